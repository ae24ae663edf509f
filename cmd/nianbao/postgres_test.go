package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/corpus/samples/postgres"
)

// TestStateOnPostgres: the register, the story of a unit and the jobs are asked of a
// shared state as of a file, and say the same.
func TestStateOnPostgres(t *testing.T) {
	t.Chdir(t.TempDir())
	f := sitesFor(t, "boda", "newjcms")
	store := postgres.Start(t)
	where := map[string][]string{"alonedb": {"--db", "alonedb.db"}, "pooled": {"--db", "pooled.db", "--state", store}}
	for state := range 2 {
		f.Turn(state)
		for _, w := range where {
			if code, _, speech := nianbao(t, crawlArgs("crawl", append([]string{"--rate", "none"}, w...)...)...); code != exitSomeFailed && code != exitDone {
				t.Fatalf("exit code %d: %s", code, speech)
			}
		}
	}
	for _, question := range [][]string{
		{"coverage", "--sites", "sites.csv", "--years", "2021..2025", "--csv"},
		{"why", "栖霁县林业局", "2022", "--sites", "sites.csv"},
		{"why", "栖霁县交通运输局", "2021", "--sites", "sites.csv"},
	} {
		var answers []string
		for _, name := range []string{"alonedb", "pooled"} {
			args := append(slices.Clone(question), where[name]...)
			if i := slices.Index(args, "--state"); i > 0 && question[0] == "coverage" {
				args[i] = "--crawl"
			}
			code, out, speech := nianbao(t, args...)
			if code != exitDone || len(out) < 100 {
				t.Fatalf("%v: exit code %d: %s%s", question, code, out, speech)
			}
			answers = append(answers, timeless(out, name))
		}
		if answers[0] != answers[1] {
			t.Errorf("%v: the file says\n%s\nthe shared state\n%s", question[:2], answers[0], answers[1])
		}
	}
	if code, _, speech := nianbao(t, "coverage", "--sites", "sites.csv", "--state", store); code != exitUsage || !strings.Contains(speech, "--crawl") {
		t.Errorf("exit code %d: %s", code, speech)
	}
	jobsOf(t, store)
}

var moments = regexp.MustCompile(`20\d\d-\d\d-\d\d[T ][\d:.]+Z?|nianbao-[\w-]+\.warc\.gz|offset \d+`)

// timeless leaves out what two crawls cannot share: moments and files.
func timeless(text, name string) string {
	text = strings.ReplaceAll(text, name, "NAME")
	return moments.ReplaceAllString(text, "…")
}

// jobsOf looks at the jobs of a finished crawl, and changes one.
func jobsOf(t *testing.T, store string) {
	t.Helper()
	ask := func(want int, args ...string) string {
		t.Helper()
		code, out, speech := nianbao(t, append(append([]string{"jobs"}, args...), "--state", store)...)
		if code != want {
			t.Fatalf("jobs %v: exit code %d: %s", args, code, speech)
		}
		return out + speech
	}
	var list []struct {
		ID    int64
		Site  string
		State string
	}
	if err := json.Unmarshal([]byte(ask(exitDone, "list", "--json")), &list); err != nil || len(list) < 4 {
		t.Fatalf("%d jobs, %v", len(list), err)
	}
	id := fmt.Sprint(list[0].ID)
	for args, says := range map[string]string{
		"show " + id: list[0].Site, "list --only completed": list[0].Site, "show 999999": "no job",
	} {
		if got := ask(exitDone, strings.Fields(args)...); !strings.Contains(got, says) {
			t.Errorf("jobs %s: %s", args, got)
		}
	}
	if got := ask(exitDone, "retry", id); !strings.Contains(got, "available") {
		t.Errorf("after retry: %s", got)
	}
	if got := ask(exitDone, "cancel", id); !strings.Contains(got, "cancelled") {
		t.Errorf("after cancel: %s", got)
	}
	if got := ask(exitDone, "list", "--only", "cancelled"); !strings.Contains(got, list[0].Site) {
		t.Errorf("cancelled: %s", got)
	}
}
