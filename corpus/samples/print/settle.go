package print

// What a program writes of the moment of printing is set to nothing: then the same
// versions of the programs give the same bytes, and damage hits the same place.

import (
	"os"
	"path/filepath"
	"regexp"
)

var (
	moments = regexp.MustCompile(`D:\d{14}|/DocChecksum\s*/[0-9A-F]{32}|/ID\s*\[\s*<[0-9A-F]{32}>\s*<[0-9A-F]{32}>\s*\]`)
	digits  = regexp.MustCompile(`[0-9A-F]{14,}`)
)

// settle rewrites a printed file; its length stays.
func settle(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	b = moments.ReplaceAllFunc(b, func(moment []byte) []byte {
		return digits.ReplaceAllFunc(moment, func(n []byte) []byte {
			return []byte("20260101000000000000000000000000")[:len(n)]
		})
	})
	return os.WriteFile(path, b, 0o644)
}

func settleAll(folder string, list []Document) error {
	for _, d := range list {
		if err := settle(filepath.Join(folder, d.Name+".pdf")); err != nil {
			return err
		}
	}
	return nil
}
