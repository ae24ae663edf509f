package main

// Who is no part of an answer, and why.

import (
	"slices"
	"strings"
)

// leftOut are the units that are no part of the answer for one reason.
type leftOut struct {
	Reason   string   `json:"reason"`
	Says     string   `json:"says"`
	Count    int      `json:"count"`
	Agencies []string `json:"agencies"` // the first of them
}

// someAgencies is how many names stand for a group.
const someAgencies = 20

func (a *app) leaveOut(r *reply, reason string, row []any) {
	i := slices.IndexFunc(r.left, func(l leftOut) bool { return l.Reason == reason })
	if i < 0 {
		i = len(r.left)
		r.left = append(r.left, leftOut{Reason: reason, Says: a.reasonSays(r, reason), Agencies: []string{}})
	}
	l := &r.left[i]
	l.Count++
	if len(l.Agencies) < someAgencies {
		l.Agencies = append(l.Agencies, a.nameOf(r, row))
	}
}

// nameOf is the unit of a row; one without a name is shown by its handle. A
// question over years names the year, too.
func (a *app) nameOf(r *reply, row []any) string {
	name := text(r.at(row, "agency"))
	if name == "" {
		name = text(r.at(row, "handle"))
	}
	if name == "" {
		return a.say("（未署名）", "(unnamed)")
	}
	if _, asked := r.values["year"]; !asked && r.column("handle") < 0 && r.column("reports") < 0 {
		name += " " + text(r.at(row, "year"))
	}
	return name
}

// reasons why a unit is not compared. %[1]d is the year, %[2]d the earlier one,
// %[3]v the least number.
var reasons = words{
	"no_report":         {"数据集中没有该年度报告", "no report of that year in the data set"},
	"no_earlier_report": {"没有以前年度的报告或该行", "no report of the earlier year, or not that row"},
	"unplaced":          {"地区、类型或层级不明，无法判断是否属于所问范围", "region, kind or level unknown: cannot tell whether they are asked about"},
	"undated":           {"只有未写明年度的报告", "only a report that names no year"},
	"unnamed":           {"报告未写明单位", "the report names no agency"},
	"not_asked":         {"该报告的格式没有这一项", "the form of the report does not ask for it"},
	"unread":            {"印出而未能可靠读取", "printed, but we could not read it safely"},
	"absent":            {"表式要求而未印出", "asked for by the form, not printed"},
	"no_number":         {"印的不是数字", "printed, but no number"},
	"blank":             {"留空", "left blank"},
	"dash":              {"只画横线", "only a dash"},
	"none":              {"只写“无”", "only the word 无 (none)"},
	"other_unit":        {"所印单位不是万元", "printed in another unit than 万元"},
	"other_scope":       {"两个年度的统计范围不同", "another scope in the earlier year"},
	"reading":           {"未通过核查且识别存疑", "in a failed check, and our reading is in doubt"},
	"of_none":           {"基数为 0，没有比率", "the figure to compare with is 0: no rate"},
	"few":               {"基数不足（见 --at-least）", "too few for a rate (see --at-least)"},
}

func (a *app) reasonSays(r *reply, reason string) string {
	says := a.word(reasons, reason)
	switch n := r.values["at-least"]; {
	case reason == "of_none":
		says = a.say("%s为 0，没有比率", "%s: 0, so there is no rate", a.heading(&r.question, "of"))
	case reason == "few":
		says = a.say("基数不足 %v 件（--at-least 可改）", "fewer than %v to take a rate of (--at-least changes it)", n)
	case reason == "unplaced":
		says = a.say("%s不明，无法判断是否属于所问范围", "%s unknown: cannot tell whether they are asked about", a.placedBy(r))
	case reason == "no_report" && r.values["year"] != nil:
		says = a.say("数据集中没有其 %v 年度报告", "no report of %v in the data set", r.values["year"])
	}
	return says
}

// placedBy names the parameters that decide whether a unit is asked about.
func (a *app) placedBy(r *reply) string {
	var list []string
	for _, name := range []string{"region", "kind", "level"} {
		if r.values[name] != nil {
			list = append(list, a.parameterName(name))
		}
	}
	return strings.Join(list, a.say("或", " or "))
}
