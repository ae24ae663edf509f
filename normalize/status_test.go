package normalize_test

import (
	"os"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// Each file of testdata/status_kinds.txtar is a document below its status and reason.
func TestStatusOfKinds(t *testing.T) {
	b, err := os.ReadFile("testdata/status_kinds.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range txtar.Parse(b).Files {
		t.Run(f.Name, func(t *testing.T) {
			want, doc, _ := strings.Cut(string(f.Data), "\n")
			r := understood(t, doc)
			if got := string(r.Status) + " " + r.Reason; strings.TrimSpace(got) != strings.TrimSpace(want) {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
}
