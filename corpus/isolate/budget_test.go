package isolate_test

import (
	"testing"
	"time"

	"nianbao/corpus/isolate"
	"nianbao/extract"
)

// TestOneTimeForAllEngines: a document that used up its time in one engine gets none from
// another, and the next document has its own.
func TestOneTimeForAllEngines(t *testing.T) {
	hanging, sound := sample(t, "formats/m05_xref_prev_loop.pdf"), sample(t, "formats/r10_identity_tounicode.pdf")
	pool := isolate.New()
	defer pool.Close()
	if _, err := pool.Engines().Pages(sound); err != nil { // starting is over
		t.Fatal(err)
	}
	e, at := pool.Within(time.Second), time.Now()
	if _, err := e.Second(hanging); reason(err) != "timeout" || time.Since(at) < time.Second || time.Since(at) > 3*time.Second {
		t.Errorf("%v after %v, want a timeout after a second", err, time.Since(at))
	}
	if _, err := e.Pages(sound); reason(err) != "timeout" {
		t.Errorf("%v, want a timeout: nothing is left", err)
	}
	if _, err := pool.Within(time.Minute).Pages(sound); err != nil {
		t.Errorf("the next document: %v", err)
	}
}

// TestTimeBeginsWithEachDocument: the engines of a pool count anew for each document.
func TestTimeBeginsWithEachDocument(t *testing.T) {
	pool, begun := isolate.New(), 0
	defer pool.Close()
	e := pool.Engines()
	begin := e.Begin
	e.Begin = func(e extract.Engines) extract.Engines { begun++; return begin(e) }
	for range 2 {
		if _, err := e.Read(sample(t, "formats/r10_identity_tounicode.pdf")); err != nil {
			t.Error(err)
		}
	}
	if begun != 2 {
		t.Errorf("begun %d times for 2 documents", begun)
	}
}
