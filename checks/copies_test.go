package checks

import (
	"testing"

	"nianbao/normalize"
)

// TestMayTell: of a copy that another body has, something is told where MayTell says so,
// and nowhere else.
func TestMayTell(t *testing.T) {
	report := &normalize.Report{Status: normalize.Read, Form: "f2021", Agency: normalize.Agency{Name: "鹿鸣县水利局"}}
	told := 0
	for _, what := range []string{"overview", "problems", "other_matters", "prose", "tables", "file"} {
		for _, agencies := range []int{2, 3, 12} {
			for bits := range 16 {
				c := Copy{What: what, Agency: "白泉县林业局", Agencies: agencies, Similar: likeText, First: bits&1 > 0, Template: bits&2 > 0, SameBody: bits&4 > 0}
				if bits&8 > 0 {
					c.Similar -= 0.01
				}
				found := len(Compare(report, Known{Copies: []Copy{c}}, ScopeCorpus).Findings) > 0
				if found != c.MayTell() {
					t.Errorf("%+v: told %v, may tell %v", c, found, c.MayTell())
				}
				if found {
					told++
				}
			}
		}
	}
	if told == 0 {
		t.Error("nothing is told of any")
	}
}
