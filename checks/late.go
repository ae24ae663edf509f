package checks

import (
	"regexp"
	"slices"
	"time"

	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// Publication in time. Article 49 binds governments from the county up and their
// departments; nothing national binds townships, centres, enterprises or zones.
// The date of a page may be that of a move to another site, so that it decides
// nothing alone: a signature that is late as well takes that doubt away.

var lateTraps = Text{
	"页面日期可能是迁移或重新发布的日期：有多个日期的取最早的，期限前已采集到的不报；仅有页面日期的为待核，落款也晚于期限的才归责于发布单位；落款在期限内、仅有落款日期或日期晚于次年年末的再降一级。期限当日为周末或春节假期的，《条例》未规定顺延，其后第一个工作日公布的为待核并降一级。2018年度及以前适用原《条例》，各机关均为3月31日。",
	"A page may bear the date of a move or a new edition: the earliest of several dates counts, and what was retrieved in time is passed over. A page's date alone is undecided; only a signature that is late too makes it the publisher's. One step less where the signature is in time or the only date, or where the date lies beyond the year after. Where the date falls on a weekend or the Spring Festival the law knows no extension: a report of the first working day after is undecided, one step less. Report years to 2018 fall under the old regulation: 31 March for all.",
}

const lateFormula = "year is known ∧ the earliest date of publication is after the deadline ∧ the document was not retrieved before it"

var (
	_ = register(Check{
		ID: "late-department", Group: "TIM", Severity: Error, Class: Statute,
		Title: Text{"政府部门年度报告晚于法定期限公布", "A department's report was published after the statutory date"},
		Says: Text{
			"政府部门{year}年度报告应于{deadline}前公布（{law}），{dates}，请核实公布时间。",
			"A department's report for {year} was due by {deadline} ({law}); {dates}. Please check when it was published.",
		},
		Basis: Text{"《条例》第四十九条第一款", "Article 49(1) of the regulation"}, Article: article49Departments, Former: formerDeadline,
		Scope: ScopeReport, Needs: []string{"agency.kind", "agency.level", "year", "published_on", "captures"},
		Formula: Text{
			"报告主体为县级以上人民政府部门，年度已知，最早的公布日期晚于次年1月31日，且该日前未采集到报告",
			"agency is 县级以上人民政府部门 ∧ " + lateFormula + " (N+1-01-31)",
		},
		Traps: Text{lateTraps.ZH + "名称不以局、厅、委、部结尾的（地方志办公室、联合会等）可能不属于政府部门，不作判断。中心、企业、乡镇、开发区、垂直管理机构和级别不明的部门不适用。", lateTraps.EN + " Names that do not end in 局, 厅, 委 or 部 (offices for annals, associations) may be no department, and are not assessable. Not for centres, enterprises, towns, zones and branches led from above; not assessable for a department of unknown level."},
		Run: func(p *Pass) {
			if p.Report.Agency.Kind == normalize.KindDepartment && p.Report.Agency.Level != divisions.Township {
				p.statutory("01-31", Text{"《条例》第四十九条第一款", "Article 49(1)"})
			}
		},
	})

	_ = register(Check{
		ID: "late-government", Group: "TIM", Severity: Error, Class: Statute,
		Title: Text{"本级政府年度报告晚于法定期限公布", "A government's report was published after the statutory date"},
		Says: Text{
			"本级政府{year}年度报告应于{deadline}前公布（{law}），{dates}，请核实公布时间。",
			"A government's report for {year} was due by {deadline} ({law}); {dates}. Please check when it was published.",
		},
		Basis: Text{"《条例》第四十九条第二款", "Article 49(2) of the regulation"}, Article: article49Governments, Former: formerDeadline,
		Scope: ScopeReport, Needs: []string{"agency.kind", "agency.level", "year", "published_on", "captures"},
		Formula: Text{
			"报告主体为县级以上地方人民政府，年度已知，最早的公布日期晚于次年3月31日，且该日前未采集到报告",
			"agency is 县级以上地方人民政府 ∧ " + lateFormula + " (N+1-03-31)",
		},
		Traps: Text{lateTraps.ZH + "指本级政府的报告，不是其办公室的；乡镇政府不适用。", lateTraps.EN + " The report of the government, not of its office; not for towns."},
		Run: func(p *Pass) {
			if p.Report.Agency.Kind == normalize.KindGovernment && p.Report.Agency.Level != divisions.Township {
				p.statutory("03-31", Text{"《条例》第四十九条第二款", "Article 49(2)"})
			}
		},
	})

	_ = register(Check{
		ID: "late-local", Group: "TIM", Severity: Notice, Class: LocalRule,
		Title: Text{"晚于当地要求的期限公布", "Published after the local date"},
		Says: Text{
			"{law}要求{year}年度报告于{deadline}前公布，{dates}，请核实公布时间。",
			"The report for {year} was due by {deadline} under a local rule ({law}); {dates}. Please check when it was published.",
		},
		Basis: Text{"地方要求（由所用的地方规则文件写明）", "A local rule, named by the profile in use"},
		Scope: ScopeReport, Needs: []string{"agency.kind", "year", "published_on", "profile"},
		Formula: Text{
			"报告主体为乡镇、街道、开发区或事业单位，当地规定了期限，年度已知，最早的公布日期晚于期限，且此前未采集到报告",
			"agency is a township, subdistrict, zone or institution ∧ profile.deadline ∧ " + lateFormula,
		},
		Traps: Text{
			"《条例》未给乡镇、街道、开发区、事业单位规定日期：没有地方规则时不适用，不设默认日期。" + lateTraps.ZH,
			"The regulation sets no date for these bodies: without a local rule the check does not apply, and there is no default. " + lateTraps.EN,
		},
		Run: func(p *Pass) {
			if p.Profile != nil && p.Profile.Deadline != "" && slices.Contains(withoutStatutoryDate, p.Report.Agency.Kind) {
				law := p.Profile.Basis
				if law == "" {
					law = "地方规则"
				}
				p.late(p.Profile.Deadline, same(law))
			}
		},
	})
)

var withoutStatutoryDate = []string{normalize.KindTownship, normalize.KindSubdistrict, normalize.KindZone, normalize.KindInstitution}

// statutory holds an agency of known level to a date of the law that was in force.
func (p *Pass) statutory(day string, law Text) {
	switch {
	case (p.Report.Agency.Level == "" || p.perhapsNoDepartment()) && !p.dated().none():
		p.NotAssessable()
	case p.Report.Year < firstUnderNewLaw:
		p.late("03-31", formerDeadline)
	default:
		p.late(day, law)
	}
}

// perhapsNoDepartment: offices for annals, associations and teams are named like
// departments and may be institutions, to which the article does not speak.
func (p *Pass) perhapsNoDepartment() bool {
	return p.Report.Agency.Kind == normalize.KindDepartment && !plainDepartment.MatchString(normalize.Compact(p.Report.Agency.Name))
}

var plainDepartment = regexp.MustCompile(`(?:局|厅|委|委员会|部|署)(?:[（(][^（）()]*[）)])?$`)

// late holds the dates of a report to a day of the year after.
func (p *Pass) late(day string, law Text) {
	d, deadline := p.dated(), yearPlus(p.Report, 1, day)
	switch seen := p.FirstSeen; {
	case p.Report.Year == 0 && !d.none():
		p.NotAssessable()
	case !seen.IsZero() && seen.Format(time.DateOnly) <= deadline:
		p.Hold()
	case d.none():
		p.undatable()
	case d.earliest() <= deadline:
		p.Hold()
	default:
		p.Fail(p.lateFault(d, deadline, law))
	}
}

// dayOfRest is why the first working day after the date is no plain fault.
var dayOfRest = Text{"期限当日为休息日，《条例》未规定可否顺延。", " The date fell on a day of rest, and the regulation does not say whether it moves."}

// pageDate is why a date alone decides nothing.
var pageDate = Text{"页面日期也可能是迁移或重新发布的日期。", " A page may bear the date of a move or of a new edition."}

func (p *Pass) lateFault(d dating, deadline string, law Text) Fault {
	f := Fault{Places: []normalize.Key{wholeReport}, Words: map[string]Text{
		"year": count(p.Report.Year), "deadline": sayDay(deadline), "law": law, "dates": d.say(),
	}}
	signedLate := len(d.written) > 0 && d.written[0] > deadline
	if !signedLate || len(d.published) == 0 || d.written[0] > d.published[0] {
		f.Least, f.Because = Undecided, pageDate
	}
	rested := d.earliest() <= NextWorking(deadline)
	if rested {
		f.Least, f.Because = Undecided, dayOfRest
	}
	f.Step = rested || len(d.published) == 0 || len(d.written) > 0 && !signedLate || d.earliest() > yearPlus(p.Report, 1, "12-31")
	return f
}
