package normalize

import (
	"slices"
	"strings"
	"sync"

	"nianbao/extract"
	"nianbao/extract/pattern"
)

// header is what stands above the values of a table: the words of its columns,
// and the grid column over which each of them stands.
type header struct {
	words   []headWord     // the cells of the last header row, without the stub
	columns []headedColumn // those that it names
	seq     []string       // columns in the order in which the header names them
	wrong   bool           // one line names 总计 before 自然人, or 行政诉讼 before 行政复议
}

// headWord is a cell of a header row.
type headWord struct {
	folded  string
	columns []string // the columns that it may name
	again   bool     // it repeats the word on its left
}

func (w headWord) names(column string) bool { return slices.Contains(w.columns, column) }

// headedColumn is a column with the grid column above which its name stands alone, -1
// where it is named twice.
type headedColumn struct {
	name string
	at   int
}

// place is where a column stands in h.columns, -1 where the header does not name it.
func (h *header) place(column string) int {
	return slices.IndexFunc(h.columns, func(c headedColumn) bool { return c.name == column })
}

func (h *header) names(column string) bool { return h.place(column) >= 0 }

// stub words stand in the corner of a header or repeat what the table is about.
var (
	stubWord    = pattern.MustCompile(`^(?:信息内容|类别|项目|数据项目|数量|件数|指标|内容|名称|申请人情况|法人[或和及、]?其[他它]组织|数据\d+|单位.{1,4})$`)
	noteWord    = pattern.MustCompile(`勾稽关系|第一项加第二项`)
	wholeNote   = pattern.MustCompile(`^本列数据的?勾稽关系为第一项加第二项之和等于第三项加第四项之和(?:申请人情况)?$`)
	brokenWord  = pattern.MustCompile(`^(?:商业|企业|科研|机构|社会|公益|社会公益|公益组织|组织|法律|服务|法律服务|服务机构|结果|维持|纠正|尚未|审结|其[他它]|本年新|本年|数量|制作数量|公开数量|制作|公开)$`)
	proceedings = []struct{ word, row string }{{"行政复议", "review"}, {"行政诉讼", ""}, {"未经复议直接起诉", "suit_direct"}, {"未经复议直接诉讼", "suit_direct"}, {"复议后起诉", "suit_after_review"}, {"经复议后起诉", "suit_after_review"}}
)

// columnWord recognises a column of a table by header words; rank is its place
// among the columns of its block.
type columnWord struct {
	name string
	rank int
	re   *pattern.Pattern
}

// columnWords lists the columns of each table over all forms.
var columnWords = sync.OnceValue(func() map[string][]columnWord {
	all := map[string][]columnWord{}
	for _, f := range Forms() {
		for _, t := range f.Tables {
			for _, b := range t.Blocks {
				for i, c := range b.Columns {
					all[t.Name] = append(all[t.Name], columnWord{c.Name, i, pattern.MustCompile(`^(?:` + c.Pattern + `)件?$`)})
				}
			}
		}
	}
	return all
})

// columnNamed is the first column of the table that folded header words name, "" for none.
func columnNamed(table, folded string) string {
	if names := columnsNamed(table, folded); len(names) > 0 {
		return names[0]
	}
	return ""
}

// columnsNamed are the columns of the table that folded header words may name.
func columnsNamed(table, folded string) []string {
	if folded == "" {
		return nil
	}
	return namesOfColumns().of(table, folded, nameColumns)
}

var namesOfColumns = sync.OnceValue(func() *ofTable[[]string] { return askTables(nameColumns) })

func nameColumns(table, folded string) (names []string) {
	for _, w := range columnWords()[table] {
		if !slices.Contains(names, w.name) && w.re.MatchString(folded) {
			names = append(names, w.name)
		}
	}
	return names
}

// orderly tells whether a header names its columns in the order of the form, as
// far as it names them. In requests, 自然人 and 总计 stand on lines of their own
// in some layouts, so only the five kinds of organisations are compared with each
// other. A header printed again begins anew with the column that it began with.
func orderly(table string, columns []Column, seq []string) bool {
	first, last := -1, -1
	for _, name := range seq {
		rank := slices.IndexFunc(columns, func(c Column) bool { return c.Name == name })
		if rank < 0 || table == Requests && (name == "natural_person" || name == Total) {
			continue
		}
		if rank < last && rank != first {
			return false
		}
		if last = rank; first < 0 {
			first = rank
		}
	}
	return true
}

// headerWord tells whether a cell can stand in the header of the table.
func headerWord(table, folded string) bool {
	return folded == "" || headerWords().of(table, folded, headsTable)
}

var headerWords = sync.OnceValue(func() *ofTable[bool] { return askTables(headsTable) })

func headsTable(table, folded string) bool {
	if stubWord.MatchString(folded) || noteWord.MatchString(folded) || columnNamed(table, folded) != "" {
		return true
	}
	return brokenWord.MatchString(folded) || table == Disputes && proceedingOf(folded) != "-"
}

// proceedingOf names the row of disputes that a header cell stands for, "" for
// 行政诉讼 as a whole, "-" for other words.
func proceedingOf(folded string) string {
	folded = strings.TrimPrefix(folded, "行政诉讼")
	if folded == "" {
		return ""
	}
	for _, p := range proceedings {
		if p.word == folded {
			return p.row
		}
	}
	return "-"
}

// add takes one more header row in. Later rows are nearer to the values.
func (h *header) add(table string, cells []extract.Cell) {
	h.columns, h.seq = roomFor(h.columns, len(cells)), roomFor(h.seq, len(cells)) // rows read above keep what they saw
	h.words = make([]headWord, 0, len(cells))
	for i := range cells {
		c := &cells[i]
		word := Fold(c.Text)
		names := columnsNamed(table, word)
		if len(names) > 0 {
			h.note(names[0], c)
			h.seq = append(h.seq, names[0])
		}
		if i > 0 || !stubWord.MatchString(word) {
			h.words = append(h.words, headWord{word, names, c.Text == again})
		}
	}
}

// roomFor is a copy of a list with room for n more.
func roomFor[T any](list []T, n int) []T { return append(make([]T, 0, len(list)+n), list...) }

// note takes in the grid column of a header cell.
func (h *header) note(name string, c *extract.Cell) {
	i := h.place(name)
	switch {
	case i < 0 && c.ColSpan == 1:
		h.columns = append(h.columns, headedColumn{name, c.Col})
	case i < 0:
		h.columns = append(h.columns, headedColumn{name, -1})
	case h.columns[i].at != c.Col || c.ColSpan != 1:
		h.columns[i].at = -1
	}
}

// trailing cuts empty cells from the end.
func trailing(names []string) []string {
	for len(names) > 0 && names[len(names)-1] == "" {
		names = names[:len(names)-1]
	}
	return names
}

// filled cuts empty cells from both ends.
func filled(words []headWord) []headWord {
	for len(words) > 0 && words[len(words)-1].folded == "" {
		words = words[:len(words)-1]
	}
	for len(words) > 0 && words[0].folded == "" {
		words = words[1:]
	}
	return words
}
