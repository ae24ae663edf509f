//go:build !linux

package isolate

// Elsewhere a child is held by the clock, by the limits inside of it, and by the end of
// its standard input when the parent goes.

import (
	"os"
	"os/exec"
)

func itself() (string, error) { return os.Executable() }

func tie(*exec.Cmd) {}

func hold(string) {}

// resident is 0: it cannot be told.
func resident(int) int64 { return 0 }
