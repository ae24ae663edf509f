package isolate

// What Linux offers to hold a child: it dies with its parent, it cannot take more
// address space than it was given, and the parent sees how much memory it uses.

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"syscall"
)

// itself is this program, even when its file was replaced since it started.
func itself() (string, error) { return "/proc/self/exe", nil }

func tie(c *exec.Cmd) { c.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }

// addressSpace is what a child may reserve. Go and WebAssembly reserve much more than
// they use, so that this stops only what asks for many gigabytes at once.
const addressSpace = 4 << 30

func hold(string) {
	limit := syscall.Rlimit{Cur: addressSpace, Max: addressSpace}
	_ = syscall.Setrlimit(syscall.RLIMIT_AS, &limit) // where it is refused, the parent still watches
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{})
}

// resident is how many bytes of memory a process uses, 0 where it cannot be told.
func resident(pid int) int64 {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	fields := bytes.Fields(b)
	if err != nil || len(fields) < 2 {
		return 0
	}
	pages, err := strconv.ParseInt(string(fields[1]), 10, 64)
	if err != nil {
		return 0
	}
	return pages * int64(os.Getpagesize())
}
