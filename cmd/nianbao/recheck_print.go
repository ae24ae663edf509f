package main

// What became of a round, for people, as CSV and as JSON.

import (
	"fmt"
)

var fateWords = words{
	"unassessed": {"本次无法判断", "could not be assessed this time"}, "no_report": {"现无此报告", "no such report now"},
	"unreadable": {"部分数据本次未能读出", "figures could not be read this time"},
}

func (a *app) printRechecked(round string, list []rechecked, o findingsOptions) error {
	switch {
	case a.json:
		return a.printJSON(a.recheckedObjects(round, list), false)
	case o.csv || o.excel:
		return a.printRecheckedCSV(list, o.excel)
	}
	last := ""
	for _, r := range list {
		if r.became != last {
			a.printf("%s\n", a.bold(a.word(becameWords, r.became)))
			last = r.became
		}
		a.printf("  %s %s %s  %s\n", shorten(r.Agency, 40), yearText(r.Year), r.Fingerprint, a.rest(r))
	}
	a.printBecame(round, list)
	return nil
}

// rest is the sentence of the finding and what is known beside it.
func (a *app) rest(r rechecked) string {
	line := r.Check + " " + a.say("%[1]s", "%[2]s", r.ZH, r.EN)
	if r.changed {
		line += a.say("（数据有变化）", " (its figures changed)")
	}
	if r.became == "unknown" {
		line += a.say("（%[1]s）", " (%[2]s)", fateWords[string(r.detail)][0], fateWords[string(r.detail)][1])
	}
	if r.verdict != "" {
		line += a.say("［%s］", " [%s]", a.word(verdictWords, r.verdict))
	}
	return line
}

func (a *app) printBecame(round string, list []rechecked) {
	counts := map[string]int{}
	for _, r := range list {
		counts[r.became]++
	}
	line := ""
	for i, b := range becameOrder {
		if i > 0 {
			line += a.say("，", ", ")
		}
		line += a.word(becameWords, b) + fmt.Sprintf(" %d", counts[b])
	}
	a.printf("%s\n", a.say("与“%s”相比：%s", "since %s: %s", round, line))
}

func (a *app) recheckedObjects(round string, list []rechecked) map[string]any {
	items := []map[string]any{}
	for _, r := range list {
		items = append(items, map[string]any{
			"became": r.became, "detail": string(r.detail), "changed": r.changed, "verdict": r.verdict, "fingerprint": r.Fingerprint, "agency": r.Agency, "agency_id": r.AgencyID,
			"year": r.Year, "check_id": r.Check, "severity": r.Severity, "responsibility": r.Responsibility, "says_zh": r.ZH, "says_en": r.EN,
		})
	}
	return map[string]any{"round": round, "findings": items}
}

func (a *app) printRecheckedCSV(list []rechecked, excel bool) error {
	head := []string{"became", "agency", "year", "check_id", "severity", "responsibility", "says_zh", "changed", "detail", "verdict", "fingerprint"}
	chinese := excel && a.lang == "zh"
	if chinese {
		head = []string{"整改情况", "单位", "年度", "核查编号", "程度", "责任", "说明", "数据有变化", "无法比对的原因", "处理意见", "问题指纹"}
	}
	var rows [][]any
	for _, r := range list {
		row := []any{r.became, r.Agency, yearText(r.Year), r.Check, r.Severity, r.Responsibility, r.ZH, r.changed, string(r.detail), r.verdict, r.Fingerprint}
		if chinese {
			row = a.recheckedRow(r)
		}
		rows = append(rows, row)
	}
	return a.writeCSV(head, rows, excel)
}

func (a *app) recheckedRow(r rechecked) []any {
	changed := ""
	if r.changed {
		changed = "是"
	}
	why := ""
	if r.became == "unknown" {
		why = a.word(fateWords, string(r.detail))
	}
	return []any{a.word(becameWords, r.became), r.Agency, yearText(r.Year), r.Check, a.word(severityWords, r.Severity), a.word(responsibilityWords, r.Responsibility),
		r.ZH, changed, why, a.word(verdictWords, r.verdict), r.Fingerprint}
}
