package dataset

// The public face: views with their columns, and a row for each key that a form
// asks for.

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/normalize"
)

// contract lists the views and their columns as they were published. More columns
// may follow; … stands for columns that may stand between.
const contract = `
agencies(id, name, division_code, division_name, level, kind, scope, parent_id, credit_code, site_code, lineage_id, …)
agency_names(agency_id, name, from_year, to_year, evidence)
agency_successions(predecessor_id, successor_id, year, evidence)
captures(id, url, fetched_at, http_status, host_class, tls, vantage, archive_file, archive_offset, document_sha256)
documents(sha256, source, format, bytes, captured_at, status, problem, availability)
reports(id, handle, agency_id, agency, division_code, level, kind, scope, year, form, title, published_on, first_seen, source, document_sha256, content_sha256, version, is_current, status, availability)
report_documents(report_id, document_sha256, role)
requests(report_id, agency, year, item, applicant, value, kind, text, item_role, applicant_role, method, readings, in_failed_check, handle)
disclosure(report_id, agency, year, item, measure, value, kind, text, unit, method, readings, in_failed_check, handle)
disputes(report_id, agency, year, proceeding, result, value, kind, text, result_role, method, readings, in_failed_check, handle)
requests_all(report_id, agency, year, item, applicant, value, kind, text, item_role, applicant_role, method, readings, in_failed_check, handle)
disclosure_all(report_id, agency, year, item, measure, value, kind, text, unit, method, readings, in_failed_check, handle)
disputes_all(report_id, agency, year, proceeding, result, value, kind, text, result_role, method, readings, in_failed_check, handle)
requests_wide(report_id, agency, year, applicant, received, brought_forward, granted, …, total_handled, carried_forward)
panel(agency_id, agency, …, year, form, …, n_blank, n_unread, sums_held, sums_failed, …)
sections(report_id, agency, year, section, heading, text)
clusters(id, kind, section, members, agencies, from_year, to_year, first_agency, first_year, first_published_on, first_handle)
cluster_members(cluster_id, place, report_id, agency, year, section, published_on, similarity, similar_to, similar_to_agency, similar_to_year, kind, handle)
statements(report_id, measure, value, approximate, section, text)
problems(report_id, key, code, says_zh, says_en)
checks(id, severity, legal_class, title_zh, title_en, basis_zh, catalogue_version)
check_results(report_id, check_id, outcome)
findings(id, fingerprint, report_id, agency, year, check_id, severity, responsibility, says_zh, says_en, printed, expected, verdict)
unit_findings(id, fingerprint, report_id, agency, year, check_id, severity, responsibility, says_zh, says_en, printed, expected, verdict, …)
finding_keys(finding_id, key, printed, expected)
finding_years(finding_id, year, key, printed, text, assumed_zero, doubtful)
figure_keys(key, code, table, row, column, label_zh, label_en, definition_zh, definition_en, unit, forms, comparable_with)
provenance(report_id, key, document_sha256, table_no, row_no, col_no, page, x0, y0, x1, y1, line, text, method)
breaks(measure, from_year, kind, note)
runs(id, started_at, finished_at, command, program_version, catalogue_version, division_version, counts)
`

func TestViewsKeepTheirColumns(t *testing.T) {
	db := made(t, Options{})
	for line := range strings.Lines(strings.TrimSpace(contract)) {
		view, columns, _ := strings.Cut(strings.TrimSpace(line), "(")
		have := asked(t, db, `SELECT name FROM pragma_table_info(?)`, view)
		if len(have) == 0 {
			t.Errorf("there is no view %s", view)
		}
		for i, run := range strings.Split(strings.TrimSuffix(columns, ")"), "…") {
			want := strings.FieldsFunc(run, func(r rune) bool { return r == ',' || r == ' ' })
			if len(want) == 0 {
				continue
			}
			at := 0
			if i > 0 {
				at = max(0, slices.Index(have, want[0]))
			}
			if got := have[at:min(len(have), at+len(want))]; !slices.Equal(got, want) {
				t.Errorf("%s: got columns %v, want %v", view, got, want)
			}
			have = have[min(len(have), at+len(want)):]
		}
	}
}

// TestEveryViewRuns: no view has a mistake that shows only when it is asked.
func TestEveryViewRuns(t *testing.T) {
	db := made(t, Options{})
	keepCompared(t, db, "p", demoReadings(t)...)
	for _, view := range asked(t, db, `SELECT name FROM sqlite_schema WHERE type = 'view'`) {
		rows := asked(t, db, `SELECT * FROM `+view)
		if len(rows) == 0 && !slices.Contains([]string{"captures", "agency_successions", "problems", "clusters", "cluster_members", "unit_findings"}, view) {
			t.Errorf("%s has no row over the demo", view)
		}
	}
}

// TestRectangle: exactly one row for each key that the form asks for, whatever is
// stored of it.
func TestRectangle(t *testing.T) {
	six := sheet("甲县水务局", "", 2023, "f2021")
	six.PlainSix = true
	fill(six)
	mixed := sheet("甲县水务局", "", 2022, "mixed")
	mixed.Forms = map[string]string{"disclosure": "f2019", "requests": "f2021", "disputes": "f2021"}
	fill(mixed)
	legacy := sheet("甲县水务局", "", 2012, "legacy")
	gaps := drop(sheet("甲县水务局", "", 2020, "f2019"), "requests/granted")
	drop(gaps, "disputes")
	gaps.Problems = []normalize.Problem{{Code: "row-unread", Key: "requests/granted", ZH: "甲", EN: "a"}}
	none := sheet("甲县水务局", "", 2024, "f2021")
	none.Figures = nil
	for name, x := range map[string]struct {
		report *normalize.Report
		want   string // disclosure|requests|disputes of cells, by kind
	}{
		"f2021":   {sheet("甲县水务局", "", 2021, "f2021"), "disclosure number 10, disputes number 15, requests number 175"},
		"f2019":   {sheet("甲县水务局", "", 2019, "f2019"), "disclosure number 22, disputes number 15, requests number 161"},
		"plain 6": {six, "disclosure number 10, disputes number 15, requests number 161"},
		"mixed":   {mixed, "disclosure number 22, disputes number 15, requests number 175"},
		"legacy":  {legacy, ""},
		"gaps":    {gaps, "disclosure number 22, disputes absent 15, requests number 154, requests unread 7"},
		"nothing": {none, "disclosure absent 10, disputes absent 15, requests absent 175"},
	} {
		db := made(t, Options{})
		keep(t, db, "p", at(name, name, x.report))
		got := strings.ReplaceAll(strings.Join(asked(t, db, `SELECT "table", kind, count(*) FROM cells GROUP BY 1, 2 ORDER BY 1, 2`), ", "), "|", " ")
		if got != x.want {
			t.Errorf("%s: got %s, want %s", name, got, x.want)
		}
		keys := asked(t, db, `SELECT key FROM cells`)
		slices.Sort(keys)
		var want []string
		for _, k := range x.report.Asked() {
			want = append(want, k.String())
		}
		slices.Sort(want)
		if diff := cmp.Diff(want, keys); diff != "" {
			t.Errorf("%s: asked (-) and shown (+) keys differ:\n%s", name, diff)
		}
		for view, table := range map[string]string{"requests": "requests", "disclosure": "disclosure", "disputes": "disputes"} {
			if got, want := asked(t, db, `SELECT count(*) FROM `+view), asked(t, db, `SELECT count(*) FROM cells WHERE "table" = ?`, table); got[0] != want[0] {
				t.Errorf("%s: %s has %s rows, cells %s", name, view, got[0], want[0])
			}
		}
	}
}

// TestSilenceIsNotZero: a value stands only where a number is printed, and is
// never text.
func TestSilenceIsNotZero(t *testing.T) {
	r := put(sheet("甲县水务局", "", 2023, "f2021"), "disclosure/fees/amount", "12.50")
	for key, v := range map[string]normalize.Kind{"requests/received/total": normalize.Blank, "requests/granted/total": normalize.Dash, "requests/received/other_org": normalize.None,
		"requests/granted/other_org": normalize.NA, "requests/received/natural_person": normalize.Words} {
		for i := range r.Figures {
			if f := &r.Figures[i]; f.Key.String() == key {
				f.Value, f.Text = normalize.Value{Kind: v}, "x"
			}
		}
	}
	db := made(t, Options{})
	keep(t, db, "p", at("a", "a", r))
	got := asked(t, db, `SELECT kind, count(*), count(value) FROM cells GROUP BY kind ORDER BY kind`)
	if diff := cmp.Diff([]string{"blank|1|0", "dash|1|0", "na|1|0", "none|1|0", "number|195|195", "text|1|0"}, got); diff != "" {
		t.Error(diff)
	}
	if got := asked(t, db, `SELECT value, value_exact, typeof(value) FROM cells WHERE key = 'disclosure/fees/amount'`); got[0] != "12.5|12.50|real" {
		t.Errorf("got %s", got[0])
	}
	if got := asked(t, db, `SELECT DISTINCT typeof(value) FROM cells ORDER BY 1`); fmt.Sprint(got) != "[integer null real]" {
		t.Errorf("got types %v", got)
	}
}

// TestCodes: at most 12 characters, each once, and rows sort as they are printed.
func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	last := ""
	for _, c := range asked(t, made(t, Options{}), `SELECT code FROM figure_key ORDER BY no`) {
		if len(c) > 12 || seen[c] {
			t.Errorf("code %q is too long or there twice", c)
		}
		row, _, _ := strings.Cut(c, "_")
		if row[:1] == last[:min(1, len(last))] && row < last {
			t.Errorf("%s is printed after %s", row, last)
		}
		seen[c], last = true, row
	}
}
