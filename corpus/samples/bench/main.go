// Command bench measures nianbao against its floor, in one run over the same
// generated reports: HTML of 20–120 KB with prose of real length.
//
//	go run ./corpus/samples/bench -n 5000 -program bin/nianbao
//
// The floor reads the files and parses them with golang.org/x/net/html on all
// cores, and does nothing else. Every measurement is a process of its own, so that
// its processor time and its memory are known. With -pdf it measures PDFs instead,
// with -docx Word files, with -copies the search for copies, with -crawl a crawl of
// sites on loopback.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	n := flag.Int("n", 5000, "how many reports")
	large := flag.Int("large", 0, "measure memory and look-ups on so many as well (0: no)")
	program := flag.String("program", "bin/nianbao", "the program to measure")
	pdfs := flag.Int("pdf", 0, "measure PDFs: print so many reports, and read them beside pdftotext")
	docx := flag.Int("docx", 0, "measure DOCX: write so many reports, read one and ingest all")
	copies := flag.Int("copies", 0, "look for planted copies among so many sections")
	crawl := flag.Int("crawl", 0, "crawl so many sites on loopback, and a tenth of them")
	floor := flag.String("floor", "", "only parse the HTML of this folder")
	flag.Parse()
	err := error(nil)
	switch {
	case *floor != "":
		err = parseAll(*floor)
	case *crawl > 0:
		err = measureCrawl(*program, *crawl)
	case *copies > 0:
		err = measureCopies(*copies)
	case *pdfs > 0:
		err = measurePDF(*program, *pdfs)
	case *docx > 0:
		err = measureDOCX(*program, *docx)
	default:
		err = measure(*program, *n, *large)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// measure makes the reports in a folder of its own and prints a line per run.
func measure(program string, n, large int) error {
	program, err := filepath.Abs(program)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "nianbao-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	b := bench{program: program, folder: folder}
	if err := b.grow(n); err != nil {
		return err
	}
	b.say()
	if err := b.speed(); err != nil {
		return err
	}
	if large > n {
		if err := b.grow(large); err != nil {
			return err
		}
		b.say()
		if err := b.growth(); err != nil {
			return err
		}
	}
	return b.lookUps()
}
