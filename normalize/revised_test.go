package normalize

import (
	"slices"
	"testing"

	"nianbao/extract"
)

// TestTrackedChangesAreSaid: a draft whose changes nobody has settled says so, and no
// figure of it is in doubt for that.
func TestTrackedChangesAreSaid(t *testing.T) {
	for _, changes := range []int{0, 3} {
		r := Understand(&extract.Content{Lines: []extract.Line{{Text: "青石县档案局2023年政府信息公开工作年度报告"}, {Text: "一、总体情况"}, {Text: "二、主动公开政府信息情况"}}, Changes: changes})
		i := slices.IndexFunc(r.Problems, func(p Problem) bool { return p.Code == "tracked-changes" })
		if (i >= 0) != (changes > 0) {
			t.Errorf("%d changes: got %v", changes, r.Problems)
		}
		if i >= 0 && r.Problems[i].Covers(Key{"requests", "received", "total"}) {
			t.Error("the problem covers a figure")
		}
	}
}
