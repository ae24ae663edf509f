package dataset

import (
	"flag"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/normalize"
)

// TestOrderChangesNothing: documents in any order, in any batches and runs, give
// the same views. Only the order of changes at one source is kept.
func TestOrderChangesNothing(t *testing.T) {
	fewer(t, "30") // each case makes two files
	rapid.Check(t, func(rt *rapid.T) {
		queues := rapid.SliceOfN(rapid.SliceOfN(rapid.Custom(draw), 1, 3), 1, 6).Draw(rt, "sources")
		want := face(t, shuffled(t, rt, queues))
		got := shuffled(t, rt, queues)
		if diff := cmp.Diff(want, face(t, got)); diff != "" {
			rt.Fatal(diff)
		}
		whole(t, got)
		hidden(rt, t, got)
	})
}

// fewer lowers the number of cases, unless the command line names one.
func fewer(t *testing.T, checks string) {
	f := flag.Lookup("rapid.checks")
	if f.Value.String() == f.DefValue {
		t.Cleanup(func() { f.Value.Set(f.DefValue) })
		f.Value.Set(checks)
	}
}

// drawn is one state of a source: whose report, which year, what it says, and
// bytes that may differ though they say the same.
type drawn struct {
	agency           string
	year             int
	received, format string
	missing, notice  bool
	visits           int
}

func draw(rt *rapid.T) drawn {
	return drawn{
		agency:   rapid.SampledFrom([]string{"云岭市水务局", "太平镇人民政府", "太平镇人民政府", "财政局", ""}).Draw(rt, "agency"),
		year:     rapid.SampledFrom([]int{2022, 2022, 2023, 0}).Draw(rt, "year"),
		received: rapid.SampledFrom([]string{"1", "2", "3"}).Draw(rt, "received"),
		format:   rapid.SampledFrom([]string{"html", "pdf"}).Draw(rt, "format"),
		missing:  rapid.Bool().Draw(rt, "missing"),
		notice:   rapid.IntRange(0, 9).Draw(rt, "notice") == 9,
		visits:   rapid.IntRange(0, 1).Draw(rt, "visits"),
	}
}

func (d drawn) at(source string) Reading {
	r := put(sheet(d.agency, "", d.year, "f2021"), "requests/received/total", d.received)
	if d.missing {
		drop(r, "disputes")
	}
	if d.notice {
		r = &normalize.Report{Status: normalize.NotReport, Reason: "notice"}
	}
	return as(d.format, at(source, fmt.Sprint(d), r))
}

// shuffled saves the queues, each in its order, mixed at random.
func shuffled(t *testing.T, rt *rapid.T, queues [][]drawn) *DB {
	left := make([][]drawn, len(queues))
	copy(left, queues)
	db := made(t, Options{pragmas: []string{"synchronous = OFF"}})
	run := begun(t, db, "p")
	for {
		var open []int
		for i := range left {
			if len(left[i]) > 0 {
				open = append(open, i)
			}
		}
		if len(open) == 0 {
			break
		}
		i := rapid.SampledFrom(open).Draw(rt, "next")
		if err := run.Save(left[i][0].at(fmt.Sprint("s", i))); err != nil {
			t.Fatal(err)
		}
		left[i] = left[i][1:]
		switch rapid.IntRange(0, 3).Draw(rt, "cut") {
		case 0:
			if err := run.commit(); err != nil {
				t.Fatal(err)
			}
		case 1:
			if err := run.Finish(nil); err != nil {
				t.Fatal(err)
			}
			run = begun(t, db, "p")
		}
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
	return db
}

// hidden: no report that stands at a source is out of the current views, but
// behind another of its agency and year.
func hidden(rt *rapid.T, t *testing.T, db *DB) {
	lost := asked(t, db, `SELECT handle FROM reports r WHERE is_current = 0 AND NOT EXISTS (
		SELECT 1 FROM reports c WHERE c.agency_id = r.agency_id AND c.year IS r.year AND c.is_current = 1)`)
	if len(lost) > 0 {
		rt.Fatalf("hidden behind nothing: %v", lost)
	}
	// Under a shared name a report may hide only where another came after it.
	newest := asked(t, db, `SELECT r.no FROM report r WHERE r.is_current = 0 AND (r.origin IS NOT NULL OR r.year = 0) AND NOT EXISTS (
		SELECT 1 FROM document d JOIN sighting g ON g.document_no = d.no JOIN sighting h ON h.source_no = g.source_no AND h.seq <> g.seq WHERE d.report_no = r.no)`)
	if len(newest) > 0 {
		rt.Fatalf("hidden though nothing ever stood at its place but itself: %v", newest)
	}
}
