package roster

import (
	"fmt"
	"io/fs"
)

// Problem is one thing that is wrong in a list, with its line. The rest of the list
// is read all the same.
type Problem struct {
	Line    int    // from 1; 0 for the list as a whole
	Column  string // its heading in the file, "" for the line as a whole
	ZH, EN  string
	Dropped bool // the line was not taken
}

// Error is why a file is no list at all.
type Error struct {
	ZH, EN string
	Err    error // of the machine, or nil
}

func (e *Error) Error() string { return e.EN }
func (e *Error) Unwrap() error { return e.Err }

// trouble is what is wrong with one cell.
type trouble struct{ zh, en string }

func troubled(zh, en string, args ...any) *trouble {
	return &trouble{fmt.Sprintf(zh, args...), fmt.Sprintf(en, args...)}
}

func notAList(zh, en string, args ...any) error {
	return &Error{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...), Err: fs.ErrInvalid}
}

func (r *Roster) complain(line int, column, zh, en string) {
	r.Problems = append(r.Problems, Problem{Line: line, Column: column, ZH: zh, EN: en})
}

func (r *Roster) drop(line int, zh, en string) {
	r.Problems = append(r.Problems, Problem{Line: line, ZH: zh, EN: en, Dropped: true})
	r.Dropped++
}
