package crawl

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the golden parts of the fixtures")

// TestFamilies reads each fixture: a page that the family, and no other, takes; the calls
// that it makes; and answers with the rows and calls that they give.
func TestFamilies(t *testing.T) {
	for _, f := range Families() {
		t.Run(f.Name, func(t *testing.T) {
			file := filepath.Join("testdata", "family_"+f.Name+".txtar")
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := play(t, f, a)
			if *update {
				if err := os.WriteFile(file, txtar.Format(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(txtar.Format(a)), string(txtar.Format(got))); diff != "" && !*update {
				t.Errorf("%s (-want +got):\n%s", file, diff)
			}
		})
	}
}

// TestFixturesHaveFamilies: a fixture without its family tests nothing.
func TestFixturesHaveFamilies(t *testing.T) {
	files, _ := filepath.Glob("testdata/family_*.txtar")
	for _, file := range files {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), "family_"), ".txtar")
		if familyNamed(name) == nil {
			t.Errorf("%s: no family has this name", file)
		}
		if _, err := os.Stat("family_" + name + ".go"); err != nil {
			t.Error(err)
		}
	}
}

// play gives the fixture as it comes out: golden parts follow their inputs.
func play(t *testing.T, f *Family, a *txtar.Archive) *txtar.Archive {
	got := &txtar.Archive{Comment: a.Comment}
	var pending []Call
	put := func(name, text string) { got.Files = append(got.Files, txtar.File{Name: name, Data: []byte(text)}) }
	for _, part := range a.Files {
		kind, address, _ := strings.Cut(part.Name, " ")
		switch kind {
		case "page":
			p := mustOpen(t, address, part.Data)
			put(part.Name, string(part.Data))
			if have := FamilyOf(p); have != f {
				t.Errorf("%s is taken by %v", part.Name, have)
				continue
			}
			l := f.First(p)
			put("gives", described(l))
			pending = append(pending, l.Calls...)
		case "answer":
			put(part.Name, string(part.Data))
			if len(pending) == 0 {
				t.Errorf("%s: nothing was asked for", part.Name)
				continue
			}
			c := pending[0]
			p := mustOpen(t, c.URL, part.Data)
			if c.Page == 0 {
				calls := f.With(c, f.Facts(p))
				put("gives", described(List{Calls: calls}))
				pending = append(pending[1:], calls...)
				continue
			}
			l := List{Rows: p.rows()}
			if f.Read != nil {
				l = f.Read(p, c)
			}
			put("gives", described(l))
			pending = append(pending[1:], l.Calls...)
		case "shell":
			p := mustOpen(t, address, part.Data)
			put(part.Name, string(part.Data))
			calls := f.Shell(p)
			put("gives", described(List{Calls: calls}))
			pending = append(pending, calls...)
		}
	}
	return got
}

func mustOpen(t *testing.T, address string, b []byte) *Page {
	p, err := Open(address, b)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func described(l List) string {
	var b strings.Builder
	for _, r := range l.Rows {
		fmt.Fprintf(&b, "row %s | %s | %s | %s%s\n", r.URL, r.Text, r.Date, r.Publisher, map[bool]string{true: " | jump"}[r.Jump])
	}
	for _, c := range l.Calls {
		fmt.Fprintf(&b, "call %d %s %s %s\n", c.Page, c.Method, c.URL, c.Body)
	}
	if l.Total > 0 {
		fmt.Fprintf(&b, "total %d\n", l.Total)
	}
	return b.String()
}
