package normalize

import "sort"

// Form is a published form of the annual report, as data. To add one, write a
// file form_YEAR.go with one register call and a fixture testdata/form_YEAR.txtar;
// nothing else in the program names a form's rows.
type Form struct {
	Version  string   // f2019, f2021
	Source   string   // the notice
	From, To int      // report years it is prescribed for; To is 0 while in force
	Tokens   []string // words of its table cells, folded, that no other form prints
	Tables   []Table
	Balances []Balance
}

// Table is one of the three statutory tables.
type Table struct {
	Name   string // disclosure, requests, disputes
	Title  string
	EN     string
	Blocks []Block
}

// Block is a part of a table with columns of its own.
type Block struct {
	Title   string // 第二十条第（一）项; "" where the table has only one
	Columns []Column
	Rows    []Row
}

// Row is a row of values. Pattern is a regular expression over folded labels.
type Row struct {
	Name    string
	Code    string // short, never reused; codes sort in printed order
	Label   string // as the form prints it
	EN      string
	Group   string // label of the group it stands in
	Pattern string
	Exact   []string // harmless variants of the label, folded when compared
	Outcome bool     // one of the results that （七）总计 adds up
	Law     string
}

// Column is a column of values.
type Column struct {
	Name    string
	Code    string
	Label   string
	EN      string
	Pattern string
	Unit    string
	Type    ColumnType
}

// ColumnType bounds what a cell may state.
type ColumnType string

const (
	Count  ColumnType = "count"  // a whole number, 0 or more
	Signed ColumnType = "signed" // a change: +3, 减2
	Amount ColumnType = "amount" // money, exact decimals
)

// Balance is a sum that the form prints or implies (domain.md 2.2). Over says
// what it runs along: "column" means Left and Right name rows and the sum holds
// in every column; "row" means they name columns and it holds in every row.
type Balance struct {
	ID          string // I1 … I6
	Table       string
	Row         string // only in this row, "" for every row
	Over        string // "column" or "row"
	Printed     bool
	Left, Right []string
}

var forms []Form

func register(f Form) bool {
	forms = append(forms, f)
	sort.Slice(forms, func(i, j int) bool { return forms[i].From < forms[j].From })
	return true
}

// Forms lists the published forms, oldest first.
func Forms() []Form { return forms }

// FormOf finds a form by its version.
func FormOf(version string) (Form, bool) {
	for _, f := range forms {
		if f.Version == version {
			return f, true
		}
	}
	return Form{}, false
}

// Table finds a table of the form by its name.
func (f Form) Table(name string) (Table, bool) {
	for _, t := range f.Tables {
		if t.Name == name {
			return t, true
		}
	}
	return Table{}, false
}

// size is the number of its keys.
func (t Table) size() (n int) {
	for i := range t.Blocks {
		n += len(t.Blocks[i].Rows) * len(t.Blocks[i].Columns)
	}
	return n
}

// prints tells whether the table has a row.
func (t Table) prints(row string) bool {
	for i := range t.Blocks {
		rows := t.Blocks[i].Rows
		for k := range rows {
			if rows[k].Name == row {
				return true
			}
		}
	}
	return false
}

// Keys lists the keys of the table in printed order.
func (t Table) Keys() []Key {
	keys := make([]Key, 0, t.size())
	for _, b := range t.Blocks {
		for _, r := range b.Rows {
			for _, c := range b.Columns {
				keys = append(keys, Key{t.Name, r.Name, c.Name})
			}
		}
	}
	return keys
}
