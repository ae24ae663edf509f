package main

// Exit codes are part of the contract; every command takes them from here.

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"nianbao/corpus/dataset"
)

const (
	exitDone        = 0
	exitFindings    = 1 // findings of severity error, check only
	exitUsage       = 2
	exitSomeFailed  = 3 // some inputs failed; verify: a difference
	exitUnreadable  = 4 // input unreadable or not a report
	exitNetwork     = 5
	exitDataset     = 6 // data set locked or of another version
	exitInternal    = 70
	exitInterrupted = 130
)

// failure ends the program with a code. An empty says means that everything
// worth saying was said.
type failure struct {
	code int
	says string
	hint string
}

func (f *failure) Error() string { return f.says }

// usage is a command line that cannot be carried out.
func (a *app) usage(zh, en string, args ...any) error {
	return &failure{code: exitUsage, says: a.say(zh, en, args...)}
}

// exitCode says the error, once, and turns it into a code.
func (a *app) exitCode(err error) int {
	var f *failure
	var trouble *dataset.Error
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &f):
		if f.says != "" {
			a.complain(f.says)
		}
		if f.hint != "" {
			fmt.Fprintln(a.err, f.hint)
		}
		return f.code
	case errors.As(err, &trouble):
		says := a.pick(trouble.Says())
		switch trouble.Trouble {
		case dataset.NotDataset, dataset.Damaged, dataset.Unopenable, dataset.ReadOnly, dataset.Failed: // the others say it
			says += a.say("；", "; ") + a.pick(remedy(trouble))
		}
		a.complain(says)
		return exitDataset
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.Is(err, syscall.EPIPE):
		return exitDone // the reader of our output has seen enough
	}
	a.complain(a.because(err))
	return exitInternal
}

// because says a machine's error in the user's language. What has no word of
// its own stays as the system said it.
func (a *app) because(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return a.say("文件不存在", "no such file")
	case errors.Is(err, fs.ErrPermission):
		return a.say("没有权限", "permission denied")
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return a.say("磁盘空间不足", "no space left on the disk")
	case errors.Is(err, syscall.EROFS):
		return a.say("文件系统只读", "the file system is read-only")
	case errors.Is(err, syscall.EISDIR):
		return a.say("是文件夹", "is a folder")
	}
	return err.Error()
}
