package checks

import (
	"encoding/json"
	"strings"
	"testing"
)

// Keys are those of the report itself; what another year prints stands beside them.
func TestEvidenceOfAnotherYear(t *testing.T) {
	s, err := play("before waiting natural_person 3\nbefore blank requests/received/natural_person\n")
	if err != nil {
		t.Fatal(err)
	}
	r := Compare(s.report, s.others(), ScopeYears)
	if len(r.Findings) != 1 {
		t.Fatalf("got %d findings, want carry-over-total", len(r.Findings))
	}
	got, err := json.Marshal(r.Findings[0])
	if err != nil {
		t.Fatal(err)
	}
	want := `"keys":["requests/brought_forward/total"],"expected":3,"printed":0,"other_years":[{"year":2022,"key":"requests/carried_forward/total","text":"3","value":3}],"quotes":[],"repair":null}`
	if !strings.HasSuffix(string(got), want) {
		t.Errorf("got %s, want it to end in %s", got, want)
	}
}

// A stage that knows one kind of thing leaves the outcomes of the others alone.
func TestCompareKeepsToItsScopes(t *testing.T) {
	s, err := play("before waiting natural_person 3\ncopy request natural_person granted 1\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, v := range Compare(s.report, s.others(), ScopeVersions).Outcomes {
		if c, _ := ByID(v.Check); c.Scope != ScopeVersions {
			t.Errorf("%s was asked", v.Check)
		}
	}
}

func TestProseNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"公开120条，其中文件15件、动态86.5条":            "120 15 86.5",
		"2023年1月1日起，第50条，国令第711号，〔2021〕30号": "",
		"1.公开 2、申请（3）管理 一、平台":               "",
		"电话0598-1234567，邮编350400，a12，12号楼":  "",
		"0件，0.00万元，收到3、5件":                  "3 5",
		"":                                  "",
	} {
		if got := strings.Join(proseNumbers(text), " "); got != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestGist(t *testing.T) {
	got := string(gist("（一）2023年1月1日，公开 12.5万 条。\n按年公布"))
	if want := "一公开万条按年公布"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestJaccard(t *testing.T) {
	a, b := shingles([]rune("一二三四五六七")), shingles([]rune("一二三四五六八"))
	for _, c := range []struct {
		a, b []uint64
		want float64
	}{{a, a, 1}, {a, b, 0.5}, {a, nil, 0}, {nil, nil, 0}} {
		if got := jaccard(c.a, c.b); got != c.want {
			t.Errorf("got %v, want %v", got, c.want)
		}
	}
	if n := len(shingles([]rune("一二三四五一二三四五"))); n != 5 {
		t.Errorf("got %d shingles, want each of the five once", n)
	}
}

func TestPowerOf(t *testing.T) {
	for _, c := range []struct {
		before, now string
		want        int
	}{
		{"123.45", "1234500", 10000}, {"12", "120", 10}, {"1234", "12345", 10}, {"1234", "12300", 0},
		{"200", "2000", 0}, {"2.5", "25", 0}, {"12", "0", 0}, {"12", "12", 0},
	} {
		s, err := play("before set disclosure/fees/amount " + c.before + "\nset disclosure/fees/amount " + c.now)
		if err != nil {
			t.Fatal(err)
		}
		a, b := numberOf(&s.beside["before"].report.Figures[9]), numberOf(&s.report.Figures[9])
		if got := powerOf(a, b); got != c.want {
			t.Errorf("%s to %s: got %d, want %d", c.before, c.now, got, c.want)
		}
	}
}
