package main

// The logical dump of a data set: what its views say, without what depends on when and
// where it was made. Two crawls of the same sites are held against each other by it.

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/corpus/dataset"
)

// passing are the columns that tell when or where: times of runs, places in an archive.
var passing = []string{"fetched_at", "captured_at", "first_seen", "archive_file", "archive_offset"}

// logical gives a line for each row of each view, sorted. Row numbers are replaced by what
// they stand for, or left out.
func logical(t *testing.T, path string) []string {
	t.Helper()
	db, err := dataset.Open(path, dataset.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	ask := func(query string) answer {
		got, err := collect(db, query)
		if err != nil {
			t.Fatalf("%s: %v", query, err)
		}
		return got
	}
	handles := named(ask(`SELECT id, handle FROM reports`))
	findings := named(ask(`SELECT id, handle || ' ' || fingerprint FROM findings`))
	var lines []string
	for _, view := range ask(`SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name`).rows {
		name := fmt.Sprint(view[0])
		if name == "runs" || name == "asked_cells" { // when it was made; an inner view of the others
			continue
		}
		lines = append(lines, linesOf(name, ask(`SELECT * FROM "`+name+`"`), handles, findings)...)
	}
	slices.Sort(lines)
	return lines
}

// named is a column of names by another of row numbers.
func named(r answer) map[string]string {
	m := map[string]string{}
	for _, row := range r.rows {
		m[fmt.Sprint(row[0])] = fmt.Sprint(row[1])
	}
	return m
}

func linesOf(view string, r answer, handles, findings map[string]string) (lines []string) {
	for _, row := range r.rows {
		line := view
		for i, column := range r.names {
			value := fmt.Sprint(row[i])
			_, number := row[i].(int64)
			switch {
			case slices.Contains(passing, column), column == "id" && number:
				continue
			case column == "report_id" || column == "report_no":
				value = handles[value]
			case column == "finding_id":
				value = findings[value]
			}
			line += "|" + column + "=" + value
		}
		lines = append(lines, line)
	}
	return lines
}

// sameLogically holds two data sets against each other.
func sameLogically(t *testing.T, got, want string) {
	t.Helper()
	g, w := logical(t, got), logical(t, want)
	if len(w) < 1000 {
		t.Errorf("the dump of %s has %d lines: there is nothing to compare", want, len(w))
	}
	shown := 0
	tell := func(sign string, lines, others []string) {
		left := map[string]int{}
		for _, l := range others {
			left[l]++
		}
		for _, l := range lines {
			if left[l]--; left[l] < 0 {
				if shown++; shown <= 20 {
					t.Errorf("%s %s", sign, strings.ToValidUTF8(l[:min(len(l), 600)], "?"))
				}
			}
		}
	}
	tell("only in "+got+":", g, w)
	tell("only in "+want+":", w, g)
	if shown > 20 {
		t.Errorf("and %d lines more", shown-20)
	}
	t.Logf("%d lines of the logical dumps compared", len(w))
}
