package normalize_test

import (
	"fmt"
	"math/rand/v2"

	"nianbao/normalize"
)

// A sheet is a random report: what its three tables print, cell by cell. It is
// the truth that every rendering of it must give back.
type sheet struct {
	form  normalize.Form
	cells map[normalize.Key]string
}

// newSheet fills a form with random figures whose sums all hold. About every
// other count is 0, as in real reports.
func newSheet(r *rand.Rand, version string) sheet {
	form, _ := normalize.FormOf(version)
	s := sheet{form, map[normalize.Key]string{}}
	s.disclosure(r)
	s.requests(r)
	s.disputes(r)
	return s
}

func count(r *rand.Rand) int {
	switch r.IntN(4) {
	case 0:
		return 1 + r.IntN(9)
	case 1:
		return 10 + r.IntN(290)
	}
	return 0
}

func (s sheet) disclosure(r *rand.Rand) {
	t, _ := s.form.Table(normalize.Disclosure)
	for _, b := range t.Blocks {
		for _, row := range b.Rows {
			for _, c := range b.Columns {
				v := fmt.Sprint(count(r))
				if c.Type == normalize.Amount && r.IntN(2) == 0 {
					v += fmt.Sprintf(".%02d", r.IntN(100))
				}
				s.cells[normalize.Key{Table: t.Name, Row: row.Name, Column: c.Name}] = v
			}
		}
	}
}

// requests: outcomes first, then the total, and the intake that balances it.
func (s sheet) requests(r *rand.Rand) {
	t, _ := s.form.Table(normalize.Requests)
	b := t.Blocks[0]
	handled := make([]int, 6)
	for _, row := range b.Rows {
		if !row.Outcome {
			continue
		}
		parts := counts(r, 6)
		for i, n := range parts {
			handled[i] += n
		}
		s.row(t.Name, row.Name, b.Columns, parts)
	}
	carried, brought, received := counts(r, 6), make([]int, 6), make([]int, 6)
	for i := range handled {
		brought[i] = r.IntN(handled[i] + 1)
		received[i] = handled[i] + carried[i] - brought[i]
	}
	s.row(t.Name, normalize.Received, b.Columns, received)
	s.row(t.Name, normalize.BroughtForward, b.Columns, brought)
	s.row(t.Name, normalize.TotalHandled, b.Columns, handled)
	s.row(t.Name, normalize.CarriedForward, b.Columns, carried)
}

func counts(r *rand.Rand, n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = count(r)
	}
	return list
}

func (s sheet) disputes(r *rand.Rand) {
	t, _ := s.form.Table(normalize.Disputes)
	for _, row := range t.Blocks[0].Rows {
		s.row(t.Name, row.Name, t.Blocks[0].Columns, counts(r, 4))
	}
}

// row prints the parts and, in the last column, their sum.
func (s sheet) row(table, row string, columns []normalize.Column, parts []int) {
	sum := 0
	for i, n := range parts {
		sum += n
		s.cells[normalize.Key{Table: table, Row: row, Column: columns[i].Name}] = fmt.Sprint(n)
	}
	s.cells[normalize.Key{Table: table, Row: row, Column: columns[len(parts)].Name}] = fmt.Sprint(sum)
}

// values are the printed cells of one row in the order of the form.
func (s sheet) values(table, row string, columns []normalize.Column) []string {
	var list []string
	for _, c := range columns {
		list = append(list, s.cells[normalize.Key{Table: table, Row: row, Column: c.Name}])
	}
	return list
}

// line is one printed line of a table: words that lead it (group labels), its
// label, and its values or header words.
type line struct {
	lead   []string
	label  string
	values []string
	header bool
}

func (l line) all() []string {
	list := append([]string(nil), l.lead...)
	if l.label != "" {
		list = append(list, l.label)
	}
	return append(list, l.values...)
}

// lines prints a table line by line, without any layout.
func (s sheet) lines(table string) []line {
	t, _ := s.form.Table(table)
	switch table {
	case normalize.Disclosure:
		return s.disclosureLines(t)
	case normalize.Requests:
		return s.requestsLines(t)
	}
	return s.disputesLines(t)
}

func (s sheet) disclosureLines(t normalize.Table) []line {
	var list []line
	for _, b := range t.Blocks {
		list = append(list, line{label: b.Title, header: true}, line{label: "信息内容", values: labels(b.Columns), header: true})
		for _, row := range b.Rows {
			list = append(list, line{label: row.Label, values: s.values(t.Name, row.Name, b.Columns)})
		}
	}
	return list
}

const note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

func (s sheet) requestsLines(t normalize.Table) []line {
	b := t.Blocks[0]
	words := labels(b.Columns)
	list := []line{{label: note, values: []string{"申请人情况"}, header: true}, {values: []string{"自然人", "法人或其他组织", "总计"}, header: true}, {values: words[1:6], header: true}}
	before := ""
	for _, row := range b.Rows {
		l := line{label: row.Label, values: s.values(t.Name, row.Name, b.Columns)}
		if row.Name == "granted" {
			l.lead = append(l.lead, "三、本年度办理结果")
		}
		if row.Group != before && row.Group != "" && row.Group != "三、本年度办理结果" {
			l.lead = append(l.lead, row.Group)
		}
		before = row.Group
		list = append(list, l)
	}
	return list
}

func (s sheet) disputesLines(t normalize.Table) []line {
	columns := t.Blocks[0].Columns
	words := labels(columns)
	list := []line{
		{values: []string{"行政复议", "行政诉讼"}, header: true},
		{values: append(append([]string(nil), words...), "未经复议直接起诉", "复议后起诉"), header: true},
		{values: append(append([]string(nil), words...), words...), header: true},
	}
	var values []string
	for _, row := range t.Blocks[0].Rows {
		values = append(values, s.values(t.Name, row.Name, columns)...)
	}
	return append(list, line{values: values})
}

func labels(columns []normalize.Column) []string {
	var list []string
	for _, c := range columns {
		list = append(list, c.Label)
	}
	return list
}
