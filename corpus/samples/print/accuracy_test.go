package print_test

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"nianbao/checks"
	"nianbao/corpus/isolate"
	"nianbao/corpus/samples"
	"nianbao/corpus/samples/print"
	"nianbao/extract"
	"nianbao/normalize"
)

// TestPrintedReports prints reports and reads them again: nothing wrong, nothing lost
// without a word, nobody accused, and nearly every document exact. `make accuracy`
// prints 300.
func TestPrintedReports(t *testing.T) {
	folder := printed(t)
	tally := rows{}
	for _, s := range load(t, folder) {
		r, found := understand(document(t, folder, s))
		tally.add(s, r, samples.Compare(r, found, s.Truth))
		tally.blame(t, s, found)
	}
	if testing.Verbose() {
		tally.print(os.Stdout)
	}
	tally.hold(t)
}

// count is how many reports are made: a few, or as many as a variable says.
func count(t *testing.T, variable string, quick int) int {
	text := os.Getenv(variable)
	if text == "" {
		return quick
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return n
}

// printed is the folder of printed reports that all tests share: 12, or as many as
// NIANBAO_PRINTED says, from number NIANBAO_PRINTED_FROM on; NIANBAO_PRINTED_FOLDER names
// one that was printed before.
func printed(t *testing.T) string {
	if folder := os.Getenv("NIANBAO_PRINTED_FOLDER"); folder != "" {
		return folder
	}
	if missing := print.Missing(); missing != "" {
		if os.Getenv("CI") != "" {
			t.Fatalf("not installed: %s", missing)
		}
		t.Skipf("printed reports are left out; not installed: %s", missing)
	}
	once.Do(func() {
		if folder, printing = os.MkdirTemp("", "nianbao-printed-"); printing == nil {
			printing = print.To(folder, print.DocumentsFrom(count(t, "NIANBAO_PRINTED_FROM", 0), count(t, "NIANBAO_PRINTED", 12)))
		}
	})
	if printing != nil {
		t.Fatal(printing)
	}
	return folder
}

var (
	once     sync.Once
	folder   string
	printing error
)

// engines read PDFs in children of this test, as the program does.
var engines = isolate.New()

func TestMain(m *testing.M) {
	if args := os.Args[1:]; isolate.Asked(args) {
		os.Exit(isolate.Serve(args, os.Stdin, os.Stdout, os.Exit))
	}
	code := m.Run()
	engines.Close()
	if folder != "" {
		os.RemoveAll(folder)
	}
	os.Exit(code)
}

func load(t *testing.T, folder string) []samples.Sample {
	files := os.DirFS(folder)
	list, err := samples.Load(files, files)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func document(t *testing.T, folder string, s samples.Sample) []byte {
	b, err := os.ReadFile(filepath.Join(folder, s.File))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// understand takes a document through the three reading rooms.
func understand(b []byte) (*normalize.Report, checks.Result) {
	return understandWith(engines.Engines(), b)
}

func understandWith(e extract.Engines, b []byte) (*normalize.Report, checks.Result) {
	content, err := e.Read(b)
	if err != nil {
		r := &normalize.Report{Status: normalize.Unreadable}
		var refusal *extract.Refusal
		if errors.As(err, &refusal) {
			r.Reason = refusal.Reason
		}
		return r, checks.Result{}
	}
	r := normalize.Understand(content)
	return r, checks.Run(r, checks.Known{})
}
