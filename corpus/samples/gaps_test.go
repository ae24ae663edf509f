package samples

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// hold compares what is not right with what is known not to be.
func hold(t *testing.T, r row, known map[string]int) {
	t.Helper()
	got := gaps(r.Score)
	for _, what := range slices.Sorted(maps.Keys(got)) {
		if got[what] > known[what] {
			t.Errorf("%s: %s: got %d, known are %d%s", r.ID, what, got[what], known[what], details(r.Score, what))
		}
	}
	for _, what := range slices.Sorted(maps.Keys(known)) {
		if got[what] < known[what] {
			t.Errorf("%s: %s: got %d, known_gaps.txt says %d: put the better number there, or take the line out", r.ID, what, got[what], known[what])
		}
	}
}

// gaps counts what is not right, by the words of known_gaps.txt.
func gaps(s Score) map[string]int {
	n := map[string]int{}
	for what, list := range map[string][]Difference{"refused": s.Refused, "missed": s.Missed, "wrong": s.Wrong} {
		if len(list) > 0 {
			n[what] = len(list)
		}
	}
	for what, said := range answers(s) {
		if !said.OK() {
			n[what] = 1
		}
	}
	for _, id := range s.Absent {
		n["absent:"+id] = 1
	}
	for _, id := range s.Unexpected {
		n["unexpected:"+id] = 1
	}
	return n
}

func answers(s Score) map[string]Said {
	return map[string]Said{"agency": s.Agency, "year": s.Year, "form": s.Form, "status": s.Status}
}

// details names the first places of a gap.
func details(s Score, what string) string {
	if said, ok := answers(s)[what]; ok {
		return fmt.Sprintf(": got %q, want %q", said.Got, said.Want)
	}
	list := map[string][]Difference{"refused": s.Refused, "missed": s.Missed, "wrong": s.Wrong}[what]
	var b strings.Builder
	for _, d := range list[:min(len(list), 5)] {
		fmt.Fprintf(&b, "\n\t%s: got %q, want %q", d.Key, d.Got, d.Want)
	}
	return b.String()
}

// readGaps reads lines of sample, gap, count and reason.
func readGaps(file string) (map[string]map[string]int, error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	known := map[string]map[string]int{}
	for i, line := range strings.Split(string(b), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Fields(line)
		if len(f) < 4 {
			return nil, fmt.Errorf("%s:%d: a line is sample, gap, count and the reason", file, i+1)
		}
		n, err := strconv.Atoi(f[2])
		if err != nil || n < 1 {
			return nil, fmt.Errorf("%s:%d: %q is no count", file, i+1, f[2])
		}
		if known[f[0]] == nil {
			known[f[0]] = map[string]int{}
		}
		known[f[0]][f[1]] = n
	}
	return known, nil
}
