package dataset

// Comparing: the reports of one agency held against each other, year by year and
// version by version. Settling says what is due and keeps it in the file, so that what
// a run did not come to is compared by the next one; the outcome rests on nothing but
// the current reports, so that neither the order of reading nor of comparing changes it.

import (
	"cmp"
	"context"
	"database/sql"
	_ "embed"
	"slices"
	"time"

	"nianbao/checks"
	"nianbao/normalize"
)

// comparedScopes are those of the checks that this stage holds reports to.
var comparedScopes = []checks.Scope{checks.ScopeYears, checks.ScopeVersions, checks.ScopePeers}

//go:embed schema_years.sql
var schemaYears string

// readyToCompare makes the tables in a file of an older program, and has everything
// compared again that another program has compared, or nobody.
func (r *Run) readyToCompare() error {
	var tables int
	if err := r.row(`SELECT count(*) FROM sqlite_schema WHERE name IN ('uncompared', 'spread', 'unsummed', 'agency_apart')`).Scan(&tables); err != nil {
		return err
	}
	if tables < 4 {
		if _, err := r.conn.ExecContext(context.Background(), schemaYears); err != nil {
			return err
		}
	}
	known, err := r.numbers(`SELECT program_no FROM comparing`)
	if err != nil || slices.Equal(known, []int64{r.program}) {
		return err
	}
	if err := r.exec(`DELETE FROM comparing`); err != nil {
		return err
	}
	if err := r.exec(`INSERT INTO comparing VALUES (?)`, r.program); err != nil {
		return err
	}
	if err := r.readyPeers(); err != nil {
		return err
	}
	if err := r.exec(divisionsOfReports); err != nil {
		return err
	}
	return r.exec(`INSERT OR IGNORE INTO uncompared SELECT DISTINCT agency_no, year FROM report
		WHERE year > 0 AND (agency_no IN (SELECT agency_no FROM report GROUP BY agency_no HAVING count(*) > 1) OR agency_no IN (SELECT successor_no FROM agency_succession))`)
}

// loneAgency tells most agencies of a first run apart, of which nothing is due.
const loneAgency = `SELECT (SELECT count(*) FROM report WHERE agency_no = ?1) < 2 AND NOT EXISTS (SELECT 1 FROM report r JOIN compared c ON c.report_no = r.no WHERE r.agency_no = ?1)
	AND NOT EXISTS (SELECT 1 FROM agency_succession WHERE ?1 IN (predecessor_no, successor_no))`

// due notes what has to be compared after a group was settled: its own reports, those
// of the years beside it, and the nearest ones, between which a year may be missing. Of an
// agency with a single report nothing is, unless it was compared before; when a second
// one comes or the last but one goes, the other is due however far its year.
func (r *Run) due(g group) error {
	if g.year == 0 {
		return nil
	}
	var lone bool
	if err := r.row(loneAgency, g.agency).Scan(&lone); err != nil || lone {
		return err
	}
	if err := r.exec(`INSERT OR IGNORE INTO uncompared SELECT r.agency_no, r.year FROM agency_succession x JOIN report r ON r.agency_no = x.successor_no AND r.year = ?2 + 1
		WHERE x.predecessor_no = ?1`, g.agency, g.year); err != nil {
		return err
	}
	return r.exec(`INSERT OR IGNORE INTO uncompared SELECT r.agency_no, r.year FROM report r WHERE r.agency_no = ?1
		AND (r.year BETWEEN ?2 - 1 AND ?2 + 1 OR r.year = (SELECT min(year) FROM report WHERE agency_no = ?1 AND year > ?2)
			OR r.year = (SELECT max(year) FROM report WHERE agency_no = ?1 AND year < ?2)) AND r.year > 0
		AND ((SELECT count(*) FROM report WHERE agency_no = ?1) > 1 OR EXISTS (SELECT 1 FROM compared c WHERE c.report_no = r.no) OR EXISTS (SELECT 1 FROM agency_succession x WHERE x.successor_no = ?1))
		UNION SELECT r.agency_no, r.year FROM report r WHERE r.agency_no = ?1 AND r.year > 0 AND r.is_current = 1
		AND EXISTS (SELECT 1 FROM compared c WHERE c.report_no = r.no) <> ((SELECT count(*) FROM report WHERE agency_no = ?1 AND year > 0) > 1
			OR EXISTS (SELECT 1 FROM agency_succession x WHERE x.successor_no = ?1))`, g.agency, g.year)
}

// Compare holds the current reports of every agency that is due against those of the
// years beside them, against other documents of their year and against their peers. What it says replaces
// what was said before. Step is told how many reports are done, and of how many. When
// the context ends, what is left is due at the next run. It gives the number of
// reports that were compared.
func (r *Run) Compare(ctx context.Context, step func(done, all int)) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	n, err := r.compareAll(ctx, step)
	if err != nil {
		r.rollback()
	}
	return n, troubled(r.db.path, err)
}

func (r *Run) compareAll(ctx context.Context, step func(done, all int)) (done int, err error) {
	if err := r.commit(); err != nil { // settles what is due
		return 0, err
	}
	if err := r.relateNow(); err != nil {
		return 0, err
	}
	if err := r.comparePeers(ctx); err != nil {
		return 0, err
	}
	var all int
	if err := r.row(`SELECT count(*) FROM uncompared`).Scan(&all); err != nil {
		return 0, err
	}
	agencies, err := r.numbers(`SELECT DISTINCT agency_no FROM uncompared ORDER BY agency_no`)
	for _, no := range agencies {
		if err != nil || ctx.Err() != nil {
			break
		}
		var n int
		if n, err = r.compareAgency(no); err != nil {
			break
		}
		done += n
		step(done, all)
	}
	if err == nil {
		err = r.commit()
	}
	return done, err
}

// compareAgency compares what is due of one agency, in the batch in hand.
func (r *Run) compareAgency(no int64) (n int, err error) {
	if err := r.begin(); err != nil {
		return 0, err
	}
	years, err := r.numbers(`SELECT year FROM uncompared WHERE agency_no = ? ORDER BY year`, no)
	if err != nil {
		return 0, err
	}
	c, err := r.comparison(no)
	for _, year := range years {
		if err == nil {
			err = c.year(int(year))
		}
	}
	if err == nil {
		err = r.exec(`DELETE FROM uncompared WHERE agency_no = ?`, no)
	}
	if err != nil {
		return 0, err
	}
	if r.saved += c.done; r.saved >= batchDocuments || time.Since(r.since) > batchTime {
		err = r.commit()
	}
	return c.done, err
}

// comparison is the reports of one agency, each loaded when it is first asked for.
type comparison struct {
	run    *Run
	agency int64
	list   []stored // by year, current ones first
	loaded map[int64]*normalize.Report
	done   int
}

// stored is what tells a stored report.
type stored struct {
	no, document int64
	year         int
	current      bool
	compared     bool
	handle       string
}

func (r *Run) comparison(agency int64) (*comparison, error) {
	c := &comparison{run: r, agency: agency, loaded: map[int64]*normalize.Report{}}
	err := r.each(`SELECT r.no, r.document_no, r.year, r.is_current, EXISTS (SELECT 1 FROM compared c WHERE c.report_no = r.no), 'nb:' || a.id || '/' || r.year || '/' || r.content8
		FROM report r JOIN agency a ON a.no = r.agency_no WHERE r.agency_no = ? AND r.year > 0`, []any{agency}, func(rows *sql.Rows) error {
		var s stored
		err := rows.Scan(&s.no, &s.document, &s.year, &s.current, &s.compared, &s.handle)
		c.list = append(c.list, s)
		return err
	})
	slices.SortFunc(c.list, func(a, b stored) int {
		return cmp.Or(a.year-b.year, -compareBool(a.current, b.current), cmp.Compare(a.handle, b.handle))
	})
	return c, err
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// report loads one.
func (c *comparison) report(no int64) (*normalize.Report, error) {
	if p := c.loaded[no]; p != nil {
		return p, nil
	}
	p, err := c.run.loadReport(no)
	c.loaded[no] = p
	return p, err
}

// current gives the current report of a year, nil where there is none.
func (c *comparison) current(year int) (*normalize.Report, error) {
	i := slices.IndexFunc(c.list, func(s stored) bool { return s.year == year && s.current })
	if i < 0 {
		return nil, nil
	}
	return c.report(c.list[i].no)
}

// year compares the current report of a year. Versions that are no longer current
// stand alone again.
func (c *comparison) year(year int) error {
	for _, s := range c.list {
		var err error
		switch {
		case s.year != year:
		case s.current:
			err = c.compare(s)
		case s.compared:
			err = c.alone(s)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (c *comparison) compare(s stored) error {
	known, others, err := c.known(s)
	if err != nil {
		return err
	}
	if !others && known.Peers == nil {
		return c.alone(s)
	}
	mine, err := c.report(s.no)
	if err != nil {
		return err
	}
	if others {
		c.done++
	}
	return c.run.saveCompared(s, checks.Compare(mine, known, comparedScopes...), true)
}

// alone holds a report to the checks of the stage with nothing beside it, as reading does.
func (c *comparison) alone(s stored) error {
	mine, err := c.report(s.no)
	if err != nil {
		return err
	}
	return c.run.saveCompared(s, checks.Compare(mine, checks.Known{}, comparedScopes...), false)
}

// known is what the agency's other reports tell beside one; others is false where
// there are none.
func (c *comparison) known(s stored) (known checks.Known, others bool, err error) {
	for _, o := range c.list {
		if o.current && !slices.Contains(known.Years, o.year) {
			known.Years = append(known.Years, o.year)
		}
	}
	if known.Before, err = c.current(s.year - 1); err != nil {
		return known, false, err
	}
	if known.After, err = c.current(s.year + 1); err != nil {
		return known, false, err
	}
	if known.Peers, err = c.run.peersKnown(s.no); err != nil {
		return known, false, err
	}
	over, err := handedOver(c.run, c.agency, s.year)
	if err == nil && over != nil {
		err = over.tell(&known, c.report)
	}
	if err != nil {
		return known, false, err
	}
	known.Versions, err = c.versions(s)
	return known, over != nil || len(known.Years) > 1 || len(known.Versions) > 0, err
}

// versions compares the other documents of the year. What stood at a place of this
// report came before it; what stands elsewhere is a copy.
func (c *comparison) versions(s stored) (list []checks.Version, err error) {
	for _, o := range c.list {
		if o.year != s.year || o.no == s.no {
			continue
		}
		mine, err := c.report(s.no)
		if err != nil {
			return nil, err
		}
		other, err := c.report(o.no)
		if err != nil {
			return nil, err
		}
		v := checks.VersionOf(mine, other)
		v.Handle = o.handle
		var seen sql.NullString
		err = c.run.row(`SELECT (SELECT min(s.source) FROM sighting g JOIN source s ON s.no = g.source_no WHERE g.document_no = ?2), (SELECT captured_at FROM document WHERE no = ?2),
			NOT EXISTS (SELECT 1 FROM document d JOIN sighting g ON g.document_no = d.no JOIN sighting h ON h.source_no = g.source_no
				JOIN document e ON e.no = h.document_no AND e.part = d.part WHERE d.report_no = ?1 AND e.report_no = ?3)`, s.no, o.document, o.no).Scan(orEmpty{&v.Source}, &seen, &v.Copy)
		if err != nil {
			return nil, err
		}
		v.Seen, _ = time.Parse(time.RFC3339, seen.String) // the zero time where it is not known
		list = append(list, v)
	}
	return list, nil
}
