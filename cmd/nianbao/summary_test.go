package main

import (
	"bufio"
	"bytes"
	"fmt"
	"testing"

	"nianbao/normalize"
)

// TestProblemsOfOneKindAreFew: a table that is cut is one trouble, not thirty lines.
func TestProblemsOfOneKindAreFew(t *testing.T) {
	for rows, want := range map[int]string{
		4: "  读取：表中断\n  读取：行1\n  读取：行2\n  读取：行3\n  读取：行4\n",
		9: "  读取：表中断\n  读取：行1\n  读取：行2\n  读取：行3\n  读取：同类情形另有 6 处，--json 列出全部\n",
	} {
		list := []normalize.Problem{{Code: "table-cut", ZH: "表中断"}}
		for i := range rows {
			list = append(list, normalize.Problem{Code: "row-unread", ZH: fmt.Sprint("行", i+1)})
		}
		var out bytes.Buffer
		a := app{lang: "zh", out: bufio.NewWriter(&out)}
		a.printProblems(list)
		a.out.Flush()
		if out.String() != want {
			t.Errorf("%d rows: got\n%swant\n%s", rows, out.String(), want)
		}
	}
}

// TestFreeTextHasNoFigures: "0 of 0 figures" says nothing about an old report.
func TestFreeTextHasNoFigures(t *testing.T) {
	for form, want := range map[string]string{"legacy": "无统一表格，未取数据", "": "未能确定表格格式，未取数据"} {
		if got := (&app{lang: "zh"}).figureCounts(&normalize.Report{Form: form}); got != want {
			t.Errorf("form %q: got %q, want %q", form, got, want)
		}
	}
}
