package main

// The most memory that a process held at once, as Linux counts it.

import (
	"os"
	"syscall"
)

func mostMemory(s *os.ProcessState) int64 {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return int64(u.Maxrss) * 1024
	}
	return 0
}
