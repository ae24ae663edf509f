package normalize

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"nianbao/extract"
)

// Labels of recognised tables. A label is read by its likeness to the words of the
// forms, and where the rows of a table are all there, by its place among them.

// ocrWord is a word of the forms' tables; row is the row of requests that it names.
type ocrWord struct {
	text, folded, row string
}

var ocrWords = sync.OnceValue(func() []ocrWord {
	var list []ocrWord
	seen := map[string]bool{}
	add := func(text, row string) {
		if f := Fold(text); f != "" && !seen[f] {
			seen[f] = true
			list = append(list, ocrWord{text, f, row})
		}
	}
	for _, f := range Forms() {
		for _, t := range f.Tables {
			for _, b := range t.Blocks {
				add(b.Title, "")
				for _, r := range b.Rows {
					row := ""
					if t.Name == Requests {
						row = r.Name
					}
					add(r.Label, row)
					add(r.Group, "")
				}
				for _, c := range b.Columns {
					add(c.Label, "")
				}
			}
		}
	}
	for _, w := range []string{"信息内容", "申请人情况", "法人或其他组织", "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "行政诉讼", "（六）其他处理"} {
		add(w, "")
	}
	return list
})

// Likeness below which a word is not taken for one of the form, and by how much the
// best must be better than the next.
const (
	leastLike  = 0.5
	likeMargin = 0.25
	leastRunes = 4 // shorter words must be exact: 其他 and 总计 differ as much as any two
)

// likeWord finds the word of the forms that recognised text stands for.
func likeWord(text string) (ocrWord, bool) {
	folded := Fold(text)
	var best ocrWord
	first, second := 0.0, 0.0
	for _, w := range ocrWords() {
		if w.folded == folded {
			return w, true
		}
		switch like := likeness(folded, w.folded); {
		case like > first:
			best, first, second = w, like, first
		case like > second:
			second = like
		}
	}
	n := utf8.RuneCountInString(folded)
	return best, n >= leastRunes && first >= leastLike && first-second >= likeMargin
}

// likeness is 1 for the same text and 0 for one that shares no character in order.
func likeness(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x) == 0 || len(y) == 0 {
		return 0
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		last := row[0]
		row[0] = i + 1
		for j := range y {
			cost := last
			if x[i] != y[j] {
				cost = 1 + min(last, row[j], row[j+1])
			}
			last, row[j+1] = row[j+1], cost
		}
	}
	return 1 - float64(row[len(y)])/float64(max(len(x), len(y)))
}

// withWords gives recognised content with the labels that its cells stand for. What
// was recognised otherwise stays as it is.
func withWords(c *extract.Content) *extract.Content {
	if c.Recognised == "" {
		return c
	}
	out := *c
	out.Grids = slices.Clone(c.Grids)
	var rows []ocrRow
	for i := range out.Grids {
		g := &out.Grids[i]
		g.Cells = slices.Clone(g.Cells)
		for j := range g.Cells {
			if cell := &g.Cells[j]; cell.Seen != nil && cell.Seen.Words {
				if w, ok := likeWord(cell.Text); ok {
					cell.Text = w.text
				}
			}
		}
		rows = append(rows, valueRows(g)...)
	}
	byOrder(rows)
	return &out
}

// ocrRow is a row with a label and seven values.
type ocrRow struct {
	before []*extract.Cell // labels of groups
	label  *extract.Cell
	values []*extract.Cell
}

// valueRows finds the rows of a grid that look like rows of requests: seven cells
// behind the last one with writing, most of them figures or empty.
func valueRows(g *extract.Grid) (list []ocrRow) {
	for i := 0; i < len(g.Cells); {
		j := i
		for j < len(g.Cells) && g.Cells[j].Row == g.Cells[i].Row {
			j++
		}
		if n := len(applicants); j-i > n {
			r := ocrRow{label: &g.Cells[j-n-1]}
			figures := 0
			for k := i; k < j-n-1; k++ {
				r.before = append(r.before, &g.Cells[k])
			}
			for k := j - n; k < j; k++ {
				r.values = append(r.values, &g.Cells[k])
				if g.Cells[k].Seen != nil && !g.Cells[k].Seen.Words {
					figures++
				}
			}
			if figures > n/2 && r.label.Seen != nil && (r.label.Seen.Words || r.label.Text == extract.Unrecognised) && !strings.Contains(r.label.Text, "申请人情况") {
				list = append(list, r)
			}
		}
		i = j
	}
	return list
}

// byOrder names the rows of requests by their order, where all rows of a form are
// there, most of them name themselves, and none contradicts. Figures that were taken
// for writing are no writing then, and what stands before a label over several rows
// is that of a group, whatever was recognised there.
func byOrder(rows []ocrRow) {
	for _, r := range rows {
		for _, c := range r.before {
			if c.RowSpan > 1 && !isGroup(Fold(c.Text)) {
				c.Text = ""
			}
		}
		for _, c := range r.values {
			if c.Seen != nil && c.Seen.Words {
				c.Text = extract.Unrecognised
			}
		}
	}
	var fit [][]Row
	for _, form := range rowOrders() {
		if len(form) == len(rows) && inFormOrder(rows, form) {
			fit = append(fit, form)
		}
	}
	if len(fit) != 1 {
		return
	}
	for i, r := range rows {
		r.label.Text = fit[0][i].Label
	}
}

// rowOrders are the rows of requests as the forms print them, with three rows of
// （六） and with one.
func rowOrders() (list [][]Row) {
	for _, f := range Forms() {
		for _, plain := range []bool{false, true} {
			r := &Report{Form: f.Version, PlainSix: plain}
			if t := r.TableForm(Requests); len(t.Blocks) > 0 && (!plain || f.Version == "f2021") {
				list = append(list, t.Blocks[0].Rows)
			}
		}
	}
	return list
}

// leastNamed is the share of rows that must name themselves.
const leastNamed = 0.6

func inFormOrder(rows []ocrRow, form []Row) bool {
	named := 0
	for i, r := range rows {
		switch m := matchRow(Requests, Fold(r.label.Text)); m.row {
		case form[i].Name:
			named++
		case "":
		default:
			return false
		}
	}
	return float64(named) >= leastNamed*float64(len(rows))
}
