package dataset

// A government's aggregate beside the reports of its bodies, of the same division and
// year. Divisions that a run has touched are noted while it saves.

import (
	"context"
	"database/sql"
	"slices"

	"nianbao/checks"
	"nianbao/normalize"
)

// childScopes are those of the checks that this stage holds governments to.
var childScopes = []checks.Scope{checks.ScopeChildren}

// divisionDigits is how much of a code names the division of a government with bodies: a
// town's own nine digits begin with those of its county.
const divisionDigits = 6

func (r *Run) saveDivision(p *normalize.Report) error {
	code := p.Agency.DivisionCode
	if p.Year == 0 || len(code) < divisionDigits {
		return nil
	}
	return r.exec(`INSERT OR IGNORE INTO unsummed VALUES (?,?)`, code[:divisionDigits], p.Year)
}

const divisionsOfReports = `INSERT OR IGNORE INTO unsummed SELECT substr(division_code, 1, 6), year FROM report WHERE year > 0 AND length(division_code) >= 6`

func (r *Run) divisionTouched(no int64) error {
	return r.exec(divisionsOfReports+` AND no = ?`, no)
}

// CompareChildren holds the governments of the divisions that are due against their
// bodies. What is left when the context ends is due at the next run.
func (r *Run) CompareChildren(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	err := r.compareChildren(ctx)
	if err != nil {
		r.rollback()
	}
	return troubled(r.db.path, err)
}

func (r *Run) compareChildren(ctx context.Context) error {
	if err := r.commit(); err != nil { // settles what is due
		return err
	}
	type due struct {
		division string
		year     int
	}
	var list []due
	err := r.each(`SELECT division, year FROM unsummed ORDER BY division, year`, nil, func(rows *sql.Rows) error {
		var d due
		err := rows.Scan(&d.division, &d.year)
		list = append(list, d)
		return err
	})
	for _, d := range list {
		if err != nil || ctx.Err() != nil {
			break
		}
		if err = r.begin(); err == nil {
			err = r.compareDivision(d.division, d.year)
		}
		if err == nil {
			err = r.exec(`DELETE FROM unsummed WHERE division = ? AND year = ?`, d.division, d.year)
		}
		if r.saved++; err == nil && r.saved >= batchDocuments {
			err = r.commit()
		}
	}
	if err != nil {
		return err
	}
	return r.commit()
}

// inDivision is a report of a division and year.
type inDivision struct {
	stored
	name, kind, scope, code string
}

// aggregate tells the report of a government that sums up its division.
func (d *inDivision) aggregate(division string) bool {
	return d.kind == normalize.KindGovernment && d.scope == normalize.ScopeArea && d.code == division
}

func (r *Run) compareDivision(division string, year int) error {
	list, err := r.reportsIn(division, year)
	if err != nil {
		return err
	}
	var known *checks.Children
	for _, p := range list {
		switch {
		case !p.aggregate(division):
		case !p.current:
			err = r.saveBeside(p.stored, checks.Result{}, childScopes)
		default:
			if known == nil {
				known, err = r.childrenIn(list)
			}
			if err == nil {
				err = r.compareAggregate(p, known)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *Run) reportsIn(division string, year int) (list []inDivision, err error) {
	err = r.each(`SELECT r.no, r.is_current, 'nb:' || a.id || '/' || r.year || '/' || r.content8, coalesce(r.name, ''), coalesce(r.kind, ''), coalesce(r.scope, ''), r.division_code
		FROM agency a JOIN report r ON r.agency_no = a.no AND r.year = ?3 WHERE a.division_code >= ?1 AND a.division_code < ?2 AND r.division_code IS NOT NULL ORDER BY a.id, r.no`,
		[]any{division, division + ":", year}, func(rows *sql.Rows) error {
			var d inDivision
			err := rows.Scan(&d.no, &d.current, &d.handle, &d.name, &d.kind, &d.scope, &d.code)
			list = append(list, d)
			return err
		})
	return list, err
}

// childKinds are the bodies of a division; branches answer to their own line, the party
// and the courts to nobody here.
var childKinds = map[string]bool{
	normalize.KindDepartment: true, normalize.KindOffice: true, normalize.KindTownship: true, normalize.KindSubdistrict: true, normalize.KindZone: true,
}

var childKeys = func() map[normalize.Key]bool {
	keys := map[normalize.Key]bool{}
	for _, k := range checks.ChildKeys() {
		keys[k] = true
	}
	return keys
}()

// childrenIn gathers the bodies. No list says who should report, so that nobody can be
// said to be the last.
func (r *Run) childrenIn(list []inDivision) (*checks.Children, error) {
	known := &checks.Children{}
	for _, d := range list {
		if !d.current || !childKinds[d.kind] {
			continue
		}
		l := loader{ctx: context.Background(), from: preparing{r}, no: d.no, bare: true, out: Reading{Report: &normalize.Report{}}}
		for _, part := range []func() error{l.figures, l.problems} {
			if err := part(); err != nil {
				return nil, err
			}
		}
		child := checks.Child{Agency: d.name, Handle: d.handle, Kind: d.kind, Figures: map[normalize.Key]normalize.Decimal{}}
		for i := range l.out.Report.Figures {
			if f := &l.out.Report.Figures[i]; childKeys[f.Key] && safe(l.out.Report, f) {
				child.Figures[f.Key] = f.Value.Number
			}
		}
		known.Found = append(known.Found, child)
	}
	return known, nil
}

// safe tells a number that was read beyond doubt: on another one no government is asked.
func safe(p *normalize.Report, f *normalize.Figure) bool {
	return f.Value.Kind == normalize.Number && f.Method == normalize.ByCell && !f.BySums() &&
		!slices.ContainsFunc(p.Problems, func(q normalize.Problem) bool { return q.Covers(f.Key) })
}

// compareAggregate loads a government's report where any body is known.
func (r *Run) compareAggregate(p inDivision, known *checks.Children) error {
	if len(known.Found) == 0 {
		return r.saveBeside(p.stored, checks.Result{}, childScopes)
	}
	report, err := r.loadReport(p.no)
	if err != nil {
		return err
	}
	return r.saveBeside(p.stored, checks.Compare(report, checks.Known{Children: known}, childScopes...), childScopes)
}
