package main

// PDFs: our reading against pdftotext -layout, on the same printed reports. Ours
// includes both readers, all tables and the checks; pdftotext only lays out text.

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"time"

	"nianbao/corpus/samples/print"
)

// measurePDF prints n reports and reads them with both programs.
func measurePDF(program string, n int) error {
	if missing := print.Missing(); missing != "" {
		fmt.Println("PDFs are left out; not installed:", missing)
		return nil
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		fmt.Println("PDFs are left out; not installed: poppler-utils")
		return nil
	}
	folder, err := os.MkdirTemp("", "nianbao-bench-pdf-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if err := print.To(folder, print.Documents(n)); err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil {
		return err
	}
	return comparePDF(program, files)
}

func comparePDF(program string, files []string) error {
	pages, fewest := 0, files[0]
	least := 0
	for _, f := range files {
		n, err := pagesOf(f)
		if err != nil {
			return err
		}
		if pages += n; least == 0 || n < least {
			fewest, least = f, n
		}
	}
	fmt.Printf("%d PDFs, %d pages\n", len(files), pages)
	read := func(file ...string) (cost, error) { return readPDFs(program, file) }
	if _, err := read(fewest); err != nil { // fills the cache of compiled code
		return err
	}
	if err := pagesPerSecond(files, pages, read); err != nil {
		return err
	}
	best := cost{wall: time.Hour}
	for range 5 {
		c, err := read(fewest)
		if err != nil {
			return err
		}
		if c.wall < best.wall {
			best = c
		}
	}
	fmt.Printf("%-28s %8.0f ms wall, of %d pages  target 300 ms\n", "nianbao check, one PDF", float64(best.wall.Microseconds())/1e3, least)
	return nil
}

// pagesPerSecond measures both programs in turns; the middle ratio stands.
func pagesPerSecond(files []string, pages int, read func(...string) (cost, error)) error {
	perCore := func(c cost) float64 { return float64(pages) / c.cpu.Seconds() }
	b, ratios := bench{}, []float64(nil)
	for range turns {
		poppler, err := popplerAll(files)
		if err != nil {
			return err
		}
		b.print("pdftotext -layout", poppler, fmt.Sprintf("%.0f pages/s of a core", perCore(poppler)))
		ours, err := read(files...)
		if err != nil {
			return err
		}
		ratios = append(ratios, perCore(ours)/perCore(poppler))
		b.print("nianbao check", ours, fmt.Sprintf("%.0f pages/s of a core", perCore(ours)))
	}
	fmt.Printf("%-28s %8.2f of pdftotext in the middle of %d (target 0.33)\n", "nianbao check", middle(ratios), turns)
	return nil
}

// readPDFs reads and checks files in one run. A document that is refused (exit code 3)
// took its time as well; the memory is that of the largest process.
func readPDFs(program string, files []string) (cost, error) {
	cmd := exec.Command(program, append([]string{"check", "--jsonl", "--exit-zero"}, files...)...)
	start, wall := time.Now(), time.Duration(0)
	cpu, err := withChildren(func() error {
		err := cmd.Run()
		wall = time.Since(start)
		return err
	})
	var exit *exec.ExitError
	if errors.As(err, &exit) && exit.ExitCode() == 3 {
		fmt.Println("some PDFs were refused")
	} else if err != nil {
		return cost{}, fmt.Errorf("%s check: %w", program, err)
	}
	return cost{cpu, wall, mostMemory(cmd.ProcessState)}, nil
}

// popplerAll lays out each file, in a process each as the program has it.
func popplerAll(files []string) (cost, error) {
	var sum cost
	for _, f := range files {
		c, err := run("pdftotext", "-layout", f, os.DevNull)
		if err != nil {
			return cost{}, err
		}
		sum.cpu, sum.wall, sum.memory = sum.cpu+c.cpu, sum.wall+c.wall, max(sum.memory, c.memory)
	}
	return sum, nil
}

var pagesLine = regexp.MustCompile(`(?m)^Pages:\s*(\d+)`)

func pagesOf(file string) (int, error) {
	out, err := exec.Command("pdfinfo", file).Output()
	if err != nil {
		return 0, fmt.Errorf("pdfinfo %s: %w", file, err)
	}
	m := pagesLine.FindSubmatch(out)
	if m == nil {
		return 0, fmt.Errorf("pdfinfo %s counts no pages", file)
	}
	return strconv.Atoi(string(m[1]))
}
