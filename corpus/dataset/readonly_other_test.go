//go:build !linux

package dataset

import (
	"os"
	"testing"
)

// readOnly makes a folder one that may not be written.
func readOnly(t *testing.T, dir string) {
	t.Helper()
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(dir, 0o755) })
}
