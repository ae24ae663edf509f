package dataset_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"nianbao/checks"
	"nianbao/corpus/dataset"
	"nianbao/corpus/samples"
	"nianbao/extract"
	"nianbao/normalize"
)

// demo is a data set of the bundled reports, open for asking.
func demo(t *testing.T) *dataset.DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.db")
	b, err := demoFile()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, b, 0o666); err != nil {
		t.Fatal(err)
	}
	db, err := dataset.Open(path, dataset.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// demoFile makes the data set once for all tests.
var demoFile = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "nianbao-demo-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	path := filepath.Join(folder, "demo.db")
	db, err := dataset.Open(path, dataset.Options{Create: true})
	if err != nil {
		return nil, err
	}
	defer db.Close()
	run, err := db.Begin(dataset.RunInfo{Command: "test", ProgramVersion: "1", Program: "1"})
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(samples.Demo(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(samples.Demo(), name)
		if err != nil {
			return err
		}
		return run.Save(readDemo(name, b))
	})
	if err := errors.Join(err, run.Finish(nil)); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

func readDemo(name string, b []byte) dataset.Reading {
	sum := sha256.Sum256(b)
	document := dataset.Document{SHA256: hex.EncodeToString(sum[:]), Source: name, Format: "html", Bytes: int64(len(b)), Status: "unreadable", Reason: "damaged"}
	content, err := extract.Read(b)
	if err != nil {
		return dataset.Reading{Document: document}
	}
	report := normalize.Understand(content)
	document.Status, document.Reason = string(report.Status), report.Reason
	return dataset.Reading{Document: document, Report: report, Result: checks.Run(report, checks.Known{})}
}

// TestDoubleCounts: a sum over parts and totals, or over two scopes, is told from
// one that chooses, whatever way it chooses.
func TestDoubleCounts(t *testing.T) {
	db := demo(t)
	for _, c := range []struct{ query, want string }{
		// one sum per agency
		{`SELECT agency, sum(value) FROM requests GROUP BY agency`, "applicants items"},
		{`SELECT agency, sum(value) FROM requests WHERE item = 'received' GROUP BY agency`, "applicants"},
		{`SELECT agency, sum(value) FROM requests WHERE applicant = 'total' GROUP BY agency`, "items"},
		{`SELECT agency, sum(value) FROM requests WHERE item = 'received' AND applicant = 'total' GROUP BY agency`, ""},
		{`SELECT agency, sum(value) FROM requests WHERE item = 'received' AND applicant_role = 'part' GROUP BY agency`, ""},
		{`SELECT agency, applicant, sum(value) FROM requests WHERE item_role = 'outcome' GROUP BY 1, 2`, ""},
		{`SELECT agency, sum(value) FROM requests WHERE item LIKE 'denied%' AND applicant <> 'total' GROUP BY agency`, ""},
		{`SELECT agency, sum(value) FROM requests WHERE item IN ('granted', 'total_handled') AND applicant = 'total' GROUP BY agency`, "items"},
		{`SELECT agency, sum(value) FROM requests WHERE key = 'requests/received/total' GROUP BY agency`, ""},
		{`SELECT agency, sum(CASE WHEN item = 'granted' AND applicant = 'total' THEN value ELSE 0 END) FROM requests GROUP BY agency`, ""},
		{`SELECT agency, sum(value) FILTER (WHERE item = 'granted' AND applicant = 'total') AS g, sum(value) FILTER (WHERE item = 'total_handled' AND applicant = 'total') AS h FROM requests GROUP BY agency`, ""},
		{`SELECT agency, sum(value) FILTER (WHERE item = 'granted') FROM requests GROUP BY agency`, "applicants"},
		{`select q.agency, TOTAL(q.value) from requests as q where q.item = 'received' group by q.agency`, "applicants"},
		{`SELECT agency, avg(value) FROM requests WHERE item = 'received' GROUP BY agency`, "applicants"},
		{`SELECT agency, count(value) FROM requests WHERE item = 'received' GROUP BY agency`, "applicants"},
		{`SELECT kind, count(*) FROM requests GROUP BY kind`, ""},
		{`SELECT agency, max(value) FROM requests GROUP BY agency`, ""},
		{`SELECT agency, value FROM requests WHERE item = 'received'`, ""},
		{`SELECT 'sum(value) FROM requests' AS remark -- sum(value) FROM requests`, ""},
		{`SELECT agency, sum(received) FROM requests_wide GROUP BY agency`, "applicants"},
		{`SELECT agency, sum(received) FROM requests_wide WHERE applicant = 'total' GROUP BY agency`, ""},
		{`SELECT DISTINCT agency, sum(value) OVER (PARTITION BY agency) FROM requests WHERE item = 'received'`, "applicants"},
		{`SELECT DISTINCT agency, sum(value) OVER (PARTITION BY agency, applicant) FROM requests WHERE item = 'received'`, ""},
		// subqueries and WITH
		{`SELECT agency, sum(value) FROM (SELECT * FROM requests WHERE item = 'received') GROUP BY agency`, "applicants"},
		{`SELECT agency, sum(value) FROM (SELECT * FROM requests WHERE item = 'received' AND applicant = 'total') GROUP BY agency`, ""},
		{`SELECT agency, sum(v) FROM (SELECT agency, value AS v FROM requests) GROUP BY agency`, "applicants items"},
		{`WITH t AS (SELECT agency, year, sum(value) AS v FROM requests WHERE item = 'received' AND applicant = 'total' GROUP BY 1, 2) SELECT agency, avg(v) FROM t GROUP BY 1`, ""},
		{`WITH t AS (SELECT agency, year, sum(value) AS v FROM requests WHERE item = 'received' GROUP BY 1, 2) SELECT * FROM t`, "applicants"},
		{`SELECT a.name, (SELECT sum(value) FROM requests q WHERE q.agency_id = a.id) FROM agencies a`, "applicants items"},
		{`SELECT a.name, (SELECT sum(value) FROM requests q WHERE q.agency_id = a.id AND q.item = 'received' AND q.applicant = 'total') FROM agencies a`, ""},
		{`SELECT agency, sum(value) FROM requests WHERE item = 'received' GROUP BY 1 UNION ALL SELECT 'x', 1`, "applicants"},
		// other tables
		{`SELECT agency, sum(value) FROM disputes GROUP BY agency`, "results"},
		{`SELECT agency, sum(value) FROM disputes WHERE result_role = 'part' GROUP BY agency`, ""},
		{`SELECT agency, year, sum(value) FROM disclosure GROUP BY 1, 2`, "measures"},
		{`SELECT agency, sum(value) FROM disclosure WHERE measure = 'decisions' GROUP BY agency`, ""},
		{`SELECT agency, sum(value) FROM cells WHERE "table" = 'requests' AND "row" = 'received' GROUP BY agency`, "applicants"},
		{`SELECT agency, sum(value) FROM cells WHERE key = 'requests/received/total' GROUP BY agency`, ""},
		// agencies of two scopes
		{`SELECT year, sum(value) FROM requests WHERE item = 'received' AND applicant = 'total' GROUP BY year`, "scopes"},
		{`SELECT sum(value) FROM requests WHERE item = 'received' AND applicant = 'total'`, "scopes"},
		{`SELECT r.scope, q.year, sum(q.value) FROM requests q JOIN reports r ON r.id = q.report_id WHERE q.item = 'received' AND q.applicant = 'total' GROUP BY 1, 2`, "scopes"}, // of a city and its districts
		{`SELECT r.scope, r.level, q.year, sum(q.value) FROM requests q JOIN reports r ON r.id = q.report_id WHERE q.item = 'received' AND q.applicant = 'total' GROUP BY 1, 2, 3`, ""},
		{`SELECT year, sum(received) FROM panel GROUP BY year`, "scopes"},
		{`SELECT year, sum(received) FROM panel WHERE scope = 'own_body' GROUP BY year`, ""},
		{`SELECT year, count(*), sum(sums_failed) FROM panel GROUP BY year`, ""},
		{`SELECT year, count(*) FROM reports GROUP BY year`, ""},
		// a join that multiplies
		{`SELECT q.agency, sum(q.value) FROM requests q JOIN sections s ON s.report_id = q.report_id WHERE q.key = 'requests/received/total' GROUP BY 1`, "rows"},
		{`SELECT q.agency, sum(q.value) FROM requests q JOIN agencies a ON a.id = q.agency_id WHERE q.key = 'requests/received/total' GROUP BY 1`, ""},
		// no SQL, or none that can be run
		{`SELECT sum(value FROM requests`, ""},
		{``, ""},
	} {
		if got := strings.Join(db.DoubleCounts(context.Background(), c.query), " "); got != c.want {
			t.Errorf("%s\n\tgot  %q\n\twant %q", c.query, got, c.want)
		}
	}
}
