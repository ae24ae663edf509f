package checks

import "testing"

func TestManagementOfInformation(t *testing.T) {
	const filler = "把办事流程讲清楚"
	for text, want := range map[string]bool{
		"加强政府信息管理": true, "信息公开和日常管理": true, "管理好各类信息": true, "管理": false, "": false, "信息": false,
		"信息" + filler + filler + "管理": false, "信息" + filler + "管理": true, "信息\n管理": false,
		"管理" + filler + filler + "管理" + filler + "信息": true, "编制公开指南": true, filler + "管理" + filler: false,
	} {
		if got := (management{}).MatchString(text); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}
