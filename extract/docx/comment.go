package docx

// Comments put into a copy of a document: into its text at the paragraphs concerned, and
// into the parts that hold them. Every other part keeps its bytes.

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"nianbao/extract/parts"
	"nianbao/extract/tags"
)

// Note is a comment on the paragraph that begins at Place (as flow.Block has it), a
// paragraph of its own for each line of Text.
type Note struct {
	Place int
	Text  string
}

// Comment gives a copy of a document with notes as comments of an author. The error is a
// *parts.Failure.
func Comment(b []byte, author string, notes []Note) ([]byte, error) {
	p, err := parts.Open(b)
	if err != nil {
		return nil, err
	}
	c := &commenter{parts: p, name: mainOf(p), author: author, changed: map[string]string{}}
	if c.name == "" {
		return nil, &parts.Failure{Reason: "unsupported_format", Detail: "no document of Word"}
	}
	if err := c.write(notes); err != nil {
		return nil, err
	}
	return parts.Rewrite(b, c.changed)
}

// commenter is a document that gets comments; changed holds the new text of parts.
type commenter struct {
	parts   *parts.Parts
	name    string // of the part with the text
	author  string
	changed map[string]string
}

// anchored are the comments on one paragraph.
type anchored struct {
	place int
	ids   []int
}

func (c *commenter) write(notes []Note) error {
	text, err := textOf(c.parts, c.name)
	if err != nil {
		return err
	}
	if strings.Contains(text[:min(len(text), 100)], "UTF-16") {
		return &parts.Failure{Reason: "damaged", Detail: "the text is in UTF-16, which Word does not write"}
	}
	room, err := c.commentsPart()
	if err != nil {
		return err
	}
	notes = slices.Clone(notes)
	slices.SortStableFunc(notes, func(a, b Note) int { return cmp.Compare(a.Place, b.Place) })
	var at []anchored
	for i, n := range notes {
		if len(at) == 0 || at[len(at)-1].place != n.Place {
			at = append(at, anchored{place: n.Place})
		}
		at[len(at)-1].ids = append(at[len(at)-1].ids, room.next+i)
	}
	edits, err := anchors(text, at)
	if err != nil {
		return err
	}
	c.changed[c.name] = edited(text, edits)
	return c.add(room, notes)
}

// edit puts text into a document at a byte, in the place of some.
type edit struct {
	at, cut int
	text    string
}

// edited carries edits out, in the order of their places.
func edited(text string, edits []edit) string {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Compare(a.at, b.at) })
	var b strings.Builder
	from := 0
	for _, e := range edits {
		b.WriteString(text[from:e.at] + e.text)
		from = e.at + e.cut
	}
	return b.String() + text[from:]
}

// openParagraph is one that the walk over the text is in.
type openParagraph struct {
	depth  int
	prefix string
	start  int // where its content begins, behind its properties
	empty  bool
	end    int // of its start tag
	ids    []int
}

// anchors are the marks of comments in the text. A paragraph of a text box can have
// none: its comments go to the paragraph that the box hangs on.
func anchors(text string, at []anchored) (edits []edit, err error) {
	s := tags.New(text, spaces)
	var open []*openParagraph
	properties := 0 // depth of the pPr in hand
	for s.Next() {
		switch {
		case s.Kind == tags.Open && s.Space == "w" && s.Local == "p":
			p := &openParagraph{depth: s.Depth(), prefix: s.Prefix(), start: s.After, end: s.After, empty: strings.HasSuffix(text[s.Start:s.After], "/>")}
			open = append(open, p)
			if len(at) > 0 && at[0].place == s.Start+1 {
				open[0].ids = append(open[0].ids, at[0].ids...)
				at = at[1:]
			}
		case s.Kind == tags.Open && s.Space == "w" && s.Local == "pPr" && len(open) > 0 && s.Depth() == open[len(open)-1].depth+1:
			properties = s.Depth()
		case s.Kind == tags.Close && properties == s.Depth() && properties > 0 && s.Local == "pPr":
			open[len(open)-1].start, properties = s.After, 0
		case s.Kind == tags.Close && len(open) > 0 && s.Depth() == open[len(open)-1].depth:
			p := open[len(open)-1]
			open = open[:len(open)-1]
			edits = append(edits, p.edits(s.Start)...)
		}
	}
	if s.Err() != nil || len(at) > 0 {
		return nil, &parts.Failure{Reason: "damaged", Detail: "the paragraphs to comment on are not there"}
	}
	return edits, nil
}

// edits are the marks in one paragraph that closes at a byte.
func (p *openParagraph) edits(closes int) []edit {
	if len(p.ids) == 0 {
		return nil
	}
	w := ""
	if p.prefix != "" {
		w = p.prefix + ":"
	}
	var from, to strings.Builder
	for _, id := range p.ids {
		attr := ` ` + w + `id="` + strconv.Itoa(id) + `"/>`
		from.WriteString("<" + w + "commentRangeStart" + attr)
		to.WriteString("<" + w + "commentRangeEnd" + attr + "<" + w + "r><" + w + "commentReference" + attr + "</" + w + "r>")
	}
	if p.empty {
		return []edit{{p.end - len("/>"), len("/>"), ">" + from.String() + to.String() + "</" + w + "p>"}}
	}
	return []edit{{p.start, 0, from.String()}, {closes, 0, to.String()}}
}
