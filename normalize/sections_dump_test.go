package normalize

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"nianbao/extract"
)

func TestDumpProse(t *testing.T) {
	files, _ := filepath.Glob(os.Getenv("NIANBAO_SAMPLES") + "/real/*")
	for _, f := range files {
		b, _ := os.ReadFile(f)
		c, err := extract.Read(b)
		if err != nil || filepath.Ext(f) == ".json" {
			continue
		}
		_, text := collect(c)
		out, _ := os.Create("/tmp/prose/" + filepath.Base(f) + ".txt")
		for _, l := range text {
			fmt.Fprintf(out, "%d|%d|%d|%s\n", l.Pos.Line, l.Grid, l.Level, l.Text)
		}
		out.Close()
	}
}
