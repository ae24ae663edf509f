package dataset

// What makes two documents one report, two versions or two reports.

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/normalize"
)

func water(received string) *normalize.Report {
	return put(sheet("云岭市水务局", "", 2023, "f2021"), "requests/received/total", received)
}

// as gives a reading another format.
func as(format string, r Reading) Reading {
	r.Document.Format = format
	return r
}

const identities = `SELECT (SELECT value FROM requests_all q WHERE q.report_id = r.id AND item = 'received' AND applicant = 'total'), source, version, is_current,
	(SELECT count(*) FROM documents d WHERE d.report_id = r.id), (SELECT sum(sources) FROM documents d WHERE d.report_id = r.id) FROM reports r ORDER BY 1, 2`

func TestIdentity(t *testing.T) {
	few := drop(water("2"), "disputes")
	for _, x := range []struct {
		name string
		runs [][]Reading
		want []string // received|source|version|current|documents|sources
	}{
		{"the same bytes at two sources", [][]Reading{{at("a", "1", water("1")), at("b", "1", water("1"))}},
			[]string{"1|a|1|1|1|2"}},
		{"other bytes that say the same", [][]Reading{{at("a", "1", water("1")), at("b", "1, visited 7 times", water("1"))}},
			[]string{"1|a|1|1|2|2"}},
		{"a visit counter at one source", [][]Reading{{at("a", "1", water("1"))}, {at("a", "1, visited 7 times", water("1"))}},
			[]string{"1|a|1|1|2|2"}},
		{"changed content at one source", [][]Reading{{at("a", "1", water("1"))}, {at("a", "2", water("2"))}},
			[]string{"1|a|1|0|1|1", "2|a|2|1|1|1"}},
		{"changed and changed back", [][]Reading{{at("a", "1", water("1"))}, {at("a", "2", water("2"))}, {at("a", "1", water("1"))}},
			[]string{"1|a|1|1|1|1", "2|a|2|0|1|1"}},
		{"copies: the most figures first", [][]Reading{{as("pdf", at("a", "1", water("1"))), as("html", at("b", "2", few))}},
			[]string{"1|a|1|1|1|1", "2|b|1|0|1|1"}},
		{"copies: html before docx", [][]Reading{{as("docx", at("a", "1", water("1"))), as("html", at("b", "2", water("2")))}},
			[]string{"1|a|1|0|1|1", "2|b|1|1|1|1"}},
		{"copies: docx before pdf", [][]Reading{{as("docx", at("a", "1", water("1"))), as("pdf", at("b", "2", water("2")))}},
			[]string{"1|a|1|1|1|1", "2|b|1|0|1|1"}},
		{"copies: the smallest hash last", [][]Reading{{at("a", "1", water("1")), at("b", "2", water("2"))}}, // 6b86… and d473…
			[]string{"1|a|1|1|1|1", "2|b|1|0|1|1"}},
		{"two years", [][]Reading{{at("a", "1", water("1")), at("b", "2", func() *normalize.Report { r := water("2"); r.Year = 2022; return r }())}},
			[]string{"1|a|1|1|1|1", "2|b|1|1|1|1"}},
		{"one name in two divisions", [][]Reading{{at("a", "1", sheet("交通运输局", "411224", 2023, "f2021")), at("b", "2", put(sheet("交通运输局", "321322", 2023, "f2021"), "requests/received/total", "1"))}},
			[]string{"0|a|1|1|1|1", "1|b|1|1|1|1"}},
		{"with and without its division in the name", [][]Reading{{at("a", "1", sheet("卢氏县交通运输局", "411224", 2023, "f2021")), at("b", "2", sheet("交通运输局", "411224", 2023, "f2021"))}},
			[]string{"0|a|1|1|2|2"}},
	} {
		db := made(t, Options{})
		for _, run := range x.runs {
			keep(t, db, "p", run...)
		}
		if diff := cmp.Diff(x.want, asked(t, db, identities)); diff != "" {
			t.Errorf("%s: %s", x.name, diff)
		}
		whole(t, db)
	}
}

// TestEveryDocumentHasAState: unreadable documents and those without bytes have
// their row, and one that can be read later loses it to its bytes.
func TestEveryDocumentHasAState(t *testing.T) {
	lost := Reading{Document: Document{Source: "a", Format: "unknown", Status: "unreadable", Reason: "permission"}}
	notice := Reading{Report: &normalize.Report{Status: normalize.NotReport, Reason: "notice"}, Document: at("b", "b", water("1")).Document}
	notice.Document.Status, notice.Document.Reason = "not_a_report", "notice"
	db := made(t, Options{})
	keep(t, db, "p", lost, notice)
	const states = `SELECT source, status, problem, sha256 IS NULL FROM documents ORDER BY source`
	if diff := cmp.Diff([]string{"a|unreadable|permission|1", "b|not_a_report|notice|0"}, asked(t, db, states)); diff != "" {
		t.Error(diff)
	}
	keep(t, db, "p", at("a", "a", water("1")))
	if diff := cmp.Diff([]string{"a|read|<nil>|0", "b|not_a_report|notice|0"}, asked(t, db, states)); diff != "" {
		t.Error(diff)
	}
	whole(t, db)
}

// TestReadAgainByAnotherProgram: a better reading replaces the figures and keeps
// the version and the handle; the agency's old handle leads to the report.
func TestReadAgainByAnotherProgram(t *testing.T) {
	db := made(t, Options{})
	keep(t, db, "p1", at("a", "1", water("1")))
	keep(t, db, "p1", at("a", "2", water("2")))
	before := asked(t, db, `SELECT handle, version, is_current FROM reports ORDER BY version`)
	keep(t, db, "p2", at("a", "2", water("3")))
	if diff := cmp.Diff(before, asked(t, db, `SELECT handle, version, is_current FROM reports ORDER BY version`)); diff != "" {
		t.Error(diff)
	}
	if got := asked(t, db, identities); !slices.Equal(got, []string{"1|a|1|0|1|1", "3|a|2|1|1|1"}) {
		t.Errorf("got %v", got)
	}
	renamed := water("3")
	renamed.Agency.Name = "云岭市水利局"
	keep(t, db, "p3", at("a", "2", renamed))
	old := strings.Split(before[1], "|")[0]
	report, _, ok, err := db.ByHandle(context.Background(), old)
	if !ok || err != nil {
		t.Fatalf("%s leads nowhere (%v)", old, err)
	}
	got := asked(t, db, `SELECT agency, handle <> ? FROM reports WHERE id = ?`, old, report)
	if got[0] != "云岭市水利局|1" {
		t.Errorf("the old handle leads to %v", got)
	}
	fingerprintsFit(t, db)
	whole(t, db)
}

// TestReportThatIsNoneAnyMore: when a better program sees no report in a document,
// the report goes, with all that led to it.
func TestReportThatIsNoneAnyMore(t *testing.T) {
	db := made(t, Options{})
	renamed := at("a", "1", water("1"))
	keep(t, db, "p1", renamed)
	old := asked(t, db, `SELECT handle FROM reports`)[0]
	renamed.Report = sheet("云岭市水利局", "", 2023, "f2021")
	keep(t, db, "p2", renamed)
	notice := renamed
	notice.Report = &normalize.Report{Status: normalize.NotReport, Reason: "notice"}
	notice.Document.Status, notice.Document.Reason = "not_a_report", "notice"
	keep(t, db, "p3", notice, at("b", "2", sheet("他县水务局", "", 2023, "f2021")))
	if got := asked(t, db, `SELECT source, agency FROM reports`); !slices.Equal(got, []string{"b|他县水务局"}) {
		t.Errorf("got %v", got)
	}
	if report, _, ok, _ := db.ByHandle(context.Background(), old); ok {
		t.Errorf("%s leads to report %d, which it never named", old, report)
	}
	whole(t, db)
}

// TestKnown: a source is read again when its bytes or the program are other ones.
func TestKnown(t *testing.T) {
	db := made(t, Options{})
	one := at("a", "1", water("1"))
	one.Document.Modified, one.Document.Bytes = 5, 1
	keep(t, db, "p1", one)
	for _, x := range []struct {
		program string
		seen    Seen
		want    bool
	}{
		{"p1", Seen{Source: "a", Bytes: 1, Modified: 5}, true},
		{"p1", Seen{Source: "a", Bytes: 1, Modified: 6}, false},
		{"p1", Seen{Source: "a", Bytes: 2, Modified: 5}, false},
		{"p1", Seen{Source: "a", Bytes: 1, Modified: 9, SHA256: one.Document.SHA256}, true},
		{"p1", Seen{Source: "a", Bytes: 1, Modified: 5, SHA256: at("", "2", water("2")).Document.SHA256}, false},
		{"p1", Seen{Source: "b", Bytes: 1, Modified: 5}, false},
		{"p2", Seen{Source: "a", Bytes: 1, Modified: 5}, false},
	} {
		run := begun(t, db, x.program)
		got, err := run.Known(x.seen)
		if err != nil || got != x.want {
			t.Errorf("%s %+v: got %v, %v; want %v", x.program, x.seen, got, err, x.want)
		}
		run.Stop()
	}
}

// TestSourceNames: two paths that are no UTF-8 stay two, and valid ones as they are.
func TestSourceNames(t *testing.T) {
	for path, want := range map[string]string{"a/年报.html": "a/年报.html", "\xff.html": `\xff.html`, "\xfe.html": `\xfe.html`, "年\xc4.html": `年\xc4.html`, "\ufffd": "\ufffd"} {
		if got := SourceName(path); got != want {
			t.Errorf("%q: got %q, want %q", path, got, want)
		}
	}
}

// TestHandlesSurviveARebuild: the demo read twice into two files has the same
// handles, values and fingerprints.
func TestHandlesSurviveARebuild(t *testing.T) {
	readings := demoReadings(t)
	first, second := made(t, Options{}), made(t, Options{})
	keep(t, first, "p", readings...)
	slices.Reverse(readings)
	for _, r := range readings {
		keep(t, second, "p", r)
	}
	if diff := cmp.Diff(face(t, first), face(t, second)); diff != "" {
		t.Error(diff)
	}
}

// face is everything that people see of a data set but its row numbers.
func face(t testing.TB, db *DB) []string {
	t.Helper()
	var all []string
	for _, q := range []string{
		`SELECT handle, agency, year, form, title, source, document_sha256, version, is_current, status, figures, sums_held, sums_failed, first_seen FROM reports ORDER BY handle, source`,
		`SELECT handle, value, kind, text, value_exact, unit, method, readings, in_failed_check FROM cells ORDER BY handle`,
		`SELECT fingerprint, handle, check_id, severity, responsibility, says_zh, printed, expected FROM findings ORDER BY fingerprint, handle`,
		`SELECT f.fingerprint, y.year, y.key, y.printed, y.text FROM finding_years y JOIN findings f ON f.id = y.finding_id ORDER BY 1, 2, 3, 4`,
		`SELECT r.handle, c.check_id, c.outcome FROM check_results c JOIN reports r ON r.id = c.report_id WHERE c.outcome <> 'not_applicable' ORDER BY 1, 2`,
		`SELECT r.handle, p.key, table_no, row_no, col_no, line FROM provenance p JOIN reports r ON r.id = p.report_id ORDER BY 1, 2`,
		`SELECT r.handle, section, s.text FROM sections s JOIN reports r ON r.id = s.report_id ORDER BY 1, 2, 3`,
		`SELECT id, name, level, kind, scope FROM agencies ORDER BY id`,
		`SELECT a.id, a.words FROM agency a ORDER BY a.id`,
		`SELECT coalesce(sha256, source), source, status, problem, sources, part FROM documents ORDER BY 1, 2`,
		`SELECT r.handle, d.document_sha256, role FROM report_documents d JOIN reports r ON r.id = d.report_id ORDER BY 1, 2, 3`,
		`SELECT source, sha256, status, changes FROM sources ORDER BY 1, 2`,
	} {
		all = append(all, strings.Fields(q)[1])
		all = append(all, asked(t, db, q)...)
	}
	return all
}

// TestIDsCollide: two names of one hash stay two agencies.
func TestIDsCollide(t *testing.T) {
	db := made(t, Options{})
	id, _ := agencyID(water("1").Agency, nil)
	if _, err := db.pool.Exec(`INSERT INTO agency(id, name, canonical, words) VALUES (?, 'x', 'x', 'x')`, id); err != nil {
		t.Fatal(err)
	}
	if _, err := db.pool.Exec(`INSERT INTO document(sha256, part, hashed, format, chars_replaced, status) VALUES (x'00', 1, 1, 'html', 0, 'read')`); err != nil {
		t.Fatal(err)
	}
	if _, err := db.pool.Exec(`INSERT INTO report(document_no, agency_no, year, words, content8, content_sha256, origin, shared, version, is_current, plain_six, figures, outcomes, sums_held, sums_failed)
		VALUES (1, 1, 2023, '', 'x', x'00', x'00', 0, 1, 1, 0, 0, '', 0, 0)`); err != nil {
		t.Fatal(err)
	}
	keep(t, db, "p", at("a", "1", water("1")), at("b", "2", water("2")))
	if got := asked(t, db, `SELECT count(*), count(DISTINCT agency_id), sum(is_current) FROM reports`); got[0] != "3|2|2" {
		t.Errorf("got reports|agencies|current %s, want 3|2|2", got[0])
	}
}

// TestHandlesAreTold: a handle is taken apart, and nothing else is taken for one.
func TestHandlesAreTold(t *testing.T) {
	key := normalize.Key{Table: "requests", Row: "received", Column: "total"}
	for s, want := range map[string]string{
		"nb:411224-k3vq7m2a/2024/244dc2af":                 "nb:411224-k3vq7m2a/2024/244dc2af //",
		"nb:411224-k3vq7m2a/2024/244dc2af/" + key.String(): "nb:411224-k3vq7m2a/2024/244dc2af " + key.String(),
		"nb:a/b": "", "requests/received/total": "", "nb:a/2024/c/d": "", "": "",
	} {
		report, key, ok := SplitHandle(s)
		if got := strings.TrimSpace(fmt.Sprint(report, " ", key)); ok != (want != "") || ok && got != want {
			t.Errorf("%s: got %q %v", s, got, ok)
		}
	}
}
