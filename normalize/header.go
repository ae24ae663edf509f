package normalize

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"nianbao/extract"
	"nianbao/extract/pattern"
)

// header is what stands above the values of a table: the words of its columns,
// and the grid column over which each of them stands.
type header struct {
	names []string       // folded cells of the last header row, without the stub
	again []bool         // which of them repeat the word on their left
	at    map[string]int // column name → grid column, where each stands alone
	seen  map[string]bool
	seq   []string // columns in the order in which the header names them
	wrong bool     // one line names 总计 before 自然人, or 行政诉讼 before 行政复议
}

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

// isColumn tells whether folded header words name this column of the table.
func isColumn(table, column, folded string) bool {
	for _, w := range columnWords()[table] {
		if w.name == column && w.re.MatchString(folded) {
			return true
		}
	}
	return false
}

func columnNamed(table, folded string) string { return columnsNamed().of(table, folded, nameColumn) }

var columnsNamed = sync.OnceValue(func() *ofTable[string] { return askTables(nameColumn) })

func nameColumn(table, folded string) string {
	for _, w := range columnWords()[table] {
		if w.re.MatchString(folded) {
			return w.name
		}
	}
	return ""
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
func headerWord(table, folded string) bool { return headerWords().of(table, folded, headsTable) }

var headerWords = sync.OnceValue(func() *ofTable[bool] { return askTables(headsTable) })

func headsTable(table, folded string) bool {
	if folded == "" || stubWord.MatchString(folded) || noteWord.MatchString(folded) || columnNamed(table, folded) != "" {
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
	h.at, h.seen = grown(h.at), grown(h.seen) // rows read above keep what they saw
	var names []string
	var repeats []bool
	h.seq = slices.Clip(h.seq)
	for i, c := range cells {
		word := Fold(c.Text)
		if name := columnNamed(table, word); name != "" {
			h.place(name, c)
			h.seq = append(h.seq, name)
		}
		if i > 0 || !stubWord.MatchString(word) {
			names, repeats = append(names, word), append(repeats, c.Text == again)
		}
	}
	h.names, h.again = names, repeats
}

func grown[V any](m map[string]V) map[string]V {
	if m == nil {
		return map[string]V{}
	}
	return maps.Clone(m)
}

// place notes the grid column of a header cell; a column named twice has none.
func (h *header) place(name string, c extract.Cell) {
	if h.seen[name] && h.at[name] != c.Col || c.ColSpan != 1 {
		h.at[name] = -1
	} else {
		h.at[name] = c.Col
	}
	h.seen[name] = true
}

// trailing cuts empty cells from the end.
func trailing(names []string) []string {
	for len(names) > 0 && names[len(names)-1] == "" {
		names = names[:len(names)-1]
	}
	return names
}

// leading cuts empty cells from the front.
func leading(names []string) []string {
	for len(names) > 0 && names[0] == "" {
		names = names[1:]
	}
	return names
}
