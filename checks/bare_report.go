package checks

import (
	"nianbao/normalize"
)

// Reports whose tables hold nothing but zeros, or nothing but totals.

var (
	_ = register(Check{
		ID: "all-zero-report", Group: "PLA", Severity: Notice, Class: Hint,
		Title: Text{"三张表全部为0", "All three tables are zero"},
		Says:  Text{"三张表的数据全部为0，请核对。", "Every figure of the three tables is 0. Please check."},
		Basis: Text{"年报格式第二、三、四部分，监测经验", "Tables two to four of the form; monitoring practice"},
		Forms: []string{"f2021"}, Scope: ScopeReport, Needs: []string{"figures"},
		Formula: Text{
			"三张表的全部数据均为0",
			"all value cells = 0",
		},
		Traps: Text{
			"小单位属正常；空白不是0，见table-all-blank、cell-blank。",
			"Normal for small bodies; a blank is no 0, see table-all-blank and cell-blank.",
		},
		Run: func(p *Pass) { p.allZero() },
	})

	_ = register(Check{
		ID: "total-only-filled", Group: "PLA", Severity: Notice, Class: NationalForm,
		Title: Text{"只填总计，未填申请人类别", "Only the totals of table three are filled"},
		Says: Text{
			"第三部分表格只填“总计”列，各类申请人各列均未填数字，请核实：确为零的填0。",
			"Table three fills only the column of totals; no kind of applicant has a number. Please check; what is zero is filled in as 0.",
		},
		Basis: Text{"年报格式第三部分表式：按申请人类别分列", "Table three of the form, by kind of applicant"},
		Forms: bothForms, Scope: ScopeTable, Needs: []string{"requests/*/*"},
		Formula: Text{
			"有一行总计＞0，而六类申请人的单元格全部空白",
			"some row total > 0 ∧ every cell of the six kinds of applicant blank",
		},
		Traps: Text{
			"文本转换可能丢失空单元格：有单元格未能读取的不作判断。总计均为0而其余留空的，见cell-blank。",
			"A conversion may lose cells: not assessable where any was not read. For blanks beside totals of 0 see cell-blank.",
		},
		Run: func(p *Pass) { p.onlyTotals() },
	})
)

// allZero takes only printed numbers for 0.
func (p *Pass) allZero() {
	asked, zeros, whose := 0, 0, Publisher
	for _, table := range tables[1:] {
		asked += len(p.layout(table).keys)
	}
	for _, table := range tables[1:] {
		for _, c := range p.tableCells(table).list {
			if c.figure.Value.Kind != normalize.Number {
				continue
			}
			if c.figure.Value.Number.Sign() != 0 {
				p.Hold()
				return
			}
			zeros++
			whose = doubtful(whose, p.doubt(c.figure))
		}
	}
	if asked == 0 || zeros < asked {
		p.NotAssessable()
		return
	}
	p.Fail(Fault{Places: []normalize.Key{wholeReport}, Least: whose})
}

func (p *Pass) onlyTotals() {
	var totals []normalize.Key
	zeros := 0
	for _, k := range p.layout(normalize.Requests).keys {
		f := p.figures.at(k)
		switch {
		case f == nil:
			p.NotAssessable()
			return
		case unfilled(f):
		case k.Column == normalize.Total && f.Value.Kind == normalize.Number && f.Value.Number.Sign() == 0:
			zeros++
		case k.Column == normalize.Total && f.Value.Kind == normalize.Number:
			totals = append(totals, k)
		default:
			p.Hold()
			return
		}
	}
	switch {
	case len(totals) > 0:
		p.Fail(Fault{Places: []normalize.Key{tablePlace(normalize.Requests)}, Keys: totals[:1], Gap: true})
	case zeros > 0:
		p.Hold()
	default:
		p.tally.Empty++
	}
}
