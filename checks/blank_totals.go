package checks

import (
	"slices"
	"strconv"

	"nianbao/normalize"
)

// Totals left without a number although their parts are filled in.

var (
	_ = register(Check{
		ID: "req-blank-total", Group: "ARI", Severity: Warning, Class: NationalForm,
		Title: Text{"有分项数据但总计未填", "Totals are blank although their parts are filled in"},
		Says: Text{
			"收到和处理申请情况表有{count}处总计未填数字，而分项有数据：{list}，请核对。",
			"In table three totals are blank although their parts are filled in ({count}): {list}.",
		},
		Basis: Text{"年报格式第三部分“总计”列和“（七）总计”", "Column “total” and item 3(7) of table three of the form"},
		Forms: bothForms, Scope: ScopeTable, Needs: []string{"requests/*/*"},
		Formula: Text{
			"一行“总计”列空白而有一类申请人的数大于0；或一列（七）总计空白而有一项办理结果大于0",
			"r.total blank ∧ ∃k∈K: r[k]>0 (or total_handled[c] blank ∧ ∃r∈O: r[c]>0)",
		},
		Traps: Text{
			"有的单位办理结果各行总计均不填：合并为一条。斜杠、“无”等同未填。",
			"Some offices leave the totals of all outcome rows blank: one finding for the table. A dash or 无 counts as blank.",
		},
		Single: true,
		Run:    func(p *Pass) { p.blankTotals("I3", "I2") },
	})

	_ = register(Check{
		ID: "legal-blank-total", Group: "ARI", Severity: Warning, Class: NationalForm,
		Title: Text{"复议诉讼表有分项数据但总计未填", "Totals of reviews and suits are blank although their parts are filled in"},
		Says: Text{
			"行政复议、行政诉讼情况表有{count}处总计未填数字，而分项有数据：{list}，请核对。",
			"In table four totals are blank although their parts are filled in ({count}): {list}.",
		},
		Basis: Text{"年报格式第四部分“总计”", "The totals of table four of the form"},
		Forms: bothForms, Scope: ScopeTable, Needs: []string{"disputes/*/*"},
		Formula: Text{
			"行政复议、未经复议直接起诉、复议后起诉之一的总计空白，而分项大于0",
			"any of 3 totals blank ∧ parts>0",
		},
		Traps:  Text{"未发现。", "None known."},
		Single: true,
		Run:    func(p *Pass) { p.blankTotals("I4", "I5", "I6") },
	})
)

// blankTotals makes one finding of all blank totals of a table. A total that is
// the sum of two identities is named once.
func (p *Pass) blankTotals(balances ...string) {
	f := Fault{Gap: true}
	var zh, en []string
	for _, id := range balances {
		for _, s := range p.Sums(id) {
			k := s.Left[0]
			if slices.Contains(f.Keys, k) || !p.blank(k, s) {
				continue
			}
			label := p.totalLabel(s.Place)
			f.Places, f.Keys = append(f.Places, s.Place), append(f.Keys, k)
			zh, en = append(zh, "“"+label.ZH+"”"), append(en, label.EN)
		}
	}
	if len(f.Keys) == 0 {
		return
	}
	f.Words = map[string]Text{"count": same(strconv.Itoa(len(f.Keys))), "list": {listZH(zh), listEN(en)}}
	p.Fail(f)
}

// blank tells a blank total over filled parts, and counts every other place.
func (p *Pass) blank(k normalize.Key, s Sum) bool {
	total, parts := p.Sides(s)
	switch {
	case total.numbers > 0:
		p.Hold()
	case p.blankTotal(k):
		return true
	case total.unknown || parts.unknown:
		p.NotAssessable()
	case parts.silent():
		p.tally.Empty++
	default:
		p.Hold()
	}
	return false
}

// totalLabel names the row or column whose total it is.
func (p *Pass) totalLabel(at normalize.Key) Text {
	if at.Row != open {
		return p.row(at)
	}
	row, column := p.row(normalize.Key{Table: at.Table, Row: normalize.TotalHandled}), p.column(at)
	return Text{row.ZH + "—" + column.ZH, row.EN + ", " + column.EN}
}
