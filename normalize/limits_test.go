package normalize

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// limited prints a statement with its limits, as the fixture writes it; lists apart.
func limited(s Statement) string {
	text := s.Measure
	if s.Approximate && s.Value == nil {
		text = "~" + text
	}
	if s.Of != "" {
		text += "/" + s.Of
	}
	if s.Value != nil {
		text += " " + s.Value.String()
	}
	for i, p := range s.Parts {
		text += []string{" ", "+"}[min(i, 1)] + p.String()
	}
	if s.Least != nil || s.Most != nil {
		text += " [" + end(s.Least) + "–" + end(s.Most) + "]"
	}
	if s.Whose != "" {
		text += " @" + s.Whose
	}
	if s.Channel != "" {
		text += " (" + s.Channel + ")"
	}
	return text
}

func end(d *Decimal) string {
	if d == nil {
		return ""
	}
	return d.String()
}

func TestLimitsOfStatements(t *testing.T) {
	b, err := os.ReadFile("testdata/limits_prose.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range txtar.Parse(b).Files {
		t.Run(f.Name, func(t *testing.T) {
			for line := range strings.Lines(string(f.Data)) {
				text, want, ok := strings.Cut(strings.TrimSpace(line), "=>")
				if !ok {
					continue
				}
				var got []string
				for _, s := range ReadStatements(document(strings.TrimSpace(text))) {
					if s.Measure != "list" {
						got = append(got, limited(s))
					}
				}
				if got := strings.Join(got, "; "); got != strings.TrimSpace(want) {
					t.Errorf("%s\n got %s\nwant %s", text, got, want)
				}
			}
		})
	}
}
