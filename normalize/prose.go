package normalize

import "nianbao/extract"

// prose is the running text of a document, folded once for all who read it.
type prose []proseLine

// proseLine is a line, or the place where a table stood.
type proseLine struct {
	traced
	grid     int // its number, 0 for a line
	at       extract.Pos
	numerals []numeral // of the top level, wherever they stand in the line
	headings []heading // of the six sections, too
}

func proseOf(text []extract.Line) prose {
	list := prose(spareProse.take(len(text)))[:len(text)]
	for i := range text {
		l, line := &list[i], &text[i]
		l.traced, l.grid, l.at = trace(line.Text), line.Grid, line.Pos
		if l.numerals = numeralsIn(&l.traced); l.grid == 0 {
			l.headings = headingsIn(i, &l.traced, l.numerals)
		}
	}
	return list
}

var spareProse spare[proseLine]

// release leaves the room of the prose to the next: nobody looks at it any more.
func (text prose) release() { spareProse.give(text) }

// read cuts the prose into sections and reads its statements. A section knows the
// place of its heading only, and its statements bear that.
func (text prose) read() ([]Section, []Statement) {
	passages := cutProse(text)
	sections := make([]Section, len(passages))
	for i := range passages {
		p := &passages[i]
		sections[i] = p.section()
		p.paragraphs = p.lines()
	}
	return sections, statementsIn(passages)
}

// lines are the paragraphs as lines of their own, each at the heading.
func (p *passage) lines() []paragraph {
	list := make([]paragraph, 0, len(p.paragraphs)+1)
	for _, q := range p.paragraphs {
		list = q.lines(list, p.at)
	}
	if len(list) == 0 {
		return append(list, paragraph{at: p.at})
	}
	return list
}
