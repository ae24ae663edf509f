package main

// A page that was read owns its texts: the room of its bytes is the next page's.

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"

	"nianbao/corpus/dataset"
)

func TestRoomIsLeft(t *testing.T) {
	in := intakeInto(t)
	left := 0
	err := walkDemo(func(it item) error {
		b, _ := it.open(new(bytes.Buffer))
		taken := in.readBytes(it, dataset.Seen{Source: it.source}, b)
		if !taken.leaves() {
			return nil
		}
		before := printed(t, taken)
		clear(b)
		if got := printed(t, taken); got != before {
			t.Errorf("%s: what was read changed with its bytes", it.source)
		}
		left++
		return nil
	})
	if err != nil || left < 5 {
		t.Fatalf("got %d pages whose room is left (%v), want five at least", left, err)
	}
}

// printed is what a file's reports say.
func printed(t *testing.T, what taken) (out string) {
	for _, r := range what.readings {
		b, err := json.Marshal([]any{r.report, r.found, r.charset, r.document, r.detail})
		if err != nil {
			t.Fatal(err)
		}
		out += string(b)
	}
	return out
}

func intakeInto(t *testing.T) *intake {
	db, err := dataset.Open(filepath.Join(t.TempDir(), "x.db"), dataset.Options{Create: true, NoSearch: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	run, err := db.Begin(dataset.RunInfo{Command: "test"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = run.Finish(nil) })
	a := &app{lang: "en"}
	return newIntake(a, run, ingestOptions{})
}
