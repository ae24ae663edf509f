package checks

import (
	"strconv"

	"nianbao/normalize"
)

var _ = register(Check{
	ID: "req-identical-columns", Group: "ARI", Severity: Notice, Class: Hint,
	Title: Text{"两类申请人数据完全相同", "Two kinds of applicants have the same figures"},
	Says: Text{
		"收到和处理申请情况表“{col}”与“{other_col}”两列数据完全相同（{count}行不为0），请核实是否重复填写。",
		"Columns \"{col}\" and \"{other_col}\" are identical ({count} rows are not 0); one may repeat the other.",
	},
	Basis: Text{"年报格式第三部分各类申请人分列填报", "Table three of the form counts each kind of applicant apart"},
	Forms: bothForms, Scope: ScopeTable, Needs: []string{"requests/*/*"},
	Formula: "two of K have identical value vectors with ≥3 non-zero rows",
	Traps: Text{
		"“自然人”与“总计”相同属正常，不比较。件数很少时，两类申请人各一件、结果相同也会如此。",
		"natural_person = total is normal and not compared. Where numbers are small, one request in each of two columns with the same result looks like this.",
	},
	Run: func(p *Pass) {
		g, ok := p.requests()
		if !ok {
			p.NotAssessable()
			return
		}
		found := false
		for c := 1; c < g.parts(); c++ {
			if first, filled := g.twin(c); filled >= identicalRows {
				found = true
				p.Fail(g.repeats(first, c, filled))
			}
		}
		if !found {
			p.Hold()
		}
	},
})

// identicalRows is how many rows above 0 make equal columns worth a look: a
// single request fills three (received, its result, handled).
const identicalRows = 3

// parts is the number of columns that the last one, the total, adds up.
func (g *grid) parts() int { return len(g.columns) - 1 }

// twin is the first column equal to a later one, with the rows that are not 0;
// 0 where there is none.
func (g *grid) twin(c int) (first, filled int) {
	for first := range c {
		if n := g.alike(first, c); n > 0 {
			return first, n
		}
	}
	return 0, 0
}

func (g *grid) alike(a, b int) (filled int) {
	for r := range g.rows {
		if g.cell[r][a] != g.cell[r][b] || g.unfilled[r][a] != g.unfilled[r][b] {
			return 0
		}
		if g.cell[r][a] != 0 {
			filled++
		}
	}
	return filled
}

func (g *grid) repeats(a, b, filled int) Fault {
	f := Fault{
		Places: []normalize.Key{columnOf(g.columns[a].Name), columnOf(g.columns[b].Name)},
		Words: map[string]Text{
			"col": columnLabel(g.columns[a]), "other_col": columnLabel(g.columns[b]), "count": same(strconv.Itoa(filled)),
		},
		Gap: true,
	}
	for _, at := range f.Places {
		for _, r := range g.rows {
			at.Row = r.Name
			f.Keys = append(f.Keys, at)
		}
	}
	return f
}
