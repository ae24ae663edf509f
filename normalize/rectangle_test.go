package normalize_test

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"nianbao/normalize"
)

// A rectangular grid of text keeps every empty cell: three label columns in requests,
// each header word over its column.
func rectangle(s sheet, table string) [][]string {
	var rows [][]string
	width := map[string]int{normalize.Disclosure: 4, normalize.Requests: 10, normalize.Disputes: 15}[table]
	row := func(cells ...string) {
		rows = append(rows, append(cells, make([]string, width-len(cells))...))
	}
	for i, l := range s.lines(table) {
		switch {
		case table == normalize.Requests && i == 0:
			row(l.label, "", "", l.values[0])
		case table == normalize.Requests && i == 1:
			row("", "", "", l.values[0], l.values[1], "", "", "", "", l.values[2])
		case table == normalize.Requests && i == 2:
			row(append(make([]string, 4), l.values...)...)
		case table == normalize.Requests:
			label := append(slices.Clone(l.lead), l.label)
			row(append(append(label, make([]string, 3-len(label))...), l.values...)...)
		case table == normalize.Disputes && i == 0:
			row(l.values[0], "", "", "", "", l.values[1])
		case table == normalize.Disputes && i == 1:
			row(append(slices.Clone(l.values[:6]), "", "", "", "", l.values[6])...)
		case table == normalize.Disputes && i == 2:
			row(append(make([]string, 5), l.values...)...)
		default:
			row(l.all()...)
		}
	}
	return rows
}

func inRectangles(s sheet, sep, edge string) string {
	var b strings.Builder
	b.WriteString("云岭市青石区水务局2023年政府信息公开工作年度报告\n一、总体情况\n我局按时公开水费标准。\n")
	for _, t := range tableNames {
		b.WriteString(titles[t] + "\n")
		for _, row := range rectangle(s, t) {
			b.WriteString(edge + strings.Join(row, sep) + edge + "\n")
		}
	}
	return b.String() + "五、存在的主要问题及改进情况\n解读偏少，拟增加。\n"
}

// Blank cells, blank totals among them, keep their columns in a rectangular grid
// that shows empty cells between printed ones.
func TestRectanglesKeepBlanks(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 9))
	read := 0
	for n := range 40 {
		s := newSheet(r, []string{"f2021", "f2019"}[n%2])
		for k, v := range s.cells {
			if k.Table == normalize.Requests && (k.Column == normalize.Total || v == "0") {
				s.cells[k] = ""
			}
		}
		doc := inRectangles(s, "\t", "")
		if n%4 > 1 {
			doc = inRectangles(s, " | ", "|")
		}
		got := understood(t, doc)
		if looksMoved(s) {
			continue
		}
		read++
		for k, v := range s.cells {
			if f, ok := got.Figure(k); !ok || f.Text != v {
				t.Fatalf("%s: got %q (%v), want %q\n%v\n%s", k, f.Text, ok, v, got.Problems, doc)
			}
		}
	}
	if read < 20 {
		t.Fatalf("only %d documents were read", read)
	}
}

// looksMoved: some row prints parts whose last is by chance the sum of the others;
// then its document cannot be told from one that moves its blanks.
func looksMoved(s sheet) bool {
	t, _ := s.form.Table(normalize.Requests)
	for _, row := range t.Blocks[0].Rows {
		sum, last, parts := 0, 0, 0
		for _, v := range s.values(t.Name, row.Name, t.Blocks[0].Columns) {
			if n, err := strconv.Atoi(v); err == nil {
				sum, last, parts = sum+n, n, parts+1
			}
		}
		if parts > 1 && sum == 2*last {
			return true
		}
	}
	return false
}

// The same rows with their blanks moved to the end: no cell of a row that holds
// both values and blanks is stored.
func TestMovedBlanksAreRefused(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 9))
	for n := range 40 {
		s := newSheet(r, []string{"f2021", "f2019"}[n%2])
		for k, v := range s.cells {
			if v == "0" {
				s.cells[k] = ""
			}
		}
		got := understood(t, movedBlanks(s))
		for _, f := range got.Figures {
			if want := s.cells[f.Key]; f.Text != want {
				t.Fatalf("got %s, want %q\n%s", f, want, movedBlanks(s))
			}
		}
	}
}

func movedBlanks(s sheet) string {
	var b strings.Builder
	for _, t := range tableNames {
		b.WriteString(titles[t] + "\n")
		for _, l := range s.lines(t) {
			cells := slices.DeleteFunc(l.all(), func(c string) bool { return c == "" })
			b.WriteString("| " + strings.Join(cells, " | ") + " |" + strings.Repeat("|", len(l.all())-len(cells)) + "\n")
		}
	}
	return b.String()
}

// filled repeats the text of a merged cell in every place that it covers, as tools
// that know no merged cells do.
func filled(s sheet, table string) [][]string {
	rows := rectangle(s, table)
	for i, row := range rows {
		values := s.lines(table)[i].values
		first := len(row) - len(values)
		if table == normalize.Disclosure || s.lines(table)[i].header {
			first = len(row)
		}
		for j := range row {
			if row[j] == "" && (table == normalize.Requests && i == 2 || table == normalize.Requests && i == 1 && j < 3 || table == normalize.Disputes && i == 2) {
				row[j] = rows[i-1][j]
			}
			if row[j] == "" && j > 0 && j < first {
				row[j] = row[j-1]
			}
		}
	}
	return rows
}

func TestFilledRectangles(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 9))
	for n := range 20 {
		s := newSheet(r, []string{"f2021", "f2019"}[n%2])
		var b strings.Builder
		b.WriteString("云岭市青石区水务局2023年政府信息公开工作年度报告\n")
		for _, table := range tableNames {
			b.WriteString(titles[table] + "\n")
			for i, row := range filled(s, table) {
				b.WriteString("| " + strings.Join(row, " | ") + " |\n")
				if i == 0 {
					b.WriteString("|" + strings.Repeat("---|", len(row)) + "\n")
				}
			}
		}
		got := understood(t, b.String())
		for k, v := range s.cells {
			if f, ok := got.Figure(k); !ok || f.Text != v {
				t.Fatalf("%s: got %q (%v), want %q\n%v\n%s", k, f.Text, ok, v, got.Problems, b.String())
			}
		}
	}
}
