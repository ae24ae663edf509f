package dataset

// Spreads of the figures of a group, and which of its reports they speak against.

import (
	"context"
	"database/sql"
	"slices"

	"nianbao/checks"
	"nianbao/normalize"
)

// peerGroup is the current reports of a group in one year, each with nothing but what
// its peers are compared by.
type peerGroup struct {
	year    int
	peers   string
	members map[int64]*peerMember
	order   []int64
}

type peerMember struct {
	agency, catalogue int64
	outcomes          string
	report, before    *normalize.Report
}

// comparePeers works out the spreads of the groups that are due, gives their reports the
// outcomes that follow, and notes the reports to be loaded and compared.
func (r *Run) comparePeers(ctx context.Context) error {
	var list []*peerGroup
	err := r.each(`SELECT year, peers FROM unpeered ORDER BY year, peers`, nil, func(rows *sql.Rows) error {
		g := &peerGroup{members: map[int64]*peerMember{}}
		list = append(list, g)
		return rows.Scan(&g.year, &g.peers)
	})
	for i, g := range list {
		if err != nil || ctx.Err() != nil {
			break
		}
		if err = r.begin(); err == nil {
			err = r.compareGroup(g)
		}
		list[i] = nil
	}
	if err != nil {
		return err
	}
	return r.commit()
}

func (r *Run) compareGroup(g *peerGroup) error {
	for _, step := range []func(*peerGroup) error{r.groupMembers, r.groupFigures, r.saveSpreads, r.groupOutcomes} {
		if err := step(g); err != nil {
			return err
		}
	}
	return r.exec(`DELETE FROM unpeered WHERE year = ? AND peers = ?`, g.year, g.peers)
}

// groupMembers lists them. The plus before is_current keeps SQLite from going through all
// current reports instead of the group.
func (r *Run) groupMembers(g *peerGroup) error {
	return r.each(`SELECT r.no, r.agency_no, coalesce(r.catalogue_no, 0), r.outcomes, d.status, r.form, r.forms, r.plain_six, r.name, r.division_code, r.level, r.kind, r.scope
		FROM peer p JOIN report r ON r.no = p.report_no JOIN document d ON d.no = r.document_no
		WHERE p.year = ? AND p.peers = ? AND +r.is_current = 1 ORDER BY r.no`, []any{g.year, g.peers}, func(rows *sql.Rows) error {
		var no int64
		var status string
		p := &normalize.Report{Year: g.year}
		m, a := &peerMember{report: p}, &p.Agency
		err := rows.Scan(&no, &m.agency, &m.catalogue, &m.outcomes, &status, orEmpty{&p.Form}, fromJSON{&p.Forms}, &p.PlainSix,
			orEmpty{&a.Name}, orEmpty{&a.DivisionCode}, orEmpty{&a.Level}, orEmpty{&a.Kind}, orEmpty{&a.Scope})
		p.Status = normalize.Status(status)
		g.members[no], g.order = m, append(g.order, no)
		return err
	})
}

// groupFigures takes the numbers that the members print, and what each printed last year
// where a check asks for that.
func (r *Run) groupFigures(g *peerGroup) error {
	for _, k := range checks.PeerKeys() {
		err := r.numbersAt(keyOf[k], `SELECT p.report_no AS no, p.report_no AS mine FROM peer p WHERE p.year = ? AND p.peers = ?`, g, func(m *peerMember, f normalize.Figure) {
			m.report.Figures = append(m.report.Figures, f)
		})
		if err != nil {
			return err
		}
	}
	return r.numbersAt(keyOf[checks.PeerKeyBefore()], `SELECT b.no AS no, p.report_no AS mine FROM peer p JOIN report r ON r.no = p.report_no
		JOIN report b ON b.agency_no = r.agency_no AND b.year = r.year - 1 AND +b.is_current = 1 WHERE p.year = ? AND p.peers = ?`, g, func(m *peerMember, f normalize.Figure) {
		m.before = &normalize.Report{Year: g.year - 1, Figures: []normalize.Figure{f}}
	})
}

// numbersAt visits the numbers of a key that reports print; of tells the reports and whose
// member each is for.
func (r *Run) numbersAt(k *figureKey, of string, g *peerGroup, visit func(*peerMember, normalize.Figure)) error {
	query := `SELECT x.mine, coalesce(c.method, r.method, 'cell'), CASE WHEN c.id IS NULL OR c.kind = 'unread' THEN r.v` + itoa(k.slot) + ` WHEN c.kind = 'number' THEN c.exact END
		FROM (` + of + `) x LEFT JOIN printed_row r ON r.id = x.no * 128 + ` + itoa(k.row) + ` LEFT JOIN printed_cell c ON c.id = x.no * 1024 + ` + itoa(k.no)
	return r.each(query, []any{g.year, g.peers}, func(rows *sql.Rows) error {
		var no int64
		var method string
		var exact sql.NullString
		if err := rows.Scan(&no, &method, &exact); err != nil || !exact.Valid || g.members[no] == nil {
			return err
		}
		d, err := normalize.ParseDecimal(exact.String)
		visit(g.members[no], normalize.Figure{Key: k.Key, Method: normalize.Method(method), Readings: 1, Text: exact.String, Value: normalize.Value{Kind: normalize.Number, Number: d}})
		return err
	})
}

func (r *Run) saveSpreads(g *peerGroup) error {
	if err := r.exec(`DELETE FROM spread WHERE year = ? AND peers = ?`, g.year, g.peers); err != nil {
		return err
	}
	values := map[normalize.Key][]normalize.Decimal{}
	for _, no := range g.order {
		for _, f := range g.members[no].report.Figures {
			values[f.Key] = append(values[f.Key], f.Value.Number)
		}
	}
	for _, k := range checks.PeerKeys() {
		s, enough := checks.SpreadOf(values[k])
		if !enough {
			continue
		}
		if err := r.exec(`INSERT INTO spread VALUES (?,?,?,?,?,?,?)`, g.year, g.peers, keyOf[k].no, s.N, s.Median, s.LogMedian, s.LogMAD); err != nil {
			return err
		}
	}
	return nil
}

// peerScopes are those of the checks that look at peers.
var peerScopes = []checks.Scope{checks.ScopePeers}

// groupOutcomes holds each member to the checks by its few figures. One that fails there,
// or failed before, is noted to be loaded; for the others that was enough: a check that
// looks at single cells as well keeps the outcome that it has.
func (r *Run) groupOutcomes(g *peerGroup) error {
	now, err := r.spreadsOf(g.year, g.peers)
	if err != nil {
		return err
	}
	for _, no := range g.order {
		m := g.members[no]
		letters, loads := r.peerLetters(m, checks.Compare(m.report, checks.Known{Before: m.before, Peers: now}, peerScopes...))
		switch {
		case loads:
			err = r.exec(`INSERT OR IGNORE INTO uncompared VALUES (?,?)`, m.agency, g.year)
		case letters != m.outcomes:
			err = r.exec(`UPDATE report SET outcomes = ? WHERE no = ?`, letters, no)
		}
		if err == nil && len(now) > 0 {
			err = r.exec(`INSERT OR IGNORE INTO compared VALUES (?)`, no)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *Run) peerLetters(m *peerMember, result checks.Result) (letters string, loads bool) {
	if m.catalogue != r.catalogue.no || len(m.outcomes) != len(r.catalogue.place) {
		return "", true
	}
	b := []byte(m.outcomes)
	for _, v := range result.Outcomes {
		at := r.catalogue.place[v.Check]
		if v.Outcome == checks.Failed || b[at] == 'f' || b[at] == ' ' {
			return "", true
		}
		if !slices.Contains(checks.PeerCells(), v.Check) {
			b[at] = letterOf[v.Outcome]
		}
	}
	return string(b), false
}
