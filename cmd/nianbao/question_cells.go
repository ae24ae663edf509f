package main

// The columns of an answer in words.

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/corpus/dataset"
)

func numericIn(rows [][]any, col int) bool {
	return slices.ContainsFunc(rows, func(row []any) bool { return row[col] != nil }) &&
		!slices.ContainsFunc(rows, func(row []any) bool { _, is := row[col].(string); return is })
}

// hidden columns are for machines; scope stands above the table.
var hidden = []string{"agency_id", "handle", "left_out", "place", "report_id"}

// shown leaves out what says nothing in this group: marks that no row has.
func (r *reply) shown(g group) []int {
	var list []int
	for i, name := range r.names {
		says := slices.ContainsFunc(g.rows, func(row []any) bool { return row[i] != nil && row[i] != "" })
		marks := name == "silent" || name == "failed_check"
		if marks {
			says = slices.ContainsFunc(g.rows, func(row []any) bool { return row[i] != nil && row[i] != int64(0) })
		}
		if says && !slices.Contains(hidden, name) && (name != "scope" || g.scope == "") {
			list = append(list, i)
		}
	}
	return list
}

var headings = words{
	"rank": {"名次", "rank"}, "agency": {"单位", "unit"}, "division_path": {"地区", "region"}, "level": {"层级", "level"}, "scope": {"范围", "scope"}, "year": {"年度", "year"},
	"count": {"件数", "count"}, "of": {"基数", "of"}, "percent": {"比率%", "rate %"}, "failed_check": {"核查未过", "failed check"}, "silent": {"空白格", "silent cells"},
	"applicant": {"申请人", "applicant"}, "form": {"格式", "form"},
}

func (a *app) heading(q *dataset.Question, column string) string {
	if label, ok := q.Labels[column]; ok {
		return a.pick(label)
	}
	return a.word(headings, column)
}

var applicantWords = words{
	"natural_person": {"自然人", "natural persons"}, "commercial_enterprise": {"商业企业", "commercial enterprises"}, "research_institution": {"科研机构", "research institutions"},
	"public_interest_org": {"社会公益组织", "public interest organisations"}, "legal_service_org": {"法律服务机构", "legal service organisations"}, "other_org": {"其他组织", "other organisations"},
}

// cell shows a value: ties with = behind the rank, one decimal of a percentage.
func (a *app) cell(r *reply, g group, n, col int) string {
	v := g.rows[n][col]
	name := r.names[col]
	switch f, isFloat := v.(float64); {
	case isFloat && strings.HasSuffix(name, "percent"):
		return fmt.Sprintf("%.1f", f)
	case name == "rank" && (n > 0 && g.rows[n-1][col] == v || n+1 < len(g.rows) && g.rows[n+1][col] == v):
		return text(v) + "="
	case name == "level" && v == nil:
		return a.say("不明", "unknown")
	case name == "level":
		return a.told(&r.question, "level", v)
	case name == "scope":
		return a.scopeName(text(v))
	case name == "applicant":
		return a.word(applicantWords, text(v))
	case name == "form":
		return a.word(formWords, text(v))
	case name == "failed_check":
		return a.word(responsibilityWords, printable(exact(v)))
	case name == "chain":
		return a.word(chainWords, text(v))
	case name == "silently":
		return a.word(yesWords, text(v))
	case name == "not_stated":
		return a.notStated(r, text(v))
	}
	return shorten(printable(exact(v)), longestCell)
}

var (
	chainWords = words{
		"requests": {"申请结转", "requests carried forward"}, "rules": {"规章现行有效", "rules in force"}, "normative_documents": {"行政规范性文件现行有效", "normative documents in force"},
	}
	yesWords = words{"yes": {"是", "yes"}, "no": {"否", "no"}}
)

// notStated says "granted blank,received dash" in the user's language.
func (a *app) notStated(r *reply, list string) string {
	var said []string
	for part := range strings.SplitSeq(list, ",") {
		if item, kind, ok := strings.Cut(part, " "); ok {
			said = append(said, a.heading(&r.question, item)+a.say(" ", ": ")+a.word(silenceWords, kind))
		}
	}
	return strings.Join(said, a.say("，", ", "))
}

var silenceWords = words{
	"blank": {"空白", "blank"}, "dash": {"横线", "dash"}, "none": {"“无”", "“无”"}, "na": {"不适用", "not applicable"}, "text": {"非数字", "no number"},
	"absent": {"未印出", "not printed"}, "unread": {"未能读取", "not read"}, "reading": {"识别存疑", "reading in doubt"},
}
