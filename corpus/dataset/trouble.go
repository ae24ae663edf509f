package dataset

// What may be wrong with the file of a data set, in one line each.

import (
	"context"
	"errors"
	"fmt"
	"syscall"

	"github.com/mattn/go-sqlite3"

	"nianbao/checks"
)

// Trouble is why a data set cannot be used. All of them but Interrupted end a
// command with the same exit code.
type Trouble string

const (
	Missing      Trouble = "missing"       // no such file
	NotDataset   Trouble = "not_a_dataset" // another kind of file
	OtherVersion Trouble = "other_version" // made by an older or newer nianbao
	Locked       Trouble = "locked"        // another process is writing
	Full         Trouble = "full"          // no space left
	ReadOnly     Trouble = "read_only"     // the file or its folder may not be written
	Damaged      Trouble = "damaged"       // SQLite finds it malformed
	Unopenable   Trouble = "unopenable"    // the system does not let us open it
	Failed       Trouble = "failed"        // reading or writing went wrong
)

// Error is a trouble with a file. Error() is one line in English, Says one line
// in each language; Unwrap gives what SQLite or the system said.
type Error struct {
	Path    string
	Trouble Trouble
	Found   int // OtherVersion: the version of the file
	Err     error
}

func (e *Error) Error() string { return e.Says().EN }

func (e *Error) Unwrap() error { return e.Err }

// Says tells the trouble, and what to do about it.
func (e *Error) Says() checks.Text {
	p := e.Path
	switch e.Trouble {
	case Missing:
		return checks.Text{ZH: "找不到数据集 " + p + "；请先运行 nianbao ingest", EN: p + ": no such data set; nianbao ingest makes one"}
	case NotDataset:
		return checks.Text{ZH: p + " 不是 nianbao 数据集", EN: p + ": not a nianbao data set"}
	case OtherVersion:
		return e.otherVersion()
	case Locked:
		return checks.Text{ZH: "数据集 " + p + " 正被其他程序写入，请稍后再试", EN: p + ": another program is writing to the data set; try again when it is done"}
	case Full:
		return checks.Text{ZH: "磁盘空间不足，" + p + " 未能写完；已保存的报告不受影响", EN: p + ": no space left on the disk; what was saved before is whole"}
	case ReadOnly:
		return checks.Text{ZH: "数据集 " + p + " 不可写", EN: p + ": the data set cannot be written"}
	case Damaged:
		return checks.Text{ZH: "数据集 " + p + " 已损坏", EN: p + ": the data set is damaged"}
	case Unopenable:
		return checks.Text{ZH: "无法打开数据集 " + p, EN: p + ": the data set cannot be opened"}
	}
	return checks.Text{ZH: fmt.Sprintf("数据集 %s 出错：%v", p, e.Err), EN: fmt.Sprintf("%s: %v", p, e.Err)}
}

func (e *Error) otherVersion() checks.Text {
	if e.Found > Version {
		return checks.Text{
			ZH: fmt.Sprintf("数据集 %s 由较新的 nianbao 生成（版本 %d，本程序为 %d），请升级程序", e.Path, e.Found, Version),
			EN: fmt.Sprintf("%s: made by a newer nianbao (version %d, this program has %d); use that one", e.Path, e.Found, Version),
		}
	}
	return checks.Text{
		ZH: fmt.Sprintf("数据集 %s 的版本为 %d，本程序为 %d，请重新 ingest 到新文件", e.Path, e.Found, Version),
		EN: fmt.Sprintf("%s: has version %d, this program has %d; ingest again into a new file", e.Path, e.Found, Version),
	}
}

// troubled gives an error of SQLite its name. Errors of a person's own SQL, and
// the end of a context, stay what they are.
func troubled(path string, err error) error {
	var known *Error
	if err == nil || errors.As(err, &known) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	trouble := Failed
	var s sqlite3.Error
	if errors.As(err, &s) {
		switch s.Code {
		case sqlite3.ErrBusy, sqlite3.ErrLocked:
			trouble = Locked
		case sqlite3.ErrFull:
			trouble = Full
		case sqlite3.ErrReadonly, sqlite3.ErrPerm:
			trouble = ReadOnly
		case sqlite3.ErrNotADB:
			trouble = NotDataset
		case sqlite3.ErrCorrupt:
			trouble = Damaged
		case sqlite3.ErrCantOpen, sqlite3.ErrAuth:
			trouble = Unopenable
		case sqlite3.ErrInterrupt:
			return context.Canceled
		}
		switch s.SystemErrno {
		case syscall.ENOSPC, syscall.EDQUOT:
			trouble = Full
		case syscall.EROFS:
			trouble = ReadOnly
		}
	}
	return &Error{Path: path, Trouble: trouble, Err: err}
}
