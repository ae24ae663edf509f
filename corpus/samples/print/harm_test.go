package print_test

import (
	"bytes"
	"runtime"
	"strings"
	"testing"
	"time"

	"nianbao/checks"
	"nianbao/corpus/samples"
	"nianbao/corpus/samples/print"
)

// slow is how long a damaged file may take at most.
const slow = 20 * time.Second

// TestHarmedPDFs damages printed reports in every way: each ends in time, as a refusal
// or as figures; and what befell a file on its way gives no figure that was not printed. `make fuzz` does it 5,000 times;
// NIANBAO_HARMED_FROM is the first run, to see one again.
func TestHarmedPDFs(t *testing.T) {
	from, runs := count(t, "NIANBAO_HARMED_FROM", 0), count(t, "NIANBAO_HARMED", 24)
	files := originals(t)
	ends, lies := map[string]int{}, map[string]int{}
	for i := from; i < from+runs; i++ {
		harm := print.Harms()[i%len(print.Harms())]
		file := files[i/len(print.Harms())%len(files)]
		start := time.Now()
		r, _ := understand(harm.Do(file.bytes, uint64(i)))
		if took := time.Since(start); took > slow {
			t.Errorf("run %d, %s, %s: %v", i, file.sample.ID, harm.Name, took)
		}
		ends[strings.TrimSpace(string(r.Status)+" "+r.Reason)]++
		score := samples.Compare(r, checks.Result{}, file.sample.Truth)
		for _, d := range score.Silent {
			if harm.Meant {
				lies[harm.Name]++
				continue
			}
			t.Errorf("run %d, %s, %s: silent error: %s is read as %q, printed is %q", i, file.sample.ID, harm.Name, d.Key, d.Got, d.Want)
		}
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	t.Logf("%d damaged files: %v; figures that were meant to mislead, and did: %v; this process holds %d MB", runs, ends, lies, m.Sys>>20)
}

type original struct {
	sample samples.Sample
	bytes  []byte
}

func originals(t *testing.T) []original {
	folder := printed(t)
	var list []original
	for _, s := range load(t, folder) {
		list = append(list, original{s, document(t, folder, s)})
	}
	return list
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
