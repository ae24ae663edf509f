package isolate_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"nianbao/corpus/isolate"
)

// children are the processes whose parent is pid.
func children(t *testing.T, pid int) (list []int) {
	t.Helper()
	entries, err := os.ReadDir("/proc")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		child, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		b, err := os.ReadFile("/proc/" + e.Name() + "/stat")
		if err != nil {
			continue // it ended meanwhile
		}
		fields := strings.Fields(string(b[strings.LastIndexByte(string(b), ')')+1:]))
		if len(fields) > 1 && fields[1] == strconv.Itoa(pid) && fields[0] != "Z" {
			list = append(list, child)
		}
	}
	return list
}

// until waits for what must come soon.
func until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !holds(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("10 seconds on, it does not hold that %s", what)
		}
	}
}

// TestNoChildWithoutPDF: a pool that reads nothing starts nothing, and one that is
// closed leaves nothing.
func TestNoChildWithoutPDF(t *testing.T) {
	until(t, "the children of earlier tests are gone", func() bool { return len(children(t, os.Getpid())) == 0 })
	pool := isolate.New()
	if n := children(t, os.Getpid()); len(n) != 0 {
		t.Errorf("children %v before the first document", n)
	}
	if _, err := pool.Engines().Pages([]byte("%PDF-1.7")); reason(err) != "damaged" {
		t.Errorf("%v, want damaged", err)
	}
	if n := children(t, os.Getpid()); len(n) != 1 {
		t.Errorf("children %v after one document", n)
	}
	pool.Close()
	until(t, "all children are gone", func() bool { return len(children(t, os.Getpid())) == 0 })
}

// TestKilledBetween: a child that dies between two documents is not missed.
func TestKilledBetween(t *testing.T) {
	pool := isolate.New()
	defer pool.Close()
	b := sample(t, "formats/r10_identity_tounicode.pdf")
	for range 3 {
		if _, err := pool.Engines().Pages(b); err != nil {
			t.Error(err)
		}
		for _, pid := range children(t, os.Getpid()) {
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
	}
}

// TestInterrupted: Ctrl-C is for the parent; a child that hears it goes on.
func TestInterrupted(t *testing.T) {
	until(t, "the children of earlier tests are gone", func() bool { return len(children(t, os.Getpid())) == 0 })
	pool := isolate.New()
	defer pool.Close()
	for range 2 {
		if _, err := pool.Engines().Pages([]byte("%PDF-1.7")); reason(err) != "damaged" {
			t.Errorf("%v, want damaged", err)
		}
		pids := children(t, os.Getpid())
		for _, pid := range pids {
			_ = syscall.Kill(pid, syscall.SIGINT)
		}
		time.Sleep(50 * time.Millisecond)
		if after := children(t, os.Getpid()); !slices.Equal(pids, after) {
			t.Errorf("children %v after an interrupt, %v before", after, pids)
		}
	}
}

// TestParentDies: children do not outlive a parent that was killed, not even in mid-work.
func TestParentDies(t *testing.T) {
	if os.Getenv("NIANBAO_TEST_PARENT") != "" {
		busyParent(t)
		return
	}
	sample(t, "formats/README.md")
	cmd := exec.Command(os.Args[0], "-test.run=^TestParentDies$")
	cmd.Env = append(os.Environ(), "NIANBAO_TEST_PARENT=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "busy\n" {
		t.Fatalf("%q, %v", line, err)
	}
	pids := children(t, cmd.Process.Pid)
	if len(pids) == 0 {
		t.Error("the parent has no child in work")
	}
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	until(t, "the children of a killed parent are gone", func() bool {
		for _, pid := range pids {
			if syscall.Kill(pid, 0) == nil && !zombie(pid) {
				return false
			}
		}
		return true
	})
}

// busyParent has a child in work on a document without end, and says so.
func busyParent(t *testing.T) {
	pool := isolate.New()
	go func() { _, _ = pool.Engines().Second(sample(t, "formats/m05_xref_prev_loop.pdf")) }()
	until(t, "a child works", func() bool { return len(children(t, os.Getpid())) == 1 })
	time.Sleep(500 * time.Millisecond)
	fmt.Println("busy")
	time.Sleep(time.Minute)
}

func zombie(pid int) bool {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err != nil || strings.Contains(string(b), ") Z ")
}
