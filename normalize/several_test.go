package normalize

import (
	"strings"
	"testing"

	"nianbao/extract"
)

// Two reports in one file are refused; a report that names itself twice, or prints its
// table twice, is one.
func TestSeveral(t *testing.T) {
	const (
		row = "一、本年新收政府信息公开申请数量\t1\t0\t0\t0\t0\t0\t1\n"
		one = "甲县2023年政府信息公开工作年度报告\n一、总体情况\n情况良好。\n三、收到和处理政府信息公开申请情况\n" + row + "六、其他需要报告的事项\n无。\n"
		two = "乙县2024年政府信息公开工作年度报告\n一、总体情况\n情况良好。\n三、收到和处理政府信息公开申请情况\n" + row
	)
	for _, c := range []struct {
		name, text string
		want       bool
	}{
		{"one", one, false},
		{"two", one + two, true},
		{"twice the same", one + one, false},
		{"its title again at the end", one + "甲县2023年政府信息公开工作年度报告\n", false},
		{"its table again", one + row, false},
	} {
		content, err := extract.Read([]byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		r := Understand(content)
		if got := r.Status == Unreadable && r.Reason == "several_reports"; got != c.want {
			t.Errorf("%s: got %s %s (%s)", c.name, r.Status, r.Reason, strings.TrimSpace(r.Title))
		}
	}
}
