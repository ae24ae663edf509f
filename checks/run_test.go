package checks

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize"

	"github.com/google/go-cmp/cmp"
)

func printed(t *testing.T, r Result) string {
	t.Helper()
	b, err := json.Marshal(struct {
		Outcomes []Verdict
		Findings []Finding
	}{r.Outcomes, r.Findings})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestFindingJSON(t *testing.T) {
	s, err := play("dispute review upheld 10\ndispute review other 1\nset disputes/review/total 0\n")
	if err != nil {
		t.Fatal(err)
	}
	r := Run(s.report, Known{})
	if len(r.Findings) != 1 {
		t.Fatalf("findings: got %d, want 1", len(r.Findings))
	}
	got, err := json.Marshal(r.Findings[0])
	if err != nil {
		t.Fatal(err)
	}
	want := `{"check":"review-sum","severity":"error","responsibility":"publisher",` +
		`"says_zh":"行政复议、行政诉讼情况表“行政复议”：结果维持10＋结果纠正0＋其他结果1＋尚未审结0＝11，“总计”列为0，差11。",` +
		`"says_en":"Administrative reviews: upheld 10 + corrected 0 + other 1 + pending 0 = 11, the total says 0; difference 11.",` +
		`"keys":["disputes/review/upheld","disputes/review/corrected","disputes/review/other","disputes/review/pending","disputes/review/total"],` +
		`"expected":11,"printed":0,"quotes":[],"repair":{` +
		`"says_zh":"若“行政复议”行“总计”列由0改为11，相关各项勾稽关系均成立。供核对原文，未改动数据。",` +
		`"says_en":"If row \"Administrative review\", column \"Total\" were 11 instead of 0, all sums concerned hold. To be compared with the source; no figure was changed.",` +
		`"changes":[{"key":"disputes/review/total","from":0,"to":11}]}}`
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestRepairJSON(t *testing.T) {
	to := normalize.Int(5)
	f := Finding{Repair: &Repair{Says: Text{"改", "change"}, Changes: []Change{{Key: normalize.Key{Table: "disputes", Row: "review", Column: "total"}, To: &to}}}}
	got, err := json.Marshal(f)
	if err != nil {
		t.Fatal(err)
	}
	want := `"keys":[],"expected":null,"printed":null,"quotes":[],"repair":{"says_zh":"改","says_en":"change","changes":[{"key":"disputes/review/total","from":null,"to":5}]}}`
	if !strings.HasSuffix(string(got), want) {
		t.Errorf("got %s, want it to end in %s", got, want)
	}
}

func TestNoReportIsNotApplicable(t *testing.T) {
	for name, r := range map[string]*normalize.Report{
		"none": nil, "empty": {}, "not a report": {Status: normalize.NotReport, Form: "f2021"}, "legacy": {Status: normalize.Read, Form: "legacy"},
	} {
		got, want := Run(r, Known{}).Counts(), Counts{NotApplicable: ofReports()}
		if name == "legacy" { // bare: the checks of all forms find nothing to accuse
			ofForms := slices.DeleteFunc(All(), func(c Check) bool { return len(c.Forms) == 0 })
			if got.Failed != 0 || got.NotApplicable < len(ofForms)-1 {
				t.Errorf("legacy: got %+v, want no failure and %d not applicable", got, len(ofForms)-1)
			}
			continue
		}
		if got != want {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}

// A number too large to be a count is left to the checks of single cells: adding
// it up must not overflow into a figure that looks right.
func TestHugeNumbersAreNotSummed(t *testing.T) {
	for _, n := range []string{"999999999999999999", "-999999999999999999", "100000000000", "0.0000001", "9.99999999999999999"} {
		s, err := play("set requests/*/* " + n + "\nset disputes/*/* " + n)
		if err != nil {
			t.Fatal(err)
		}
		r := Run(s.report, Known{})
		for _, id := range []string{"req-balance", "req-outcome-sum", "review-sum"} {
			if got := r.Outcome(id); got != NotAssessable {
				t.Errorf("%s of %s: got %s, want %s", id, n, got, NotAssessable)
			}
		}
	}
}

// The truth of the real samples: the sums that fail there fail here, and no
// error is found that a reader by eye does not expect.
func TestRealSamples(t *testing.T) {
	paths := truths(t)
	for _, path := range paths {
		r, expected := readTruth(t, path)
		var errors, expectedErrors []string
		for _, f := range Run(r, Known{}).Findings {
			if f.Severity == Error && isARI(f.Check) && !slices.Contains(errors, f.Check) {
				errors = append(errors, f.Check)
			}
		}
		for _, id := range expected {
			if isARI(id) {
				expectedErrors = append(expectedErrors, id)
			}
		}
		slices.Sort(errors)
		slices.Sort(expectedErrors)
		if !slices.Equal(errors, expectedErrors) {
			t.Errorf("%s: got errors %v, want %v", filepath.Base(path), errors, expectedErrors)
		}
	}
}

// isARI: a truth tells figures only, so that nothing can be said of the prose.
func isARI(id string) bool {
	c, ok := ByID(id)
	return ok && c.Group == "ARI"
}

func truths(t *testing.T) []string {
	t.Helper()
	root := os.Getenv("NIANBAO_SAMPLES")
	paths, err := filepath.Glob(filepath.Join(root, "real", "*.truth.json"))
	if root == "" || err != nil || len(paths) == 0 {
		if os.Getenv("CI") != "" {
			t.Fatal("the real samples are not there: set NIANBAO_SAMPLES")
		}
		t.Skip("the real samples are not there: set NIANBAO_SAMPLES to run over them")
	}
	return paths
}

func readTruth(t *testing.T, path string) (*normalize.Report, []string) {
	t.Helper()
	var truth struct {
		Form    string `json:"form"`
		Partial bool   `json:"partial"`
		Figures map[string]struct {
			Kind  normalize.Kind `json:"kind"`
			Value json.Number    `json:"value"`
		} `json:"figures"`
		Expect []string `json:"expect_findings"`
	}
	data, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(data, &truth)
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	r := &normalize.Report{Status: normalize.Read, Form: truth.Form}
	if truth.Partial {
		r.Status = normalize.Partial
	}
	for name, v := range truth.Figures {
		k, ok := normalize.ParseKey(name)
		if !ok {
			t.Fatalf("%s: %q is no key", path, name)
		}
		f := normalize.Figure{Key: k, Value: normalize.Value{Kind: v.Kind}, Method: normalize.ByCell, Readings: 1}
		if v.Kind == normalize.Number {
			if f.Value.Number, err = normalize.ParseDecimal(v.Value.String()); err != nil {
				t.Fatalf("%s: %s: %v", path, name, err)
			}
		}
		r.PlainSix = r.PlainSix || truth.Form == "f2021" && k.Row == normalize.OtherHandling
		r.Figures = append(r.Figures, f)
	}
	return r, truth.Expect
}

func BenchmarkRun(b *testing.B) {
	for name, script := range map[string]string{
		"sound":  "request natural_person granted 3\nrequest other_org partially_granted 1\ndispute review upheld 2\n",
		"faulty": "request natural_person granted 3\nset requests/carried_forward/natural_person 1\nset disputes/review/total 2\n",
	} {
		s, err := play(script)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Run(s.report, Known{})
			}
		})
	}
}

func TestProfileOfAPlace(t *testing.T) {
	got, err := ParseProfile("\ufeff项目,值,备注\n# 县里的规定\n依据,《鹿鸣县政府信息公开工作规定》\n公布期限,2月10日,乡镇\n总体情况字数上限,1000字\n须注明联系方式,是\n")
	want := &Profile{Basis: "《鹿鸣县政府信息公开工作规定》", Deadline: "02-10", OverviewLimit: 1000, Contact: true}
	if err != nil || *got != *want {
		t.Errorf("got %+v, %v; want %+v", got, err, want)
	}
	for _, bad := range []string{"公布期限,尽快", "字数,1000", "公布期限", "须注明联系方式,也许", "总体情况字数上限,-1", "公布期限,13-01"} {
		if got, err := ParseProfile(bad); err == nil {
			t.Errorf("%q: got %+v, want an error that names the line", bad, got)
		}
	}
}
