package dataset

// The numbers of figures: how table/row/column becomes part of a row's id.

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/normalize"
)

// A report's rows and cells lie side by side in one order:
//
//	id of a printed row  = report × 128 + row
//	id of a printed cell = id of its row × 8 + slot
//
// A row's number comes from its code in the form (d01 → 1, r01 → 33, l01 → 97).
// A column's slot, 1 to 7, is its place among all columns that the row has in any
// form, older forms first. Neither ever changes, whatever form is added.
const (
	rowsOfReport  = 128
	slotsOfRow    = 8
	cellsOfReport = rowsOfReport * slotsOfRow
	columnsOfRow  = slotsOfRow - 1
)

// firstRow is where the rows of a table begin, by the letter of their codes.
var firstRow = map[byte]int{'d': 0, 'r': 32, 'l': 96}

// figureKey is a key with all that is known of it before any report is read.
type figureKey struct {
	normalize.Key
	no, row, slot int
	code          string
	label         [2]string // zh, en
	unit          string    // of the form
	amount        bool      // money
	rowRole       string
	columnRole    string
	forms         []string
}

var (
	figureKeys = numberKeys()
	keyOf      = byKey(figureKeys)
	keyAt      = byNumber(figureKeys)
)

// numberKeys lists the keys of all forms in printed order, each once.
func numberKeys() []*figureKey {
	var list []*figureKey
	seen := map[normalize.Key]*figureKey{}
	slots := map[string]int{}
	for _, f := range normalize.Forms() {
		for _, t := range f.Tables {
			eachCell(t, func(r normalize.Row, c normalize.Column) {
				key := normalize.Key{Table: t.Name, Row: r.Name, Column: c.Name}
				k := seen[key]
				if k == nil {
					slots[r.Code]++
					k = newFigureKey(key, slots[r.Code], r.Code, c.Code)
					seen[key], list = k, append(list, k)
				}
				k.describe(f.Version, r, c)
			})
		}
	}
	return list
}

func eachCell(t normalize.Table, visit func(normalize.Row, normalize.Column)) {
	for _, b := range t.Blocks {
		for _, r := range b.Rows {
			for _, c := range b.Columns {
				visit(r, c)
			}
		}
	}
}

func newFigureKey(key normalize.Key, slot int, row, column string) *figureKey {
	n, err := strconv.Atoi(row[1:])
	if err != nil || slot > columnsOfRow {
		panic(fmt.Sprintf("form has no room for %s at %s_%s", key, row, column))
	}
	k := &figureKey{Key: key, row: firstRow[row[0]] + n, slot: slot, code: row + "_" + column}
	k.no = k.row*slotsOfRow + slot
	return k
}

// describe takes the words of the newest form that has the key.
func (k *figureKey) describe(form string, r normalize.Row, c normalize.Column) {
	k.forms = append(k.forms, form)
	zh := plainLabel(r.Label)
	if zh == "总计" {
		zh = "办理结果总计" // alone it would be taken for the column of that name
	}
	if group := plainLabel(r.Group); r.Group != "" && !strings.HasPrefix(r.Group, "三、") {
		zh = group + "：" + zh
	}
	k.label = [2]string{zh + "·" + plainLabel(c.Label), r.EN + " · " + c.EN}
	k.unit, k.amount = c.Unit, c.Type == normalize.Amount
	k.rowRole = rowRole(k.Table, r)
	if k.Table != normalize.Disclosure {
		k.columnRole = "part"
		if k.Column == normalize.Total {
			k.columnRole = "total"
		}
	}
}

// bareUnit is the unit of a figure whose cell prints none: only money takes that
// of the form.
func (k *figureKey) bareUnit(kind normalize.Kind) string {
	if k.amount && kind == normalize.Number {
		return k.unit
	}
	return ""
}

// rowRole tells rows of requests that may be added from those that may not.
func rowRole(table string, r normalize.Row) string {
	switch {
	case table != normalize.Requests:
		return ""
	case r.Outcome:
		return "outcome"
	case r.Name == normalize.TotalHandled:
		return "total"
	case r.Name == normalize.CarriedForward:
		return "stock"
	}
	return "intake"
}

// plainLabel is a printed label without its numbering and its notes.
func plainLabel(s string) string {
	for _, mark := range []string{"）", "、", "."} {
		if head, rest, ok := strings.Cut(s, mark); ok && rest != "" && len([]rune(strings.TrimLeft(head, "（"))) <= 2 {
			s = rest
			break
		}
	}
	if i := strings.Index(s, "（"); i > 0 {
		s = s[:i]
	}
	return s
}

func byKey(list []*figureKey) map[normalize.Key]*figureKey {
	m := make(map[normalize.Key]*figureKey, len(list))
	for _, k := range list {
		m[k.Key] = k
	}
	return m
}

func byNumber(list []*figureKey) (by [cellsOfReport]*figureKey) {
	for _, k := range list {
		by[k.no] = k
	}
	return by
}

// plainSixForm names the form of 2021 with the one row （六）其他处理 of 2019.
const plainSixForm = "f2021-plain6"

// askedForm names the list of keys that a report's form asks for in one table;
// "" where it asks for none. It says in one word what Report.TableForm gives.
func askedForm(r *normalize.Report, table string) string {
	version := r.Forms[table]
	if version == "" {
		version = r.Form
	}
	if version == "mixed" {
		version = "f2021"
	}
	if _, ok := normalize.FormOf(version); !ok {
		return ""
	}
	if table == normalize.Requests && version == "f2021" && r.PlainSix {
		return plainSixForm
	}
	return version
}
