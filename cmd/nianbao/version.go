package main

// Which program this is: its version for people, its hash for incremental work.

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"os"
	"runtime"
	"sync"

	"github.com/spf13/cobra"
)

const version = "0.1.0"

// programHash is the sha256 of the executable: "the same program" is the same
// bytes, whatever its version says.
var programHash = sync.OnceValues(func() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
})

func newVersionCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "version", Args: cobra.NoArgs,
		Short: a.say("显示版本", "show the version"),
		RunE: func(*cobra.Command, []string) error {
			if a.json {
				hash, err := programHash()
				if err != nil {
					return err
				}
				return a.printJSON(map[string]string{
					"version": version, "program": hash, "go": runtime.Version(), "platform": runtime.GOOS + "/" + runtime.GOARCH,
				}, false)
			}
			a.printf("nianbao %s (%s, %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return nil
		},
	}
}
