package dataset

// Peers: agencies of one kind, field, level and year. Which groups a run has touched is
// noted while it saves; the spreads of their figures are worked out before reports are
// compared, and rest on nothing but the current reports.

import (
	"database/sql"
	"strconv"
	"strings"

	"nianbao/checks"
	"nianbao/normalize"
)

// peersOf names the group of an agency; "" where it has no peers. An aggregate of a
// whole area is no peer of a government's own report.
func peersOf(a normalize.Agency) string {
	field := normalize.OrganField(a)
	if a.Level == "" || field == "" {
		return ""
	}
	kind := a.Kind
	if a.Scope == normalize.ScopeArea {
		kind += "/" + a.Scope
	}
	return a.Level + "|" + kind + "|" + field
}

func (r *Run) savePeer(no int64, p *normalize.Report) error {
	peers := peersOf(p.Agency)
	if peers == "" || p.Year == 0 {
		return nil
	}
	if err := r.exec(`INSERT INTO peer VALUES (?1,?2,?3) ON CONFLICT DO UPDATE SET year = ?2, peers = ?3`, no, p.Year, peers); err != nil {
		return err
	}
	return r.exec(`INSERT OR IGNORE INTO unpeered VALUES (?,?)`, p.Year, peers)
}

// othersTouched notes whom else a report concerns that goes, or becomes current or no
// longer so: its peers and its government; and that it is to be held to those it may share a text with.
func (r *Run) othersTouched(no int64) error {
	if err := r.exec(copiesDue, no); err != nil {
		return err
	}
	if err := r.exec(`INSERT OR IGNORE INTO unpeered SELECT year, peers FROM peer WHERE report_no = ?`, no); err != nil {
		return err
	}
	return r.divisionTouched(no)
}

// readyPeers puts every report into its group anew: another program may know other fields.
func (r *Run) readyPeers() error {
	for _, q := range []string{`INSERT OR IGNORE INTO unpeered SELECT DISTINCT year, peers FROM spread`, `DELETE FROM peer`} {
		if err := r.exec(q); err != nil {
			return err
		}
	}
	type placed struct {
		no     int64
		report normalize.Report
	}
	var list []placed
	err := r.each(`SELECT no, year, name, division_code, level, kind, scope FROM report WHERE year > 0`, nil, func(rows *sql.Rows) error {
		var p placed
		a := &p.report.Agency
		err := rows.Scan(&p.no, &p.report.Year, orEmpty{&a.Name}, orEmpty{&a.DivisionCode}, orEmpty{&a.Level}, orEmpty{&a.Kind}, orEmpty{&a.Scope})
		list = append(list, p)
		return err
	})
	for i := range list {
		if err == nil {
			err = r.savePeer(list[i].no, &list[i].report)
		}
	}
	return err
}

// spreads are those of one group, as the checks ask for them.
type spreads map[normalize.Key]checks.Spread

func (s spreads) Spread(k normalize.Key) (checks.Spread, bool) {
	one, ok := s[k]
	return one, ok
}

// peersKnown gives the spreads that a current report is held against, nil where it has
// too few peers.
func (r *Run) peersKnown(no int64) (checks.Peers, error) {
	var year int
	var peers string
	err := r.row(`SELECT coalesce(max(year), 0), coalesce(max(peers), '') FROM peer WHERE report_no = ?`, no).Scan(&year, &peers)
	if err != nil || peers == "" {
		return nil, err
	}
	s, err := r.spreadsOf(year, peers)
	if len(s) == 0 {
		return nil, err
	}
	return s, err
}

func (r *Run) spreadsOf(year int, peers string) (spreads, error) {
	s := spreads{}
	err := r.each(`SELECT key_no, n, median, log_median, log_mad FROM spread WHERE year = ? AND peers = ?`, []any{year, peers}, func(rows *sql.Rows) error {
		var no int
		var one checks.Spread
		err := rows.Scan(&no, &one.N, &one.Median, &one.LogMedian, &one.LogMAD)
		one.Description = describePeers(year, peers, one.N)
		if no >= 0 && no < len(keyAt) && keyAt[no] != nil {
			s[keyAt[no].Key] = one
		}
		return err
	})
	return s, err
}

// describePeers says whom a figure was compared with: 2023年县级交通运输部门共31家.
func describePeers(year int, peers string, n int) checks.Text {
	part := strings.SplitN(peers, "|", 3)
	kind, scope, _ := strings.Cut(part[1], "/")
	what, named := peerKinds[kind]
	if !named {
		what = checks.Text{ZH: part[2] + "部门", EN: "agencies for " + part[2]}
	}
	if scope != "" {
		what = checks.Text{ZH: what.ZH + "（汇总）", EN: what.EN + " (whole areas)"}
	}
	level := peerLevels[part[0]]
	return checks.Text{
		ZH: itoa(year) + "年" + level.ZH + what.ZH + "共" + itoa(n) + "家",
		EN: itoa(n) + " " + what.EN + " at " + level.EN + " level in " + itoa(year),
	}
}

func itoa(n int) string { return strconv.Itoa(n) }

var peerKinds = map[string]checks.Text{
	normalize.KindGovernment: {ZH: "政府", EN: "governments"}, normalize.KindOffice: {ZH: "政府办公室", EN: "government offices"},
	normalize.KindTownship: {ZH: "人民政府", EN: "governments"}, normalize.KindSubdistrict: {ZH: "街道办事处", EN: "subdistrict offices"},
	normalize.KindZone: {ZH: "管理委员会", EN: "zone committees"},
}

var peerLevels = map[string]checks.Text{
	"national": {ZH: "国家级", EN: "national"}, "province": {ZH: "省级", EN: "provincial"}, "prefecture": {ZH: "市级", EN: "prefecture"},
	"county": {ZH: "县级", EN: "county"}, "township": {ZH: "乡级", EN: "township"},
}
