//go:build unix

package isolate

import (
	"errors"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/extract"
	"nianbao/extract/scan"
)

// inPath puts a program named tesseract alone before all others; work is what it does
// when it is to recognise a list of pictures, and asked are the times that it was.
func inPath(t *testing.T, work string) (found *Tesseract, asked func() int) {
	t.Helper()
	dir := t.TempDir()
	script := "#!/bin/sh\ncase $1 in\n--version) echo 'tesseract 5.0' ;;\n--list-langs) printf 'List:\\neng\\nchi_sim\\n' ;;\n*) echo >>" + dir + "/asked\n" + work + " ;;\nesac\n"
	if err := os.WriteFile(filepath.Join(dir, "tesseract"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	found, err := FindTesseract()
	if err != nil {
		t.Fatal(err)
	}
	return found, func() int {
		b, _ := os.ReadFile(filepath.Join(dir, "asked"))
		return strings.Count(string(b), "\n")
	}
}

// scanOf is a PDF of so many pages, each a picture with a frame on it.
func scanOf(pages int) []byte {
	page := image.NewRGBA(image.Rect(0, 0, 200, 250))
	list := make([]*image.RGBA, pages)
	for i := range list {
		list[i] = wear{dpi: 100}.worn(page, uint64(i))
	}
	return pictures(list, 100, 80)
}

// TestPace: a scan of 30 pages that a slow program recognises is refused soon, in a way
// that keeps it waiting, whether one page takes too long or all of them together do.
func TestPace(t *testing.T) {
	for _, c := range []struct {
		name, work string
		pace       Pace
		most       int // pages that are begun
	}{
		{"one page hangs", "exec sleep 60", Pace{Run: 300 * time.Millisecond, Share: time.Minute}, 2},
		{"all together are too slow", "sleep 0.1", Pace{Run: 300 * time.Millisecond, Share: 10 * time.Millisecond}, 29},
	} {
		tesseract, asked := inPath(t, c.work)
		tesseract.Pace = c.pace
		e := InProcess()
		b, at := scanOf(30), time.Duration(0)
		e.Recognize = func(slips []scan.Slip) ([]scan.Answer, error) {
			begun := time.Now()
			defer func() { at += time.Since(begun) }()
			return tesseract.Recognize(slips)
		}
		_, err := e.Read(b)
		var why *extract.Refusal
		if !errors.As(err, &why) || why.Reason != "needs_ocr" || !strings.Contains(why.Detail, "takes too long") {
			t.Errorf("%s: got %v, want needs_ocr", c.name, err)
		}
		if n := asked(); n == 0 || n > max(c.most, cap(lanes)) || at > 10*time.Second {
			t.Errorf("%s: %d pages begun in %v, want at most %d in seconds", c.name, n, at, c.most)
		}
	}
}

// TestFailingProgram: a program that fails is no slow one.
func TestFailingProgram(t *testing.T) {
	tesseract, _ := inPath(t, "exit 1")
	e := InProcess()
	e.Recognize = tesseract.Recognize
	var why *extract.Refusal
	if _, err := e.Read(scanOf(1)); !errors.As(err, &why) || why.Reason != "crash" {
		t.Errorf("got %v, want a crash", err)
	}
}
