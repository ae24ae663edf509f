package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"

	"nianbao/corpus/samples/farm"
)

// TestLeftOutIsNotMissing: reports that --years or --since leave out stand in the lists, and
// nobody is told to have published none. A sweep without the bounds finds them, though no
// list has changed meanwhile.
func TestLeftOutIsNotMissing(t *testing.T) {
	for name, bound := range map[string][]string{"years": {"--years", "2023..2024"}, "since": {"--since", "2024-01-01"}} {
		t.Run(name, func(t *testing.T) {
			t.Chdir(t.TempDir())
			f := sitesFor(t, "trs", "years")
			args := []string{"--db", "a.db", "--rate", "none", "--slice", "1m", "--no-search"}
			crawledWell(t, append(args, bound...)...)
			crawledWell(t, append(args, bound...)...)
			want := trueStates(f)
			for key := range want {
				if strings.HasSuffix(key, "2021") || strings.HasSuffix(key, "2022") {
					want[key] = "unvisited"
				}
			}
			if diff := gocmp.Diff(want, statesIn(t)); diff != "" {
				t.Errorf("with bounds (-want +got):\n%s", diff)
			}
			crawledWell(t, args...)
			if diff := gocmp.Diff(trueStates(f), statesIn(t)); diff != "" {
				t.Errorf("without bounds (-want +got):\n%s", diff)
			}
		})
	}
}

// trueStates are the states that the register should have, for four years.
func trueStates(f *farm.Farm) map[string]string {
	states := map[string]string{}
	for _, e := range f.Truth(farm.Before) {
		if e.Year >= 2021 && e.Year <= 2024 {
			states[fmt.Sprint(e.Unit, e.Year)] = e.State
		}
	}
	return states
}

func crawledWell(t *testing.T, args ...string) {
	t.Helper()
	if code, _, speech := nianbao(t, crawlArgs("crawl", args...)...); code != 0 {
		t.Fatalf("exit code %d: %s", code, speech)
	}
}

// statesIn are the states of the register, by unit and year.
func statesIn(t *testing.T) map[string]string {
	t.Helper()
	_, out, _ := nianbao(t, "coverage", "--db", "a.db", "--years", "2021..2024", "--json")
	var rows []coverageRow
	if err := json.Unmarshal([]byte(out), &rows); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	states := map[string]string{}
	for _, r := range rows {
		states[fmt.Sprint(r.Unit, r.Year)] = r.State
	}
	return states
}
