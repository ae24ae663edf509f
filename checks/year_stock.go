package checks

import (
	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Stocks that a year begins with follow from last year's: documents in force, and
// items of power.

var (
	stockBasis = Text{
		"按年报格式第二部分“本年制发件数”“本年废止件数”“现行有效件数”的含义",
		"By the meaning of the columns of table two: issued, repealed and in force",
	}
	// cleared are words of a report whose stock was counted anew. Changzhou 2023: the number
	// in force follows the clearing of that year.
	cleared = pattern.MustCompile(`(?:文件|规章)[^，。；]{0,12}(?:清理|到期|届满)|清理[^，。；]{0,12}(?:文件|规章|结果)|(?:宣布|自动|已)失效|统计口径|口径(?:调整|变化|不同|不一)|(?:件数|数据|数量).{0,8}调整|机构改革|机构合并|撤并|划转|更正.{0,12}(?:数据|数字|上年|上一年|报告)`)
	// recut are words of a report whose list of powers was cut anew.
	recut = pattern.MustCompile(`(?:权责|权力|责任|事项)清单|下放|取消|承接|机构改革|机构合并|撤并|划转|统计口径`)
)

func stockCheck(id, row string, title, traps Text) bool {
	return register(Check{
		ID: id, Group: "YOY", Severity: Warning, Class: Hint, Title: title,
		Says: Text{
			"“{row}”现行有效{in_force}件，按{year}年度报告现行有效{last_in_force}件加本年制发{issued}件减本年废止{repealed}件应为{expected}件，两年报告不衔接，请核实哪一年有误。",
			"\"{row}\": {in_force} in force, but {last_in_force} in the report for {year} plus {issued} issued minus {repealed} repealed make {expected}: the two reports do not join; please check which of them is wrong.",
		},
		Basis: stockBasis, Forms: []string{"f2021"}, Scope: ScopeYears,
		Needs: []string{"disclosure/" + row + "/*", "year-1", "text"},
		Formula: Text{
			"两年均为2021年格式：本年现行有效件数≠上年现行有效件数＋本年制发件数－本年废止件数",
			"in_force (N) ≠ in_force (N−1) + issued (N) − repealed (N), both in the form of 2021",
		},
		Traps: traps,
		Run: func(p *Pass) {
			if last, ok := p.joined(); ok && last.asks(stock(row)) {
				p.stockFollows(row)
			}
		},
	})
}

var (
	_ = stockCheck("normdocs-stock-flow", "normative_documents",
		Text{"行政规范性文件现行有效件数与上年不衔接", "Normative documents in force do not follow from last year"},
		Text{
			"清理、失效、到期、合并机构的文件：文中提到清理、失效、统计口径、划转等的降为提示（常州2023年度说明以清理结果为准）。现行有效件数未填的不作判断。",
			"Documents expire or are cleared, organs merge: where the text speaks of it, it falls to notice (Changzhou 2023 counted anew after a clearing). Nothing is said where a stock is blank.",
		})
	_ = stockCheck("rules-stock-flow", "rules",
		Text{"规章现行有效件数与上年不衔接", "Rules in force do not follow from last year"},
		Text{
			"清理、失效、到期、合并机构的规章：文中提到清理、失效、统计口径、划转等的降为提示；现行有效件数未填的不作判断；修改规章计为制发的，存量不变：与制发数相差不超过本年制发数的不作判断。",
			"Rules expire or are cleared, organs merge: where the text speaks of it, it falls to notice. Nothing is said where a stock is blank. Amendments may be counted as issued though the stock stays: nothing is said where it is too small by no more than was issued.",
		})

	_ = register(Check{
		ID: "items-stock-flow", Group: "YOY", Severity: Warning, Class: Hint,
		Title: Text{"上一年项目数量与上年报告推算不符", "Items of the year before do not follow from last year's report"},
		Says: Text{
			"“{row}”行“上一年项目数量”列{prior_items}项，按{year}年度报告的{last_prior_items}项加增减{last_item_change}项应为{expected}项，两年报告不衔接，请核实哪一年有误。",
			"\"{row}\": {prior_items} items of the year before, but {last_prior_items} and a change of {last_item_change} in the report for {year} make {expected}: the two reports do not join; please check which of them is wrong.",
		},
		Basis: Text{
			"按2019年格式第二部分“上一年项目数量”“本年增/减”的含义（国办公开办函〔2019〕60号）",
			"By the meaning of the columns of table two in the form of 2019 (国办公开办函〔2019〕60号)",
		},
		Forms: []string{"f2019"}, Scope: ScopeYears, Needs: []string{"disclosure/*/prior_items", "disclosure/*/item_change", "year-1"},
		Formula: Text{
			"两年均为2019年格式，行政许可、其他对外管理服务事项、行政处罚、行政强制、行政事业性收费：本年报告的上一年项目数量≠上年报告的上一年项目数量＋本年增/减",
			"prior_items (N) ≠ prior_items (N−1) + item_change (N−1), both in the form of 2019, for licensing, services, penalties, compulsion, fees",
		},
		Traps: Text{
			"权责清单重新划分：文中提到权责清单、下放、取消、承接、划转的降为提示；“增减”写成两数（+4/-2）的不作判断。",
			"Lists of powers are cut anew: where the text speaks of it, it falls to notice. A change printed as two numbers (+4/-2) is not assessable.",
		},
		Run: func(p *Pass) {
			last, ok := p.joined()
			if !ok {
				return
			}
			for _, at := range p.Rows(normalize.Disclosure, "prior_items", "item_change") {
				if before := spread(at, []string{"prior_items", "item_change"}); last.asks(before...) {
					p.itemsFollow(at, before)
				}
			}
		},
	})

	_ = register(Check{
		ID: "form-bridge-stock", Group: "YOY", Severity: Notice, Class: Hint,
		Title: Text{"2021年现行有效数与2020年对外公开总数差异较大", "In force in 2021 and disclosed in all in 2020 lie far apart"},
		Says: Text{
			"“{row}”现行有效{in_force}件，{year}年度报告“对外公开总数量”{last_total_disclosed}件，差异较大；两种格式口径不同，供参考。",
			"\"{row}\": {in_force} in force, {last_total_disclosed} disclosed in all in the report for {year}; the two forms count differently, so this is for information.",
		},
		Basis: Text{"两种格式的含义不同，不是勾稽关系", "No identity: the two forms mean different things"},
		Forms: []string{"f2021"}, Scope: ScopeYears, Needs: []string{"disclosure/*/in_force", "disclosure/*/total_disclosed", "year-1"},
		Formula: Text{
			"上年为2019年格式：本年现行有效件数与上年对外公开总数量之差，超过两者较大数的一半",
			"|in_force (N) − total_disclosed (N−1)| / max > 0.5, last year in the form of 2019",
		},
		Traps: Text{
			"口径不同，默认不用；设置文件写明“比较新旧格式存量”为“是”时才比较。",
			"Different concepts: off unless a profile asks for it (form_bridge).",
		},
		Run: func(p *Pass) {
			last, ok := p.joined()
			if !ok || p.Profile == nil || !p.Profile.FormBridge {
				return
			}
			for _, row := range []string{"rules", "normative_documents"} {
				if before := (normalize.Key{Table: normalize.Disclosure, Row: row, Column: "total_disclosed"}); last.asks(before) {
					p.bridge(row, p.LastYear(before))
				}
			}
		},
	})
)

func stock(row string) normalize.Key {
	return normalize.Key{Table: normalize.Disclosure, Row: row, Column: "in_force"}
}

func (p *Pass) stockFollows(row string) {
	at := normalize.Key{Table: normalize.Disclosure, Row: row, Column: open}
	before, now := p.LastYear(stock(row)), p.Of(at, "in_force")
	issued, repealed := p.Of(at, "issued"), p.Of(at, "repealed")
	expected := before.Plus(issued).Minus(repealed)
	switch {
	case before.numbers == 0 || now.numbers == 0:
		p.unstated(expected.silent() && now.silent())
	case row == "rules" && p.amended(now, expected, issued):
		p.NotAssessable()
	default:
		p.join(at, expected, now, cleared)
	}
}

// amended tells a stock that is too small by no more than was issued: an amended rule
// may be counted as issued, and the stock is the same.
func (p *Pass) amended(now, expected, issued Term) bool {
	short := expected.Value.Sub(now.Value)
	return short.Sign() > 0 && short.Cmp(issued.Value) <= 0
}

func (p *Pass) itemsFollow(at normalize.Key, before []normalize.Key) {
	items := p.LastYear(before[0])
	if now := p.Of(at, "prior_items"); items.numbers == 0 || now.numbers == 0 {
		p.unstated(items.silent() && now.silent())
	} else {
		p.join(at, items.Plus(p.LastYear(before[1])), now, recut)
	}
}

func (p *Pass) bridge(row string, before Term) {
	at := normalize.Key{Table: normalize.Disclosure, Row: row, Column: open}
	now := p.Of(at, "in_force")
	a, b := float(now.Value), float(before.Value)
	p.Never(at, max(a, b)-min(a, b) > bridgeShare*max(a, b), before, now)
}
