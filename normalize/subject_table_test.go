package normalize_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Each line of testdata/subject_titles.txtar is the first line of a report and what
// it says of its agency.
func TestTitlesOfReports(t *testing.T) {
	b, err := os.ReadFile("testdata/subject_titles.txtar")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(txtar.Parse(b).Files[0].Data)) {
		title, want, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if !ok {
			t.Fatalf("no => in %q", line)
		}
		r := understood(t, title+"\n一、总体情况\n按照上级部署公开信息。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n")
		got := []string{r.Agency.Name, fmt.Sprint(r.Year), r.Agency.Kind, r.Agency.Level}
		if r.Year == 0 {
			got[1] = ""
		}
		for i := range got {
			if got[i] == "" {
				got[i] = "-"
			}
		}
		if s := strings.Join(got, " | "); s != want {
			t.Errorf("%s\n got %s\nwant %s", title, s, want)
		}
		n++
	}
	if n < 80 {
		t.Errorf("only %d titles", n)
	}
}

// Each line of testdata/subject_openings.txtar is the beginning of a report.
func TestOpeningsOfReports(t *testing.T) {
	b, err := os.ReadFile("testdata/subject_openings.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(txtar.Parse(b).Files[0].Data)) {
		text, want, ok := strings.Cut(strings.TrimSpace(line), " => ")
		if !ok {
			t.Fatalf("no => in %q", line)
		}
		r := understood(t, strings.ReplaceAll(text, "⏎", "\n")+"\n一、总体情况\n按照上级部署公开信息。\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n")
		got := r.Agency.Name
		if got == "" {
			got = "-"
		}
		if got += fmt.Sprintf(" | %d", r.Year); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}
