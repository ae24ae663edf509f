//go:build unix

package archive

// Who is writing into a file: the lock ends with the process, however that ends.

import (
	"errors"
	"os"
	"syscall"
)

func lock(f *os.File) (bool, error) {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return false, nil
	}
	return err == nil, err
}
