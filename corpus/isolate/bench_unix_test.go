//go:build unix

package isolate_test

import (
	"bytes"
	"encoding/gob"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"nianbao/corpus/isolate"
	"nianbao/extract/page"
)

// cpu is the processor time of this process and of all children that have ended.
func cpu(b *testing.B) time.Duration {
	var sum time.Duration
	for _, who := range []int{syscall.RUSAGE_SELF, syscall.RUSAGE_CHILDREN} {
		var u syscall.Rusage
		if err := syscall.Getrusage(who, &u); err != nil {
			b.Fatal(err)
		}
		sum += time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	return sum
}

// readable are the samples that both programs read, and their pages.
func readable(b *testing.B) (files []string, pages int) {
	here := isolate.InProcess()
	for _, pattern := range []string{"real/*.pdf", "formats/[clrx]*.pdf"} {
		found, _ := filepath.Glob(filepath.Join(os.Getenv("NIANBAO_SAMPLES"), pattern))
		files = append(files, found...)
	}
	for _, f := range files {
		doc, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		d, err := here.Pages(doc)
		if err != nil {
			b.Fatal(err)
		}
		pages += len(d.Pages)
	}
	return files, pages
}

// BenchmarkAgainstPdftotext reads the same files with both, in one run: pages a second of
// processor time. Ours are read twice and cut into tables; starting is included.
func BenchmarkAgainstPdftotext(b *testing.B) {
	sample(b, "formats/README.md")
	if _, err := exec.LookPath("pdftotext"); err != nil {
		b.Skip("pdftotext is not installed")
	}
	files, pages := readable(b)
	const rounds = 5
	b.Run("pdftotext", func(b *testing.B) {
		at := cpu(b)
		for b.Loop() {
			for range rounds {
				for _, f := range files {
					if err := exec.Command("pdftotext", "-layout", f, "-").Run(); err != nil {
						b.Fatal(err)
					}
				}
			}
		}
		b.ReportMetric(float64(rounds*pages*b.N)/(cpu(b)-at).Seconds(), "pages/cpu-s")
	})
	b.Run("nianbao", func(b *testing.B) {
		at := cpu(b)
		for b.Loop() {
			pool := isolate.New()
			engines := pool.Engines()
			for range rounds {
				for _, f := range files {
					doc, err := os.ReadFile(f)
					if err != nil {
						b.Fatal(err)
					}
					_, _ = engines.Read(doc) // refusals are answers, too
				}
			}
			pool.Close()
			pool.Wait()
		}
		b.ReportMetric(float64(rounds*pages*b.N)/(cpu(b)-at).Seconds(), "pages/cpu-s")
	})
}

// BenchmarkStart: from nothing to the first answer, with what was compiled before.
func BenchmarkStart(b *testing.B) {
	doc := []byte("%PDF-1.7")
	for b.Loop() {
		pool := isolate.New()
		if _, err := pool.Engines().Pages(doc); err == nil {
			b.Fatal("a page out of nothing")
		}
		pool.Close()
	}
}

// BenchmarkFrame: what a page costs on its way from a child, and what it would cost
// in the encoding of the standard library.
func BenchmarkFrame(b *testing.B) {
	d, err := isolate.InProcess().Pages(sample(b, "real/003_huaian_2024.pdf"))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("frame", func(b *testing.B) {
		for b.Loop() {
			if err := isolate.RoundTrip(d); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("gob", func(b *testing.B) {
		for b.Loop() {
			var buf bytes.Buffer
			var back page.Document
			if err := gob.NewEncoder(&buf).Encode(d); err != nil {
				b.Fatal(err)
			}
			if err := gob.NewDecoder(&buf).Decode(&back); err != nil || strings.Compare(back.Creator, d.Creator) != 0 {
				b.Fatal(err)
			}
		}
	})
}
