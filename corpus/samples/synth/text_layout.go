package synth

import "strings"

// Text that keeps the look of the page: columns by spaces, labels wrapped, page
// numbers between the lines. An empty cell is a wider space, as after a wide label.

var _ = textStyle("layout", ".txt", Printed, layout)

// Widths in half characters: Han characters are two wide.
const (
	labelWidth = 28
	valueWidth = 14
	pageLines  = 34
)

func layout(g *Grid, d *dice) string {
	page, lines := d.between(2, 4), 0
	var b strings.Builder
	put := func(line string) {
		b.WriteString(strings.TrimRight(line, " ") + "\n")
		if lines++; lines%pageLines == 0 {
			b.WriteString(strings.Repeat(" ", 50) + "- " + string(rune('0'+page)) + " -\n\f")
			page = (page + 1) % 10
		}
	}
	for _, r := range g.Rows {
		for _, line := range layoutRow(g, r) {
			put(line)
		}
	}
	return b.String()
}

// layoutRow sets a row: its labels wrapped at the left, its values beside the
// middle line of the label.
func layoutRow(g *Grid, r Row) []string {
	if g.Table == "disputes" || r.Head {
		line := ""
		for _, c := range r.Cells {
			line += pad(c.Text, max(valueWidth*c.ColSpan, width(c.Text)+2))
		}
		return []string{strings.Repeat(" ", 2) + line}
	}
	label, values := "", ""
	var above []string
	for _, c := range r.Cells {
		switch c.Role {
		case Value:
			values += pad(c.Text, max(valueWidth, width(c.Text)+2))
		case Group:
			above = append(above, c.Text)
		default:
			label = c.Text
		}
	}
	parts := wrap(label, labelWidth)
	for i, p := range parts {
		if i == len(parts)/2 {
			p = pad(p, labelWidth+2) + values
		}
		above = append(above, p)
	}
	return above
}

func width(s string) int {
	n := 0
	for _, c := range s {
		n++
		if c >= 0x2e80 || c == '“' || c == '”' {
			n++
		}
	}
	return n
}

func pad(s string, to int) string { return s + strings.Repeat(" ", max(1, to-width(s))) }

func wrap(s string, at int) []string {
	var parts []string
	line := ""
	for _, c := range s {
		if width(line)+2 > at {
			parts, line = append(parts, line), ""
		}
		line += string(c)
	}
	return append(parts, line)
}
