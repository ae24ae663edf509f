package main

// What Linux knows of a process that has ended, and of the children that it left.

import (
	"os"
	"syscall"
	"time"
)

// mostMemory is the most memory that a process held at once.
func mostMemory(s *os.ProcessState) int64 {
	if u, ok := s.SysUsage().(*syscall.Rusage); ok {
		return int64(u.Maxrss) * 1024
	}
	return 0
}

// ownTime is the processor time that this process has used.
func ownTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// ownMemory is the most memory that this process has held at once.
func ownMemory() int64 {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return int64(u.Maxrss) * 1024
}

const (
	setSubreaper = 36                     // PR_SET_CHILD_SUBREAPER
	orphansTake  = 100 * time.Millisecond // to end, once they are killed
)

// withChildren runs f and gives the processor time of all processes that it started,
// and that those started: who is left by its parent becomes a child of ours.
func withChildren(f func() error) (time.Duration, error) {
	if _, _, no := syscall.RawSyscall(syscall.SYS_PRCTL, setSubreaper, 1, 0); no != 0 {
		return 0, no
	}
	before := childrenTime()
	err := f()
	for end := time.Now().Add(orphansTake); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if _, e := syscall.Wait4(-1, nil, syscall.WNOHANG, nil); e == syscall.ECHILD {
			break
		}
	}
	return childrenTime() - before, err
}

func childrenTime() time.Duration {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_CHILDREN, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
