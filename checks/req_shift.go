package checks

import (
	"slices"

	"nianbao/normalize"
)

// Diagnoses of failing sums in the table requests: one row that stands a column
// or a line beside its place. Each needs a single explanation.

var (
	_ = register(Check{
		ID: "req-column-shift", Group: "ARI", Severity: Warning, Class: Hint,
		Title: Text{"一行数据错列", "A row stands in the wrong columns"},
		Says: Text{
			"收到和处理申请情况表“{row}”行数据疑似错列：{move_zh}后，全表各项勾稽关系成立，请核对。",
			"Values of row \"{row}\" look misplaced: with {move_en} every sum of the table holds.",
		},
		Basis: Text{"年报格式第三部分表式各列、各行合计关系", "The sums of table three of the form, by column and by row"},
		Forms: bothForms, Scope: ScopeTable, Needs: []string{"requests/*/*", "grids"},
		Formula: Text{
			"勾稽关系不成立，而将一行的7个数或6个分项左右移一列（移出的为0或未填），或互换一行中的两个数后，全部成立，且只有一行可以这样解释",
			"identities fail, but hold after shifting one row's 7 values, or its 6 parts, by ±1 column (the value that falls off is 0 or unfilled), or swapping two values of one row; one row only explains it",
		},
		Traps: Text{
			"多为读取时丢失空单元格所致：该行有未填数字的格时，本表所涉结论一律为待核，不归责于发布单位。两行以上均可解释时不作判断。",
			"Mostly a reading fault with empty cells: where the row has cells without a number, every finding that touches it is undecided, never the publisher's. Where two rows would explain it, nothing is said.",
		},
		Run: func(p *Pass) { p.diagnose((*grid).columnMoves) },
	})

	_ = register(Check{
		ID: "req-row-shift", Group: "ARI", Severity: Warning, Class: Hint,
		Title: Text{"一行数据错行", "A row stands one line beside its place"},
		Says: Text{
			"收到和处理申请情况表“{row}”与“{other_row}”两行数据疑似错行：互换后，全表各项勾稽关系成立，请核对。",
			"Values of rows \"{row}\" and \"{other_row}\" look shifted by one line: exchanged, every sum of the table holds.",
		},
		Basis: Text{"年报格式第三部分表式各列、各行合计关系", "The sums of table three of the form, by column and by row"},
		Forms: bothForms, Scope: ScopeTable, Needs: []string{"requests/*/*", "grids"},
		Formula: Text{
			"勾稽关系不成立，而将一行的数与下一行互换后全部成立，且只有一对行可以这样解释",
			"identities fail, but hold after exchanging the values of one row with those of the next; one pair only explains it",
		},
		Traps: Text{
			"多数单元格为0时辨别力弱；办理结果各行之间错行不影响合计，无法发现。",
			"Low power when most cells are 0; a shift between two outcome rows changes no sum and cannot be seen.",
		},
		Run: func(p *Pass) { p.diagnose((*grid).rowMoves) },
	})
)

// move is one row put elsewhere. Other is the row itself, or the next one when
// two rows change places.
type move struct {
	row, other int
	zh, en     string // of a move inside the row
}

// diagnose fails when one and only one place explains why sums fail.
func (p *Pass) diagnose(moves func(*grid) []move) {
	g, ok := p.requests()
	if !ok {
		p.NotAssessable()
		return
	}
	found := moves(g)
	if len(found) == 0 {
		p.Hold()
		return
	}
	m := found[0]
	if slices.ContainsFunc(found, func(o move) bool { return o.row != m.row }) {
		p.NotAssessable()
		return
	}
	f := Fault{Places: []normalize.Key{g.place(m.row)}, Keys: g.keys(m.row), Words: map[string]Text{
		"move_zh": {m.zh, ""}, "move_en": {"", m.en}, "other_row": rowLabel(g.rows[m.other]),
	}}
	if m.other != m.row {
		f.Places, f.Keys = append(f.Places, g.place(m.other)), append(f.Keys, g.keys(m.other)...)
	}
	p.Fail(f)
}

func (g *grid) place(row int) normalize.Key {
	return normalize.Key{Table: normalize.Requests, Row: g.rows[row].Name, Column: open}
}

func (g *grid) keys(row int) []normalize.Key {
	keys := make([]normalize.Key, len(g.columns))
	for c, column := range g.columns {
		keys[c] = normalize.Key{Table: normalize.Requests, Row: g.rows[row].Name, Column: column.Name}
	}
	return keys
}

// gaps tells whether a row of the move has cells without a number.
func (g *grid) gaps(m move) bool {
	return slices.Contains(g.unfilled[m.row], true) || slices.Contains(g.unfilled[m.other], true)
}

// columnMoves lists the moves inside one row that make every sum hold.
func (g *grid) columnMoves() []move {
	rows, columns := g.broken()
	if len(rows)+len(columns) == 0 || len(rows) > 1 {
		return nil
	}
	var found []move
	for r := range g.rows {
		if len(rows) == 0 || rows[0] == r {
			found = append(found, g.shifts(r, len(g.columns), "整行", "the row")...)
			found = append(found, g.swaps(r)...)
			found = append(found, g.shifts(r, g.parts(), "总计以外各格", "all but the total")...)
		}
	}
	return found
}

// shifts tries the first n values of a row one column to the right and to the
// left. What falls off at the end must be 0 or unfilled, else it would be lost.
func (g *grid) shifts(r, n int, zh, en string) []move {
	row, last := g.cell[r], n-1
	var found []move
	if row[last] == 0 && g.mends(r, difference(slices.Concat(row[last:n], row[:last], row[n:]), row)) {
		found = append(found, move{r, r, zh + "右移一列", en + " moved one column to the right"})
	}
	if row[0] == 0 && g.mends(r, difference(slices.Concat(row[1:n], row[:1], row[n:]), row)) {
		found = append(found, move{r, r, zh + "左移一列", en + " moved one column to the left"})
	}
	return found
}

// swaps tries to exchange two values of a row.
func (g *grid) swaps(r int) []move {
	var found []move
	for i := range g.columns {
		for j := i + 1; j < len(g.columns); j++ {
			if g.cell[r][i] == g.cell[r][j] {
				continue
			}
			to := slices.Clone(g.cell[r])
			to[i], to[j] = to[j], to[i]
			if g.mends(r, difference(to, g.cell[r])) {
				a, b := columnLabel(g.columns[i]), columnLabel(g.columns[j])
				found = append(found, move{r, r, "“" + a.ZH + "”与“" + b.ZH + "”两格互换", "\"" + a.EN + "\" and \"" + b.EN + "\" exchanged"})
			}
		}
	}
	return found
}

// rowMoves lists the pairs of neighbouring rows that make every sum hold when
// their values are exchanged. Each row keeps its own sum, so none may be off.
func (g *grid) rowMoves() []move {
	rows, columns := g.broken()
	if len(rows) > 0 || len(columns) == 0 {
		return nil
	}
	var found []move
	for r := range len(g.rows) - 1 {
		if g.exchangeMends(r, difference(g.cell[r+1], g.cell[r])) {
			found = append(found, move{row: r, other: r + 1})
		}
	}
	return found
}

func (g *grid) exchangeMends(r int, delta []int64) bool {
	for c, d := range delta {
		for i, w := range g.down {
			if g.offCol[i][c]+(w[r]-w[r+1])*d != 0 {
				return false
			}
		}
	}
	return true
}

func difference(to, from []int64) []int64 {
	d := make([]int64, len(from))
	for i := range from {
		d[i] = to[i] - from[i]
	}
	return d
}
