package main

// README.md is held to the program: what stands there in ```console blocks is run
// as it stands, and no command is missing.

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/checks"
)

var update = flag.Bool("update", false, "write what the program prints into README.md")

const readme = "../../README.md"

var consoleBlock = regexp.MustCompile("(?s)```console\n(.*?)```\n")

// TestReadmeSessions runs the commands behind "$ " in one folder, in their order,
// and compares what they print. They print English unless they ask for Chinese.
func TestReadmeSessions(t *testing.T) {
	page := readReadme(t)
	shell := readmeShell(t)
	if blocks := consoleBlock.FindAllString(page, -1); len(blocks) < 5 {
		t.Fatalf("README.md shows %d sessions, want at least 5", len(blocks))
	}
	now := consoleBlock.ReplaceAllStringFunc(page, func(block string) string {
		inner := consoleBlock.FindStringSubmatch(block)[1]
		return "```console\n" + replay(t, shell, inner) + "```\n"
	})
	if now == page {
		return
	}
	if *update {
		if err := os.WriteFile(readme, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	t.Errorf("README.md shows what the program does not print; go test ./cmd/nianbao -run Readme -update writes it again:\n%s", cmp.Diff(page, now))
}

// TestReadmeNamesCommands: whoever reads the README knows what there is.
func TestReadmeNamesCommands(t *testing.T) {
	page := readReadme(t)
	for _, c := range newApp(nil, nil, &bytes.Buffer{}, &bytes.Buffer{}).root().Commands() {
		if !c.Hidden && !strings.Contains(page, "nianbao "+c.Name()) {
			t.Errorf("README.md does not show nianbao %s", c.Name())
		}
	}
}

// TestReadmeNamesTargets: each make target that README.md shows is one.
func TestReadmeNamesTargets(t *testing.T) {
	makefile, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile("(?m)`make ([a-z]+)|^ +make ([a-z]+)").FindAllStringSubmatch(readReadme(t), -1) {
		if target := m[1] + m[2]; !regexp.MustCompile(`(?m)^` + target + `:`).Match(makefile) {
			t.Errorf("README.md shows make %s, which the Makefile does not have", target)
		}
	}
}

func readReadme(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(readme)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// readmeShell runs a line as a reader would type it, in a folder where the demo
// was run. It gives what the reader would see.
func readmeShell(t *testing.T) func(line string) string {
	folder := t.TempDir()
	here, err := filepath.Abs("../..")
	if err == nil {
		err = os.Symlink(filepath.Join(here, "cmd"), filepath.Join(folder, "cmd"))
	}
	if err != nil {
		t.Fatal(err)
	}
	shell := func(line string) string {
		cmd := exec.Command("sh", "-c", line)
		cmd.Dir = folder
		cmd.Env = append(os.Environ(), "LC_ALL=en_US.UTF-8", "NO_COLOR=1")
		out, _ := cmd.CombinedOutput() // a command that finds faults ends with a code of its own
		return string(out)
	}
	shell("nianbao demo")
	return shell
}

// replay runs the commands of a block and puts their output under each.
func replay(t *testing.T, shell func(string) string, block string) string {
	var b strings.Builder
	for _, line := range strings.Split(block, "\n") {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue
		}
		b.WriteString(line + "\n" + shell(command))
		if !strings.HasSuffix(b.String(), "\n") {
			t.Errorf("%s: the output does not end with a line end", command)
		}
	}
	return b.String()
}

var groupLine = regexp.MustCompile(`(?m)^\| ([A-Z]{3}) \| (\d+) \|`)

// TestReadmeCountsChecks holds the table of groups to the catalogue.
func TestReadmeCountsChecks(t *testing.T) {
	want := map[string]int{}
	for _, c := range checks.All() {
		want[c.Group]++
	}
	got := map[string]int{}
	for _, m := range groupLine.FindAllStringSubmatch(readReadme(t), -1) {
		got[m[1]], _ = strconv.Atoi(m[2])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("README.md counts the checks of each group otherwise than the catalogue:\n%s", diff)
	}
}
