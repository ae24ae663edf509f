package main

import (
	"strings"
	"testing"
)

// What a check proposes, and whom it does not accuse, stands beside the finding.
func TestFindingsShowProposalsAndDoubt(t *testing.T) {
	path := demoDataset(t)
	ask(t, path,
		`UPDATE finding SET responsibility = 'undecided', repair = '{"says_zh":"总计改为4。","says_en":"Make the total 4.","changes":[{"key":"disputes/review/total","from":5,"to":4}]}' WHERE check_id = 'review-sum'`,
		`UPDATE finding_key SET expected = '4', doubtful = 1 WHERE finding_id = (SELECT id FROM finding WHERE check_id = 'review-sum') AND seq = 5`,
		`UPDATE finding_key SET text = '/', assumed_zero = 1 WHERE finding_id = (SELECT id FROM finding WHERE check_id = 'review-sum') AND seq = 2`).Close()
	_, zh := said(t, "findings", "--db", path, "--check", "review-sum", "--lang", "zh")
	for _, want := range []string{"请核实 [待核] review-sum", "请核实         0     1", "必改           0     0", "建议：总计改为4。", "行政复议·总计      5  → 4，存疑", "/  按0计 "} {
		if !strings.Contains(zh, want) {
			t.Errorf("no %q in\n%s", want, zh)
		}
	}
	_, json := said(t, "findings", "--db", path, "--check", "review-sum", "--json", "--quiet")
	for _, want := range []string{`"says_zh": "总计改为4。"`, `"assumed_zero": true`, `"doubtful": true`} {
		if !strings.Contains(json, want) {
			t.Errorf("no %s in\n%s", want, json)
		}
	}
}

// Older versions are findings of the past: only --all shows them.
func TestFindingsOnOlderVersions(t *testing.T) {
	path := demoDataset(t)
	ask(t, path, `UPDATE report SET is_current = 0 WHERE no = (SELECT report_no FROM finding WHERE check_id = 'review-sum')`).Close()
	if _, out := said(t, "findings", "--db", path, "--check", "review-sum"); !strings.Contains(out, "no such finding in 38 reports") {
		t.Errorf("an older version is shown:\n%s", out)
	}
	if _, out := said(t, "findings", "--db", path, "--check", "review-sum", "--all"); !strings.Contains(out, "(an older version)") {
		t.Errorf("--all does not show the older version:\n%s", out)
	}
}

// Digits that a float would lose arrive.
func TestFindingsAreExact(t *testing.T) {
	path := demoDataset(t)
	ask(t, path, `UPDATE finding SET printed = '12345678901234567', expected = '0.10' WHERE check_id = 'review-sum'`).Close()
	for _, form := range []string{"--json", "--csv", "--excel"} {
		if _, out := said(t, "findings", "--db", path, "--check", "review-sum", form); !strings.Contains(out, "12345678901234567") || !strings.Contains(out, "0.10") {
			t.Errorf("%s loses digits:\n%s", form, out)
		}
	}
}

// The sheet of an office quotes the law that bound the body in that year.
func TestFindingsSheetQuotesWhatBinds(t *testing.T) {
	path := demoDataset(t)
	const of = ` WHERE no = (SELECT report_no FROM finding WHERE check_id = 'pii-id-number')`
	ask(t, path, `UPDATE finding SET check_id = 'pii-id-number' WHERE check_id = 'review-sum'`, `UPDATE report SET kind = 'institution'`+of).Close()
	if _, out := said(t, "findings", "--db", path, "--check", "pii-id-number", "--excel", "--lang", "zh"); !strings.Contains(out, "《个人信息保护法》") || strings.Contains(out, "第十五条") {
		t.Errorf("an institution is told of an article for administrative organs:\n%s", out)
	}
	ask(t, path, `UPDATE report SET kind = 'department', year = 2012`+of, `UPDATE finding SET check_id = 'late-department' WHERE check_id = 'pii-id-number'`).Close()
	if _, out := said(t, "findings", "--db", path, "--check", "late-department", "--excel", "--lang", "zh"); !strings.Contains(out, "原《条例》第三十一条") || strings.Contains(out, "第四十九条") {
		t.Errorf("a report for 2012 is held to the regulation of 2019:\n%s", out)
	}
}
