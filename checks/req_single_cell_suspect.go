package checks

import (
	"slices"

	"nianbao/normalize"
)

var _ = register(Check{
	ID: "req-single-cell-suspect", Group: "ARI", Severity: Notice, Class: Hint,
	Title: Text{"疑似单个单元格填错", "One wrong cell explains every failing sum"},
	Says: Text{
		"收到和处理申请情况表“{row}”行“{col}”列现为{printed}，若为{expected}（差{difference}），全表各项勾稽关系成立，请核对该单元格。",
		"A single wrong cell would explain every failing sum: row \"{row}\", column \"{col}\" says {printed}; with {expected} (off by {difference}) all hold.",
	},
	Basis: Text{"年报格式第三部分表式各列、各行合计关系", "The sums of table three of the form, by column and by row"},
	Forms: bothForms, Scope: ScopeTable, Needs: []string{"requests/*/*"},
	Formula: Text{
		"恰有一行、一列的勾稽关系不成立且差额相等，改动其交叉处一个数后全部成立",
		"exactly one row identity and the identities of one column fail with equal delta d ⇒ cell (r,c) is wrong by d, and all hold without it",
	},
	Traps: Text{
		"仅为诊断提示，不与合计不符重复计数。",
		"Diagnostic; not to be counted beside the sums that it explains.",
	},
	Implied: []string{"req-row-total", "req-outcome-sum", "req-balance"},
	Run: func(p *Pass) {
		g, ok := p.requests()
		if !ok {
			p.NotAssessable()
			return
		}
		r, c, delta := g.suspect()
		k := g.keys(r)[c]
		if delta == 0 || p.blankTotal(k) { // a blank total is known by another check
			p.Hold()
			return
		}
		printed, expected := normalize.Int(g.cell[r][c]), normalize.Int(g.cell[r][c]+delta)
		p.Fail(Fault{
			Places: []normalize.Key{g.place(r), {Table: k.Table, Row: open, Column: k.Column}},
			Keys:   []normalize.Key{k}, Expected: &expected, Printed: &printed,
		})
	},
})

// suspect is the one cell whose change by delta makes every sum hold; delta is 0
// where there is none. Where the row and the column cross is the only candidate.
func (g *grid) suspect() (row, column int, delta int64) {
	rows, columns := g.broken()
	if len(rows) != 1 || len(columns) != 1 {
		return 0, 0, 0
	}
	row, column = rows[0], columns[0]
	delta = -g.offRow[row] * g.across[column]
	change := slices.Repeat([]int64{0}, len(g.columns))
	change[column] = delta
	if g.cell[row][column]+delta < 0 || !g.mends(row, change) {
		return 0, 0, 0
	}
	return row, column, delta
}
