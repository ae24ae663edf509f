package synth

import "strconv"

// The fee for information processing against the tables, and words about the report as a
// whole: its title, its maker.

var faultsOfFees = []Fault{
	{"fees-but-no-explanation", F2021, (*Report).charged, (*Report).onlyNothing},
	{"info-fee-exceeds-fees", F2021, (*Report).chargedLittle, instead(5, "本年度收取信息处理费1400元。")},
	{"fee-unpaid-without-notice", F2021, (*Report).unpaid, instead(5, "本年度未发出信息处理费收费通知，未收取信息处理费。")},
	{"title-malformed", "", (*Report).titleWithoutYear, nil},
	{"normdocs-by-incompetent-body", F2021, (*Report).centreWithDocuments, nil},
	{"generic-text", "", nil, (*Report).anybody},
}

func (r *Report) fees(amount string) string {
	r.Figures[Key{"disclosure", "fees", "amount"}] = Cell{amount, Number, amount}
	return "disclosure/fees/amount " + amount
}

func (r *Report) charged(d *dice) string { return r.fees(strconv.Itoa(d.between(1, 90)) + ".50") }

func (r *Report) chargedLittle(*dice) string { return r.fees("0.02") }

// onlyNothing says nothing of fees but in table two.
func (r *Report) onlyNothing(d *dice) string {
	said := r.noFee(d)
	instead(5, "无。")(r, d)
	return said
}

// unpaid closes requests whose fee was not paid, in the three rows of （六）.
func (r *Report) unpaid(d *dice) string {
	r.PlainSix, r.Subtotals, r.Figures = false, nil, map[Key]Cell{}
	r.fill(d, nil)
	r.busy(d)
	r.settle("natural_person", "other_fee_unpaid", d.between(1, 5))
	return "requests/other_fee_unpaid"
}

func (r *Report) titleWithoutYear(*dice) string {
	r.Title = r.Agency.Name + "政府信息公开工作年度报告"
	return r.Title
}

func (r *Report) centreWithDocuments(d *dice) string {
	r.become(Agency{Name: "鹤栖县融媒体中心", Kind: "institution", Scope: "own_body", We: "本中心", size: 3}, d)
	n := d.between(2, 9)
	r.set("disclosure", "normative_documents", "issued", n)
	r.set("disclosure", "normative_documents", "in_force", n)
	return "disclosure/normative_documents"
}

// anybody is an overview without an agency and a number.
func (r *Report) anybody(*dice) string {
	const words = "各级政府部门坚持公开为常态，主动公开、依申请公开、政府信息管理、平台建设、监督保障有序推进。部分地区制度还不健全，多数部门重视程度有待提高，考核、社会评议、责任追究逐步加强。"
	r.Sections[0].Topics = []Topic{{Paragraphs: []string{words}}}
	return words
}
