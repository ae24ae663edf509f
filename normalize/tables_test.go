package normalize_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"nianbao/extract"
	"nianbao/normalize"
)

// Each file of testdata/tables, and the one of each form, is a sentence, a document and what must be stored
// of it. Lines of `want`:
//
//	form f2021 · status read · six (one plain row) · figures 200
//	KEY VALUE             a figure; VALUE is a number or blank, dash, none, na, text
//	unread PREFIX         no figure under PREFIX, and a problem that covers it
//	absent PREFIX         no figure under PREFIX
//	gone PREFIX           no figure under PREFIX, and no problem that says it is printed
//	problem CODE KEY      a problem; KEY is - for the document
//	sound                 no problem at all
//
// Where `zeros` is given, every other figure is 0.
func TestTables(t *testing.T) {
	files, _ := filepath.Glob("testdata/tables/*.txtar")
	forms, _ := filepath.Glob("testdata/form_*.txtar")
	files = append(files, forms...)
	if len(files) < 10 {
		t.Fatalf("found %d fixtures", len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			b, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, want := parts(t, txtar.Parse(b))
			content, err := extract.Read(doc)
			if err != nil {
				t.Fatal(err)
			}
			check(t, normalize.Understand(content), want)
		})
	}
}

func parts(t *testing.T, a *txtar.Archive) (doc []byte, want []string) {
	t.Helper()
	for _, f := range a.Files {
		switch f.Name {
		case "doc":
			doc = f.Data
		case "want":
			want = strings.Split(strings.TrimSpace(string(f.Data)), "\n")
		}
	}
	if doc == nil || len(want) == 0 {
		t.Fatal("a fixture has the files doc and want")
	}
	return doc, want
}

func check(t *testing.T, r *normalize.Report, want []string) {
	t.Helper()
	named := map[string]bool{}
	zeros := false
	for _, line := range want {
		f := strings.Fields(line)
		zeros = zeros || f[0] == "zeros"
		named[f[0]] = true
		if fault := compare(r, f); fault != "" {
			t.Errorf("%s: %s", line, fault)
		}
	}
	seen := map[normalize.Key]bool{}
	for _, f := range r.Figures {
		if seen[f.Key] {
			t.Errorf("%s is stored twice", f.Key)
		}
		seen[f.Key] = true
	}
	if !zeros {
		return
	}
	for _, f := range r.Figures {
		if !named[f.Key.String()] && (f.Value.Kind != normalize.Number || f.Value.Number.Sign() != 0) {
			t.Errorf("got %s, want 0", f)
		}
	}
}

// compare checks one line of want; "" when it holds.
func compare(r *normalize.Report, f []string) string {
	switch f[0] {
	case "zeros":
	case "form":
		return differ(r.Form, f[1])
	case "status":
		return differ(string(r.Status), f[1])
	case "six":
		return differ(fmt.Sprint(r.PlainSix), "true")
	case "figures":
		return differ(fmt.Sprint(len(r.Figures)), f[1])
	case "sound":
		if len(r.Problems) > 0 {
			return fmt.Sprintf("got problem %s %s: %s", r.Problems[0].Code, r.Problems[0].Key, r.Problems[0].ZH)
		}
	case "problem":
		return hasProblem(r, f[1], strings.TrimPrefix(f[2], "-"))
	case "gone":
		k := keyUnder(f[1])
		if r.Unread(k) {
			return "got a problem that says it may be printed"
		}
		return unread(r, f[1], false)
	case "unread", "absent":
		return unread(r, f[1], f[0] == "unread")
	default:
		return figureIs(r, f[0], f[1])
	}
	return ""
}

func differ(got, want string) string {
	if got == want {
		return ""
	}
	return fmt.Sprintf("got %s", got)
}

func hasProblem(r *normalize.Report, code, key string) string {
	var seen []string
	for _, p := range r.Problems {
		if p.Code == code && p.Key == key {
			return ""
		}
		seen = append(seen, p.Code+" "+p.Key)
	}
	return fmt.Sprintf("got %q", seen)
}

func unread(r *normalize.Report, prefix string, problem bool) string {
	for _, f := range r.Figures {
		if strings.HasPrefix(f.Key.String()+"/", strings.TrimSuffix(prefix, "/")+"/") {
			return "got figure " + f.String()
		}
	}
	if !problem {
		return ""
	}
	if !r.Unread(keyUnder(prefix)) {
		return "no problem covers it"
	}
	return ""
}

// keyUnder is a prefix of a key as a key.
func keyUnder(prefix string) (k normalize.Key) {
	var rest string
	k.Table, rest, _ = strings.Cut(prefix, "/")
	k.Row, k.Column, _ = strings.Cut(rest, "/")
	return k
}

func figureIs(r *normalize.Report, key, value string) string {
	k, ok := normalize.ParseKey(key)
	if !ok {
		return "is no key"
	}
	f, ok := r.Figure(k)
	if !ok {
		return "got no figure"
	}
	if f.Value.Kind != normalize.Number {
		return differ(string(f.Value.Kind), value)
	}
	return differ(f.Value.Number.String(), value)
}
