package synth

import (
	"fmt"
	"strconv"
	"strings"
)

// The six sections in own words. What they count agrees with the tables.

func (r *Report) prose(d *dice, long bool) {
	length := d.between(90, 200)
	if long {
		length = 1050
	}
	first := Section{Heading: "一、总体情况", Topics: []Topic{{Paragraphs: r.opening(d)}}}
	for i, t := range topics {
		said := r.states(d, t)
		paragraphs := []string{said + paragraph(d, t, length/2), paragraph(d, t, length/2)}
		first.Topics = append(first.Topics, Topic{"（" + ordinals[i] + "）" + t, paragraphs})
	}
	r.Sections = []Section{
		first,
		{Heading: "二、主动公开政府信息情况", Table: "disclosure"},
		{Heading: "三、收到和处理政府信息公开申请情况", Table: "requests", AfterTable: r.saidAgain()},
		{Heading: "四、政府信息公开行政复议、行政诉讼情况", Table: "disputes", AfterTable: r.disputesSaid(d)},
		r.shortcomings(d, length),
		{Heading: "六、其他需要报告的事项", Topics: []Topic{{Paragraphs: []string{r.fee(d) + pick(d, remarks)}}}},
	}
}

func (r *Report) opening(d *dice) []string {
	notice := "国办公开办函〔2021〕30号"
	if r.Form == F2019 {
		notice = "国办公开办函〔2019〕60号"
	}
	y := strconv.Itoa(r.Year)
	first := "根据《中华人民共和国政府信息公开条例》第五十条规定和年度报告格式（" + notice + "）要求，编制本报告。"
	if r.Agency.Scope == "whole_area" {
		first += "本报告汇总" + strings.Replace(r.Agency.We, "我", "全", 1) + "各级行政机关数据。"
	}
	return []string{
		first + "所列数据的统计期限自" + y + "年1月1日起，至" + y + "年12月31日止。",
		r.Agency.We + paragraph(d, "监督保障", 40),
	}
}

func (r *Report) say(measure, of string, value int) {
	r.Says = append(r.Says, Statement{measure, of, strconv.Itoa(value)})
}

// states is what a topic counts, before its other sentences.
func (r *Report) states(d *dice, topic string) string {
	switch {
	case r.counts && topic == "主动公开":
		return r.publishedCounted(d) + r.documentsCounted(d)
	case r.counts && topic == "依申请公开":
		return r.requestsCounted()
	}
	switch topic {
	case "主动公开":
		n := 40 + r.some(d, 400)
		r.say("active_total", "", n)
		return fmt.Sprintf(pick(d, []string{"全年主动公开政府信息%d条。", "年内通过门户网站主动公开政府信息%d条，内容以业务办理类为主。", "全年累计发布信息%d条。"}), n)
	case "依申请公开":
		return r.requestsSaid(d)
	}
	return ""
}

func (r *Report) requestsSaid(d *dice) string {
	total := func(row string) int { return r.Count(Key{"requests", row, "total"}) }
	received, brought, handled, carried := total("received"), total("brought_forward"), total("total_handled"), total("carried_forward")
	people := r.Count(Key{"requests", "received", "natural_person"})
	switch {
	case received == 0:
		r.say("none_received", "", 0)
		return pick(d, []string{"本年度未收到公民、法人或其他组织提出的政府信息公开申请。", "本年未收到政府信息公开申请。", "本年度没有收到政府信息公开申请。"})
	case d.percent(35):
		r.say("received", "", received)
		r.say("brought_forward", "", brought)
		r.say("handled", "", handled)
		r.say("carried_forward", "", carried)
		return fmt.Sprintf("全年新收政府信息公开申请%d件，上年结转%d件；办结%d件，结转下年度继续办理%d件。", received, brought, handled, carried)
	case d.percent(50):
		r.say("received", "", received)
		r.say("natural_person", "", people)
		r.say("organisations", "", received-people)
		return fmt.Sprintf("本年共收到政府信息公开申请%d件，其中自然人申请%d件，法人或其他组织申请%d件。", received, people, received-people)
	}
	r.say("received", "", received)
	return fmt.Sprintf("本年收到政府信息公开申请%d件，均按法定程序登记、审核。", received)
}

func (r *Report) disputesSaid(d *dice) []string {
	review := r.Count(Key{"disputes", "review", "total"})
	suits := r.Count(Key{"disputes", "suit_direct", "total"}) + r.Count(Key{"disputes", "suit_after_review", "total"})
	switch {
	case r.counts:
		return r.disputesCounted(review, suits)
	case !d.percent(50):
		return nil
	case review+suits > 0:
		r.say("review", "", review)
		r.say("suit", "", suits)
		return []string{fmt.Sprintf("本年因政府信息公开引发行政复议%d件、行政诉讼%d件。", review, suits)}
	}
	r.say("no_review", "", 0)
	r.say("no_suit", "", 0)
	return []string{"本年度未发生因政府信息公开引起的行政复议、行政诉讼。"}
}

func (r *Report) shortcomings(d *dice, length int) Section {
	var bad, good []string
	for i, at := range shuffled(d, []int{0, 1, 2, 3, 4, 5, 6, 7})[:3] {
		bad = append(bad, ordinals[i]+"是"+faults[at])
		good = append(good, ordinals[i]+"是"+remedies[at])
	}
	return Section{Heading: "五、存在的主要问题及改进情况", Topics: []Topic{{Paragraphs: []string{
		"工作中还存在以下不足：" + strings.Join(bad, "；") + "。",
		"针对上述问题，" + r.Agency.We + "采取以下改进措施：" + strings.Join(good, "；") + "。" + paragraph(d, "监督保障", length/4),
	}}}}
}

func (r *Report) fee(d *dice) string {
	if r.slip == "nar-fee-unit" {
		return "本年度收取信息处理费0.38万元。"
	}
	if d.percent(85) {
		r.say("no_fee", "", 0)
		return pick(d, []string{"本年度未收取信息处理费。", "按照有关规定，本年度没有收取信息处理费。"})
	}
	n := 10 * d.between(1, 90)
	r.say("info_fee", "", n)
	return fmt.Sprintf("本年度收取信息处理费%d元。", n)
}

// legacyProse is the free layout of the years before 2019.
func (r *Report) legacyProse(d *dice) {
	for i, heading := range []string{"概述", "主动公开政府信息的情况", "依申请公开政府信息的情况", "政府信息公开的收费及减免情况", "因政府信息公开申请行政复议、提起行政诉讼的情况", "存在的主要问题及改进措施"} {
		r.Sections = append(r.Sections, Section{Heading: ordinals[i] + "、" + heading, Topics: []Topic{{Paragraphs: []string{paragraph(d, topics[i%5], 120)}}}})
	}
}
