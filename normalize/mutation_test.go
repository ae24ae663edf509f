package normalize_test

import (
	"math/rand/v2"
	"testing"

	"nianbao/extract"
	"nianbao/normalize"
)

func understood(t *testing.T, doc string) *normalize.Report {
	t.Helper()
	c, err := extract.Read([]byte(doc))
	if err != nil {
		t.Fatal(err)
	}
	return normalize.Understand(c)
}

// Every layout of a sound report gives back exactly the figures printed.
func TestLayoutsGiveTheSheet(t *testing.T) {
	for i, l := range layouts {
		t.Run(l.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, uint64(i)))
			for n := range 12 {
				s := newSheet(r, []string{"f2021", "f2019"}[n%2])
				doc := document(s, i)
				got := understood(t, doc)
				for _, p := range got.Problems {
					t.Fatalf("got problem %s %s: %s\n%s", p.Code, p.Key, p.ZH, doc)
				}
				for k, v := range s.cells {
					if f, ok := got.Figure(k); !ok || f.Text != v {
						t.Fatalf("%s: got %q (%v), want %q\n%s", k, f.Text, ok, v, doc)
					}
				}
			}
		})
	}
}
