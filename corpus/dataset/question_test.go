package dataset_test

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"nianbao/checks"
	"nianbao/corpus/dataset"
)

// filled gives a question's SQL for a year with the defaults of its choices.
func filled(q dataset.Question, values map[string]any) string {
	all := map[string]any{"by": "count", "since": 2023, "year": 2024}
	for name, choices := range q.Choices {
		all[name] = choices[0].Value
	}
	for name, v := range values {
		all[name] = v
	}
	return q.SQL(all)
}

type rows struct {
	names []string
	list  [][]any
}

func (r rows) at(i int, column string) any {
	at := slices.Index(r.names, column)
	if at < 0 {
		return fmt.Errorf("no column %s", column)
	}
	return r.list[i][at]
}

func asking(t *testing.T, db *dataset.DB, query string) (r rows) {
	t.Helper()
	err := db.Rows(context.Background(), query, nil, func(names []string) error {
		r.names = names
		return nil
	}, func(row []any) error {
		r.list = append(r.list, row)
		return nil
	})
	if err != nil {
		t.Fatalf("%v\n%s", err, query)
	}
	return r
}

// TestQuestions holds each file to what an answer needs: words in both languages,
// SQL that runs as printed, names of units, and no sum that counts twice.
func TestQuestions(t *testing.T) {
	db := demo(t)
	list := dataset.Questions()
	if len(list) < 12 {
		t.Errorf("%d questions, want at least 12", len(list))
	}
	for _, q := range list {
		for _, text := range []string{q.Title.ZH, q.Title.EN, q.Means.ZH, q.Means.EN} {
			if text == "" {
				t.Errorf("%s: title and means need both languages", q.Name)
			}
		}
		for name := range q.Choices {
			if !slices.Contains(q.Takes, name) {
				t.Errorf("%s has choices of %s, which it does not take", q.Name, name)
			}
		}
		query := filled(q, map[string]any{"agency": "青崖"})
		r := asking(t, db, query)
		for _, column := range []string{"agency", "left_out"} {
			if !slices.Contains(r.names, column) {
				t.Errorf("%s has no column %s", q.Name, column)
			}
		}
		for column := range q.Labels {
			if !slices.Contains(r.names, column) {
				t.Errorf("%s labels %s, which it does not have", q.Name, column)
			}
		}
		for _, list := range regexp.MustCompile(`check_id IN \(([^)]*)\)`).FindAllStringSubmatch(query, -1) {
			for _, id := range strings.Split(list[1], ", ") {
				if !slices.ContainsFunc(checks.All(), func(c checks.Check) bool { return "'"+c.ID+"'" == id }) {
					t.Errorf("%s names the check %s, which there is not", q.Name, id)
				}
			}
		}
		if twice := db.DoubleCounts(context.Background(), query); len(twice) > 0 {
			t.Errorf("%s counts twice: %v", q.Name, twice)
		}
	}
}

// TestRankingsAgreeWithPanel: the counts of the questions are those of the wide view.
func TestRankingsAgreeWithPanel(t *testing.T) {
	db := demo(t)
	for name, columns := range map[string]string{
		"refused-most": "denied_sum, total_handled", "unavailable-most": "unavailable_sum, total_handled", "not-processed-most": "not_processed_sum, total_handled",
		"granted-least": "granted + partially_granted, total_handled", "backlog-most": "carried_forward, received + brought_forward",
		"corrected-most": "review_corrected, review_total - review_pending", "suits-lost": "suit_direct_corrected + suit_after_review_corrected, suits - suit_direct_pending - suit_after_review_pending",
		"decisions-most": "penalties_decisions, NULL", "received-most": "received, NULL", "fees-most": "fees_amount, NULL",
	} {
		q, ok := dataset.FindQuestion(name)
		if !ok {
			t.Fatalf("no question %s", name)
		}
		for _, year := range []int{2020, 2022, 2023, 2024} {
			r := asking(t, db, filled(q, map[string]any{"year": year}))
			for i := range r.list {
				if r.at(i, "left_out") != nil {
					continue
				}
				want := asking(t, db, fmt.Sprintf(`SELECT %s FROM panel WHERE year = %d AND agency_id = '%s'`, columns, year, r.at(i, "agency_id")))
				if got := r.at(i, "count"); got != want.list[0][0] {
					t.Errorf("%s %d %v: count %v, panel says %v", name, year, r.at(i, "agency"), got, want.list[0][0])
				}
				// Where a sum of the form fails, the printed total is another number than its parts.
				if of := want.list[0][1]; of != nil && r.at(i, "failed_check") == nil && r.at(i, "of") != of {
					t.Errorf("%s %d %v: of %v, panel says %v", name, year, r.at(i, "agency"), r.at(i, "of"), of)
				}
			}
		}
	}
}

// TestEveryUnitIsComparedOrLeftOut: a ranking loses nobody.
func TestEveryUnitIsComparedOrLeftOut(t *testing.T) {
	db := demo(t)
	units := asking(t, db, `SELECT count(*) FROM agencies`).list[0][0].(int64)
	for _, q := range dataset.Questions() {
		if !slices.Contains(q.Takes, "year") {
			continue
		}
		for _, year := range []int{1999, 2020, 2022, 2024} {
			r := asking(t, db, filled(q, map[string]any{"year": year, "since": year - 1}))
			seen := map[any]bool{}
			for i := range r.list {
				seen[r.at(i, "agency_id")] = true
				if (r.at(i, "rank") == nil) != (r.at(i, "left_out") != nil) {
					t.Errorf("%s %d: %v is neither ranked nor left out, or both", q.Name, year, r.at(i, "agency"))
				}
			}
			if int64(len(seen)) != units || len(seen) != len(r.list) {
				t.Errorf("%s %d: %d rows for %d units, want each of %d once", q.Name, year, len(r.list), len(seen), units)
			}
		}
	}
}

// TestParametersAreText: what people write cannot become SQL.
func TestParametersAreText(t *testing.T) {
	q, _ := dataset.FindQuestion("refused-most")
	query := filled(q, map[string]any{"region": "x' OR 1=1; DROP TABLE report --"})
	if !strings.Contains(query, "'x'' OR 1=1; DROP TABLE report --'") {
		t.Errorf("the region is not quoted:\n%s", query)
	}
	for _, row := range asking(t, demo(t), query).list {
		if row[len(row)-1] == nil {
			t.Errorf("got %v, want nobody compared", row)
		}
	}
}

// TestWhoIsLeftOut: what a cell says decides whether its unit is compared, left out
// with that reason, or compared and marked.
func TestWhoIsLeftOut(t *testing.T) {
	const unit = "鹤栖县卫生健康局"
	for _, c := range []struct{ item, change, left, mark string }{
		{"total_handled", "", "", ""},
		{"total_handled", "blank", "blank", ""},
		{"total_handled", "dash", "dash", ""},
		{"total_handled", "none", "none", ""},
		{"total_handled", "na", "no_number", ""},
		{"total_handled", "text", "no_number", ""},
		{"total_handled", "unread", "unread", ""},
		{"total_handled", "absent", "absent", ""},
		{"total_handled", "zero", "of_none", ""},
		{"denied_internal_affairs", "blank", "", ""}, // one of eight reasons: the others are stated
		{"denied_internal_affairs", "unread", "unread", ""},
		{"total_handled", "trust 1", "reading", ""},
		{"total_handled", "trust 2", "", "undecided"},
		{"total_handled", "trust 3", "", "publisher"},
	} {
		db := demo(t)
		change(t, db, unit, c.item, c.change)
		q, _ := dataset.FindQuestion("refused-most")
		r := asking(t, db, filled(q, nil))
		i := slices.IndexFunc(r.list, func(row []any) bool { return row[slices.Index(r.names, "agency")] == unit })
		left, _ := r.at(i, "left_out").(string)
		mark, _ := r.at(i, "failed_check").(string)
		if left != c.left || mark != c.mark {
			t.Errorf("%s %s: left out %q, marked %q, want %q and %q", c.item, c.change, left, mark, c.left, c.mark)
		}
		if silent := r.at(i, "silent"); c.item == "denied_internal_affairs" && c.change == "blank" && silent != int64(1) {
			t.Errorf("%s %s: %v silent cells, want 1", c.item, c.change, silent)
		}
	}
}

// change makes the cell of a row's total of 2024 another one.
func change(t *testing.T, db *dataset.DB, unit, item, to string) {
	t.Helper()
	at := asking(t, db, fmt.Sprintf(`SELECT r.id * 128 + k.row_no, r.id * 1024 + k.no FROM reports r JOIN figure_key k ON k.key = 'requests/%s/total'
		WHERE r.agency = '%s' AND r.year = 2024`, item, unit)).list[0]
	statements := []string{fmt.Sprintf(`UPDATE printed_row SET v7 = NULL WHERE id = %d`, at[0]), fmt.Sprintf(`INSERT OR REPLACE INTO printed_cell (id, kind) VALUES (%d, '%s')`, at[1], to)}
	trust, marks := strings.CutPrefix(to, "trust ")
	switch {
	case to == "":
		statements = nil
	case to == "absent":
		statements[1] = fmt.Sprintf(`DELETE FROM printed_cell WHERE id = %d`, at[1])
	case to == "zero":
		statements[1] = fmt.Sprintf(`INSERT OR REPLACE INTO printed_cell (id, kind, value, exact, text) VALUES (%d, 'number', 0, '0', '0')`, at[1])
	case marks:
		statements = []string{fmt.Sprintf(`INSERT INTO finding_key (finding_id, seq, cell_id, assumed_zero, doubtful, trust) VALUES (1, 99, %d, 0, 0, %s)`, at[1], trust)}
	}
	pool, err := sql.Open("sqlite3", db.Path())
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	for _, s := range statements {
		if _, err := pool.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// TestTrendsNameWhoIsMissing: a sum over years tells the reports that it leaves out.
func TestTrendsNameWhoIsMissing(t *testing.T) {
	db := demo(t)
	for _, name := range []string{"totals-by-year", "applicants-by-year"} {
		q, _ := dataset.FindQuestion(name)
		reports := asking(t, db, `SELECT count(*) FROM reports WHERE is_current = 1`).list[0][0].(int64)
		for _, values := range []map[string]any{nil, {"region": "青崖"}, {"level": "county"}} {
			r := asking(t, db, filled(q, values))
			var added, left int64
			seen := map[string]bool{}
			for i := range r.list {
				group := fmt.Sprint(r.at(i, "scope"), r.at(i, "level"), r.at(i, "year"))
				if r.at(i, "left_out") != nil {
					left++
				} else if !seen[group] {
					seen[group] = true
					added += r.at(i, "reports").(int64)
				}
			}
			// Of another level on purpose: those are not asked about.
			others := int64(0)
			if values["level"] != nil {
				others = asking(t, db, `SELECT count(*) FROM reports WHERE is_current = 1 AND level <> 'county'`).list[0][0].(int64)
			}
			if added+left+others != reports {
				t.Errorf("%s %v: %d added up, %d left out, %d not asked about, want %d in all", name, values, added, left, others, reports)
			}
		}
	}
}
