// Command serve serves the test sites until it is interrupted, and writes what a crawl
// of them needs:
//
//	go run ./corpus/samples/farm/serve -port 8080 -dir OUT
//	SSL_CERT_FILE=OUT/roots.pem nianbao crawl --sites OUT/sites.csv --resolve OUT/hosts --allow-private=127.76.0.0/14 --rate none
//
// The range is where the sites stand: some of them try to lead a visitor elsewhere.
// OUT/truth.json says what is to be found in both states. SIGUSR1 turns the state.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"nianbao/corpus/samples/farm"
)

func main() {
	port := flag.Int("port", 0, "port of every site; 0: a free one")
	dir := flag.String("dir", ".", "folder for hosts, sites.csv, truth.json and requests.json")
	sites := flag.String("sites", "", "sites to serve, separated by commas: "+strings.Join(farm.Keys(), " "))
	many := flag.Int("many", 0, "so many plain sites")
	delay := flag.Duration("delay", 0, "before each answer")
	flag.Parse()
	o := farm.Options{Port: *port, Many: *many, Delay: *delay}
	if *sites != "" {
		o.Sites = strings.Split(*sites, ",")
	}
	if err := run(o, *dir); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(o farm.Options, dir string) error {
	turns, ends := signals()
	f, err := farm.Start(o)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := write(f, dir); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "serving on port %d; %s, %s and %s are written\n", f.Port(), filepath.Join(dir, "hosts"), filepath.Join(dir, "sites.csv"), filepath.Join(dir, "truth.json"))
	state := farm.Before
	for {
		select {
		case <-turns:
			state = (state + 1) % 2
			f.Turn(state)
			fmt.Fprintf(os.Stderr, "%s: state %d\n", time.Now().Format(time.TimeOnly), state)
		case <-ends:
			return writeJSON(filepath.Join(dir, "requests.json"), f.Log())
		}
	}
}

// write puts the files down in which a crawl and its judge look.
func write(f *farm.Farm, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	for name, text := range map[string][]byte{"hosts": []byte(f.Hosts()), "sites.csv": f.Roster(), "roots.pem": farm.Authority()} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return err
		}
	}
	return writeJSON(filepath.Join(dir, "truth.json"), map[string]any{"before": f.Truth(farm.Before), "after": f.Truth(farm.After)})
}

func writeJSON(path string, v any) error {
	b, err := json.MarshalIndent(v, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(b, '\n'), 0o644)
}
