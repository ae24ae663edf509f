// Command generate writes a folder of synthetic reports, for benchmarks and for
// looking at:
//
//	go run ./corpus/samples/generate -n 5000 -prose long -styles html -out /tmp/reports
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"nianbao/corpus/samples/synth"
)

func main() {
	n := flag.Int("n", 100, "how many reports")
	seed := flag.Uint64("seed", 1, "seed of the first report")
	names := flag.String("styles", "html,text", "styles, or the formats before the slash, separated by commas")
	out := flag.String("out", "reports", "folder to write into")
	prose := flag.String("prose", "short", "short, or long (about 6,000 Han characters)")
	flag.Parse()
	if err := write(*out, *n, *seed, synth.Named(strings.Split(*names, ",")), *prose == "long"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(out string, n int, seed uint64, styles []synth.Style, long bool) error {
	if len(styles) == 0 {
		return fmt.Errorf("no style of that name; there are %s", synth.Names())
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for i := range n {
		s := styles[i%len(styles)]
		r := synth.New(seed+uint64(i), synth.Options{Long: long, Recent: long})
		name := fmt.Sprintf("%05d-%s%s", i, strings.ReplaceAll(s.Name, "/", "-"), s.Ending)
		if err := os.WriteFile(filepath.Join(out, name), s.Render(r, seed+uint64(i)), 0o644); err != nil {
			return err
		}
	}
	return nil
}
