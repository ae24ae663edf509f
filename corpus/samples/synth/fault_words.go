package synth

import (
	"fmt"
	"strconv"
	"strings"
)

// Faults in the prose: years, periods and words that were not brought up to date.
// They are planted when the prose is written.

var wordFaults = []Fault{
	{"period-wrong", "", nil, (*Report).shortPeriod},
	{"title-year-mismatch", "", nil, (*Report).lastPeriod},
	{"wrong-year-in-text", "", nil, (*Report).lastYearsWork},
	{"outdated-basis", F2021, nil, (*Report).oldNotice},
	{"stale-plan-cited", "", nil, (*Report).oldPlan},
	{"template-leftover", "", nil, (*Report).leftWords},
}

// opens is the first sentence, which names basis and period.
func (r *Report) opens() *string { return &r.Sections[0].Topics[0].Paragraphs[0] }

func (r *Report) shortPeriod(d *dice) string {
	end := fmt.Sprintf("12月%d日止", d.between(20, 30))
	*r.opens() = strings.Replace(*r.opens(), "12月31日止", end, 1)
	return end
}

func (r *Report) lastPeriod(*dice) string {
	now, before := strconv.Itoa(r.Year)+"年", strconv.Itoa(r.Year-1)+"年"
	*r.opens() = strings.ReplaceAll(*r.opens(), now, before)
	return before
}

func (r *Report) lastYearsWork(d *dice) string {
	said := fmt.Sprintf(pick(d, []string{"%d年，%s主动公开政府信息%d条。", "%d年度，%s共受理政府信息公开申请%d件。"}), r.Year-1, r.Agency.We, d.between(2, 90))
	r.Sections[0].Topics[1].Paragraphs[1] = said
	return said
}

func (r *Report) oldNotice(*dice) string {
	*r.opens() = strings.Replace(*r.opens(), "〔2021〕30号", "〔2019〕60号", 1)
	return "〔2019〕60号"
}

func (r *Report) oldPlan(d *dice) string {
	said := fmt.Sprintf("落实《%d年政务公开工作要点》。", r.Year-d.between(2, 4))
	r.Sections[0].Topics[5].Paragraphs[1] += said
	return said
}

func (r *Report) leftWords(d *dice) string {
	said := pick(d, []string{"XX局对此高度重视。", "根据贵办要求，现将有关情况报告如下。", "以上为20XX年情况。", "（此处填写存在的问题）"})
	r.Sections[0].Topics[3].Paragraphs[1] += said
	return said
}
