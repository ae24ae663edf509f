package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"nianbao/normalize"
)

// reasonsIn are the places where a reason is given, by file and by what stands there.
var reasonsIn = map[string]*regexp.Regexp{
	"../../normalize/classify.go": regexp.MustCompile(`(?:return |\t\{)"([a-z]+_?[a-z_]*)"(?:$|, regexp)`),
	"../../normalize/complete.go": regexp.MustCompile(`lacks\("([a-z_]+)"`),
	"../../extract/*.go":          regexp.MustCompile(`Refusal\{(?:Reason: )?"([a-z_]+)"`),
	"*.go":                        regexp.MustCompile(`(?:Refusal\{(?:Reason: )?|refuse\()"([a-z_]+)"`),
}

// TestReasonsHaveWords: no clerk reads no_report_content.
func TestReasonsHaveWords(t *testing.T) {
	for files, pattern := range reasonsIn {
		names, _ := filepath.Glob(files)
		found := 0
		for _, name := range names {
			b, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range regexp.MustCompile(`(?m)`+pattern.String()).FindAllStringSubmatch(string(b), -1) {
				found++
				if _, ok := reasonWords[m[1]]; !ok {
					t.Errorf("%s: the reason %q has no words", name, m[1])
				}
			}
		}
		if found == 0 {
			t.Errorf("no reason found in %s: the pattern here is out of date", files)
		}
	}
}

// TestSumsHaveWords: no clerk knows I1.
func TestSumsHaveWords(t *testing.T) {
	for _, f := range normalize.Forms() {
		for _, b := range f.Balances {
			if sumWords[b.ID][0] == "" || sumWords[b.ID][1] == "" {
				t.Errorf("form %s: the sum %s has no words", f.Version, b.ID)
			}
		}
	}
}

func TestLaw(t *testing.T) {
	for short, want := range map[string][2]string{
		"条例14":       {"《政府信息公开条例》第14条", "Regulations on Open Government Information, article 14"},
		"条例15、32":    {"《政府信息公开条例》第15条、第32条", "Regulations on Open Government Information, article 15, article 32"},
		"条例16¶2":     {"《政府信息公开条例》第16条第2款", "Regulations on Open Government Information, article 16 paragraph 2"},
		"条例36(4)(5)": {"《政府信息公开条例》第36条第（4）项第（5）项", "Regulations on Open Government Information, article 36 (4) (5)"},
		"条例42; 109号": {"《政府信息公开条例》第42条；国办函〔2020〕109号", "Regulations on Open Government Information, article 42; 国办函〔2020〕109号"},
	} {
		for i, lang := range []string{"zh", "en"} {
			if got := (&app{lang: lang}).law(short); got != want[i] {
				t.Errorf("%s in %s: got %q, want %q", short, lang, got, want[i])
			}
		}
	}
}
