package dataset

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/checks"
	"nianbao/normalize"
)

func sound() *normalize.Report { return sheet("甲县水利局", "", 2023, "f2021") }

// unbalanced is a report that carries requests forward that it never took in.
func unbalanced(carried string) Reading {
	r := put(sound(), "requests/carried_forward/natural_person", carried)
	return at("a.html", carried, put(r, "requests/carried_forward/total", carried))
}

// saveAll ingests into the file at path, and opens it for asking.
func saveAll(t *testing.T, path string, readings ...Reading) *DB {
	t.Helper()
	db, err := Open(path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	keep(t, db, "p", readings...)
	t.Cleanup(func() { db.Close() })
	return db
}

// balances are the findings of one check, as a verdict keeps them.
func balances(t *testing.T, db *DB) (list []Judged) {
	t.Helper()
	all, err := db.Judgeable(context.Background(), Selection{})
	if err != nil {
		t.Fatal(err)
	}
	for _, j := range all {
		if j.Check == "req-intake-exceeded" || j.Check == "req-balance" || j.Check == "req-no-intake-but-results" {
			list = append(list, j)
		}
	}
	if len(list) == 0 {
		t.Fatalf("no finding of a balance among %v", all)
	}
	return list
}

func verdictsOf(t *testing.T, path string) *Verdicts {
	t.Helper()
	v, err := OpenVerdicts(path, true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

// A verdict outlives the data set, and is stale once what it rested on changed.
func TestVerdictOutlivesRebuildAndCorrection(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "n.db")
	broken := unbalanced("7")
	j := balances(t, saveAll(t, path, broken))[0]
	v := verdictsOf(t, path)
	said := Verdict{Judged: j, At: "2026-01-02T03:04:05Z", State: "notified", Round: "一", Note: "已电话告知", By: "张"}
	for range 2 { // the second time is no news
		if _, err := v.Record([]Verdict{said}); err != nil {
			t.Fatal(err)
		}
	}
	if list, err := v.History(j.Fingerprint); err != nil || len(list) != 1 {
		t.Fatalf("recorded twice: got %v, %v", list, err)
	}
	v.Close()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	db := saveAll(t, path, broken)
	if diff := cmp.Diff([]string{"notified|0|已电话告知"}, asked(t, db, `SELECT verdict, verdict_stale, verdict_note FROM findings WHERE fingerprint = ?`, j.Fingerprint)); diff != "" {
		t.Errorf("after a rebuild: %s", diff)
	}
	db.Close()
	db = saveAll(t, path, unbalanced("8"))
	if diff := cmp.Diff([]string{"notified|1"}, asked(t, db, `SELECT verdict, verdict_stale FROM findings WHERE fingerprint = ? AND is_current = 1`, j.Fingerprint)); diff != "" {
		t.Errorf("after the figure changed: %s", diff)
	}
}

func TestRoundTellsMendedFromUnseen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "n.db")
	db := saveAll(t, path, unbalanced("7"))
	j := balances(t, db)[0]
	v := verdictsOf(t, path)
	if err := v.StartRound("一", []Judged{j}); err != nil {
		t.Fatal(err)
	}
	if err := v.StartRound("一", nil); !errors.Is(err, ErrRoundExists) {
		t.Errorf("the same name again: got %v, want ErrRoundExists", err)
	}
	kept, err := v.RoundFindings("一")
	if diff := cmp.Diff([]Judged{j}, kept); diff != "" || err != nil {
		t.Errorf("kept: %v %s", err, diff)
	}
	for want, r := range map[Fate]*normalize.Report{
		Mended:     sound(),
		Unassessed: drop(sound(), "requests/carried_forward"),
	} {
		db := saveAll(t, filepath.Join(t.TempDir(), "n.db"), at("a.html", string(want), r))
		if got, err := db.FateOf(context.Background(), j); got != want || err != nil {
			t.Errorf("got %s, %v; want %s", got, err, want)
		}
	}
	other := saveAll(t, filepath.Join(t.TempDir(), "n.db"), at("b.html", "b", sheet("乙县水利局", "", 2023, "f2021")))
	if got, _ := other.FateOf(context.Background(), j); got != NoReport {
		t.Errorf("no report: got %s", got)
	}
}

func TestVerdictsFileOfAnotherKind(t *testing.T) {
	path := filepath.Join(t.TempDir(), "n.db")
	if err := os.WriteFile(VerdictsPath(path), []byte("not a database, but some text"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, err := OpenVerdicts(path, true)
	var trouble *Error
	if !errors.As(err, &trouble) || trouble.Trouble != NotDataset {
		t.Errorf("got %v, want not_a_dataset", err)
	}
}

// A finding that lists its places is the same finding while one of them is left: what is
// not mended altogether is not called mended, and keeps its verdict.
func TestListsKeepTheirFingerprint(t *testing.T) {
	print := func(check string, keys ...string) string {
		f := checks.Finding{Check: check}
		for _, text := range keys {
			k, ok := normalize.ParseKey(text)
			if !ok {
				t.Fatal(text)
			}
			f.Places, f.Keys = append(f.Places, k), append(f.Keys, k)
		}
		return fingerprint("nb:a/2023", f)
	}
	const one, other = "requests/granted/total", "requests/received/total"
	for _, check := range []string{"req-blank-total", "legal-blank-total", "republished-changed", "rules-by-incompetent-body", "normdocs-by-incompetent-body", "yoy-identical-tables"} {
		if print(check, one, other) != print(check, one) {
			t.Errorf("%s: a shorter list is another finding", check)
		}
	}
	if print("req-row-total", one) == print("req-row-total", other) {
		t.Error("req-row-total: two rows are one finding")
	}
}
