package dataset

// Who followed whom: as people said it, and as the divisions tell. Agencies that follow
// one another are of one lineage.

import (
	"cmp"
	"database/sql"
	"slices"
	"strconv"
	"strings"

	"nianbao/checks"
	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// ofDivision is the kind of a succession that the divisions tell.
const ofDivision = "division"

// succession says that an agency followed another.
type succession struct {
	before   int64 // 0: not in the data set
	after    int64
	kind     string
	year     int // 0: not known
	about    int // of a division's: to about one
	evidence string
}

// succeeds writes the successions anew, and the lineages. Whose predecessors changed is
// to be compared again.
func (r *Run) succeeds(list []*placedAgency) error {
	now, err := r.successions(list)
	if err != nil {
		return err
	}
	var old []succession
	err = r.each(`SELECT coalesce(predecessor_no, 0), successor_no, kind, coalesce(year, 0), coalesce(about, 0), coalesce(evidence, '') FROM agency_succession`, nil, func(rows *sql.Rows) error {
		var s succession
		err := rows.Scan(&s.before, &s.after, &s.kind, &s.year, &s.about, &s.evidence)
		old = append(old, s)
		return err
	})
	if err == nil {
		err = r.exec(`DELETE FROM agency_succession`)
	}
	for _, s := range now {
		if err == nil {
			err = r.exec(`INSERT INTO agency_succession VALUES (?,?,?,?,?,?)`, orZero(s.before), s.after, s.kind, orZero(int64(s.year)), orZero(int64(s.about)), orNull(s.evidence))
		}
	}
	for _, list := range [][2][]succession{{old, now}, {now, old}} {
		for _, s := range list[0] {
			if err == nil && !slices.Contains(list[1], s) {
				err = r.dueAfter(s)
			}
		}
	}
	if err != nil {
		return err
	}
	return r.descend(list, now)
}

func (r *Run) successions(list []*placedAgency) (all []succession, err error) {
	said := map[[2]int64]bool{}
	for _, kind := range []string{Renamed, Merged, Absorbed} {
		err := r.links(kind, func(l foundLink) error {
			if l.other != 0 && l.agency != l.other {
				all = append(all, succession{l.agency, l.other, kind, l.year, 0, l.evidence})
				said[[2]int64{l.agency, l.other}] = true
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	for _, s := range divisionSuccessions(list) {
		if !said[[2]int64{s.before, s.after}] {
			all = append(all, s)
		}
	}
	return all, nil
}

// divisionSuccessions are those that the divisions tell: the organ of one name in the
// division that took the place of another (偃师市财政局, 偃师区财政局).
func divisionSuccessions(list []*placedAgency) (all []succession) {
	type organ struct{ division, canonical string }
	known := map[organ]*placedAgency{}
	for _, a := range list {
		if a.division != "" {
			known[organ{a.division, a.canonical}] = a
		}
	}
	for _, a := range list {
		d, ok := divisions.ByCode(a.division)
		if !ok || a.division == "" {
			continue
		}
		next, ok := d.Successor()
		heir := known[organ{next.Code, a.canonical}]
		if !ok || heir == nil || heir == a {
			continue
		}
		year, about := yearOf(next.ValidFrom()), yearOf(d.ValidTo())+1
		all = append(all, succession{a.no, heir.no, ofDivision, year, cmp.Or(year, about), "行政区划变更：" + d.Name + "→" + next.Name + "（" + d.ValidTo() + "以后）"})
	}
	return all
}

// yearOf is the year of a date, 0 of none.
func yearOf(date string) int {
	year, _, _ := strings.Cut(date, "-")
	n, _ := strconv.Atoi(year)
	return n
}

// foundLink is a link with the agencies in sight that it speaks of; 0 for one that is
// not in the data set.
type foundLink struct {
	agency, other int64
	year          int
	evidence      string
}

func (r *Run) links(relation string, visit func(foundLink) error) error {
	type said struct {
		foundLink
		id, otherID string
	}
	var list []said
	err := r.each(`SELECT agency_id, other_id, coalesce(year, 0), coalesce(evidence, '') FROM agency_link WHERE relation = ? ORDER BY 1, 2`, []any{relation}, func(rows *sql.Rows) error {
		var l said
		err := rows.Scan(&l.id, &l.otherID, &l.year, &l.evidence)
		list = append(list, l)
		return err
	})
	for _, l := range list {
		if err == nil {
			l.agency, err = r.resolved(l.id)
		}
		if err == nil {
			l.other, err = r.resolved(l.otherID)
		}
		if err == nil {
			err = visit(l.foundLink)
		}
	}
	return err
}

// dueAfter has the successor's reports compared that look at predecessors.
func (r *Run) dueAfter(s succession) error {
	return r.exec(`INSERT OR IGNORE INTO uncompared SELECT DISTINCT agency_no, year FROM report WHERE agency_no = ? AND year > 0`, s.after)
}

// descend gives all that follow one another the least of their ids as their lineage.
func (r *Run) descend(list []*placedAgency, all []succession) error {
	id, head := map[int64]string{}, map[int64]int64{}
	for _, a := range list {
		id[a.no] = a.id
	}
	var root func(no int64) int64
	root = func(no int64) int64 {
		if up, ok := head[no]; ok && up != no {
			return root(up)
		}
		return no
	}
	for _, s := range all {
		if s.before != 0 {
			a, b := root(s.before), root(s.after)
			if id[b] < id[a] {
				a, b = b, a
			}
			head[b] = a
		}
	}
	if err := r.exec(`UPDATE agency SET lineage_id = NULL WHERE lineage_id IS NOT NULL`); err != nil {
		return err
	}
	for _, s := range all {
		for _, no := range []int64{s.before, s.after} {
			if err := r.exec(`UPDATE agency SET lineage_id = ? WHERE no = ?`, id[root(no)], no); no != 0 && err != nil {
				return err
			}
		}
	}
	return nil
}

// handover is what an agency took over at the beginning of a year.
type handover struct {
	reports []int64 // of the year before, of each predecessor
	renamed bool    // it is the only one under a new name
	absorbs bool    // it was there before
	// lacking: a predecessor's report is not known, or it had several successors, or its
	// year is not known for certain.
	lacking bool
}

// handedOver asks what an agency took over at the beginning of a year; nil for nothing.
func handedOver(q asker, agency int64, year int) (*handover, error) {
	type step struct {
		before, report int64
		kind           string
		year, about    int
		successors     int
	}
	var steps []step
	err := q.each(`SELECT coalesce(x.predecessor_no, 0), x.kind, coalesce(x.year, 0), coalesce(x.about, 0),
		(SELECT count(DISTINCT y.successor_no) FROM agency_succession y WHERE y.predecessor_no = x.predecessor_no),
		coalesce((SELECT r.no FROM report r WHERE r.agency_no = x.predecessor_no AND r.year = ?2 - 1 AND r.is_current = 1), 0)
		FROM agency_succession x WHERE x.successor_no = ?1 ORDER BY (SELECT id FROM agency WHERE no = x.predecessor_no), x.kind`, []any{agency, year}, func(rows *sql.Rows) error {
		var s step
		err := rows.Scan(&s.before, &s.kind, &s.year, &s.about, &s.successors, &s.report)
		if s.year == year || s.kind == ofDivision && near(s.about, year) {
			steps = append(steps, s)
		}
		return err
	})
	if err != nil || len(steps) == 0 {
		return nil, err
	}
	h := &handover{renamed: len(steps) == 1 && (steps[0].kind == Renamed || steps[0].kind == ofDivision && steps[0].year == year)}
	for _, s := range steps {
		h.lacking = h.lacking || s.report == 0 || s.successors > 1 || s.year != year
		h.absorbs = h.absorbs || s.kind == Absorbed
		h.reports = append(h.reports, s.report)
	}
	return h, nil
}

// near: editions of the divisions are a year apart and more, so that the year of a change
// is known to about one.
func near(change, year int) bool { return max(change-year, year-change) <= 1 }

// asker visits the rows of a query.
type asker interface {
	each(query string, args []any, visit func(*sql.Rows) error) error
}

// tell adds to what is known beside a report what its agency took over: the report of
// the same body under its former name stands for last year's; those of bodies that were
// joined stand together.
func (h *handover) tell(known *checks.Known, load func(int64) (*normalize.Report, error)) error {
	own := known.Before
	known.Before = nil
	if known.TookOver = h.lacking || h.absorbs && own == nil || h.renamed && own != nil; known.TookOver {
		return nil
	}
	var all []*normalize.Report
	for _, no := range h.reports {
		p, err := load(no)
		if err != nil {
			return err
		}
		all = append(all, p)
	}
	if h.renamed {
		known.Before = all[0]
		known.Years = append(known.Years, all[0].Year)
		slices.Sort(known.Years)
		return nil
	}
	if own != nil {
		all = append(all, own)
	}
	known.TookOver, known.Joined = true, all
	return nil
}
