package checks

import (
	"strconv"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// The fee for information processing against the fees of table two and the requests
// of table three.

var feesAmount = normalize.Key{Table: normalize.Disclosure, Row: "fees", Column: "amount"}

var (
	_ = register(Check{
		ID: "info-fee-exceeds-fees", Group: "XTB", Severity: Notice, Class: Hint,
		Title: Text{"信息处理费大于行政事业性收费", "The fee for information processing exceeds all administrative fees"},
		Says: Text{
			"文中信息处理费{fee}元，第二部分“{row}”填报{amount}万元，小于该数；信息处理费属于行政事业性收费，请核对口径。",
			"The text states {fee} yuan of fees for information processing; row \"{row}\" says {amount} (in 10,000 yuan), which is less. Please check what each covers.",
		},
		Basis: Text{
			"信息处理费属于行政事业性收费（《政府信息公开信息处理费管理办法》，国办函〔2020〕109号，各地实施规定）",
			"The fee is an administrative fee (measures for the fee, 国办函〔2020〕109号, and local rules for them)",
		},
		Forms: []string{"f2021"}, Scope: ScopeReport, Needs: []string{"disclosure/fees/amount", "statements:info_fee"},
		Formula: Text{
			"文中信息处理费（元）＞行政事业性收费金额（万元）×10000＋小数位数四舍五入所能略去的数",
			"statement.info_fee (元) > disclosure/fees/amount × 10000 + what the printed decimals round off",
		},
		Traps: Text{
			"小额在以万元填报时会四舍五入为0；文中“约”数不比较；政府与办公室口径可能不同，仅作提示。",
			"Small sums round to 0.00; approximate sums are not compared; a government and its office count differently: a notice only.",
		},
		Limits: Text{"差额不足" + strconv.Itoa(roundedFee) + "元（0.01万元）不提示", "differences below " + strconv.Itoa(roundedFee) + " yuan are passed over"},
		Run:    func(p *Pass) { p.feeInside() },
	})

	_ = register(Check{
		ID: "fees-but-no-explanation", Group: "XTB", Severity: Notice, Class: Hint,
		Title: Text{"有行政事业性收费而第六部分只写“无”", "Fees were charged and section six says nothing"},
		Says: Text{
			"第二部分“{row}”填报{amount}万元，第六部分仅写“{said}”；如含信息处理费，应在第六部分报告，请核对。",
			"Row \"{row}\" says {amount} (in 10,000 yuan) and section six only \"{said}\"; a fee for information processing would have to be reported there.",
		},
		Basis: Text{"年度报告格式（国办公开办函〔2021〕30号）第六部分：收取信息处理费情况在此处报告", "Part six of the form of 2021, where the fee is to be reported"},
		Forms: []string{"f2021"}, Scope: ScopeReport, Needs: []string{"disclosure/fees/amount", "section:other_matters", "statements:info_fee", "text"},
		Formula: Text{
			"行政事业性收费金额＞0，全文没有关于收费的表述，第六部分只写“无”",
			"no statement of the fee anywhere ∧ disclosure/fees/amount > 0 ∧ section other_matters = 无",
		},
		Traps: Text{
			"行政事业性收费大多与信息处理费无关，仅作提示；别处已写明信息处理费的不提示。",
			"Most administrative fees have nothing to do with this one: a notice only; nothing is said where the fee is mentioned elsewhere.",
		},
		Implied: []string{"fee-statement-missing"},
		Run:     func(p *Pass) { p.feesUnexplained() },
	})

	_ = register(Check{
		ID: "fee-unpaid-without-notice", Group: "XTB", Severity: Notice, Class: Hint,
		Title: Text{"有“逾期未缴费”处理而称未发收费通知", "Closed as unpaid although no fee notice was issued"},
		Says: Text{
			"“{row}”{total}件，文中称“{said}”，请核对。",
			"Row \"{row}\" says {total}; the text says \"{said}\". Please compare.",
		},
		Basis: Text{"收费通知是“逾期未按收费通知要求缴纳费用”的前提（年度报告格式第三部分；国办函〔2020〕109号）", "A notice of the fee comes before its not being paid (table three of the form; 国办函〔2020〕109号)"},
		Forms: []string{"f2021"}, Scope: ScopeReport, Needs: []string{"requests/other_fee_unpaid/total", "text"},
		Formula: Text{
			"“逾期未按收费通知要求缴纳费用”总计＞0，而文中称未发出收费通知",
			"requests/other_fee_unpaid/total > 0 ∧ text says 未发出收费通知",
		},
		Traps: Text{
			"“未收取信息处理费”“从未收费”并不矛盾：通知已发而未缴，自然没有收到。",
			"\"No fee was collected\" or \"never charged\" is no contradiction: it was asked for and not paid.",
		},
		Run: func(p *Pass) { p.unpaidWithoutNotice() },
	})
)

// feeInside compares the largest exact fee that the text states with all fees.
func (p *Pass) feeInside() {
	s, yuan := p.largestFee()
	if s == nil {
		return
	}
	amount := p.Sum(feesAmount)
	switch {
	case amount.unknown || amount.numbers == 0:
		p.NotAssessable()
	case yuan > float(amount.Value)*10_000+roundedOff(amount.Value):
		p.Fail(Fault{
			Places: []normalize.Key{{Table: normalize.Disclosure, Row: "fees", Column: open}}, Keys: amount.keys,
			Quotes: []Quote{{Section: s.Section, Text: s.Text, Line: s.At.Line}},
			Words:  map[string]Text{"fee": same(strconv.FormatFloat(yuan, 'f', -1, 64))},
		})
	default:
		p.Hold()
	}
}

func (p *Pass) largestFee() (largest *normalize.Statement, yuan float64) {
	for i := range p.Report.Statements {
		s := &p.Report.Statements[i]
		if s.Measure != "info_fee" || s.Value == nil || s.Approximate {
			continue
		}
		sum := float(*s.Value)
		if s.Unit == "万元" {
			sum *= 10_000
		}
		if largest == nil || sum > yuan {
			largest, yuan = s, sum
		}
	}
	return largest, yuan
}

// roundedOff is how many yuan an amount in 万元 may have lost: a step of its last
// decimal, and of a whole number above 0 a whole one.
func roundedOff(amount normalize.Decimal) float64 {
	if amount.IsInt() && amount.Sign() > 0 {
		return 10_000
	}
	return roundedFee
}

func (p *Pass) feesUnexplained() {
	amount, six := p.Sum(feesAmount), p.section("other_matters")
	switch {
	case amount.unknown || amount.numbers == 0 || six == nil:
		p.NotAssessable()
	case amount.Value.Sign() == 0 || !nothingElse.MatchString(p.said(unsigned(six.Text))) || p.says(feeWords):
		p.Hold()
	default:
		p.Fail(Fault{
			Places: []normalize.Key{{Table: normalize.Disclosure, Row: "fees", Column: open}, sectionPlace("other_matters")}, Keys: amount.keys,
			Quotes: []Quote{{Section: "other_matters", Text: quoted(unsigned(six.Text)), Line: six.At.Line}},
			Words:  map[string]Text{"said": same(quoted(unsigned(six.Text)))},
		})
	}
}

var noNotice = pattern.MustCompile(`(?:未|没有|从未|未曾)(?:发出|出具|下达|制发|发送|开具|制作)过?[^，。；\n]{0,8}收费通知书?|收费通知书?0[份件]`)

func (p *Pass) unpaidWithoutNotice() {
	key := normalize.Key{Table: normalize.Requests, Row: "other_fee_unpaid", Column: normalize.Total}
	if !p.layout(normalize.Requests).has[key] {
		return // （六）其他处理 is one plain row
	}
	unpaid := p.Sum(key)
	said := ""
	if p.may(noNotice) {
		said = noNotice.FindString(p.text())
	}
	switch {
	case unpaid.unknown || unpaid.numbers == 0:
		p.NotAssessable()
	case unpaid.Value.Sign() == 0 || said == "":
		p.Hold()
	default:
		p.Fail(Fault{
			Places: []normalize.Key{{Table: key.Table, Row: key.Row, Column: open}}, Keys: unpaid.keys,
			Quotes: []Quote{{Text: said}}, Words: map[string]Text{"said": same(quoted(said))},
		})
	}
}
