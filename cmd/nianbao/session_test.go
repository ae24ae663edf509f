package main

// Commands of the sessions that make input which no text can hold.

import (
	"archive/zip"
	"encoding/csv"
	"io"
	"os"
	"strconv"
	"strings"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"

	"nianbao/corpus/samples/farm"
	"nianbao/corpus/samples/office"
	"nianbao/corpus/samples/synth"
)

// archive ZIP ENTRY=FILE… makes an archive. zeros:N stands for a file of N zeros,
// a name that begins with secret: is marked as encrypted.
func makeZip(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	z := zip.NewWriter(f)
	for _, a := range args[1:] {
		name, file, _ := strings.Cut(a, "=")
		head := &zip.FileHeader{Method: zip.Deflate}
		secret := false
		if head.Name, secret = strings.CutPrefix(name, "secret:"); secret {
			head.Flags |= encrypted
		}
		w, err := z.CreateHeader(head)
		ts.Check(err)
		if n, ok := strings.CutPrefix(file, "zeros:"); ok {
			size, err := strconv.Atoi(n)
			ts.Check(err)
			_, err = io.WriteString(w, strings.Repeat("\x00", size))
			ts.Check(err)
			continue
		}
		_, err = io.WriteString(w, ts.ReadFile(file))
		ts.Check(err)
	}
	ts.Check(z.Close())
}

// cut FILE BYTES leaves the head of a file.
func cut(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.Truncate(ts.MkAbs(args[0]), size))
}

// rawname FILE QUOTED copies a file to a name in Go's quotes, such as "\xff.html".
func rawName(ts *testscript.TestScript, _ bool, args []string) {
	name, err := strconv.Unquote(args[1])
	ts.Check(err)
	if err := os.WriteFile(ts.MkAbs(name), []byte(ts.ReadFile(args[0])), 0o666); err != nil {
		ts.Logf("this file system takes no such name: %v", err)
	}
}

// set FILE NAME sets a variable to the text of a file, without the last line end;
// of a CSV file to its last line.
func setIn(ts *testscript.TestScript, _ bool, args []string) {
	lines := strings.Split(strings.TrimRight(ts.ReadFile(args[0]), "\n"), "\n")
	ts.Setenv(args[1], lines[len(lines)-1])
}

// book: `book FILE` writes a workbook that holds the reports of three units.
func book(ts *testscript.TestScript, _ bool, args []string) {
	var reports []*synth.Report
	for seed := range 3 {
		reports = append(reports, synth.New(uint64(40+seed), synth.Options{Form: synth.F2021, Year: 2023, Plain: true}))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), office.Book(reports, 1), 0o644))
}

// years: `years FOLDER CHECK` writes two reports of one office, 2022.html and 2023.html,
// that do not join in the way that the check must find; "none" for two that do.
// `years FOLDER drift YEAR=N…` writes those of 2021 to 2025, whose normative documents
// in force are off by so many from each of the years named.
func years(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.MkdirAll(ts.MkAbs(args[0]), 0o777))
	write := func(r *synth.Report) {
		clean, _ := synth.StyleOf("html/clean")
		ts.Check(os.WriteFile(ts.MkAbs(args[0]+"/"+strconv.Itoa(r.Year)+".html"), clean.Render(r, 1), 0o644))
	}
	if args[1] != "drift" {
		before, after := synth.TwoYears(4, 2023, args[1])
		write(before)
		write(after)
		return
	}
	off := map[int]int{}
	for _, a := range args[2:] {
		year, n, _ := strings.Cut(a, "=")
		y, err := strconv.Atoi(year)
		ts.Check(err)
		off[y], err = strconv.Atoi(n)
		ts.Check(err)
	}
	for _, r := range synth.Drifting(9, 2021, 2025, off) {
		write(r)
	}
}

// units: `units BOOK CSV TITLE` makes a workbook of a list: a title, then the lines of the CSV.
func units(ts *testscript.TestScript, _ bool, args []string) {
	lines, err := csv.NewReader(strings.NewReader(ts.ReadFile(args[1]))).ReadAll()
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), office.Units(args[2], lines), 0o644))
}

// gb18030 FILE turns a text from UTF-8 into the charset in which Excel of China saves CSV.
func gb18030(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), synth.GB18030(ts.ReadFile(args[0])), 0o644))
}

// farms are the test sites of the sessions that run, by their folders.
var farms sync.Map

// farm: `farm SITE,SITE` serves test sites until the session ends, and sets $HOSTS and
// $SITES to the files that a crawl of them needs.
func serveFarm(ts *testscript.TestScript, _ bool, args []string) {
	f, err := farm.Start(farm.Options{Sites: strings.Split(args[0], ",")})
	ts.Check(err)
	farms.Store(ts.Getenv("WORK"), f)
	ts.Defer(f.Close)
	for name, text := range map[string][]byte{"HOSTS": []byte(f.Hosts()), "SITES": f.Roster()} {
		path := ts.MkAbs(strings.ToLower(name) + ".csv")
		ts.Check(os.WriteFile(path, text, 0o644))
		ts.Setenv(name, path)
	}
}

func farmOf(ts *testscript.TestScript) *farm.Farm {
	f, ok := farms.Load(ts.Getenv("WORK"))
	if !ok {
		ts.Fatalf("no farm is served")
	}
	return f.(*farm.Farm)
}

// turn: a year passes on the farm.
func turn(ts *testscript.TestScript, _ bool, _ []string) { farmOf(ts).Turn(farm.After) }

// forget empties the farm's log.
func forget(ts *testscript.TestScript, _ bool, _ []string) { farmOf(ts).Forget() }

// asked: `asked N PATH`: the farm was asked so often, for nothing but that.
func asked(ts *testscript.TestScript, _ bool, args []string) {
	log := farmOf(ts).Log()
	if n, err := strconv.Atoi(args[0]); err != nil || len(log) != n {
		ts.Fatalf("got %d requests, want %s", len(log), args[0])
	}
	for _, a := range log {
		if a.Path != args[1] {
			ts.Fatalf("%s%s was asked for", a.Host, a.Path)
		}
	}
}

// atmost: `atmost N`: the farm was asked, and no oftener.
func atMost(ts *testscript.TestScript, _ bool, args []string) {
	got := len(farmOf(ts).Log())
	if n, err := strconv.Atoi(args[0]); err != nil || got == 0 || got > n {
		ts.Fatalf("got %d requests, want at most %s", got, args[0])
	}
}
