//go:build linux || darwin || freebsd

package main

import "syscall"

// freeBytes is the space that the user may still fill where a folder stands.
func freeBytes(dir string) (int64, error) {
	var s syscall.Statfs_t
	if err := syscall.Statfs(dir, &s); err != nil {
		return 0, err
	}
	return int64(s.Bavail) * int64(s.Bsize), nil
}
