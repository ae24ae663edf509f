package office

// The cells of a workbook: numbers as numbers with a format, or as text.

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"nianbao/corpus/samples/synth"
)

// formats of numbers, by the style that has them; the first is that of all other cells.
var formats = []string{"General", "0", "0.00", "#,##0", "#,##0.00", "0.0", "#,##0.0", "0.000000", "#,##0.000000"}

func (w *workbook) styles(spaces string) string {
	text := w.open("styleSheet", spaces) + w.open("numFmts", "")
	for i, f := range formats {
		text += w.open("numFmt", fmt.Sprintf(` numFmtId="%d" formatCode="%s"`, 170+i, escape(f))) + w.close("numFmt")
	}
	text += w.close("numFmts")
	for _, list := range [][2]string{{"fonts", "font"}, {"fills", "fill"}, {"borders", "border"}} {
		text += w.open(list[0], "") + w.open(list[1], "") + w.close(list[1]) + w.close(list[0])
	}
	text += w.open("cellXfs", "")
	for i := range formats {
		text += w.open("xf", fmt.Sprintf(` numFmtId="%d" fontId="0" fillId="0"`, 170+i)) + w.close("xf")
	}
	return text + w.close("cellXfs") + w.close("styleSheet")
}

// table writes a table row by row. A hidden column holds other numbers, and so does a
// hidden row now and then.
func (w *workbook) table(s *worksheet, g *synth.Grid) {
	left := make([]int, g.Width) // rows for which a place is still covered
	for _, r := range g.Rows {
		s.row++
		var cells strings.Builder
		at := 0
		for i, c := range r.Cells {
			for at < g.Width && left[at] > 0 {
				at++
			}
			for k := range c.ColSpan {
				left[at+k] = c.RowSpan
			}
			total := w.formulas && i == len(r.Cells)-1
			if at+1 == s.hiddenCol {
				cells.WriteString(w.number(fmt.Sprintf("%c%d", 'A'+s.hiddenCol-1, s.row), "99999", "", 0))
			}
			cells.WriteString(w.figure(s.place(s.row, at+1), c, total))
			s.merge(s.row, at+1, c.RowSpan, c.ColSpan)
			at += c.ColSpan
		}
		for i := range left {
			left[i] = max(0, left[i]-1)
		}
		s.rows.WriteString(w.open("row", fmt.Sprintf(` r="%d"`, s.row)) + cells.String() + w.close("row"))
		if !slices.ContainsFunc(left, func(n int) bool { return n > 0 }) && chance(w.dice, 10) {
			s.row++
			hidden := w.text(s.place(s.row, 1), "上年", 0) + w.number(s.place(s.row, 2), "88888", "", 0)
			s.rows.WriteString(w.open("row", fmt.Sprintf(` r="%d" hidden="1"`, s.row)) + hidden + w.close("row"))
		}
	}
}

var (
	plainNumber = regexp.MustCompile(`^(0|[1-9][0-9]*)(\.[0-9]+)?$`)
	grouped     = regexp.MustCompile(`^[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?$`)
)

// figure writes one cell of a table as an office may have typed it.
func (w *workbook) figure(ref string, c synth.GridCell, total bool) string {
	if c.Text == "" {
		return w.open("c", ` r="`+ref+`"`) + w.close("c")
	}
	style := -1
	_, fraction, _ := strings.Cut(c.Text, ".")
	if places, ok := map[int]int{0: 1, 1: 5, 2: 2}[len(fraction)]; ok && c.Role == synth.Value {
		switch {
		case plainNumber.MatchString(c.Text):
			style = places
		case grouped.MatchString(c.Text):
			style = map[int]int{1: 3, 5: 6, 2: 4}[places]
		}
	}
	if style < 0 || w.asText {
		return w.text(ref, c.Text, 0)
	}
	formula := ""
	if total {
		formula = w.open("f", "") + "SUM(A1:A2)" + w.close("f")
	}
	return w.number(ref, strings.ReplaceAll(c.Text, ",", ""), formula, style)
}

func (w *workbook) number(ref, value, formula string, style int) string {
	return w.open("c", fmt.Sprintf(` r="%s" s="%d"`, ref, style)) + formula + w.open("v", "") + value + w.close("v") + w.close("c")
}

// text writes a text, in its cell or among the strings that cells share.
func (w *workbook) text(ref, text string, style int) string {
	runs := w.open("t", ` xml:space="preserve"`) + escape(text) + w.close("t")
	if half := len([]rune(text)) / 2; half > 3 && chance(w.dice, 20) {
		list := []rune(text)
		run := func(s string) string {
			return w.open("r", "") + w.open("t", ` xml:space="preserve"`) + escape(s) + w.close("t") + w.close("r")
		}
		runs = run(string(list[:half])) + run(string(list[half:])) + w.open("rPh", ` sb="0" eb="1"`) + w.open("t", "") + "99" + w.close("t") + w.close("rPh")
	}
	if w.inline {
		return w.open("c", fmt.Sprintf(` r="%s" s="%d" t="inlineStr"`, ref, style)) + w.open("is", "") + runs + w.close("is") + w.close("c")
	}
	w.shared = append(w.shared, runs)
	return w.open("c", fmt.Sprintf(` r="%s" s="%d" t="s"`, ref, style)) + w.open("v", "") + fmt.Sprint(len(w.shared)-1) + w.close("v") + w.close("c")
}
