package main

// Aligned tables for the terminal. Chinese characters take two columns; what
// stands in between (“ ” · …) takes one, on every machine alike.

import (
	"strings"

	"github.com/mattn/go-runewidth"
)

var cells = &runewidth.Condition{EastAsianWidth: false}

// table is text in columns. Columns named in right are aligned to the right.
// The head may have several lines.
type table struct {
	head  [][]string
	first int   // least width of the first column
	least []int // of each column, where an earlier part of the table set it
	rows  [][]string
	right func(col int) bool
	mark  func(row, col int, padded string) string // colours a padded cell, or nil
}

// String lays the table out, two spaces between columns, no trailing spaces.
func (t *table) String() string {
	widths := t.widths()
	var b strings.Builder
	for _, line := range t.head {
		t.line(&b, line, widths, -1)
	}
	if len(t.head) > 0 {
		rule := make([]string, len(widths))
		for i, w := range widths {
			rule[i] = strings.Repeat("-", w)
		}
		t.line(&b, rule, widths, -1)
	}
	for i, row := range t.rows {
		t.line(&b, row, widths, i)
	}
	return b.String()
}

func (t *table) widths() []int {
	widths := append([]int{t.first}, t.least[min(1, len(t.least)):]...)
	if len(t.least) > 0 {
		widths[0] = max(widths[0], t.least[0])
	}
	for _, row := range append(t.head[:len(t.head):len(t.head)], t.rows...) {
		for col, text := range row {
			if col == len(widths) {
				widths = append(widths, 0)
			}
			widths[col] = max(widths[col], width(text))
		}
	}
	return widths
}

func (t *table) line(b *strings.Builder, row []string, widths []int, index int) {
	var line strings.Builder
	for col, text := range row {
		if col > 0 {
			line.WriteString("  ")
		}
		gap := strings.Repeat(" ", widths[col]-width(text))
		if t.right != nil && t.right(col) {
			text = gap + text
		} else {
			text += gap
		}
		if t.mark != nil && index >= 0 {
			text = t.mark(index, col, text)
		}
		line.WriteString(text)
	}
	b.WriteString(strings.TrimRight(line.String(), " ") + "\n")
}

// width is how many columns of a terminal a text takes.
func width(s string) int { return cells.StringWidth(s) }

// shorten cuts a text to so many columns, with … where something is left out.
func shorten(s string, columns int) string { return cells.Truncate(s, columns, "…") }

// printable makes text of unknown origin safe for one line of a terminal.
func printable(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	return strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r >= 0x80 && r < 0xa0 || r == '\u202e' {
			return '\ufffd'
		}
		return r
	}, s)
}
