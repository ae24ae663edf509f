package page_test

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/extract/page"
)

// Where one document holds several reports, each with a page of its own to begin on.
func TestReports(t *testing.T) {
	const a, b = "甲县水务局2023年政府信息公开工作年度报告", "乙县水务局2023年政府信息公开工作年度报告"
	body := []string{"一、总体情况", "二、主动公开政府信息情况", "一、本年新收政府信息公开申请数量"}
	print := func(lines ...string) *sheet {
		s := newSheet()
		for i, text := range lines {
			s.text(50, 60+20*float64(i), text)
		}
		return s
	}
	begin := func(title ...string) *sheet { return print(append(title, body...)...) }
	for _, c := range []struct {
		name  string
		pages []*sheet
		want  string
	}{
		{"one report", []*sheet{begin(a), print("五、存在的主要问题")}, "2"},
		{"two", []*sheet{begin(a), print("六、其他"), begin(b), print("六、其他")}, "2 2"},
		{"titles on two lines that differ in the first", []*sheet{begin("甲县水务局", "2023年政府信息公开工作年度报告"), begin("乙县水务局", "2023年政府信息公开工作年度报告")}, "1 1"},
		{"three over pages", []*sheet{print(a, body[0]), print(body[1:]...), begin(b), begin("丙镇2023年政府信息公开年度报告")}, "2 1 1"},
		{"the title on each page", []*sheet{begin(a), begin(a)}, "2"},
		{"a running head that says less", []*sheet{print(a, body[0]), print(append([]string{"2023年政府信息公开工作年度报告"}, body[1:]...)...)}, "2"},
		{"another head behind the tables, and no other report", []*sheet{begin(a), print("2023年政府信息公开工作年度报告", "六、其他需要报告的事项")}, "2"},
		{"another title in mid-page", []*sheet{begin(a), print("1", "2", "3", "4", "5", b, body[0], body[1], body[2])}, "2"},
		{"a cover", []*sheet{print(a), begin("甲县水务局政府信息公开工作年度报告")}, "2"},
	} {
		var got []string
		for _, part := range page.Reports(page.Sheets(document(c.pages...))) {
			got = append(got, fmt.Sprint(len(part)))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %v, want %s", c.name, got, c.want)
		}
	}
}
