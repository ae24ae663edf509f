package normalize

import (
	"strings"

	"nianbao/extract"
)

// Sections: the prose of a report, cut at its headings.

// passage is a section with the place of each of its paragraphs.
type passage struct {
	key, heading string
	at           extract.Pos
	paragraphs   []paragraph
}

type paragraph struct {
	text   string // as printed
	at     extract.Pos
	folded *traced // where it is known, else nil
}

// trace folds the paragraph, once.
func (q *paragraph) trace() *traced {
	if q.folded == nil {
		t := trace(q.text)
		q.folded = &t
	}
	return q.folded
}

// lines adds the paragraph to a list, cut at its line feeds, each at the given place.
func (q paragraph) lines(list []paragraph, at extract.Pos) []paragraph {
	if !strings.Contains(q.text, "\n") {
		return append(list, paragraph{q.text, at, q.folded})
	}
	for line := range strings.SplitSeq(q.text, "\n") {
		list = append(list, paragraph{text: line, at: at})
	}
	return list
}

// section gives the passage as it is kept; its paragraphs are folded then.
func (p *passage) section() Section {
	texts := make([]string, len(p.paragraphs))
	for i := range p.paragraphs {
		q := &p.paragraphs[i]
		texts[i] = q.text
		q.trace()
	}
	text := strings.Join(texts, "\n")
	return Section{Key: p.key, Heading: p.heading, Text: text, Topics: topics(p.paragraphs, text), At: p.at}
}

// cutProse finds the headings and gives every piece of text to its section: the
// six, and the text before them. A section printed twice (a narrative, then the
// tables) is one, with its first heading. Sections stand in the order in which they
// first appear.
func cutProse(text prose) []passage {
	m := manuscript{text: text}
	for _, line := range text {
		m.found = append(m.found, line.headings...)
	}
	m.keepSurest()
	m.dropContents()
	m.addExtra()
	return m.passages()
}

// manuscript is a document while its headings are settled.
type manuscript struct {
	text  prose
	found []heading // in reading order
}

// passages walks from heading to heading.
func (m *manuscript) passages() []passage {
	list := []passage{{key: lede}}
	current, i, from := 0, 0, 0
	if len(m.text) > 0 {
		list[0].at = m.text[0].at
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
	p := passage{key: h.key, heading: m.text[h.line].printed(h.from, h.to), at: m.text[h.line].at}
	return append(list, p), len(list)
}

// take gives the text from one place to another to a passage, line by line.
func (m *manuscript) take(p *passage, line, from, toLine, to int) {
	for i := line; i <= toLine && i < len(m.text); i++ {
		line, end := &m.text[i], len(m.text[i].text)
		if i == toLine {
			end = to
		}
		if line.grid == 0 && from < end {
			p.add(line, from, end)
		}
		from = 0
	}
}

// add keeps what is prose of text[from:to]. Right after a heading, the colon or
// full stop that ends it goes.
func (p *passage) add(line *proseLine, from, to int) {
	raw := line.printed(from, to)
	if from > 0 {
		raw = strings.TrimLeft(raw, "：:。．.* \u3000\t\u00a0")
	}
	if raw = withoutChrome(raw); raw == "" {
		return
	}
	q := paragraph{text: raw, at: line.at}
	if len(raw) == len(line.raw) && raw == line.raw {
		q.folded = &line.traced
	}
	p.paragraphs = append(p.paragraphs, q)
}
