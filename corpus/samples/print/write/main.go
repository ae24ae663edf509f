// Command write prints generated reports into a folder, each with its truth:
//
//	go run ./corpus/samples/print/write -n 60 -out /tmp/reports
package main

import (
	"flag"
	"fmt"
	"os"

	"nianbao/corpus/samples/print"
)

func main() {
	first := flag.Int("from", 0, "number of the first report")
	n := flag.Int("n", 60, "how many reports")
	out := flag.String("out", "printed", "folder to write into")
	flag.Parse()
	if err := write(*out, *first, *n); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(out string, first, n int) error {
	if missing := print.Missing(); missing != "" {
		return fmt.Errorf("not installed: %s", missing)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	return print.To(out, print.DocumentsFrom(first, n))
}
