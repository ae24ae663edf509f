package checks

import (
	"strconv"

	"nianbao/normalize"
)

// Personal data that a report shows. What is found is masked in every finding.

var (
	privacyBasis = Text{"《条例》第十五条；《个人信息保护法》", "Article 15 of the regulation; the Personal Information Protection Law"}
	privacyLaw   = Text{"《个人信息保护法》", "The Personal Information Protection Law"}
)

var (
	_ = register(Check{
		ID: "pii-id-number", Group: "FMT", Severity: Error, Class: Statute,
		Title: Text{"正文出现完整身份证号", "An identity number stands unmasked in the text"},
		Says: Text{
			"正文出现完整的公民身份号码{n}处：{list}，应当隐去。",
			"Full identity numbers stand in the text ({n}): {list}. They have to be masked.",
		},
		Basis: privacyBasis, Others: privacyLaw, Article: article15Privacy,
		Scope: ScopeReport, Needs: []string{"text"},
		Formula: Text{
			"未遮盖的18位号码，出生日期有效、校验位相符，且不是统一社会信用代码",
			"18 digits with a birthday and the check digit of GB 11643, unmasked, and no code of GB 32100",
		},
		Traps: Text{
			"统一社会信用代码、索引号、文号；电话号码与日期相连的数字。",
			"Credit codes, index numbers and document numbers; a telephone number run together with a date.",
		},
		Run: func(p *Pass) { p.shows(IDNumber) },
	})

	_ = register(Check{
		ID: "pii-mobile", Group: "FMT", Severity: Notice, Class: Hint,
		Title: Text{"正文出现手机号码", "A mobile number stands in the text"},
		Says: Text{
			"正文出现手机号码{n}处：{list}，请核实是否需要公开。",
			"Mobile numbers stand in the text ({n}): {list}. Please check whether they have to be public.",
		},
		Basis: privacyBasis, Others: privacyLaw, Scope: ScopeReport, Needs: []string{"text"},
		Formula: Text{
			"联系方式以外有手机号码，或手机号码在个人姓名旁",
			"1[3-9]\\d{9} not in a line of contact details, or beside a person's name",
		},
		Traps: Text{
			"联系方式一行中的办公手机号码不提示；单位为元、件等的数字不是号码。",
			"An office's number in its contact line is fine; a number with a unit behind it is none.",
		},
		Run: func(p *Pass) { p.shows(Mobile) },
	})

	_ = register(Check{
		ID: "pii-bank-card", Group: "FMT", Severity: Error, Class: Statute,
		Title: Text{"正文出现银行账号", "A bank account number stands in the text"},
		Says: Text{
			"正文出现银行账（卡）号{n}处：{list}，如为个人账户应当隐去。",
			"Bank account numbers stand in the text ({n}): {list}. A person's account has to be masked.",
		},
		Basis: privacyBasis, Others: privacyLaw, Article: article15Privacy,
		Scope: ScopeReport, Needs: []string{"text"},
		Formula: Text{
			"“账号”“卡号”“账户”之后有校验位相符的16至19位数字，旁边没有单位名称",
			"16–19 digits with the check digit of Luhn behind 账号|卡号|账户, and no office named beside",
		},
		Traps: Text{
			"索引号、文号；单位、财政的收款账户可以公开，不报。",
			"Index and document numbers; the account of an office, to which fees are paid, is public.",
		},
		Run: func(p *Pass) { p.shows(BankCard) },
	})

	_ = register(Check{
		ID: "pii-applicant-name", Group: "FMT", Severity: Warning, Class: Statute,
		Title: Text{"正文出现申请人姓名", "An applicant's name stands in the text"},
		Says: Text{
			"正文疑似出现申请人、原告等个人姓名{n}处：{list}，请核实是否需要隐去。",
			"The text seems to name applicants or plaintiffs ({n}): {list}. Please check whether they have to be masked.",
		},
		Basis: privacyBasis, Others: privacyLaw, Article: article15Privacy,
		Scope: ScopeReport, Needs: []string{"text"},
		Formula: Text{
			"“申请人”“原告”“上诉人”“起诉人”之后是姓氏和一至两字的名字，其后为标点或该人的行为，且没有“某”字",
			"(申请人|原告|上诉人|起诉人)[姓名：为系]* + surname + 1–2 characters + a mark or what the person does; no 某",
		},
		Traps: Text{
			"“某某”已隐去；“申请人情况”等表头、“申请人陈述”等词语、单位名称、被申请人不是。词语判断，一律存疑。",
			"Masked names (某某), headers such as 申请人情况, other words, organisations and respondents are none. Told by words alone: always undecided.",
		},
		Run: func(p *Pass) { p.shows(Person) },
	})
)

// shows reports the spans of a kind as one finding.
func (p *Pass) shows(kind PersonalKind) {
	if p.text() == "" {
		p.NotAssessable()
		return
	}
	f := Fault{}
	var list []string
	for _, s := range p.personal() {
		if s.Kind != kind || s.Office {
			continue
		}
		section := &p.Report.Sections[s.Section]
		if list == nil {
			f.Places = []normalize.Key{sectionPlace(section.Key)}
		}
		list = append(list, "“"+s.Masked+"”")
		f.Quotes = append(f.Quotes, Quote{Section: section.Key, Text: around(section.Text, s)})
	}
	if list == nil {
		p.Hold()
		return
	}
	if kind == Person {
		f.Least = Undecided
	}
	f.Words = map[string]Text{"n": same(strconv.Itoa(len(list))), "list": {listZH(list), listEN(list)}}
	p.Fail(f)
}
