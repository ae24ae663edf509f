package checks

import (
	"slices"
	"strconv"

	"nianbao/normalize"
)

// A report that is not there has no document to look at: a crawl tells what it looked
// for, and how. That a site is silent is never its agency's fault for certain.

// Sought is what a crawl knows of the report that a listed unit owes for a year.
type Sought struct {
	Unit  normalize.Agency // by the list: its name, kind, level and division
	Year  int
	On    string // the day of asking, ISO
	Found bool   // a report of the year was seen at some time
	// Looked are the days, ISO and in order, of the sweeps behind Due that read the unit's own
	// column of reports to its end and did not see the year's. One sweep gives one day.
	Looked []string
	Doubt  bool // what was not seen may be there all the same
}

// Due is the last day on which the unit's report is in time by the law: "" where no
// national rule binds it.
func (s Sought) Due() Deadline {
	if s.Year < firstUnderNewLaw {
		return Deadline{}
	}
	return StatutoryDeadline(s.Unit, s.Year)
}

// Unpublished holds a unit of a list to its duty of publishing. The result has the checks
// of ScopeUnits alone.
func Unpublished(s Sought) Result {
	r := &normalize.Report{Agency: s.Unit, Year: s.Year}
	return look(r, Known{Sought: &s}, func(c *Check) bool { return c.Scope == ScopeUnits }, func(*book, *Check) bool { return true })
}

var _ = register(Check{
	ID: "not-published", Group: "TIM", Severity: Warning, Class: Statute,
	Title: Text{"逾期未发现年度报告", "No report was found after the statutory date"},
	Says: Text{
		"{year}年度报告应于{deadline}前公布（{law}），期限后{n}次读完其年报栏目（{looked}）均未发现，请核实是否已公布；也可能公布在别处。",
		"The report for {year} was due by {deadline} ({law}); its column of annual reports was read to its end {n} times after that ({looked}) and did not hold it. Please check whether it was published; it may stand elsewhere.",
	},
	Basis:   Text{"《条例》第四十九条", "Article 49 of the regulation"},
	Article: article49Departments + article49Governments,
	Scope:   ScopeUnits, Needs: []string{"units", "captures", "year"},
	Formula: Text{
		"名单所列的县级以上人民政府或其部门，期限已过，两轮以上采集在期限后读完其年报栏目而未见该年度报告",
		"a listed government from the county up, or a department of one ∧ the statutory date is past ∧ two sweeps after it read the unit's own column to its end without the year's report",
	},
	Traps: Text{
		"一律为待核：期限当日为休息日的，从其后第一个工作日起算；报告可能公布在别处、以附件或图片公布或已迁移。栏目未读完、与其他单位共用、网站被拒或无法访问的不作判断；数据集中有不能认定单位或年度的报告、栏目中有未能读出的文件的不作判断；早于该单位已见最早年度的不作判断（可能尚未成立，旧报告也可能已撤下），从未见过其报告的只看最近一个到期年度。乡镇、街道、开发区、事业单位等《条例》未规定日期的不适用；名单注明不需编制的不适用。每次重建数据集时重新判断。",
		"Always undecided. A date on a day of rest counts as the first working day after it. A report may stand elsewhere, as an attachment or a picture, or have moved. Not assessable where the column was not read to its end, is shared with other units, or the site refused or did not answer; where the data set has a report that may be the unit's or the year's, or the column a document that could not be read; nor for years before the first that is known of the unit, which may not have been founded then; of a unit without any report the last year that is due alone. Not for towns, subdistricts, zones and institutions, to which the regulation gives no date, nor where the list says that none is required. Worked out anew with every build.",
	},
	Limits: Text{"期限后至少" + strconv.Itoa(separateSweeps) + "轮", "at least " + strconv.Itoa(separateSweeps) + " sweeps after the date"},
	Run: func(p *Pass) {
		if p.Sought != nil {
			p.sought(*p.Sought)
		}
	},
})

func (p *Pass) sought(s Sought) {
	due := s.Due()
	looked := slices.DeleteFunc(slices.Clone(s.Looked), func(day string) bool { return day <= NextWorking(due.On) })
	switch {
	case due.On == "" || s.On <= due.On:
	case s.Found:
		p.Hold()
	case s.Doubt || len(looked) < separateSweeps:
		p.NotAssessable()
	default:
		p.Fail(Fault{Places: []normalize.Key{wholeReport}, Least: Undecided, Told: true, Words: map[string]Text{
			"year": count(s.Year), "deadline": sayDay(due.On), "law": due.Law, "n": count(len(looked)), "looked": sayDays(looked),
		}})
	}
}

// sayDays names the first and the last of days in order.
func sayDays(days []string) Text {
	days = slices.Compact(slices.Clone(days))
	first, last := sayDay(days[0]), sayDay(days[len(days)-1])
	switch len(days) {
	case 1:
		return first
	case 2:
		return Text{first.ZH + "、" + last.ZH, first.EN + ", " + last.EN}
	}
	return Text{first.ZH + "至" + last.ZH, first.EN + " to " + last.EN}
}
