// Command nianbao reads, checks and keeps annual reports on government
// information disclosure (政府信息公开工作年度报告).
//
// Map of this folder:
//
//	main.go, app.go    the root command, global flags, what commands share
//	exit.go            exit codes; failures that carry one
//	lang.go, words.go, usage.go   Chinese and English: choosing, the words of the
//	                   schema, and those of the help
//	document.go        bytes → a reading, panics caught; input.go opens files
//	contract.go, summary.go   the JSON of one reading, and the reading in words
//	check_years.go  a draft beside the reports of other years in a data set
//	place.go, place_words.go, annotate.go   where in a draft a finding stands; comments
//	                   in a copy of it; quotes.go shows the words that it is about
//	table.go, statutory.go   aligned tables in the terminal
//	ask.go, stored.go  what the data set answers; a report out of it
//	profile.go         rules of one place, for check and ingest
//	ocr.go             who recognises scans and pictures, and what waits for it
//	confirmed.go       how a figure was confirmed by several readings
//	walk.go, zip.go    folders and archives as a stream of documents
//	captures.go, captured.go, page.go   archives of the web as a stream of documents; their
//	                   captures kept; what a saved page says of its address
//	kind.go            names for documents that no reader takes
//	pipeline.go, intake.go   many readers, one writer; documents saved and counted
//	progress.go, interrupt.go   how far a run is; Ctrl-C
//	read_ahead.go      documents that a worker of a crawl read
//	keep.go, bytes.go  the bytes that --keep stores; bytes found again
//	facts.go           a report fact by fact, for verify
//	agencies_links.go, agencies_table.go   what a person says of who is who, in a table
//	keys.go, law.go    keys, sums and articles in words, for explain
//	publish.go         the copy of the data set to publish, for export
//	unpublished.go     what a crawl sought in vain, at the end of a build
//	unmasked.go        personal data of one report as printed, for show
//	query_rows.go, question*.go   rows on their way out; named questions
//	crawl_*.go, explain_*.go, findings_*.go, sites_*.go, coverage_*.go, why_*.go, export_*.go, doctor_*.go, show_*.go, diff_*.go, review_*.go, recheck_*.go
//	                   parts of these commands
//	NAME.go            the command of that name
//
// To add a command: one file with newNameCmd(*app), and a line in commands.
package main

import (
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"nianbao/corpus/isolate"
)

func main() {
	if args := os.Args[1:]; isolate.Asked(args) {
		os.Exit(isolate.Serve(args, os.Stdin, os.Stdout, os.Exit))
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program but for the exit. A panic outside of reading is our
// fault: one line, and the trace only where NIANBAO_TRACE asks for it.
func run(args []string, in io.Reader, out, speech io.Writer) (code int) {
	a := newApp(args, in, out, speech)
	defer a.pdf.Close()
	defer func() {
		if p := recover(); p != nil {
			a.complain(a.say("内部错误：%v", "internal error: %v", p))
			if os.Getenv("NIANBAO_TRACE") != "" {
				fmt.Fprintf(speech, "%s", debug.Stack())
			}
			code = exitInternal
		}
	}()
	err := a.execute(args)
	if flushed := a.out.Flush(); err == nil && flushed != nil {
		err = flushed
	}
	return a.exitCode(err)
}
