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
	// The catalogue asks for three rows; one request of each of two kinds that ends alike
	// fills as many.
	Formula: Text{
		"两类申请人的各行数据完全相同，其中至少3行不为0，且不少于5行或有两位数",
		"two of K have identical value vectors with ≥3 non-zero rows, and ≥5 of them or a number of two digits",
	},
	Traps: Text{
		"“自然人”与“总计”相同属正常，不比较。件数很少时，两类申请人各一两件、结果相同也会如此，不提示。",
		"natural_person = total is normal and not compared. Where numbers are small, one or two requests in each of two columns with the same result look like this and are passed over.",
	},
	Limits: Text{"至少" + strconv.Itoa(twinRows) + "行不为0，且不少于" + strconv.Itoa(twinManyRows) + "行或有两位数", strconv.Itoa(twinRows) + " rows that are not 0, and " + strconv.Itoa(twinManyRows) + " of them or a number of two digits"},
	Run: func(p *Pass) {
		g, ok := p.requests()
		if !ok {
			p.NotAssessable()
			return
		}
		found := false
		for c := 1; c < g.parts(); c++ {
			if first, filled := g.twin(c); filled >= twinManyRows || filled >= twinRows && g.most(c) >= twinValue {
				found = true
				p.Fail(g.repeats(first, c, filled))
			}
		}
		if !found {
			p.Hold()
		}
	},
})

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

// most is the largest number of a column.
func (g *grid) most(c int) (n int64) {
	for r := range g.rows {
		n = max(n, g.cell[r][c])
	}
	return n
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
