package checks

import (
	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// The stock of rules and normative documents in force against what the year
// added (form of 2021).

var inForceNeeds = []string{"disclosure/rules/*", "disclosure/normative_documents/*"}

var (
	_ = register(Check{
		ID: "in-force-below-new", Group: "ARI", Severity: Warning, Class: Hint,
		Title: Text{"现行有效少于本年净增", "Fewer documents in force than the year added"},
		Says: Text{
			"主动公开情况表“{row}”现行有效{in_force}件，少于本年制发{issued}件减本年废止{repealed}件，请核实。",
			"\"{row}\": {in_force} in force, fewer than {issued} issued minus {repealed} repealed this year.",
		},
		Basis: Text{
			"按项目含义：本年制发的文件除本年废止的外均现行有效",
			"By the meaning of the columns: what was issued this year is in force unless repealed this year",
		},
		Forms: []string{"f2021"}, Scope: ScopeTable, Needs: inForceNeeds,
		Formula: Text{
			"规章、行政规范性文件：现行有效件数＜本年制发件数－本年废止件数",
			"disclosure/X/in_force < disclosure/X/issued − disclosure/X/repealed for X∈{rules, normative_documents}",
		},
		Traps: Text{
			"有效期不足一年的文件：文中提到失效、到期的降为提示；制发归办公室、存量归政府的，请核实即可；废止的多为以前年度文件，故只能单向判断。",
			"Documents valid for less than a year: where the text speaks of their end it falls to notice. An office issues while the government owns the stock, so that the sentence asks; repealed ones are mostly older, so the inequality is one-sided.",
		},
		Run: func(p *Pass) {
			for _, at := range p.Rows(normalize.Disclosure, "issued", "repealed", "in_force") {
				p.belowNew(at, p.Of(at, "in_force"), p.Of(at, "issued").Minus(p.Of(at, "repealed")))
			}
		},
	})

	_ = register(Check{
		ID: "in-force-blank", Group: "ARI", Severity: Warning, Class: Hint,
		Title: Text{"本年有制发但现行有效为0或未填", "Issued this year but nothing in force"},
		Says: Text{
			"主动公开情况表“{row}”本年制发{issued}件，现行有效件数{stock}，请核实。",
			"\"{row}\": {issued} issued this year, but the number in force is {stock}.",
		},
		Basis: Text{"年报格式第二部分“现行有效件数”", "Column “in force” of table two of the form"},
		Forms: []string{"f2021"}, Scope: ScopeTable, Needs: inForceNeeds,
		Formula: Text{
			"规章、行政规范性文件：本年制发件数＞0且多于本年废止件数，而现行有效件数为0或空白",
			"disclosure/X/issued > 0 ∧ issued > repealed ∧ disclosure/X/in_force is 0 or blank, X∈{rules, normative_documents}",
		},
		Traps: Text{
			"有效期很短的乡镇文件：文中提到失效、到期的降为提示；当年制发又当年废止的文件：废止不少于制发的不报，废止件数未读出的不作判断。",
			"Town documents with short validity: where the text speaks of their end it falls to notice. Documents issued and repealed within the year: passed over where as many were repealed, not assessable where that was not read.",
		},
		Implied: []string{"in-force-below-new"},
		Run: func(p *Pass) {
			for _, at := range p.Rows(normalize.Disclosure, "issued", "repealed", "in_force") {
				p.inForce(at, p.Of(at, "issued"), p.Of(at, "repealed"), p.Of(at, "in_force"))
			}
		},
	})
)

// expired: documents ended without being repealed.
var expired = pattern.MustCompile(`(?:自动|已|均)失效|(?:有效期|文件|规章)[^，。；]{0,12}(?:届满|到期)|有效期(?:不足|不满|在?一年|在?1年)`)

func (p *Pass) belowNew(at normalize.Key, stock, added Term) {
	if stock.unfilled > 0 {
		p.unstated(stock.silent() && added.silent())
		return
	}
	if p.clash(stock.Value.Cmp(added.Value) < 0, added, stock) {
		f := between(at, added, stock)
		f.Step = p.says(expired)
		p.Fail(f)
	}
}

// inForce looks at one row. An unfilled stock is the fault itself, so nothing is
// counted as 0. Where as much was repealed as issued, nothing need be in force: the
// catalogue of the specification asks for the stock alone.
func (p *Pass) inForce(at normalize.Key, issued, repealed, stock Term) {
	switch {
	case issued.silent() && stock.silent():
		p.tally.Empty++
	case issued.numbers == 0 || stock.unknown:
		p.NotAssessable()
	case issued.Value.Sign() <= 0 || stock.Value.Sign() != 0 || issued.Value.Cmp(repealed.Value) <= 0:
		p.Hold()
	case repealed.unknown:
		p.NotAssessable()
	default:
		f := Fault{Places: []normalize.Key{at}, Keys: issued.with(stock).keys, Gap: true, Step: p.says(expired)}
		f.Words = map[string]Text{"stock": {"未填", "blank"}}
		if stock.numbers > 0 {
			f.Words["stock"] = Text{"为0", "0"}
			f.Printed = &stock.Value
		}
		p.Fail(f)
	}
}
