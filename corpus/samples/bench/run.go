package main

// The runs and the table that they make.

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"time"

	"nianbao/corpus/samples/synth"
)

// bench is a folder of reports and what is known about it.
type bench struct {
	program, folder string
	count           int
	bytes           int64
	floor           time.Duration // processor time
	db              string        // the last data set
}

func (b *bench) reports() string { return filepath.Join(b.folder, "reports") }

// grow writes reports until there are n. Two in five are from sites, one from
// Word, as the real ones are.
func (b *bench) grow(n int) error {
	if err := os.MkdirAll(b.reports(), 0o755); err != nil {
		return err
	}
	names := []string{"html/site", "html/word", "html/clean", "html/site", "html/gb18030"}
	for ; b.count < n; b.count++ {
		seed := uint64(b.count)
		style, _ := synth.StyleOf(names[b.count%len(names)])
		page := style.Render(synth.New(seed, synth.Options{Long: true, Recent: true}), seed)
		b.bytes += int64(len(page))
		if err := os.WriteFile(filepath.Join(b.reports(), fmt.Sprintf("%06d.html", b.count)), page, 0o644); err != nil {
			return err
		}
	}
	return nil
}

func (b *bench) say() {
	fmt.Printf("%d reports, %.0f MB, %.0f KB each, %d cores\n", b.count, float64(b.bytes)/1e6, float64(b.bytes)/1e3/float64(b.count), runtime.NumCPU())
}

// cost is what a process took.
type cost struct {
	cpu, wall time.Duration
	memory    int64 // bytes, the most that it held at once; 0 where unknown
}

func run(name string, args ...string) (cost, error) {
	cmd := exec.Command(name, args...)
	start := time.Now()
	if out, err := cmd.CombinedOutput(); err != nil {
		return cost{}, fmt.Errorf("%s %v: %w\n%s", name, args, err, out)
	}
	s := cmd.ProcessState
	return cost{s.UserTime() + s.SystemTime(), time.Since(start), mostMemory(s)}, nil
}

func (b *bench) print(what string, c cost, target string) {
	floors := ""
	if b.floor > 0 {
		floors = fmt.Sprintf("%.2f floors", c.cpu.Seconds()/b.floor.Seconds())
	}
	fmt.Printf("%-28s %8.2f s cpu %8.2f s wall %6.0f MB  %-12s %s\n", what, c.cpu.Seconds(), c.wall.Seconds(), float64(c.memory)/1e6, floors, target)
}

// turns is how often floor and ingest are measured, one beside the other: load and
// clocks move both, and the middle ratio stands.
const turns = 3

// speed measures the floor, both kinds of ingest, and an ingest of what is known.
func (b *bench) speed() error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	var bare, indexed []float64
	var c cost
	for range turns {
		low, err := run(self, "-floor", b.reports())
		if err != nil {
			return err
		}
		b.floor = low.cpu
		b.print("floor: parse and no more", low, "")
		plain, err := b.ingest("ingest --no-search", "", "--no-search")
		if err != nil {
			return err
		}
		if c, err = b.ingest("ingest", ""); err != nil {
			return err
		}
		bare, indexed = append(bare, plain.cpu.Seconds()/low.cpu.Seconds()), append(indexed, c.cpu.Seconds()/low.cpu.Seconds())
	}
	fmt.Printf("%-28s %8.2f floors in the middle of %d (target 2.0)\n", "ingest --no-search", middle(bare), turns)
	fmt.Printf("%-28s %8.2f floors in the middle of %d (target 3.0)\n", "ingest", middle(indexed), turns)
	again, err := run(b.program, b.arguments(b.db)...)
	if err != nil {
		return err
	}
	b.print("ingest, nothing changed", again, fmt.Sprintf("%.0f times faster (target 10)", c.wall.Seconds()/again.wall.Seconds()))
	return nil
}

func middle(list []float64) float64 {
	slices.Sort(list)
	return list[len(list)/2]
}

// growth reads more reports; the floor was measured on fewer, so none is told.
func (b *bench) growth() error {
	b.floor = 0
	_, err := b.ingest("ingest", "target: memory as before")
	return err
}

// ingest reads the folder into a new data set.
func (b *bench) ingest(what, target string, more ...string) (cost, error) {
	b.db = filepath.Join(b.folder, strconv.Itoa(b.count)+what+".db")
	if err := os.Remove(b.db); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return cost{}, err
	}
	c, err := run(b.program, append(b.arguments(b.db), more...)...)
	if err == nil {
		b.print(what, c, target)
	}
	return c, err
}

func (b *bench) arguments(db string) []string {
	return []string{"ingest", "--db", db, "--no-progress", b.reports()}
}

// lookUps measures what people type, each once to warm the cache and five times.
func (b *bench) lookUps() error {
	known := synth.New(3, synth.Options{Long: true, Recent: true})
	for _, look := range [][]string{
		{"find", known.Agency.Name},
		{"show", known.Agency.Name, strconv.Itoa(known.Year)},
		{"query", "SELECT agency, value FROM requests WHERE year = 2023 AND item = 'received' AND applicant = 'total' ORDER BY value DESC LIMIT 20"},
		{"query", "SELECT sum(value) FROM requests WHERE year = 2023 AND item = 'received' AND applicant = 'total'"},
	} {
		best := cost{wall: time.Hour}
		for range 6 {
			c, err := run(b.program, append([]string{"--db", b.db}, look...)...)
			if err != nil {
				return err
			}
			if c.wall < best.wall {
				best = c
			}
		}
		fmt.Printf("%-28s %8.0f ms wall, of %d reports  target 50 ms\n", look[0]+" "+shortened(look[1]), float64(best.wall.Microseconds())/1e3, b.count)
	}
	return nil
}

func shortened(s string) string {
	if r := []rune(s); len(r) > 20 {
		return string(r[:19]) + "…"
	}
	return s
}
