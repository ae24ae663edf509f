package main

// The floor: what any reader of these files has to do at least.

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"golang.org/x/net/html"
)

// parseAll parses every file of a folder, on all cores.
func parseAll(folder string) error {
	paths, err := filepath.Glob(filepath.Join(folder, "*.html"))
	if err != nil {
		return err
	}
	next := make(chan string)
	failed := make(chan error, len(paths))
	var parsers sync.WaitGroup
	for range runtime.NumCPU() {
		parsers.Go(func() {
			for path := range next {
				b, err := os.ReadFile(path)
				if err == nil {
					_, err = html.Parse(bytes.NewReader(b))
				}
				if err != nil {
					failed <- err
				}
			}
		})
	}
	for _, path := range paths {
		next <- path
	}
	close(next)
	parsers.Wait()
	close(failed)
	return <-failed
}
