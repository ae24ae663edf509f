package main

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
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
