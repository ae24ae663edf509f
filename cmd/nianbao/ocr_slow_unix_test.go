//go:build unix

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/corpus/isolate"
)

// TestSlowRecognitionWaits: a scan that takes the recogniser too long is told of once, and
// waits for the next run that recognises.
func TestSlowRecognitionWaits(t *testing.T) {
	session, err := os.ReadFile("testdata/ocr.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, scan, found := strings.Cut(string(session), "-- scan.pdf --\n")
	if !found {
		t.Fatal("no scan in the session")
	}
	dir := t.TempDir()
	file, program := filepath.Join(dir, "scan.pdf"), filepath.Join(dir, "tesseract")
	for name, text := range map[string]string{file: scan, program: "#!/bin/sh\nexec sleep 60\n"} {
		if err := os.WriteFile(name, []byte(text), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	slow := &isolate.Tesseract{Path: program, Version: "tesseract 5.0", Pace: isolate.Pace{Run: 200 * time.Millisecond}}
	ingest := func(flags ...string) (out, speech string) {
		var said, complained bytes.Buffer
		a := newApp([]string{"--lang", "en"}, nil, &said, &complained)
		defer a.pdf.Close()
		a.ocr = func() (*isolate.Tesseract, error) { return slow, nil }
		_ = a.execute(append(append([]string{"ingest", "--lang", "en", "--db", filepath.Join(dir, "a.db")}, flags...), file)) // not a report: told in words
		if err := a.out.Flush(); err != nil {
			t.Fatal(err)
		}
		return said.String(), complained.String()
	}
	const waits = "1 scans and pictures wait to be recognised"
	for range 2 { // each run that recognises asks again
		if out, speech := ingest("--ocr"); !strings.Contains(out, waits) || !strings.Contains(speech, "needs text recognition") {
			t.Errorf("with --ocr: said %q, complained %q", out, speech)
		}
	}
	if out, _ := ingest(); !strings.Contains(out, waits) || !strings.Contains(out, "not read again") {
		t.Errorf("without --ocr: said %q", out)
	}
}
