//go:build !unix

package archive

// Where files cannot be locked so, a file that was written to in the last hour counts as in use.

import (
	"os"
	"time"
)

func lock(f *os.File) (bool, error) {
	info, err := f.Stat()
	if err != nil {
		return false, err
	}
	return info.Size() == 0 || time.Since(info.ModTime()) > time.Hour, nil
}
