package normalize

import (
	"strings"

	"nianbao/extract"
)

// Sections: the prose of a report, cut at its headings.

// readSections cuts the prose into the six sections and the text before them.
// Lines with a Grid mark where a table stood. A section printed twice (a
// narrative, then the tables) is one, with its first heading. Sections stand in
// the order in which they first appear.
func readSections(text []extract.Line) []Section {
	passages := cutProse(text)
	list := make([]Section, 0, len(passages))
	for _, p := range passages {
		list = append(list, p.section())
	}
	return list
}

// passage is a section with the place of each of its paragraphs.
type passage struct {
	key, heading string
	at           extract.Pos
	paragraphs   []paragraph
}

type paragraph struct {
	text string // as printed
	at   extract.Pos
}

func (p passage) section() Section {
	texts := make([]string, len(p.paragraphs))
	for i, q := range p.paragraphs {
		texts[i] = q.text
	}
	return Section{Key: p.key, Heading: p.heading, Text: strings.Join(texts, "\n"), Topics: topics(texts), At: p.at}
}

// cutProse finds the headings and gives every piece of text to its section.
func cutProse(text []extract.Line) []passage {
	m := manuscript{text: text, traced: make([]traced, len(text))}
	for i, line := range text {
		if line.Grid == 0 {
			m.traced[i] = trace(line.Text)
			m.found = append(m.found, headingsIn(i, m.traced[i])...)
		}
	}
	m.keepSurest()
	m.dropContents()
	m.addExtra()
	return m.passages()
}

// manuscript is a document while its headings are settled.
type manuscript struct {
	text   []extract.Line
	traced []traced
	found  []heading // in reading order
}

// passages walks from heading to heading.
func (m *manuscript) passages() []passage {
	list := []passage{{key: lede}}
	current, i, from := 0, 0, 0
	if len(m.text) > 0 {
		list[0].at = m.text[0].Pos
	}
	for _, h := range m.found {
		m.take(&list[current], i, from, h.line, h.from)
		list, current = m.open(list, h)
		i, from = h.line, h.to
	}
	m.take(&list[current], i, from, len(m.text), 0)
	if len(list[0].paragraphs) == 0 {
		list = list[1:]
	}
	return list
}

// open begins the section of a heading, or goes on with the one begun before.
func (m *manuscript) open(list []passage, h heading) ([]passage, int) {
	for i := range list {
		if list[i].key == h.key && h.key != extraSection && h.key != lede {
			return list, i
		}
	}
	p := passage{key: h.key, heading: m.traced[h.line].printed(h.from, h.to), at: m.text[h.line].Pos}
	return append(list, p), len(list)
}

// take gives the text from one place to another to a passage, line by line.
func (m *manuscript) take(p *passage, line, from, toLine, to int) {
	for i := line; i <= toLine && i < len(m.text); i++ {
		t, end := m.traced[i], len(m.traced[i].text)
		if i == toLine {
			end = to
		}
		if m.text[i].Grid == 0 && from < end {
			p.add(t, from, end, m.text[i].Pos)
		}
		from = 0
	}
}

// add keeps what is prose of text[from:to]. Right after a heading, the colon or
// full stop that ends it goes.
func (p *passage) add(t traced, from, to int, at extract.Pos) {
	raw := t.printed(from, to)
	if from > 0 {
		raw = strings.TrimLeft(raw, "：:。．.* \u3000\t\u00a0")
	}
	if raw = withoutChrome(raw); raw != "" {
		p.paragraphs = append(p.paragraphs, paragraph{raw, at})
	}
}
