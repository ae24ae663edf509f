package print_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"nianbao/corpus/samples/print"
	"nianbao/extract"
)

// slow is how long a damaged file may take at most.
const slow = 25 * time.Second

// TestHarmedPDFs damages printed reports in every way: each ends as content or as a
// refusal, in time. `make fuzz` does it 5,000 times.
func TestHarmedPDFs(t *testing.T) {
	runs := 24
	if text := os.Getenv("NIANBAO_HARMED"); text != "" {
		var err error
		if runs, err = strconv.Atoi(text); err != nil {
			t.Fatal(err)
		}
	}
	files := pdfs(t)
	ends := map[string]int{}
	for i := range runs {
		harm := print.Harms()[i%len(print.Harms())]
		b := harm.Do(files[i/len(print.Harms())%len(files)], uint64(i))
		start := time.Now()
		ends[end(b)]++
		if took := time.Since(start); took > slow {
			t.Errorf("run %d, %s: %v", i, harm.Name, took)
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("%d damaged files: %v; this process holds %d MB", runs, ends, m.Sys>>20)
}

// pdfs are a few printed reports, and the samples in many containers where they are.
func pdfs(t *testing.T) [][]byte {
	names, err := filepath.Glob(filepath.Join(printed(t), "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if folder := os.Getenv("NIANBAO_SAMPLES"); folder != "" && os.Getenv("NIANBAO_HARMED") != "" {
		for _, kind := range []string{"formats", "real"} {
			more, err := filepath.Glob(filepath.Join(folder, kind, "*.pdf"))
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, more...)
		}
	}
	var files [][]byte
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, b)
	}
	return files
}

// end is how reading ends: "content", or the reason of the refusal.
func end(b []byte) string {
	_, err := engines.Engines().Read(b)
	var refusal *extract.Refusal
	switch {
	case err == nil:
		return "content"
	case errors.As(err, &refusal):
		return refusal.Reason
	}
	return fmt.Sprintf("%T", err)
}

// TestHarmIsTheSameForTheSameSeed, and does something to most files.
func TestHarmIsTheSameForTheSameSeed(t *testing.T) {
	b := print.Documents(1)[0].FODT()
	b = append(b, "1 0 obj <</Type /Page /Kids [2 0 R]>> stream endstream endobj"...)
	for _, h := range print.Harms() {
		changed := 0
		for seed := range uint64(20) {
			one, two := h.Do(b, seed), h.Do(b, seed)
			if !bytes.Equal(one, two) {
				t.Errorf("%s, seed %d: not the same twice", h.Name, seed)
			}
			if !bytes.Equal(one, b) {
				changed++
			}
		}
		if changed < 10 {
			t.Errorf("%s changed %d of 20 files", h.Name, changed)
		}
	}
}
