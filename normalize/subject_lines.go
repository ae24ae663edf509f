package normalize

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
)

// The places of a document that speak of its author: the lines before the first
// section, the first sentences, and the signature.

func (l *proseLine) origin() string {
	if l.at.Line > 0 {
		return "text line " + strconv.Itoa(l.at.Line)
	}
	return "text"
}

// pages are the parts of the prose.
type pages struct {
	head    []*proseLine // before the first section
	opening []*proseLine // the first lines behind its heading
	all     []*proseLine

	sentences []firstLine // that may announce the report
}

const (
	headLines    = 40   // lines before the first section that are read as its head
	headBytes    = 2000 // of a line without headings
	openingLines = 8
)

// leaf cuts the prose at its first section heading; without one the first lines
// are the head.
func leaf(text prose) pages {
	p := pages{all: make([]*proseLine, 0, len(text))}
	for i := range text {
		line := &text[i]
		if line.grid == 0 && strings.TrimSpace(line.raw) != "" {
			p.all = append(p.all, line)
		}
	}
	for i, l := range p.all {
		if len(l.headings) > 0 {
			h := l.headings[0]
			p.head = append(p.head, p.all[:i]...)
			if before := l.raw[:l.place(h.from)]; strings.TrimSpace(before) != "" {
				p.head = append(p.head, &proseLine{traced: trace(before), at: l.at})
			}
			behind := l.raw[l.place(h.to):]
			p.opening = append([]*proseLine{{traced: trace(behind), at: l.at}}, p.all[i+1:min(len(p.all), i+openingLines)]...)
			p.head = p.head[max(0, len(p.head)-headLines):]
			return p
		}
	}
	p.head = p.all[:min(len(p.all), openingLines)]
	p.opening = p.head
	return p
}

func (p pages) folded() []string {
	list := make([]string, len(p.all))
	for i, l := range p.all {
		list[i] = l.text
	}
	return list
}

// titles finds the titles among the lines of the head. A title may stand on two or
// three lines, or inside a line that holds the whole page.
func (p pages) titles(who self) []entitled {
	var list []entitled
	for i := 0; i < len(p.head); i++ {
		line := p.head[i]
		h, lines := p.headline(i, who)
		if h.found {
			list = append(list, entitled{h, line.origin()})
			i += lines - 1
			continue
		}
		for _, h := range titlesInside(line.raw) {
			list = append(list, entitled{h, line.origin()})
		}
	}
	return list
}

// headline reads the title that begins at line i of the head.
func (p pages) headline(i int, who self) (h headline, lines int) {
	joined := ""
	for n := 1; n <= 3 && i+n <= len(p.head); n++ {
		line := p.head[i+n-1]
		if sentenceMarks.In(line.text) || utf8.RuneCountInString(line.text) > longestTitle {
			break
		}
		own := readHeadline(line.raw)
		h, joined = own, joined+line.raw
		if n > 1 {
			h = readHeadline(joined)
		}
		switch {
		case n == 1 && h.found:
			return h, 1
		case n == 2 && h.found && own.year == 0 && onlyYearLine.MatchString(p.head[i].text):
			return h, 2 // the year stands alone on the line above
		case own.found && (own.name != "" || own.nobody):
			return headline{}, 0 // a whole title of its own follows
		case h.found && h.name != "" && who.denies(Compact(h.name)):
			return headline{}, 0 // the banner of the site, not a part of the title
		case h.found:
			return h, n
		}
	}
	return headline{}, 0
}

var (
	sentenceMarks = pattern.SetOf("。；")

	onlyYearLine = pattern.MustCompile(`^` + anyYear + `年度?$`)
	mostWords    = 400 // words of one line that are looked at
)

// wordBorders part words as spaces do.
const wordBorders = `〔〕【】[]|>》《;；。，,!！“”"：:`

// titlesInside finds titles among the words of a long line. A title may be printed with
// spaces: words are joined leftwards until an agency is named.
func titlesInside(raw string) []headline {
	var list []headline
	raw = raw[:cutAt(raw, headBytes)]
	for _, part := range strings.FieldsFunc(raw, func(r rune) bool { return !isHan(r) && strings.ContainsRune(wordBorders, r) }) {
		words := strings.Fields(part)
		for e := range words[:min(len(words), mostWords)] {
			var best headline
			for b := e; b >= max(0, e-4) && best.name == ""; b-- {
				h := readHeadline(strings.Join(words[b:e+1], " "))
				if h.found && (best.text == "" || h.name != "" || h.years > best.years) {
					best = h
				}
			}
			if best.found {
				list = append(list, best)
			}
		}
	}
	return list
}

// cutAt is n, or less so that no character is cut.
func cutAt(s string, n int) int {
	if len(s) <= n {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}
