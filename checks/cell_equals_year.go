package checks

import (
	"slices"
	"strconv"

	"nianbao/normalize"
)

// The catalogue of the specification also takes any of 2019 to 2026 for a slip. A
// number that is not near the report's own year is no sign of one, so that only the
// year, the one before and the one after are looked for.
var _ = register(Check{
	ID: "cell-equals-year", Group: "PLA", Severity: Warning, Class: Hint,
	Title: Text{"单元格的数等于年份", "A cell equals the year"},
	Says: Text{
		"“{table}”表“{row}”行“{col}”列为{raw}，与年份相同，请核实是否误填。",
		"Table \"{table}\", row \"{row}\", column \"{col}\" says {raw}, which is the number of a year; please check.",
	},
	Basis: Text{"填写习惯：年份易误填入数据栏", "Practice: years slip into cells"},
	Forms: bothForms, Scope: ScopeCell, Needs: []string{"figures", "year"},
	Formula: Text{
		"计数单元格等于报告年份或其前后一年，同表其他数较小，且以该数计算没有勾稽关系成立",
		"count cell ∈ {year, year±1} ∧ other cells of the table small ∧ no sum of the form holds with it",
	},
	Traps: Text{
		"确有其数的：横、竖合计与之相符的不提示；处理决定数量可达数千，降为提示。",
		"Real values: nothing is said where the sums of its row and column hold with it; decisions reach thousands, for them it falls to notice.",
	},
	Limits: Text{"同表其他单元格均小于" + strconv.Itoa(smallBesideYear), "all other cells of the table below " + strconv.Itoa(smallBesideYear)},
	Run: func(p *Pass) {
		if p.Report.Year == 0 {
			p.NotAssessable()
			return
		}
		for _, table := range tables[1:] {
			p.yearsAmong(table)
		}
	},
})

func (p *Pass) yearsAmong(table string) {
	var years []tableCell
	seen, large := false, false
	for _, c := range p.tableCells(table).list {
		if c.column.Type != normalize.Count || c.figure.Value.Kind != normalize.Number {
			continue
		}
		seen = true
		switch n, whole := c.figure.Value.Number.Int64(); {
		case whole && n >= int64(p.Report.Year)-1 && n <= int64(p.Report.Year)+1:
			years = append(years, c)
		case float(c.figure.Value.Number) >= smallBesideYear:
			large = true
		}
	}
	switch {
	case !seen:
		p.NotAssessable()
	case len(years) == 0 || large:
		p.Hold()
	default:
		for _, c := range years {
			p.likeAYear(c.figure)
		}
	}
}

func (p *Pass) likeAYear(f *normalize.Figure) {
	at := f.Key
	if f.BySums() || p.inTrueSum(at) {
		p.Hold()
		return
	}
	p.Fail(Fault{
		Places: []normalize.Key{at}, Keys: []normalize.Key{at}, Step: at.Column == "decisions",
		Words: map[string]Text{"table": tableName(at.Table), "raw": same(quoted(f.Text))},
	})
}

// inTrueSum tells whether a sum of the form holds with the figure in it.
func (p *Pass) inTrueSum(k normalize.Key) bool {
	for _, s := range p.layout(k.Table).sums {
		if !holds(s, k) {
			continue
		}
		if left, right := p.Sum(s.Left...), p.Sum(s.Right...); !left.unknown && !right.unknown && left.Value.Cmp(right.Value) == 0 {
			return true
		}
	}
	return false
}

func holds(s Sum, k normalize.Key) bool {
	return slices.Contains(s.Left, k) || slices.Contains(s.Right, k)
}
