package main

// The sessions in testdata are how people use the program: each reads like a
// page of the manual, and runs the real binary.

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"nianbao/corpus/isolate"
)

func TestMain(m *testing.M) {
	if isolate.Asked(os.Args[1:]) { // this binary, as the program, reads PDF files in children of itself
		main()
	}
	testscript.Main(m, map[string]func(){"nianbao": main})
}

// TestSessions runs testdata/*.txt. The reports of testdata/reports stand in
// each session's folder.
func TestSessions(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata", UpdateScripts: *update, // go test -run Sessions -update writes what cmp compares
		Setup: func(env *testscript.Env) error {
			env.Setenv("LANG", "en_US.UTF-8")
			env.Setenv("BIN", filepath.SplitList(env.Getenv("PATH"))[0]) // a PATH with nothing but the program
			if dir, err := os.UserCacheDir(); err == nil {               // PDFium is compiled once, not in each session
				env.Setenv("XDG_CACHE_HOME", dir)
			}
			return os.CopyFS(filepath.Join(env.WorkDir, "reports"), os.DirFS("testdata/reports"))
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "json": jsonAt, "replace": replace, "big": big, "archive": makeZip, "rawname": rawName, "cut": cut, "set": setIn, "book": book, "years": years, "units": units, "gb18030": gb18030, "farm": serveFarm, "turn": turn, "forget": forget, "asked": asked, "atmost": atMost,
		},
	})
}

// exits CODE COMMAND…: the command ends with that code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("got exit code %d, want %d", got, want)
	}
}

// json FILE PATH WANT: the value at the path (a.b.0.c, # for a length) of the
// first JSON value of the file, as JSON text.
func jsonAt(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: json FILE PATH WANT")
	}
	var v any
	d := json.NewDecoder(strings.NewReader(ts.ReadFile(args[0])))
	d.UseNumber()
	ts.Check(d.Decode(&v))
	for d.More() {
		var further any
		ts.Check(d.Decode(&further))
	}
	for _, step := range strings.Split(args[1], ".") {
		v = into(ts, v, step)
	}
	got, err := json.Marshal(v)
	ts.Check(err)
	if (string(got) == args[2]) == neg {
		ts.Fatalf("%s: got %s, want %s", args[1], got, args[2])
	}
}

func into(ts *testscript.TestScript, v any, step string) any {
	switch v := v.(type) {
	case map[string]any:
		if _, ok := v[step]; !ok {
			ts.Fatalf("no %s in the object", step)
		}
		return v[step]
	case []any:
		if step == "#" {
			return len(v)
		}
		if i, err := strconv.Atoi(step); err == nil && i < len(v) {
			return v[i]
		}
	}
	ts.Fatalf("no %s in %v", step, v)
	return nil
}

// replace FILE OLD NEW changes every occurrence of a text in a file.
func replace(ts *testscript.TestScript, _ bool, args []string) {
	text := ts.ReadFile(args[0])
	if !strings.Contains(text, args[1]) {
		ts.Fatalf("%s does not hold %q", args[0], args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.ReplaceAll(text, args[1], args[2])), 0o666))
}

// big FILE BYTES makes a file of that size that takes no room.
func big(ts *testscript.TestScript, _ bool, args []string) {
	size, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	ts.Check(f.Truncate(size))
}
