package main

// The crawl: plain sites on loopback that answer after 20 ms, without any pause between
// requests. Pages per second, and memory, which must not grow with the number of sites.

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"nianbao/corpus/samples/farm"
)

const (
	answerTime = 20 * time.Millisecond
	fewer      = 10 // times as many sites are crawled second
)

func measureCrawl(program string, sites int) error {
	program, err := filepath.Abs(program)
	if err != nil {
		return err
	}
	var before cost
	for _, n := range []int{max(sites/fewer, 1), sites} {
		c, requests, err := crawlOnce(program, n)
		if err != nil {
			return err
		}
		grown := ""
		if before.memory > 0 {
			grown = fmt.Sprintf("  %.2f times the memory", float64(c.memory)/float64(before.memory))
		}
		fmt.Printf("crawl of %5d sites %8d pages %8.2f s cpu %8.2f s wall %6.0f pages/s %6.2f ms cpu a page %6.0f MB%s\n", n, requests,
			c.cpu.Seconds(), c.wall.Seconds(), float64(requests)/c.wall.Seconds(), c.cpu.Seconds()*1e3/float64(requests), float64(c.memory)/1e6, grown)
		before = c
	}
	return nil
}

// crawlOnce serves the sites and crawls them; the sites' own log counts the pages.
func crawlOnce(program string, n int) (cost, int, error) {
	folder, err := os.MkdirTemp("", "nianbao-bench-")
	if err != nil {
		return cost{}, 0, err
	}
	defer os.RemoveAll(folder)
	f, err := farm.Start(farm.Options{Many: n, Delay: answerTime})
	if err != nil {
		return cost{}, 0, err
	}
	defer f.Close()
	in := func(name string) string { return filepath.Join(folder, name) }
	for name, text := range map[string][]byte{"sites.csv": f.Roster(), "hosts": []byte(f.Hosts())} {
		if err := os.WriteFile(in(name), text, 0o644); err != nil {
			return cost{}, 0, err
		}
	}
	args := []string{"crawl", "--sites", in("sites.csv"), "--resolve", in("hosts"), "--db", in("bench.db"), "--allow-private", "--rate", "none", "--no-build", "--no-progress", "--parallel", strconv.Itoa(crawlers)}
	c, err := run(program, args...)
	return c, len(f.Log()), err
}

const crawlers = 64 // sites at a time, as nianbao crawl does by itself
