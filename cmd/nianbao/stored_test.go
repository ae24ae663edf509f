package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/checks"
	"nianbao/corpus/dataset"
)

// TestShowSaysWhatCheckSays: what a data set holds of a document is, to the last
// letter of its JSON, what is read from its bytes and held against other years there.
func TestShowSaysWhatCheckSays(t *testing.T) {
	path := filepath.Join(t.TempDir(), "t.db")
	args := []string{"demo", "--db", path}
	if code, _, speech := nianbao(t, args...); code != exitDone {
		t.Fatalf("exit code %d: %s", code, speech)
	}
	if root := os.Getenv("NIANBAO_SAMPLES"); root != "" {
		nianbao(t, append([]string{"ingest", "-q", "--db", path}, realDocuments(t)...)...)
	}
	db, err := dataset.Open(path, dataset.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	a := newApp(nil, nil, &bytes.Buffer{}, &bytes.Buffer{})
	a.db, a.quiet = path, true
	ids, err := collect(db, `SELECT id FROM reports`)
	if err != nil || len(ids.rows) < 15 {
		t.Fatalf("%d reports, %v", len(ids.rows), err)
	}
	finder := a.newFinder()
	defer finder.close()
	for _, row := range ids.rows {
		stored, err := a.restored(db, row[0].(int64))
		if err != nil {
			t.Fatal(err)
		}
		b, ok := finder.find([]string{stored.document.Source}, stored.document.SHA256)
		if !ok {
			t.Fatalf("%s: the bytes are gone", stored.document.Source)
		}
		fresh := partOf(a.read(b, stored.document.Source, a.engines(false)), stored.document.Part)
		fresh.handle = stored.handle
		if err := (overYears{a, db}).hold(&fresh); err != nil {
			t.Fatal(err)
		}
		holdToCopies(t, db, row[0].(int64), &fresh)
		for _, r := range []*reading{&fresh, &stored} { // what other years say comes last in a data set
			slices.SortStableFunc(r.found.Findings, func(x, y checks.Finding) int { return strings.Compare(x.Check, y.Check) })
		}
		if diff := cmp.Diff(indented(t, fresh), indented(t, stored)); diff != "" {
			t.Errorf("%s: read (-) and stored (+) differ:\n%s", stored.document.Source, diff)
		}
	}
}

// holdToCopies adds what the other reports of the data set say of one.
func holdToCopies(t *testing.T, db *dataset.DB, no int64, r *reading) {
	t.Helper()
	copies, err := db.Copies(context.Background(), no)
	if err != nil {
		t.Fatal(err)
	}
	said := checks.Compare(r.report, checks.Known{Copies: copies}, checks.ScopeCorpus)
	for _, v := range said.Outcomes {
		i := slices.IndexFunc(r.found.Outcomes, func(w checks.Verdict) bool { return w.Check == v.Check })
		r.found.Outcomes[i] = v
	}
	r.found.Findings = append(r.found.Findings, said.Findings...)
}

func indented(t *testing.T, r reading) string {
	t.Helper()
	b, err := json.MarshalIndent(r, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
