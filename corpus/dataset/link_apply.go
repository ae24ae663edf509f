package dataset

// Links in the data set. A report keeps the agency that its document names (own_no)
// beside the one that it counts under, so that a link that is taken back leaves the
// file as if it had never been. They are looked at whenever a batch is settled: an
// agency that comes later finds what was said of it.

import (
	"cmp"
	"database/sql"
	"errors"
	"slices"
)

// learnLinks copies the links into the file when a run begins. Without a file of links
// what was known stays; one in trouble is told at the end of the run, with the verdicts.
func (r *Run) learnLinks() error {
	v, err := OpenVerdicts(r.db.path, false)
	if err != nil {
		return nil
	}
	defer v.Close()
	list, err := v.Links()
	if err != nil || v.pool == nil {
		return nil
	}
	for _, q := range []string{`DELETE FROM agency_link`, `DELETE FROM agency_apart`} {
		if err := r.exec(q); err != nil {
			return err
		}
	}
	for _, l := range list {
		if l.Relation == Apart {
			if err := r.exec(`INSERT INTO agency_apart VALUES (?,?,?)`, l.AgencyID, l.Source, l.OtherID); err != nil {
				return err
			}
			continue
		}
		if err := r.exec(`INSERT INTO agency_link VALUES (?,?,?,?,?)`, l.AgencyID, l.Relation, l.OtherID, orZero(int64(l.Year)), orNull(l.Evidence)); err != nil {
			return err
		}
	}
	return nil
}

// link moves reports to the agencies that they count under.
func (r *Run) link() error {
	into, err := r.countedUnder()
	if err != nil {
		return err
	}
	apart, err := r.setApart()
	if err != nil {
		return err
	}
	type move struct{ report, to int64 }
	var moves []move
	for report, to := range apart {
		moves = append(moves, move{report, to})
	}
	for own, to := range into {
		list, err := r.numbers(`SELECT no FROM report WHERE agency_no = ? AND own_no IS NULL`, own)
		if err != nil {
			return err
		}
		for _, no := range list {
			if apart[no] == 0 {
				moves = append(moves, move{no, to})
			}
		}
	}
	err = r.each(`SELECT no, own_no, agency_no FROM report WHERE own_no IS NOT NULL`, nil, func(rows *sql.Rows) error {
		var no, own, agency int64
		err := rows.Scan(&no, &own, &agency)
		if to := cmp.Or(into[own], own); to != agency && apart[no] == 0 {
			moves = append(moves, move{no, to})
		}
		return err
	})
	slices.SortFunc(moves, func(a, b move) int { return cmp.Compare(a.report, b.report) })
	for _, m := range moves {
		if err == nil {
			err = r.countUnder(m.report, m.to)
		}
	}
	return err
}

// countedUnder gives the agencies that are another: the farthest that links lead to and
// that a document names.
func (r *Run) countedUnder() (map[int64]int64, error) {
	same := map[string]string{}
	err := r.each(`SELECT agency_id, other_id FROM agency_link WHERE relation = 'same'`, nil, func(rows *sql.Rows) error {
		var id, other string
		err := rows.Scan(&id, &other)
		same[id] = other
		return err
	})
	into := map[int64]int64{}
	for id := range same {
		if err != nil {
			break
		}
		var own, to int64
		if own, err = r.named(id); own == 0 || err != nil {
			continue
		}
		at := id
		for range len(same) {
			at = same[at]
			no, failed := r.named(at)
			if err = failed; no != 0 {
				to = no
			}
			if same[at] == "" || err != nil {
				break
			}
		}
		if to != 0 && to != own {
			into[own] = to
		}
	}
	return into, err
}

// named gives the number of an agency that a document names, 0 where none does.
func (r *Run) named(id string) (int64, error) {
	list, err := r.numbers(`SELECT no FROM agency a WHERE id = ? AND (EXISTS (SELECT 1 FROM report WHERE agency_no = a.no AND own_no IS NULL) OR EXISTS (SELECT 1 FROM report WHERE own_no = a.no))`, id)
	if len(list) == 0 {
		return 0, err
	}
	return list[0], err
}

// countUnder moves a report; what it was called before stays known.
func (r *Run) countUnder(report, agency int64) error {
	x, err := r.identityOf(report)
	if err != nil || x.agency == agency {
		return err
	}
	if err := r.keepHandles(x); err != nil {
		return err
	}
	var own any
	if agency != x.own {
		own = x.own
	}
	if err := r.exec(`UPDATE report SET agency_no = ?, own_no = ? WHERE no = ?`, agency, own, report); err != nil {
		return err
	}
	r.touched[x.group], r.touched[group{agency, x.year}] = true, true
	return r.othersTouched(report)
}

// resolved gives the agency in sight that an id leads to, 0 where there is none.
func (r *Run) resolved(id string) (int64, error) {
	for range linksFollowed {
		if no, err := r.countsUnder(id); no != 0 || err != nil {
			return no, err
		}
		switch err := r.row(`SELECT other_id FROM agency_link WHERE agency_id = ? AND relation = 'same'`, id).Scan(&id); {
		case errors.Is(err, sql.ErrNoRows):
			return 0, nil
		case err != nil:
			return 0, err
		}
	}
	return 0, nil
}

// linksFollowed is how long a chain of agencies that are one may be.
const linksFollowed = 100

func (r *Run) countsUnder(id string) (int64, error) {
	for _, q := range []string{
		`SELECT DISTINCT r.agency_no FROM agency a JOIN report r ON r.agency_no = a.no WHERE a.id = ?`,
		`SELECT DISTINCT r.agency_no FROM agency a JOIN report r ON r.own_no = a.no WHERE a.id = ? ORDER BY 1`,
	} {
		list, err := r.numbers(q, id)
		if err != nil {
			return 0, err
		}
		if len(list) > 0 {
			return list[0], nil
		}
	}
	return 0, nil
}
