package page

import (
	"strings"
	"unicode"
)

// The text of a cell: its lines joined as its print shows them.

// fill puts the glyphs of a page into the cells that hold their middles, and gives back
// the rest.
func fill(tables []Table, finders []finder, glyphs []Glyph) (rest []Glyph) {
	held := make([][][]Glyph, len(tables))
	boxes := make([]Box, len(tables))
	for i := range tables {
		held[i], boxes[i] = make([][]Glyph, len(tables[i].Cells)), tables[i].box()
	}
	places := make([]place, len(glyphs))
	for n, g := range glyphs {
		x, y := g.Box.midX(), g.Box.midY()
		best, cell := -1, -1
		for i := range tables {
			if !boxes[i].holds(x, y) || best >= 0 && boxes[best].area() <= boxes[i].area() {
				continue
			}
			if c := finders[i].at(x, y); c >= 0 {
				best, cell = i, c
			}
		}
		places[n] = place{best, cell}
		if best < 0 {
			rest = append(rest, g)
			continue
		}
		held[best][cell] = append(held[best][cell], g)
	}
	split := overflows(tables, glyphs, places)
	for i := range tables {
		for k := range tables[i].Cells {
			tables[i].Cells[k].lines = downwards(linesOf(held[i][k]))
		}
		tables[i].texts()
	}
	for _, at := range split {
		tables[at.table].Cells[at.cell].Text += Doubtful
	}
	return rest
}

// place is a cell of a table, or none.
type place struct{ table, cell int }

// touching, in ems, is the gap below which two digits are of one number: borders keep the
// numbers of two cells further apart.
const touching = 0.12

// broad digits are as wide as Chinese characters, with room of their own at the sides.
func broad(g *Glyph) bool { return g.Box.width() > 0.8*g.height() }

// aside tells whether a glyph stands away from the middle of its cell.
func aside(tables []Table, at place, g *Glyph) bool {
	return at.table >= 0 && abs(g.Box.midX()-tables[at.table].Cells[at.cell].Box.midX()) > offMiddle*g.height()
}

const offMiddle = 0.3

// overflows finds the cells of numbers that run over a border: nobody can tell where the
// first ends.
func overflows(tables []Table, glyphs []Glyph, places []place) (split []place) {
	for i := 1; i < len(glyphs); i++ {
		a, b := &glyphs[i-1], &glyphs[i]
		if places[i-1] == places[i] || !digits(a, b) || !alongside(a, b) {
			continue
		}
		if gap := a.gapTo(b); gap > -touching && gap < touching && (!broad(a) && !broad(b) || aside(tables, places[i-1], a) || aside(tables, places[i], b)) {
			for _, at := range []place{places[i-1], places[i]} {
				if at.table >= 0 {
					split = append(split, at)
				}
			}
		}
	}
	return split
}

// texts joins the lines of every cell.
func (t *Table) texts() {
	for i := range t.Cells {
		if c := &t.Cells[i]; len(c.lines) < 2 || !numeral(c.lines) {
			c.Text = textOfLines(c.lines)
		}
	}
	for i := range t.Cells { // when the labels beside them are known
		if c := &t.Cells[i]; len(c.lines) > 1 && numeral(c.lines) {
			c.Text = t.wrapped(c)
		}
	}
}

func textOfLines(lines []line) string {
	if lettersOnly(lines) {
		return Doubtful
	}
	var b strings.Builder
	for k, l := range lines {
		if k > 0 && !seamless(lines[k-1], l) {
			b.WriteByte('\n')
		}
		b.WriteString(l.text())
	}
	return b.String()
}

// lettersOnly: a cell of a report says nothing in Latin letters but N/A; such a cell holds
// digits that the file gives other names (x03: PWRO for 1830).
func lettersOnly(lines []line) bool {
	var all strings.Builder
	for _, l := range lines {
		all.WriteString(l.text())
	}
	s := all.String()
	if strings.EqualFold(s, "n/a") || strings.EqualFold(s, "na") {
		return false
	}
	letters := 0
	for _, r := range s {
		switch {
		case r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z':
			letters++
		case r > unicode.MaxASCII || r >= '0' && r <= '9':
			return false
		}
	}
	return letters > 0
}

// seamless: a Chinese word goes on in the next line, without a space.
func seamless(above, below line) bool {
	last, first := above.glyphs[len(above.glyphs)-1].Text, below.glyphs[0].Text
	return (wide(last) || wide(first)) && !(digital(last) && digital(first))
}

// numeral: all that a cell holds could be digits of one number.
func numeral(lines []line) bool {
	for _, l := range lines {
		for _, g := range l.glyphs {
			if strings.IndexFunc(g.Text, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' && r != ',' }) >= 0 {
				return false
			}
		}
	}
	return true
}

// Digits of one cell on several lines are one number only where the print shows that
// the cell was too narrow for it; else they stay on their lines, which is no number.
const (
	widestPadding = 6.0 // points between border and text on each side: 5.4 in Word and WPS
	closestLines  = 1.9 // ems from line to line within one number
)

// wrapped joins the digits of a number that its narrow cell broke, where all of this holds:
// every line but the last is full, no line is longer than the first, the lines follow
// closely, no other cell of the column has a longer number on one line, and some other
// cell of the row stands on one line, or the words of the row on fewer lines than the
// digits (else two rows may share the cell).
func (t *Table) wrapped(c *Cell) string {
	parts := make([]string, len(c.lines))
	for i, l := range c.lines {
		parts[i] = l.text()
	}
	apart := strings.Join(parts, "\n")
	first := c.lines[0]
	digit := first.box.width() / float64(len(first.glyphs))
	if c.Box.width()-first.box.width()-digit > 2*widestPadding || t.longerInColumn(c, first.box.width()+digit/2) || !t.singleInRow(c) && !t.shortLabel(c) {
		return apart
	}
	for i, l := range c.lines {
		full := len(l.glyphs) == len(first.glyphs)
		if len(l.glyphs) > len(first.glyphs) || !full && i < len(c.lines)-1 || strings.Contains(parts[i], " ") {
			return apart
		}
		if i > 0 && i != c.cut && l.box.midY()-c.lines[i-1].box.midY() > closestLines*l.size {
			return apart
		}
	}
	return strings.Join(parts, "")
}

// longerInColumn: a cell of the same columns has a number of that width on one line.
func (t *Table) longerInColumn(c *Cell, width float64) bool {
	for i := range t.Cells {
		o := &t.Cells[i]
		if o.Col != c.Col || o.ColSpan != c.ColSpan || o.Row == c.Row || !numeral(o.lines) {
			continue
		}
		for _, l := range o.lines {
			if l.box.width() >= width {
				return true
			}
		}
	}
	return false
}

// shortLabel: the words of the same row, nearest on the left, stand on fewer lines.
func (t *Table) shortLabel(c *Cell) bool {
	var label *Cell
	for i := range t.Cells {
		o := &t.Cells[i]
		if o.Row == c.Row && o.RowSpan == c.RowSpan && o.Col < c.Col && strings.ContainsFunc(o.Text, isHan) {
			label = o
		}
	}
	return label != nil && len(label.lines) < len(c.lines)
}

// singleInRow: a number of the same row stands on one line.
func (t *Table) singleInRow(c *Cell) bool {
	for i := range t.Cells {
		o := &t.Cells[i]
		if o.Row == c.Row && o.RowSpan == c.RowSpan && len(o.lines) == 1 && numeral(o.lines) {
			return true
		}
	}
	return false
}
