package extract

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"

	"nianbao/extract/pattern"
)

// A saved page becomes the lines, grids and links of the report in it; what the
// page says of itself around the report becomes marks.
//
// The steps: html_tree (plain pages), else html_source and html_work (limits, cut;
// html_plain where formatting is left open), html_walk with html_text, html_table,
// html_cell, html_grid, html_styled, html_style and html_vanish (one row of lines and
// grids), html_region (which part is the report), html_catalogue, html_marks and
// html_links.

var _ = register(reader{format: HTML, rank: 50, mine: looksLikeHTML, read: func(b []byte, _ Engines) (*Content, error) { return readHTML(b) }})

var charsetInHead = regexp.MustCompile(`(?i)<(?:meta\b[^>]*?charset|\?xml\b[^>]*?encoding)\s*=\s*["']?\s*([\w.:-]+)`)

// earlyTags stand at the beginning of a page that does not begin with '<'.
var earlyTags = []string{"<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<td", "<tr", "<table", "<meta ", `\u003c`}

// foreignHeads begin documents that have tags inside and are no pages.
var foreignHeads = []string{"%PDF", "{\\rtf", "PK\x03\x04", "\xD0\xCF\x11\xE0", "MIME-Version:", "From: "}

// looksLikeHTML: a '<' that opens a tag, or typical tags early in text without
// control characters.
func looksLikeHTML(head []byte) bool {
	for _, m := range boms {
		head = bytes.TrimPrefix(head, []byte(m.mark))
	}
	if wideCharset(head) != "" {
		head = bytes.ReplaceAll(head, []byte{0}, nil)
	}
	head = bytes.TrimLeft(head, " \t\r\n\f\x00")
	if len(head) > 1 && head[0] == '<' && head[1] != '?' && head[1] < utf8.RuneSelf && controls(head) == 0 {
		return opensTag(head[1])
	}
	head = bytes.ToLower(head)
	for _, f := range foreignHeads {
		if bytes.HasPrefix(head, bytes.ToLower([]byte(f))) {
			return false
		}
	}
	if len(head) > 1 && head[0] == '<' && !bytes.HasPrefix(head, []byte("<?xml")) && controls(head)*10 < len(head) {
		return opensTag(head[1])
	}
	return controls(head) == 0 && containsAny(head, earlyTags)
}

func opensTag(c byte) bool { return isLetter(c) || c == '!' || c == '/' }

func containsAny(b []byte, words []string) bool {
	for _, word := range words {
		if bytes.Contains(b, []byte(word)) {
			return true
		}
	}
	return false
}

// controls counts the bytes that no text has.
func controls(b []byte) (n int) {
	for _, c := range b {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' {
			n++
		}
	}
	return n
}

func readHTML(b []byte) (*Content, error) {
	c, _, err := readHTMLAs(b, "")
	return c, err
}

// readHTMLAs reads a page for which a charset is declared outside of it, or "", and tells
// whether a report stands in it.
func readHTMLAs(b []byte, declared string) (c *Content, found bool, err error) {
	if own := declaredCharset(b); own != "" {
		declared = own
	}
	text, charset := decode(b, declared)
	p, err := readShown(text)
	if err != nil {
		return nil, false, err
	}
	defer p.leave() // content holds nothing of the tree
	c = p.content()
	c.Charset = charset
	if !p.region.found {
		if detail := garbled(p.words()); detail != "" {
			return nil, false, &Refusal{"mojibake", detail}
		}
	}
	return c, p.region.found, nil
}

// readShown reads a page, or the page that its scripts or its JSON show.
func readShown(text string) (*htmlPage, error) {
	if isJSON(text) {
		if inner, err := pageIn(quotedMarkup(text)); inner != nil || err != nil {
			return inner, err
		}
		return readPage(text)
	}
	p, err := readPage(text)
	if err != nil || p.region.found {
		return p, err
	}
	inner, err := pageIn(p.hiddenStrings())
	if inner == nil {
		return p, err
	}
	inner.walk.marks = append(p.headMarks(), inner.walk.marks...)
	inner.cut = inner.cut || p.cut
	return inner, nil
}

// htmlPage is one page after the walk.
type htmlPage struct {
	root   *html.Node
	room   *treeRoom // that holds the tree, nil where the parser made it
	walk   *htmlWalk
	region htmlRegion
	cut    bool
}

// leave gives the memory of a page back.
func (p *htmlPage) leave() {
	p.room.leave()
	p.walk.leave()
}

// parsePage makes the tree of a page that keeps within the limits. The look at its
// source comes with the refusal too.
func parsePage(text string) (*htmlSource, *html.Node, error) {
	source, err := lookAt(text)
	if err != nil {
		return source, nil, err
	}
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		// The reader of a string fails at nothing: the parser gave up.
		return source, nil, &Refusal{"limit", fmt.Sprintf("elements nested more than %d deep", mostDepth)}
	}
	return source, root, nil
}

// readPage reads a page; no limit can be passed by a plain one.
func readPage(text string) (*htmlPage, error) {
	room := treeRooms.Get().(*treeRoom)
	if root, css, ok := plainTree(text, room); ok {
		return walkPage(&htmlPage{root: root, room: room}, text, css)
	}
	room.leave()
	source, root, err := parsePage(text)
	if err != nil && !source.work.counted() {
		text = withoutFormatting(text)
		source, root, err = parsePage(text)
	}
	if err != nil {
		return nil, err
	}
	return walkPage(&htmlPage{root: root, cut: source.cut}, text, source.css.String())
}

// walkPage walks a page once; a second time with hidden parts where only they hold
// one of the statutory tables, or several sections: scripts show them to a reader,
// each behind its tab.
func walkPage(p *htmlPage, text, css string) (*htmlPage, error) {
	root, styles := p.root, parseStyles(css)
	p.walk = walkHTML(root, styles, loose(text), false)
	if p.walk.err == nil && p.walk.hid {
		if shown := p.walk.statutoryTables(); shown < 3 {
			all := walkHTML(root, styles, loose(text), true)
			if all.err == nil && (all.statutoryTables() > shown || all.sections() > p.walk.sections()+1) {
				p.walk, all = all, p.walk
			}
			all.leave()
		}
	}
	if p.walk.err != nil {
		return nil, p.walk.err
	}
	proof := p.walk.proof()
	p.walk.readCatalogue(proof)
	p.region = p.walk.around(proof)
	p.walk.headlines(p.region)
	return p, nil
}

// loose: text with tables in it and no other markup, whose line ends are its own.
func loose(text string) bool {
	if strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "<") {
		return false
	}
	head := []byte(strings.ToLower(text[:min(len(text), 1<<16)]))
	return !containsAny(head, []string{"<p>", "<p ", "<div", "<body", "<html", "<br"})
}

// ownAnchors are words of each of the three statutory tables that no other has.
var ownAnchors = [3][]string{
	{"信息内容", "制发件数", "现行有效", "处理决定数", "收费金额"},
	{"申请人情况", "本年新收", "予以公开", "结转下年"},
	{"行政诉讼", "结果维持", "尚未审结", "复议后起诉"},
}

// statutoryTables counts which of the three the walk found, each once.
func (w *htmlWalk) statutoryTables() (n int) {
	found := uint64(0)
	for _, it := range w.items {
		if it.anchors < 2 {
			continue
		}
		for _, c := range it.grid.Cells {
			if len(c.Text) >= shortestAnchor && len(c.Text) <= longestLabel {
				found |= ownWords.All(keepLetters(c.Text))
			}
		}
	}
	for _, words := range ownAnchors {
		own := uint64(1)<<len(words) - 1
		n += bit(found&own != 0)
		found >>= len(words)
	}
	return n
}

var ownWords = pattern.WordsOf(slices.Concat(ownAnchors[:]...))

// sections counts the different headings of sections.
func (w *htmlWalk) sections() int {
	found := map[string]bool{}
	for _, i := range w.evidence() {
		if text := w.items[i].text; text != "" {
			found[keepLetters(text[:min(len(text), 18)])] = true
		}
	}
	return len(found)
}

// content cuts the region out of the walk.
func (p *htmlPage) content() *Content {
	w, r := p.walk, p.region
	c := &Content{Format: HTML, Cut: p.cut, Lines: make([]Line, 0, r.to-r.from)}
	for i := r.from; i < r.to; i++ {
		it := w.items[i]
		switch {
		case it.said, it.text == "" && it.grid == nil:
		case it.grid != nil:
			c.placeGrid(*it.grid)
		case r.evident(i) || prose(it.text) || !chromeText(it.text):
			c.Lines = append(c.Lines, Line{Text: it.text, Level: it.level, Pos: Pos{Line: len(c.Lines) + 1}})
		}
	}
	for _, l := range w.links {
		if l.at >= r.from && l.at < r.to {
			l.Target, l.Label = strings.Clone(l.Target), strings.Clone(l.Label) // not the page with them
			c.Links = append(c.Links, l.Link)
		}
	}
	slices.SortStableFunc(w.marks, func(a, b placedMark) int { return a.at - b.at })
	for _, m := range w.marks {
		m.Value = strings.Clone(m.Value)
		c.Marks = append(c.Marks, m.Mark)
	}
	return c
}

// placeGrid adds a grid with its number in every cell, and the line of its place.
func (c *Content) placeGrid(g Grid) {
	number, line := len(c.Grids)+1, len(c.Lines)+1
	g.Pos = Pos{Table: number, Line: line}
	for i := range g.Cells {
		cell := &g.Cells[i]
		cell.Pos = Pos{Table: number, Row: cell.Row, Col: cell.Col}
	}
	c.Grids = append(c.Grids, g)
	c.Lines = append(c.Lines, Line{Grid: number, Pos: g.Pos})
}

// words is all text of the page, for judging its characters.
func (p *htmlPage) words() string {
	var b strings.Builder
	for _, it := range p.walk.items {
		b.WriteString(it.text)
		if it.grid != nil {
			for _, c := range it.grid.Cells {
				b.WriteString(c.Text)
			}
		}
		b.WriteByte('\n')
	}
	for _, m := range p.walk.marks {
		b.WriteString(m.Value)
	}
	return b.String()
}

// headMarks are the marks of a page, to stand before those of a page inside it.
func (p *htmlPage) headMarks() []placedMark {
	out := slices.Clone(p.walk.marks)
	for i := range out {
		out[i].at = -1
	}
	return out
}
