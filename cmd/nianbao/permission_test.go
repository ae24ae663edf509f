//go:build unix

package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestIngestWithoutPermission: a file and a folder that may not be read are said,
// counted as failed, and the rest is read.
func TestIngestWithoutPermission(t *testing.T) {
	dir, err := os.MkdirTemp("", "nianbao")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	crowd(t, filepath.Join(dir, "in"), 9)
	for path, mode := range map[string]os.FileMode{"": 0o777, "in/1/1.html": 0, "in/2": 0} {
		if err := os.Chmod(filepath.Join(dir, path), mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(filepath.Join(dir, "in/2"), 0o700) })
	var out, speech bytes.Buffer
	c := asNobody(t, dir, "ingest", "in", "--db", "t.db")
	c.Stdout, c.Stderr = &out, &speech
	err = c.Run()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitSomeFailed {
		t.Errorf("got %v, want exit code %d: %s", err, exitSomeFailed, speech.String())
	}
	for _, line := range []string{"nianbao: in/1/1.html: unreadable: permission denied\n", "nianbao: in/2: unreadable: permission denied\n"} {
		if !strings.Contains(speech.String(), line) {
			t.Errorf("%q does not say %q", speech.String(), line)
		}
	}
	if !strings.Contains(out.String(), "permission denied 2") {
		t.Errorf("got counts %s", out.String())
	}
}

// TestCrawlInAFolderOfOthers: a state that cannot be written says what is wrong with its
// folder, in the words of the system and not of the database.
func TestCrawlInAFolderOfOthers(t *testing.T) {
	dir, err := os.MkdirTemp("", "nianbao")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.WriteFile(filepath.Join(dir, "sites.csv"), []byte("单位名称,网址\n鹿鸣县水利局,http://127.0.0.1:9/\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	var speech bytes.Buffer
	c := asNobody(t, dir, "crawl", "--allow-private")
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(dir, 0o755) })
	c.Stderr = &speech
	var exit *exec.ExitError
	if err := c.Run(); !errors.As(err, &exit) || exit.ExitCode() != exitDataset || !strings.Contains(speech.String(), "nianbao.state.db: the state cannot be written in its folder: permission denied") {
		t.Errorf("%v: %s", err, speech.String())
	}
}

// asNobody runs the binary as somebody who is not root, for whom permissions hold.
func asNobody(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.Command("nianbao", args...)
	c.Dir, c.Env = dir, append(os.Environ(), "LC_ALL=en_US.UTF-8", "HOME="+dir)
	if os.Getuid() != 0 {
		return c
	}
	const nobody = 65534
	program, err := os.ReadFile(c.Path)
	if err != nil {
		t.Fatal(err)
	}
	c.Path = filepath.Join(dir, "nianbao")
	if err := os.WriteFile(c.Path, program, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(c.Path, 0o755); err != nil {
		t.Fatal(err)
	}
	c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	return c
}
