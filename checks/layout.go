package checks

import (
	"nianbao/normalize"
	"sync"
)

// layout is one table of one form, with its sums written out key by key. Layouts
// are made once for all reports.
type layout struct {
	rows         []normalize.Row
	row          map[string]normalize.Row
	columns      []normalize.Column // of all blocks, each name once
	column       map[string]normalize.Column
	rowLabels    map[string]Text // without numbering and notes
	columnLabels map[string]Text
	keys         []normalize.Key // in printed order
	has          map[normalize.Key]bool
	numbers      map[normalize.Key]int              // the places of the keys
	ofKeys       []normalize.Column                 // their columns, in the order of keys
	typed        map[normalize.Key]normalize.Column // the column in the block of its row
	balances     []normalize.Balance
	sums         []Sum
	balance      map[string][]Sum                    // of them, those of each identity
	parts        map[normalize.Key][][]normalize.Key // a total → the lists of what it adds up
	outcomes     []string                            // the rows of results
	down         [][]int64                           // see grid
	across       []int64
}

// Sum is one identity at one place: a column or a row of a table.
type Sum struct {
	Balance     string // I1 … I6
	number      int    // among the sums of its table
	Place       normalize.Key
	Left, Right []normalize.Key // Left is the total, except in I1
	left, right []int           // their places among the keys of the table
}

// variant names a layout: a table of a form, with the plain row of 2019 or not.
type variant struct {
	form, table string
	plainSix    bool
}

var layouts = sync.OnceValue(func() map[variant]*layout {
	all := map[variant]*layout{}
	for _, f := range normalize.Forms() {
		for _, t := range f.Tables {
			for _, plain := range []bool{false, true} {
				r := &normalize.Report{Form: f.Version, PlainSix: plain}
				all[variant{f.Version, t.Name, plain}] = newLayout(r.TableForm(t.Name), f.Balances)
			}
		}
	}
	return all
})

// formOf is the version of the form that a table of the report follows; a table
// that a mixed report does not print counts as the form of 2021.
func formOf(r *normalize.Report, table string) string {
	version := r.Forms[table]
	if version == "" {
		version = r.Form
	}
	if version == "mixed" {
		return "f2021"
	}
	return version
}

func newLayout(t normalize.Table, balances []normalize.Balance) *layout {
	l := &layout{
		row: map[string]normalize.Row{}, column: map[string]normalize.Column{},
		has: map[normalize.Key]bool{}, numbers: map[normalize.Key]int{}, balance: map[string][]Sum{}, parts: map[normalize.Key][][]normalize.Key{},
		rowLabels: map[string]Text{}, columnLabels: map[string]Text{},
		keys: t.Keys(), typed: map[normalize.Key]normalize.Column{},
	}
	for _, b := range t.Blocks {
		for _, r := range b.Rows {
			l.rows, l.row[r.Name], l.rowLabels[r.Name] = append(l.rows, r), r, rowLabel(r)
			if r.Outcome {
				l.outcomes = append(l.outcomes, r.Name)
			}
		}
		for _, c := range b.Columns {
			for _, r := range b.Rows {
				l.typed[normalize.Key{Table: t.Name, Row: r.Name, Column: c.Name}] = c
			}
			if _, seen := l.column[c.Name]; !seen {
				l.columns, l.column[c.Name], l.columnLabels[c.Name] = append(l.columns, c), c, columnLabel(c)
			}
		}
	}
	for i, k := range l.keys {
		l.has[k], l.numbers[k] = true, i
		l.ofKeys = append(l.ofKeys, l.typed[k])
	}
	for _, b := range balances {
		if b.Table == t.Name {
			l.add(b)
		}
	}
	l.down, l.across = l.weights()
	return l
}

// add writes a balance of the form out, place by place.
func (l *layout) add(b normalize.Balance) {
	if b.Over == "column" {
		b.Left, b.Right = l.asked(b.Left), l.asked(b.Right)
	}
	l.balances = append(l.balances, b)
	for _, at := range l.places(b) {
		s := Sum{Balance: b.ID, number: len(l.sums), Place: at, Left: spread(at, b.Left), Right: spread(at, b.Right)}
		s.left, s.right = l.placesOf(s.Left), l.placesOf(s.Right)
		l.sums = append(l.sums, s)
		l.balance[b.ID] = append(l.balance[b.ID], s)
		if len(s.Left) == 1 {
			l.parts[s.Left[0]] = append(l.parts[s.Left[0]], s.Right)
		}
	}
}

// placesOf are the places of keys, -1 for what the table does not print.
func (l *layout) placesOf(keys []normalize.Key) []int {
	list := make([]int, len(keys))
	for i, k := range keys {
		list[i] = -1
		if n, printed := l.numbers[k]; printed {
			list[i] = n
		}
	}
	return list
}

// asked are the rows of a side as the report's form prints them: the results
// are those of the table, so that a plain row replaces its three.
func (l *layout) asked(names []string) []string {
	for _, n := range names {
		if l.row[n].Outcome {
			return l.outcomes
		}
	}
	return names
}

// open stands for the part of a place that the sum runs along.
const open = "*"

func (l *layout) places(b normalize.Balance) []normalize.Key {
	var list []normalize.Key
	switch {
	case b.Over == "column":
		for _, c := range l.columns {
			list = append(list, normalize.Key{Table: b.Table, Row: open, Column: c.Name})
		}
	case b.Row != "":
		list = append(list, normalize.Key{Table: b.Table, Row: b.Row, Column: open})
	default:
		for _, r := range l.rows {
			list = append(list, normalize.Key{Table: b.Table, Row: r.Name, Column: open})
		}
	}
	return list
}

// spread fills the open part of a place with names.
func spread(at normalize.Key, names []string) []normalize.Key {
	keys := make([]normalize.Key, len(names))
	for i, n := range names {
		keys[i] = at
		if at.Row == open {
			keys[i].Row = n
		} else {
			keys[i].Column = n
		}
	}
	return keys
}
