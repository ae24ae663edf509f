package normalize

import (
	"strings"
	"testing"

	"nianbao/extract"
)

const shownPage = `<html><head><title>鹿鸣县水利局2023年政府信息公开工作年度报告</title></head><body>
<h2>三、收到和处理政府信息公开申请情况</h2>
<table><tr><td colspan="3">（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）</td><td>自然人</td><td>商业企业</td><td>科研机构</td><td>社会公益组织</td><td>法律服务机构</td><td>其他</td><td>总计</td></tr>
<tr><td colspan="3">一、本年新收政府信息公开申请数量</td><td>3</td><td></td><td>0</td><td>0</td><td>0</td><td>0</td><td>3</td></tr>
<tr><td colspan="3">二、上年度转结申请</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td></td></tr>
<tr><td colspan="3">其中：涉及征地</td><td>1</td><td>0</td><td>0</td><td>0</td><td>0</td><td>0</td><td>1</td></tr>
<tr><td colspan="3">说明</td><td></td><td></td><td></td><td></td><td></td><td></td><td></td></tr>
</table></body></html>`

// Every row is told as it is printed: those of the form, with their own words and
// with others, and those that fit no row of it.
func TestPrintedRows(t *testing.T) {
	c, err := extract.Read([]byte(shownPage))
	if err != nil {
		t.Fatal(err)
	}
	r := Understand(c)
	want := []PrintedRow{
		{Table: Requests, Row: Received, Label: "一、本年新收政府信息公开申请数量", Exact: true, Layout: extract.Ruled, Cells: 7, Numbers: 6, Text: "3  0 0 0 0 3"},
		{Table: Requests, Row: BroughtForward, Label: "二、上年度转结申请", Layout: extract.Ruled, Cells: 6, Numbers: 6, Text: "0 0 0 0 0 0"},
		{Table: Requests, Label: "其中：涉及征地", Layout: extract.Ruled, Cells: 7, Numbers: 7, Text: "1 0 0 0 0 0 1"},
		{Table: Requests, Label: "说明", Layout: extract.Ruled},
	}
	if len(r.Rows) != len(want) {
		t.Fatalf("rows: got %d, want %d: %+v", len(r.Rows), len(want), r.Rows)
	}
	for i, got := range r.Rows {
		if got.At.Row == 0 {
			t.Errorf("row %d does not say where it stands", i)
		}
		got.At = extract.Pos{}
		if got != want[i] {
			t.Errorf("row %d: got %+v, want %+v", i, got, want[i])
		}
	}
	if row, ok := r.Row(Requests, BroughtForward); !ok || !strings.Contains(row.Label, "转结") {
		t.Errorf("row brought_forward: got %+v, %t", row, ok)
	}
	if _, ok := r.Row(Requests, CarriedForward); ok {
		t.Error("a row that is not printed was found")
	}
	if r.Format != extract.HTML {
		t.Errorf("format: got %q, want %q", r.Format, extract.HTML)
	}
}
