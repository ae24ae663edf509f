package checks

import (
	"testing"

	"nianbao/normalize"
)

// TestRecognisedPagesAccuseNobody: words of a recognised page are no evidence, and its
// figures leave open whose fault it is.
func TestRecognisedPagesAccuseNobody(t *testing.T) {
	s := newScene("f2021", nil, false)
	r := s.report
	r.Recognised, r.Sections = "tesseract 5.3.0", nil
	for i := range r.Figures {
		r.Figures[i].Method = normalize.ByOCR
	}
	k := normalize.Key{Table: normalize.Requests, Row: normalize.CarriedForward, Column: "natural_person"}
	r.Figures[s.at[k]].Value.Number, r.Figures[s.at[k]].Text = normalize.Int(4), "4"
	found := Run(r, Known{})
	if len(found.Findings) == 0 {
		t.Fatal("got no finding, want the sums that fail")
	}
	for _, f := range found.Findings {
		if f.Responsibility == Publisher || len(f.Keys) == 0 {
			t.Errorf("%s: got %s over %v, want undecided over figures", f.Check, f.Responsibility, f.Keys)
		}
	}
	if got := found.Outcome("section-missing"); got != NotAssessable {
		t.Errorf("section-missing: got %s, want not assessable", got)
	}
}
