package main

import (
	"bytes"
	"testing"

	"nianbao/extract"
	"nianbao/extract/scan"
)

// TestRecognitionIsShown: a check that waits for Tesseract says so on a terminal, and
// nowhere else.
func TestRecognitionIsShown(t *testing.T) {
	for _, terminal := range []bool{true, false} {
		var speech bytes.Buffer
		a := newApp(nil, nil, &bytes.Buffer{}, &speech)
		a.terminal = terminal
		asked := 0
		e, done := a.shown(extract.Engines{Recognize: func([]scan.Slip) ([]scan.Answer, error) { asked++; return nil, nil }})
		if _, err := e.Recognize(nil); err != nil {
			t.Fatal(err)
		}
		done()
		if asked != 1 || (speech.Len() > 0) != terminal {
			t.Errorf("terminal %v: asked %d times, said %q", terminal, asked, speech.String())
		}
	}
}
