package normalize_test

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Each file of testdata/status_kinds.txtar is a document below its status and reason.
func TestStatusOfKinds(t *testing.T) {
	b, err := os.ReadFile("testdata/status_kinds.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range txtar.Parse(b).Files {
		t.Run(f.Name, func(t *testing.T) {
			want, doc, _ := strings.Cut(string(f.Data), "\n")
			r := understood(t, doc)
			if got := string(r.Status) + " " + r.Reason; strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}

// An English sentence gives the English name of a row or table of the form, and in
// brackets what the document prints.
func TestProblemsNameTheFormInEnglish(t *testing.T) {
	doc := "云岭市青石区水务局2023年政府信息公开工作年度报告\n一、总体情况\n我局按时公开水费标准。\n第二十条第（一）项\n信息内容 本年制发件数 本年废止件数 现行有效件数\n规章 0 0\n行政规范性文件 2 1 7\n五、存在的主要问题及改进情况\n解读偏少。\n"
	var said []string
	for _, p := range understood(t, doc).Problems {
		said = append(said, p.EN)
	}
	for _, want := range []string{`row "Rules (规章)" does not have`, `table "Requests received and handled (收到和处理政府信息公开申请情况)" was not found`} {
		if !strings.Contains(strings.Join(said, "\n"), want) {
			t.Errorf("got %q, want %s", said, want)
		}
	}
}
