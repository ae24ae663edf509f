package dataset

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/checks"
	"nianbao/normalize"
)

// filled is a data set of two current reports of one agency.
func filled(t *testing.T) *DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.db")
	db, err := Open(path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	run, err := db.Begin(RunInfo{Command: "test", ProgramVersion: "0", Program: "p"})
	if err != nil {
		t.Fatal(err)
	}
	for _, year := range []int{2023, 2022} {
		if err := run.Save(sample(year)); err != nil {
			t.Fatal(err)
		}
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if db, err = Open(path, Options{ReadOnly: true}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// sample is a report with a decimal, a long number, a blank and a formula.
func sample(year int) Reading {
	figure := func(table, row, column, text string, v normalize.Value) normalize.Figure {
		return normalize.Figure{Key: normalize.Key{Table: table, Row: row, Column: column}, Text: text, Value: v, Method: "cell", Readings: 1}
	}
	number := func(s string) normalize.Value {
		d, err := normalize.ParseDecimal(s)
		if err != nil {
			panic(err)
		}
		return normalize.Value{Kind: normalize.Number, Number: d}
	}
	report := &normalize.Report{
		Agency: normalize.Agency{Name: "鹿鸣县水利局"}, Year: year, Form: "f2021", Title: "=1+1",
		Figures: []normalize.Figure{
			figure("disclosure", "fees", "amount", "12.50", number("12.50")),
			figure("disclosure", "penalties", "decisions", "12345678901234567", number("12345678901234567")),
			figure("requests", "received", "total", "7", number("7")),
			figure("requests", "granted", "total", "", normalize.Value{Kind: normalize.Blank}),
			figure("requests", "carried_forward", "total", "0.10", number("0.10")),
			figure("requests", "received", "natural_person", "-", normalize.Value{Kind: normalize.Dash}),
		},
	}
	return Reading{
		Document: Document{Source: fmt.Sprintf("%d.html", year), SHA256: fmt.Sprintf("%064d", year), Format: "html", Status: "read"},
		Report:   report,
	}
}

// exported writes a table and gives its bytes.
func exported(t *testing.T, db *DB, table string, s Selection, n Naming, to func(io.Writer) RowWriter) string {
	t.Helper()
	e, err := db.Export(context.Background(), s, n)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	var b bytes.Buffer
	w := to(&b)
	spec, ok := ExportTableNamed(table)
	if !ok {
		t.Fatalf("no table %s", table)
	}
	if err := e.Table(context.Background(), spec, w.Head, w.Row, func() {}); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func asCSV(w io.Writer) RowWriter   { return NewCSV(w) }
func asExcel(w io.Writer) RowWriter { return NewExcelCSV(w) }
func asLines(w io.Writer) RowWriter { return NewJSONLines(w) }

// records reads CSV and gives for each row its named columns.
func records(t *testing.T, text string, names ...string) [][]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var list [][]string
	for _, rec := range all[1:] {
		var row []string
		for _, name := range names {
			row = append(row, rec[slices.Index(all[0], name)])
		}
		list = append(list, row)
	}
	return list
}

// An export has the columns of its view in their order, and the dictionary knows
// each of them in both languages.
func TestExportHasTheColumnsOfTheViews(t *testing.T) {
	db := filled(t)
	e, err := db.Export(context.Background(), Selection{}, ByKey)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	for _, table := range ExportTables() {
		if table.Name == columnsTable {
			continue
		}
		columns, err := e.columnsOf(context.Background(), table)
		if err != nil {
			t.Fatalf("%s: %v", table.Name, err)
		}
		var got, want []string
		for _, c := range columns {
			got = append(got, c.name)
		}
		err = db.Rows(context.Background(), "SELECT * FROM "+table.Name+" LIMIT 0", nil, func(names []string) error {
			want = names
			return nil
		}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-view +export):\n%s", table.Name, diff)
		}
		for _, c := range got {
			for i, v := range describeColumn(table.Name, c) {
				if (i == 3 || i > 6) && v == "" || i == 5 && v == "" {
					t.Errorf("the dictionary does not know %s.%s", table.Name, c)
				}
			}
		}
	}
}

// The digits are those printed, whatever SQLite makes of them.
func TestExportedNumbersAreExact(t *testing.T) {
	db := filled(t)
	one := Selection{Years: []int{2023}}
	got := records(t, exported(t, db, "disclosure", one, ByKey, asCSV), "key", "value", "kind")
	for _, want := range [][]string{
		{"disclosure/fees/amount", "12.50", "number"},
		{"disclosure/penalties/decisions", "12345678901234567", "number"},
		{"disclosure/licensing/decisions", "", "absent"},
	} {
		if !slices.ContainsFunc(got, func(r []string) bool { return slices.Equal(r, want) }) {
			t.Errorf("disclosure lacks %v: %v", want, got)
		}
	}
	if got := records(t, exported(t, db, "panel", one, ByKey, asCSV), "fees_amount", "penalties_decisions", "carried_forward", "granted"); !slices.Equal(got[0], []string{"12.50", "12345678901234567", "0.10", ""}) {
		t.Errorf("panel: got %v", got)
	}
	wide := records(t, exported(t, db, "requests_wide", one, ByKey, asCSV), "applicant", "carried_forward", "received")
	if last := wide[len(wide)-1]; len(wide) != 7 || !slices.Equal(last, []string{"total", "0.10", "7"}) {
		t.Errorf("requests_wide: got %v", wide)
	}
	for i, name := range []string{"natural_person", "commercial_enterprise", "research_institution", "public_interest_org", "legal_service_org", "other_org", "total"} {
		if wide[i][0] != name {
			t.Errorf("requests_wide: row %d is %s, want %s as printed", i, wide[i][0], name)
		}
	}
	if lines := exported(t, db, "disclosure", one, ByKey, asLines); !strings.Contains(lines, `"value":12.50,"kind":"number","text":"12.50"`) {
		t.Errorf("JSON lines lose digits: %s", lines)
	}
}

// A blank is empty beside its kind, never 0.
func TestExportedBlanksStayBlank(t *testing.T) {
	db := filled(t)
	got := records(t, exported(t, db, "requests", Selection{Years: []int{2023}}, ByKey, asCSV), "key", "value", "kind", "text")
	for _, want := range [][]string{
		{"requests/granted/total", "", "blank", ""},
		{"requests/received/natural_person", "", "dash", "-"},
		{"requests/received/total", "7", "number", "7"},
	} {
		if !slices.ContainsFunc(got, func(r []string) bool { return slices.Equal(r, want) }) {
			t.Errorf("requests lacks %v", want)
		}
	}
	lines := exported(t, db, "requests", Selection{Years: []int{2023}}, ByKey, asLines)
	if !strings.Contains(lines, `"value":null,"kind":"blank","text":""`) {
		t.Errorf("JSON lines have no null for the blank")
	}
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
}

// The same data set gives the same bytes, and reports come in the order of years
// although they were saved in another.
func TestExportIsDeterministic(t *testing.T) {
	db := filled(t)
	for _, table := range ExportTables() {
		first, again := exported(t, db, table.Name, Selection{}, ByKey, asCSV), exported(t, db, table.Name, Selection{}, ByKey, asCSV)
		if first != again {
			t.Errorf("%s differs from one export to the next", table.Name)
		}
	}
	if got := records(t, exported(t, db, "reports", Selection{}, ByKey, asCSV), "year"); !slices.EqualFunc(got, [][]string{{"2022"}, {"2023"}}, slices.Equal) {
		t.Errorf("reports come in the order %v", got)
	}
}

// A selection leaves out what belongs to other reports, in every table.
func TestExportOfASelection(t *testing.T) {
	db := filled(t)
	for table, want := range map[string]int{"reports": 1, "requests": 175, "requests_wide": 7, "documents": 1, "panel": 1, "agencies": 1, "checks": len(checks.All())} {
		if got := records(t, exported(t, db, table, Selection{Years: []int{2022}}, ByKey, asCSV), nil...); len(got) != want {
			t.Errorf("%s: got %d rows, want %d", table, len(got), want)
		}
	}
	for _, s := range []Selection{{Agency: "交通"}, {Region: "11"}, {Years: []int{1999}}} {
		if got := exported(t, db, "reports", s, ByKey, asCSV); strings.Count(got, "\n") != 1 {
			t.Errorf("%+v: got %q, want a head alone", s, got)
		}
	}
}

// Wide tables have short codes and Chinese labels, each once.
func TestNamesOfWideColumns(t *testing.T) {
	db := filled(t)
	for _, table := range []string{"panel", "requests_wide"} {
		for _, n := range []Naming{ByKey, ByCode, ByZH} {
			head, _, _ := strings.Cut(exported(t, db, table, Selection{}, n, asCSV), "\n")
			names := strings.Split(head, ",")
			seen := map[string]bool{}
			for _, name := range names {
				if name == "" || seen[name] || n == ByCode && len(name) > 12 {
					t.Errorf("%s by %s: %q is empty, double or too long", table, n, name)
				}
				seen[name] = true
			}
		}
	}
	head, _, _ := strings.Cut(exported(t, db, "panel", Selection{}, ByCode, asCSV), "\n")
	if !strings.Contains(head, ",r01_tt,") {
		t.Errorf("panel by code has no r01_tt: %s", head)
	}
	head, _, _ = strings.Cut(exported(t, db, "requests_wide", Selection{}, ByZH, asCSV), "\n")
	if !strings.HasPrefix(head, "报告序号,单位名称,年度,申请人,本年新收政府信息公开申请数量,") {
		t.Errorf("requests_wide by zh: %s", head)
	}
}

// Excel neither carries out a text nor rounds a number.
func TestCSVForExcel(t *testing.T) {
	for _, c := range []struct {
		value any
		want  string
	}{
		{"=1+1", "'=1+1"}, {"+cmd|x", "'+cmd|x"}, {"@SUM(1)", "'@SUM(1)"}, {"\tx", "'\tx"}, {"\rx", "\"'\rx\""},
		{"=HYPERLINK(\"http://x\",\"y\")", `"'=HYPERLINK(""http://x"",""y"")"`}, {"-2+3", "'-2+3"}, {"－2＋3", "'－2＋3"},
		{"-3", "-3"}, {int64(-3), "-3"}, {"-", "-"}, {"——", "——"}, {"/", "/"},
		{"1234567890123456", "'1234567890123456"}, {Exact("1234567890123456"), "'1234567890123456"}, {Exact("123456789012345"), "123456789012345"},
		{Exact("12.50"), "12.50"}, {"007", "'007"}, {"12e34", "'12e34"}, {"3/4", "'3/4"}, {"2024-01-20", "2024-01-20"}, {"0", "0"}, {"410000", "410000"},
		{"", `""`}, {nil, ""}, {"一\n二", "\"一\n二\""},
	} {
		var b strings.Builder
		w := NewExcelCSV(&b)
		if err := errors.Join(w.Row([]any{c.value, "z"}), w.Flush()); err != nil {
			t.Fatal(err)
		}
		if want := c.want + ",z\r\n"; b.String() != want {
			t.Errorf("%#v: got %q, want %q", c.value, b.String(), want)
		}
	}
	if got := exported(t, filled(t), "reports", Selection{}, ByKey, asExcel); !strings.HasPrefix(got, "\ufeffid,handle") || !strings.Contains(got, ",'=1+1,") {
		t.Errorf("no byte order mark, or a formula: %q", got)
	}
}

// CSV for programs changes nothing, and keeps NULL and empty text apart.
func TestCSVForPrograms(t *testing.T) {
	var b strings.Builder
	w := NewCSV(&b)
	if err := errors.Join(w.Row([]any{"=1+1", nil, "", "a\"b", " c", "d\r\ne", 0.1 + 0.2, int64(0)}), w.Flush()); err != nil {
		t.Fatal(err)
	}
	if want := "=1+1,,\"\",\"a\"\"b\",\" c\",\"d\r\ne\",0.3,0\n"; b.String() != want {
		t.Errorf("got %q, want %q", b.String(), want)
	}
}

// An interrupt ends an export between two rows.
func TestInterruptedExport(t *testing.T) {
	e, err := filled(t).Export(context.Background(), Selection{}, ByKey)
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	ctx, stop := context.WithCancel(context.Background())
	rows := 0
	table, _ := ExportTableNamed("requests")
	err = e.Table(ctx, table, func([]string) error { return nil }, func([]any) error {
		if rows++; rows == 3 {
			stop()
		}
		return nil
	}, func() {})
	if !errors.Is(err, context.Canceled) || rows != 3 {
		t.Errorf("got %v after %d rows, want an end after 3", err, rows)
	}
}

// A code stands for its division and all below it; a name for what is named so.
func TestRegions(t *testing.T) {
	for region, want := range map[string]string{"410000": "41", "411200": "4112", "411224": "411224", "430922109": "430922109", "41": "41", "三门峡": "", "": ""} {
		if got := codePrefix(region); got != want {
			t.Errorf("%q: got %q, want %q", region, got, want)
		}
	}
	if got := exported(t, filled(t), "reports", Selection{Region: "鹿鸣"}, ByKey, asCSV); strings.Count(got, "\n") != 3 {
		t.Errorf("an agency of no known division is not found by its place: %s", got)
	}
}

// Older versions come only when they are asked for.
func TestExportOfVersions(t *testing.T) {
	db := filled(t)
	raw, err := sql.Open("sqlite3", db.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	if _, err := raw.Exec("UPDATE report SET is_current = 0 WHERE year = 2022"); err != nil {
		t.Fatal(err)
	}
	for all, want := range map[bool]int{false: 1, true: 2} {
		for table, each := range map[string]int{"reports": 1, "requests": 175, "disputes": 15} {
			if got := records(t, exported(t, db, table, Selection{All: all}, ByKey, asCSV), "year"); len(got) != want*each {
				t.Errorf("%s, all %v: got %d rows, want %d", table, all, len(got), want*each)
			}
		}
	}
}
