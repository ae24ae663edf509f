package checks

import (
	"nianbao/normalize"
)

var _ = register(Check{
	ID: "req-subtotal-mismatch", Group: "ARI", Severity: Warning, Class: Hint,
	Title: Text{"自增小计与分项之和不符", "An added subtotal does not match its parts"},
	Says: Text{
		"收到和处理申请情况表“{col}”列自增小计“{label}”为{printed}，所含各项之和为{expected}，差{difference}，请核对。",
		"Column \"{col}\": the added subtotal \"{label}\" says {printed}, its parts add up to {expected}; difference {difference}. Please check.",
	},
	Basis: Text{"小计应等于所含各项之和；年报格式未设小计", "A subtotal is the sum of its parts; the form itself prints none"},
	Forms: bothForms, Scope: ScopeTable, Needs: []string{"requests/*/*", "labels", "grids"},
	Formula: Text{
		"单位自行增加的小计行≠所含各项之和",
		"agency-added subtotal row ≠ Σ its children",
	},
	Traps: Text{
		"标题行有时夹带下一行的数字，不是小计：没有“小计”等字样、各数与所含第一行相同的不作判断。",
		"The label may be a header that holds the numbers of the next row: not assessable where it has no word for a sum and the numbers are those of its first row.",
	},
	Run: func(p *Pass) {
		for _, s := range p.Report.Subtotals {
			if p.headed(s) {
				p.NotAssessable()
				continue
			}
			for _, value := range s.Values {
				p.subtotal(s, value)
			}
		}
	},
})

// headed tells a heading that prints what the first row below it does.
func (p *Pass) headed(s normalize.Subtotal) bool {
	if sumWord(s.Label) || len(s.Of) < 2 {
		return false
	}
	numbers := 0
	for _, value := range s.Values {
		first := p.figures.at(normalize.Key{Table: normalize.Requests, Row: s.Of[0], Column: value.Key.Column})
		if first == nil || first.Value.Kind != value.Value.Kind || first.Value.Number.Cmp(value.Value.Number) != 0 {
			return false
		}
		if value.Value.Number.Sign() != 0 {
			numbers++
		}
	}
	return numbers > 0
}

// subtotal compares one cell of an added row with the rows that it sums.
func (p *Pass) subtotal(s normalize.Subtotal, value normalize.Figure) {
	at := columnOf(value.Key.Column)
	if len(s.Of) == 0 || !p.layout(normalize.Requests).has[normalize.Key{Table: at.Table, Row: normalize.Received, Column: at.Column}] {
		return
	}
	parts := p.Of(at, s.Of...)
	number := value.Value.Kind == normalize.Number && countable(value.Value.Number)
	switch {
	case unfilled(&value) && parts.silent():
		p.tally.Empty++
	case !number || parts.unknown || parts.decoded || decoded(&value):
		p.NotAssessable()
	case parts.Value.Cmp(value.Value.Number) == 0:
		p.Hold()
	default:
		f := Fault{Places: []normalize.Key{at}, Keys: parts.keys, Added: []normalize.Figure{value}}
		f.Expected, f.Printed = &parts.Value, &value.Value.Number
		f.Words = map[string]Text{"label": same(s.Label)}
		p.Fail(f)
	}
}
