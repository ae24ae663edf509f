package dataset

import (
	"context"
	"flag"
	"fmt"
	"strings"
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
	credit           string // code of the page
	again            string // what a better program sees in the same bytes
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
		credit:   rapid.SampledFrom([]string{"", "", "one", "other"}).Draw(rt, "credit"),
		again:    rapid.SampledFrom([]string{"same", "same", "figure", "agency", "year", "notice"}).Draw(rt, "again"),
	}
}

// drawShared draws reports under one shared name that say the same more often than not.
func drawShared(rt *rapid.T) drawn {
	return drawn{
		agency:   "财政局",
		year:     rapid.SampledFrom([]int{2022, 2021}).Draw(rt, "year"),
		received: rapid.SampledFrom([]string{"1", "10"}).Draw(rt, "received"),
		format:   rapid.SampledFrom([]string{"html", "pdf"}).Draw(rt, "format"),
		visits:   rapid.IntRange(0, 1).Draw(rt, "visits"),
		again:    rapid.SampledFrom([]string{"same", "figure", "year", "notice", "agency"}).Draw(rt, "again"),
	}
}

// better is what the next program reads from the same bytes.
func (d drawn) better(source string) Reading {
	bytes := fmt.Sprint(d)
	switch d.again {
	case "figure":
		d.received += "0"
	case "agency":
		d.agency = "云岭市水利局"
	case "year":
		d.year = 2021
	case "notice":
		d.notice = true
	}
	r := d.at(source)
	r.Document.SHA256 = at(source, bytes, r.Report).Document.SHA256
	return r
}

func (d drawn) at(source string) Reading {
	r := put(sheet(d.agency, "", d.year, "f2021"), "requests/received/total", d.received)
	r.Agency.CreditCode = d.credit
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
	db := made(t, Options{pragmas: []string{"synchronous = OFF"}})
	saveShuffled(t, rt, db, queues)
	return db
}

// saveShuffled does so in a file.
func saveShuffled(t *testing.T, rt *rapid.T, db *DB, queues [][]drawn) {
	left := make([][]drawn, len(queues))
	copy(left, queues)
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
			compare(t, run)
			if err := run.Finish(nil); err != nil {
				t.Fatal(err)
			}
			run = begun(t, db, "p")
		case 2:
			compare(t, run)
		}
	}
	compare(t, run)
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
}

// hidden: no report that stands at a source is out of the current views, but
// behind another of its agency and year.
func hidden(rt interface{ Fatalf(string, ...any) }, t *testing.T, db *DB) {
	lost := asked(t, db, `SELECT handle FROM reports r WHERE is_current = 0 AND NOT EXISTS (
		SELECT 1 FROM reports c WHERE c.agency_id = r.agency_id AND c.year IS r.year AND c.is_current = 1)`)
	if len(lost) > 0 {
		rt.Fatalf("hidden behind nothing: %v", lost)
	}
	// Under a shared name a report may hide only behind another that a credit code ties to
	// it (its own, or that of one which stood at its place), or that came after one which
	// says the same.
	newest := asked(t, db, `SELECT r.no FROM report r WHERE r.is_current = 0 AND (r.shared = 1 OR r.year = 0) AND NOT EXISTS (
		SELECT 1 FROM report c WHERE c.agency_no = r.agency_no AND c.year = r.year AND c.no <> r.no AND EXISTS (SELECT 1 FROM document d
			LEFT JOIN sighting g ON g.document_no = d.no LEFT JOIN sighting h ON h.source_no = g.source_no LEFT JOIN document e ON e.no = h.document_no
			WHERE d.report_no = c.no AND (d.credit_code IS NOT NULL OR e.credit_code IS NOT NULL))) AND NOT EXISTS (
		SELECT 1 FROM document d JOIN sighting g ON g.document_no = d.no JOIN sighting h ON h.source_no = g.source_no AND h.seq <> g.seq
		JOIN report c ON c.no = d.report_no WHERE c.agency_no = r.agency_no AND c.year = r.year AND c.content_sha256 = r.content_sha256)`)
	if len(newest) > 0 {
		rt.Fatalf("hidden though nothing ever stood at its place but itself: %v", newest)
	}
}

// TestTiedThroughAThird: the address of a page without a credit code had one with it before,
// and another page gives that code: all three are of one agency, and of its two reports of
// a year one is current.
func TestTiedThroughAThird(t *testing.T) {
	const town = "太平镇人民政府"
	db := made(t, Options{})
	keep(t, db, "p",
		drawn{agency: town, year: 2023, received: "1", format: "html", credit: "one"}.at("s0"),
		drawn{agency: town, year: 2022, received: "1", format: "html"}.at("s0"),
		drawn{agency: town, year: 2022, received: "3", format: "pdf", credit: "one"}.at("s1"))
	if got := asked(t, db, `SELECT year || ' ' || is_current FROM reports ORDER BY 1`); len(got) != 3 || got[0] != "2022 0" || got[1] != "2022 1" {
		t.Errorf("got %v", got)
	}
	hidden(t, t, db)
}

// TestReadAgainInAnyOrder: a better program reads what stands at the sources, in
// any order. The views are the same, nothing is left over, and a handle that
// people noted before leads to the report of its document, if there is one.
func TestReadAgainInAnyOrder(t *testing.T) {
	fewer(t, "20")
	t.Run("names of all kinds", func(t *testing.T) { readAgainInAnyOrder(t, draw) })
	t.Run("one shared name", func(t *testing.T) { readAgainInAnyOrder(t, drawShared) })
}

func readAgainInAnyOrder(t *testing.T, draw func(*rapid.T) drawn) {
	rapid.Check(t, func(rt *rapid.T) {
		queues := rapid.SliceOfN(rapid.SliceOfN(rapid.Custom(draw), 1, 2), 1, 5).Draw(rt, "sources")
		var faces [][]string
		for range 2 {
			db := shuffled(t, rt, queues)
			before := asked(t, db, `SELECT handle, document_sha256 FROM reports`)
			// What one document no longer says, its copies are asked in the next run.
			for range 2 {
				readAgain(t, rt, db, queues)
			}
			whole(t, db)
			hidden(rt, t, db)
			fingerprintsFit(t, db)
			handlesLead(t, rt, db, before)
			faces = append(faces, face(t, db))
		}
		if diff := cmp.Diff(faces[0], faces[1]); diff != "" {
			rt.Fatal(diff)
		}
	})
}

func readAgain(t *testing.T, rt *rapid.T, db *DB, queues [][]drawn) {
	run := begun(t, db, "better")
	for _, i := range rapid.Permutation(indexes(len(queues))).Draw(rt, "order") {
		source := fmt.Sprint("s", i)
		r := queues[i][len(queues[i])-1].better(source)
		known, err := run.Known(Seen{Source: source, SHA256: r.Document.SHA256})
		if err == nil && !known {
			err = run.Save(r)
		}
		if err == nil && rapid.Bool().Draw(rt, "cut") {
			err = run.commit()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	compare(t, run)
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
}

func indexes(n int) (list []int) {
	for i := range n {
		list = append(list, i)
	}
	return list
}

func handlesLead(t *testing.T, rt *rapid.T, db *DB, before []string) {
	for _, line := range before {
		handle, sha, _ := strings.Cut(line, "|")
		now := asked(t, db, `SELECT coalesce((SELECT id FROM reports WHERE handle = ?), (SELECT report_id FROM documents WHERE sha256 = ?))`, handle, sha)
		report, _, ok, err := db.ByHandle(context.Background(), handle)
		if err != nil {
			t.Fatal(err)
		}
		if now[0] != "<nil>" && !ok {
			rt.Fatalf("%s led to %s, which is of report %s now; it leads nowhere (%d)", handle, sha[:8], now[0], report)
		}
	}
}
