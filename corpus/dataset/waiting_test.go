package dataset

import (
	"testing"

	"nianbao/normalize"
)

// refused is a document that was refused, as its reader gives it.
func refused(source, bytes, format, reason string) Reading {
	r := at(source, bytes, &normalize.Report{})
	r.Report = nil
	r.Document.Status, r.Document.Format, r.Document.Reason = string(normalize.Unreadable), format, reason
	return r
}

// TestWaiting: what only recognition can read waits, and is known only to runs that do
// not recognise.
func TestWaiting(t *testing.T) {
	db := made(t, Options{})
	picture, garbled := refused("a", "1", "pdf", "needs_ocr"), refused("b", "2", "pdf", "mojibake")
	mixed := at("e", "5", &normalize.Report{})
	mixed.Document.Status, mixed.Document.Format, mixed.Document.Reason = string(normalize.Partial), "pdf", "needs_ocr"
	page, locked := refused("c", "3", "html", "mojibake"), refused("d", "4", "pdf", "password")
	keep(t, db, "p1", picture, garbled, page, locked, mixed)
	run := begun(t, db, "p1")
	defer run.Stop()
	if n, err := run.Waiting(); n != 3 || err != nil {
		t.Errorf("got %d waiting, %v; want the three PDFs", n, err)
	}
	for r, want := range map[*Reading]bool{&picture: false, &garbled: false, &mixed: false, &page: true, &locked: true} {
		for _, recognise := range []bool{false, true} {
			got, err := run.Known(Seen{Source: r.Document.Source, SHA256: r.Document.SHA256, Recognise: recognise})
			if err != nil || got != (want || !recognise) {
				t.Errorf("%s %s, recognise %v: got %v, %v", r.Document.Format, r.Document.Reason, recognise, got, err)
			}
		}
	}
}

// TestRecognisedBy: the engine stands with the document, and comes back with its report.
func TestRecognisedBy(t *testing.T) {
	db := made(t, Options{})
	one := at("a", "1", water("1"))
	one.Document.Recognised = "tesseract 5.3.0"
	keep(t, db, "p1", one, at("b", "2", water("2")))
	run := begun(t, db, "p1")
	defer run.Stop()
	for sha, want := range map[string]string{one.Document.SHA256: "tesseract 5.3.0", at("", "2", water("2")).Document.SHA256: "", at("", "9", water("9")).Document.SHA256: ""} {
		if got, err := run.RecognisedBy(sha); got != want || err != nil {
			t.Errorf("got %q, %v, want %q", got, err, want)
		}
	}
}
