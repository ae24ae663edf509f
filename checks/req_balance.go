package checks

import (
	"nianbao/normalize"
)

// What comes in must equal what goes out: the one identity that the form itself
// prints, and three plainer ways to say how it is broken.

var printedBalance = Text{
	"年报格式第三部分表头：“本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和”",
	"Printed in the head of table three: item one plus item two equals item three plus item four, in every column",
}

var flowNeeds = []string{"requests/received/*", "requests/brought_forward/*", "requests/total_handled/*", "requests/carried_forward/*"}

var (
	_ = register(Check{
		ID: "req-balance", Group: "ARI", Severity: Error, Class: NationalForm,
		Title: Text{"申请数与办理结果不平", "Requests taken in differ from those handled and carried forward"},
		Says: Text{
			"收到和处理申请情况表“{col}”列勾稽关系不符：本年新收{received}＋上年结转{brought_forward}＝{expected}，（七）总计{total_handled}＋结转下年度继续办理{carried_forward}＝{printed}，差{difference}。",
			"Column \"{col}\" does not balance: received {received} + brought forward {brought_forward} = {expected}, but handled {total_handled} + carried forward {carried_forward} = {printed}; difference {difference}.",
		},
		Basis: printedBalance, Forms: bothForms, Scope: ScopeTable, Needs: flowNeeds,
		Formula: Text{
			"任一列：本年新收＋上年结转≠（七）总计＋结转下年度继续办理",
			"∃ c∈C: received[c] + brought_forward[c] ≠ total_handled[c] + carried_forward[c]",
		},
		Traps: Text{
			"四项均无“合计”性质：只要该列有一个数字，未填的按0计并降一级；四项均未填则不作判断。“总计”未填而分项有数的，不按0计。错列的行见req-column-shift。",
			"None of the four is a printed total: if one number stands in the column, unfilled ones count as 0 and the severity falls; a column with none is passed over. A blank total over filled parts is never 0. For shifted rows see req-column-shift.",
		},
		Run: func(p *Pass) {
			for _, s := range p.Sums("I1") {
				intake, settled := p.Sides(s)
				p.Balance(s.Place, intake, settled)
			}
		},
	})

	_ = register(Check{
		ID: "req-intake-exceeded", Group: "ARI", Severity: Error, Class: NationalForm,
		Title: Text{"办理或结转数超过申请数", "More handled or carried forward than taken in"},
		Says: Text{
			"收到和处理申请情况表“{col}”列“{what}”为{printed}，大于本年新收与上年结转之和{expected}，请核对。",
			"Column \"{col}\": \"{what}\" is {printed}, more than the {expected} received and brought forward.",
		},
		Basis: printedBalance, Forms: bothForms, Scope: ScopeTable, Needs: flowNeeds,
		Formula: Text{
			"任一列：（七）总计或结转下年度继续办理＞本年新收＋上年结转",
			"total_handled[c] > received[c] + brought_forward[c] ∨ carried_forward[c] > received[c] + brought_forward[c]",
		},
		Traps: Text{
			"一般由req-balance推出，仅作说明；第三、四项之一读不出时可单独成立。",
			"Mostly implied by req-balance and kept as its explanation; it stands alone where one of items three and four could not be read.",
		},
		Implied: []string{"req-balance"},
		Run: func(p *Pass) {
			for _, s := range p.Sums("I1") {
				intake, _ := p.Sides(s)
				p.within(s.Place, intake, s.Right)
			}
		},
	})

	_ = register(Check{
		ID: "req-no-intake-but-results", Group: "ARI", Severity: Error, Class: NationalForm,
		Title: Text{"未收到申请却有办理结果", "Outcomes without any request"},
		Says: Text{
			"收到和处理申请情况表“总计”列：本年新收与上年结转均为0，办理结果各项共{printed}件，请核对。",
			"No request was received or brought forward, but {printed} outcomes are reported.",
		},
		Basis: printedBalance, Forms: bothForms, Scope: ScopeTable,
		Needs: []string{"requests/received/total", "requests/brought_forward/total", "requests/*/total (outcome rows)"},
		Formula: Text{
			"“总计”列：本年新收＋上年结转＝0，而办理结果各项之和＞0",
			"received.total + brought_forward.total = 0 ∧ Σ_{r∈O} r.total > 0",
		},
		Traps: Text{
			"数据错一行也会如此：与下一行互换后全表成立的不作判断，见req-row-shift；两项均未填时不作判断。",
			"Rows shifted by one line look like this: not assessable where every sum holds after exchanging two of them, see req-row-shift, nor where both intake rows are unfilled.",
		},
		Implied: []string{"req-balance", "req-outcome-sum"},
		Run: func(p *Pass) {
			at := columnOf(normalize.Total)
			intake, results := p.Of(at, normalize.Received, normalize.BroughtForward), p.Of(at, p.outcomes()...)
			none := intake.Value.Sign() == 0 && results.Value.Sign() > 0
			if g, ok := p.requests(); none && ok && len(g.rowMoves()) > 0 {
				p.NotAssessable()
				return
			}
			p.Never(at, none, intake, results)
		},
	})

	_ = register(Check{
		ID: "req-intake-but-no-results", Group: "ARI", Severity: Error, Class: NationalForm,
		Title: Text{"有申请而无办理结果", "Requests that were neither handled nor carried forward"},
		Says: Text{
			"收到和处理申请情况表“总计”列：本年新收{received}件、上年结转{brought_forward}件，（七）总计和结转下年度继续办理均为0，请核对。",
			"{received} requests were received and {brought_forward} brought forward, but none was handled or carried forward.",
		},
		Basis: printedBalance, Forms: bothForms, Scope: ScopeTable,
		Needs: []string{"requests/received/total", "requests/brought_forward/total", "requests/total_handled/total", "requests/carried_forward/total"},
		Formula: Text{
			"“总计”列：本年新收＋上年结转＞0，而（七）总计和结转下年度继续办理均为0",
			"received.total + brought_forward.total > 0 ∧ total_handled.total = 0 ∧ carried_forward.total = 0",
		},
		Traps: Text{
			"由req-balance推出，仅作更明白的说明。",
			"Implied by req-balance; kept because it says it better.",
		},
		Implied: []string{"req-balance"},
		Run: func(p *Pass) {
			at := columnOf(normalize.Total)
			intake, settled := p.Of(at, normalize.Received, normalize.BroughtForward), p.Of(at, normalize.TotalHandled, normalize.CarriedForward)
			p.Never(at, intake.Value.Sign() > 0 && p.nought(at, normalize.TotalHandled, normalize.CarriedForward), intake, settled)
		},
	})
)

// within asks that each figure stay inside what was taken in, one place for all
// of them; the first that does not is named.
func (p *Pass) within(at normalize.Key, intake Term, keys []normalize.Key) {
	if intake.unknown || intake.numbers == 0 {
		p.unstated(intake.silent() && p.Sum(keys...).silent())
		return
	}
	compared := 0
	for i, k := range keys {
		figure := p.Sum(keys[i : i+1 : i+1]...)
		if figure.unknown {
			continue
		}
		if figure.Value.Cmp(intake.Value) > 0 {
			f := between(at, intake, figure)
			f.Words = map[string]Text{"what": p.row(k)}
			p.Fail(f)
			return
		}
		compared++
	}
	if compared < len(keys) {
		p.NotAssessable()
		return
	}
	p.Hold()
}

// nought tells whether every named figure of a place is 0 or unfilled.
func (p *Pass) nought(at normalize.Key, names ...string) bool {
	for _, n := range names {
		if p.Of(at, n).Value.Sign() != 0 {
			return false
		}
	}
	return true
}

func columnOf(name string) normalize.Key {
	return normalize.Key{Table: normalize.Requests, Row: open, Column: name}
}

// outcomes are the rows of results that the report's form prints.
func (p *Pass) outcomes() []string {
	return p.layout(normalize.Requests).outcomes
}
