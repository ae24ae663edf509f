package main

// Findings as a sheet for an office: Chinese from the head to the last cell, with
// what each rests on: the nature of the rule, its basis, the article, the words. Programs take --csv, whose columns are those of the data set.

import (
	"slices"
	"strings"

	"nianbao/checks"
)

var sheetHead = []string{"单位", "年度", "程度", "责任", "性质", "问题", "说明", "所印数", "对照数", "建议", "可由此项解释", "所涉单元格", "所涉原文", "依据", "条文", "核查编号", "报告编号", "处理意见", "处理备注", "问题指纹"}

func (a *app) printFindingsSheet(l *findingList) error {
	rows := make([][]any, len(l.findings))
	for i, f := range l.findings {
		rows[i] = a.sheetRow(f)
	}
	return a.writeCSV(sheetHead, rows, true)
}

func (a *app) sheetRow(f *finding) []any {
	severity, whose := checks.Severity(f.text("severity")), checks.Responsibility(f.text("responsibility"))
	known, _ := checks.ByID(f.text("check_id")) // what an older program found may be unknown
	repair, _ := f.repair()
	basis, article := known.Ground(f.kind, int(whole(f.at("year"))))
	var cells []string
	for _, c := range slices.Concat(f.years, f.keys) {
		cells = append(cells, a.cellLabel(c)+"："+a.cellText(c))
	}
	return []any{
		f.at("agency"), f.at("year"), a.word(severityWords, string(a.saidSeverity(severity, whose))), a.word(responsibilityWords, string(whose)), a.word(classWords, string(known.Class)),
		known.Title.ZH, f.at("says_zh"), f.at("printed"), f.at("expected"), repair.ZH, f.at("explained_by"),
		strings.Join(cells, "；"), sheetQuotes(f.quotes()), basis.ZH, article, f.at("check_id"), f.at("handle"), a.sheetVerdict(f), f.at("verdict_note"), f.at("fingerprint"),
	}
}

func (a *app) sheetVerdict(f *finding) string {
	said := a.word(verdictWords, f.text("verdict"))
	if whole(f.at("verdict_stale")) == 1 {
		said += "（已过期）"
	}
	return said
}
