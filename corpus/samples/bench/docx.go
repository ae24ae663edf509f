package main

// Word files: one read alone, and many ingested.

import (
	"fmt"
	"os"
	"path/filepath"
	"time"

	"nianbao/corpus/samples/office"
	"nianbao/corpus/samples/synth"
	"nianbao/extract"
	"nianbao/normalize"
)

// drafts is what the measured documents are made of: text cut into runs as Word cuts it,
// controls and fields, the tables on a finer grid.
var drafts = office.Style{Name: "drafts", Runs: true, Lists: true, Controls: true, Fine: true}

// measureDOCX writes n reports with prose of real length, reads one, and ingests all.
func measureDOCX(program string, n int) error {
	program, err := filepath.Abs(program)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "nianbao-bench-docx-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	b := bench{program: program, folder: folder}
	largest, err := b.writeDOCX(n)
	if err != nil {
		return err
	}
	b.say()
	took, err := readDOCX(largest)
	if err != nil {
		return err
	}
	fmt.Printf("%-28s %8.1f ms wall, of %.0f KB  target 15 ms\n", "one DOCX, read and understood", float64(took.Microseconds())/1e3, float64(len(largest))/1e3)
	b.db = filepath.Join(folder, "docx.db")
	c, err := run(program, b.arguments(b.db)...)
	if err != nil {
		return err
	}
	b.print("ingest of DOCX", c, fmt.Sprintf("%.0f documents/s (target 300), %.0f/s of a core", float64(n)/c.wall.Seconds(), float64(n)/c.cpu.Seconds()))
	return nil
}

// writeDOCX writes the reports and gives the largest.
func (b *bench) writeDOCX(n int) (largest []byte, err error) {
	if err := os.MkdirAll(b.reports(), 0o755); err != nil {
		return nil, err
	}
	for ; b.count < n; b.count++ {
		seed := uint64(b.count)
		d := office.Document{Format: office.DOCX, Style: drafts, Seed: seed, Report: synth.New(seed, synth.Options{Long: true, Recent: true})}
		file := d.Bytes()
		b.bytes += int64(len(file))
		if len(file) > len(largest) {
			largest = file
		}
		if err := os.WriteFile(filepath.Join(b.reports(), fmt.Sprintf("%06d.docx", b.count)), file, 0o644); err != nil {
			return nil, err
		}
	}
	return largest, nil
}

// readDOCX is the best of several readings.
func readDOCX(file []byte) (best time.Duration, err error) {
	best = time.Hour
	for range 20 {
		start := time.Now()
		content, err := extract.Read(file)
		if err != nil {
			return 0, err
		}
		normalize.Understand(content)
		best = min(best, time.Since(start))
	}
	return best, nil
}
