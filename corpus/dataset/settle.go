package dataset

// Settling: which documents say the same, which version is current. It looks at
// all that is known of an agency and year, so that neither the order of reading
// nor the number of readers changes the outcome.

import (
	"bytes"
	"cmp"
	"database/sql"
	"encoding/hex"
	"maps"
	"slices"
)

// group is an agency and a year.
type group struct {
	agency int64
	year   int
}

func (r *Run) groupOf(report int64) (g group, document int64, err error) {
	err = r.row(`SELECT agency_no, year, document_no FROM report WHERE no = ?`, report).Scan(&g.agency, &g.year, &document)
	return g, document, err
}

// settle brings every touched agency and year into order. It runs before each
// commit, so that no reader ever sees them unsettled.
func (r *Run) settle() error {
	if err := r.tie(); err != nil {
		return err
	}
	if err := r.link(); err != nil {
		return err
	}
	groups := slices.SortedFunc(maps.Keys(r.touched), func(a, b group) int {
		return cmp.Or(cmp.Compare(a.agency, b.agency), cmp.Compare(a.year, b.year))
	})
	agencies := map[int64]bool{}
	for _, g := range groups {
		if err := r.settleGroup(g); err != nil {
			return err
		}
		if err := r.due(g); err != nil {
			return err
		}
		agencies[g.agency] = true
	}
	for _, no := range slices.Sorted(maps.Keys(agencies)) {
		if err := r.refreshAgency(no); err != nil {
			return err
		}
	}
	r.touched = map[group]bool{}
	return nil
}

// candidate is a stored report of the group.
type candidate struct {
	no, document int64
	content      []byte
	content8     string
	first8       string // of its document, when that was first stored
	figures      int
	format       string
	sha256       []byte
	part         int
	program      int64
	own          int64 // the agency that its document names

	storedVersion int
	storedCurrent bool

	version int  // its first place in the changes of a source, the farthest of all sources
	latest  int  // its place where it stands now, 0 where it stands nowhere
	last    bool // at some source nothing of the group came after it
}

func (r *Run) settleGroup(g group) error {
	list, err := r.candidates(g)
	if err != nil {
		return err
	}
	if list, err = r.mergeCopies(g, list); err != nil || len(list) == 0 {
		return err
	}
	if len(list) == 1 {
		list[0].version, list[0].last = 1, true
	} else if err := r.numberVersions(list); err != nil {
		return err
	}
	slices.SortFunc(list, byCurrency)
	if err := r.tellApart(g, list); err != nil {
		return err
	}
	for i, c := range list {
		current := i == 0
		if g.year == 0 {
			// Reports without a year may be of different years: none hides another but at its own place.
			current = c.last
		}
		if c.version == c.storedVersion && current == c.storedCurrent {
			continue
		}
		if err := r.exec(`UPDATE report SET version = ?, is_current = ? WHERE no = ?`, c.version, current, c.no); err != nil {
			return err
		}
		if err := r.othersTouched(c.no); err != nil {
			return err
		}
	}
	return nil
}

func (r *Run) candidates(g group) ([]*candidate, error) {
	var list []*candidate
	err := r.each(`SELECT r.no, r.document_no, r.content_sha256, r.content8, d.content8, r.figures, d.format, d.sha256, d.part, coalesce(d.program_no, 0),
		r.version, r.is_current, coalesce(r.own_no, r.agency_no) FROM report r JOIN document d ON d.no = r.document_no WHERE r.agency_no = ? AND r.year = ?`, []any{g.agency, g.year}, func(rows *sql.Rows) error {
		c := &candidate{}
		list = append(list, c)
		return rows.Scan(&c.no, &c.document, &c.content, &c.content8, &c.first8, &c.figures, &c.format, &c.sha256, &c.part, &c.program, &c.storedVersion, &c.storedCurrent, &c.own)
	})
	return list, err
}

// formatOrder prefers what is read most safely.
var formatOrder = []string{"html", "mht", "docx", "odt", "doc", "rtf", "ofd", "pdf", "xlsx", "xls", "csv", "text", "image"}

func (c *candidate) rank() int {
	if i := slices.Index(formatOrder, c.format); i >= 0 {
		return i
	}
	return len(formatOrder)
}

// bySource prefers the better format, then the smaller hash.
func bySource(a, b *candidate) int {
	return cmp.Or(cmp.Compare(a.rank(), b.rank()), bytes.Compare(a.sha256, b.sha256), cmp.Compare(a.part, b.part))
}

// byCurrency puts the current report first: one that still stands somewhere, the
// latest change, the most figures, the better format, the smaller hash.
func byCurrency(a, b *candidate) int {
	return cmp.Or(cmp.Compare(b.latest, a.latest), cmp.Compare(b.figures, a.figures), bySource(a, b))
}

// mergeCopies keeps one report for documents that say the same, read from the
// best of them; the others remain as its copies. Documents are compared only as
// one and the same program read them, and those of one agency by their own words:
// what a person joined can be parted.
func (r *Run) mergeCopies(g group, list []*candidate) ([]*candidate, error) {
	slices.SortFunc(list, bySource)
	type said struct {
		content string
		program int64
		own     int64
	}
	kept := map[said]*candidate{}
	var rest []*candidate
	for _, c := range list {
		says := said{string(c.content), c.program, c.own}
		best := kept[says]
		if best == nil {
			kept[says], rest = c, append(rest, c)
			continue
		}
		if err := r.merge(g, c, best); err != nil {
			return nil, err
		}
	}
	return rest, nil
}

func (r *Run) merge(g group, c, into *candidate) error {
	if err := r.exec(`UPDATE document SET report_no = ? WHERE report_no = ?`, into.no, c.no); err != nil {
		return err
	}
	if err := r.exec(`UPDATE former_handle SET report_no = ? WHERE report_no = ?`, into.no, c.no); err != nil {
		return err
	}
	if c.content8 != into.content8 {
		if err := r.rememberHandle(g, c.content8, into.no); err != nil {
			return err
		}
	}
	return r.dropReport(c.no)
}

func (r *Run) rememberHandle(g group, content8 string, report int64) error {
	var agency string
	if err := r.row(`SELECT id FROM agency WHERE no = ?`, g.agency).Scan(&agency); err != nil {
		return err
	}
	return r.exec(`INSERT OR REPLACE INTO former_handle VALUES (?,?)`, handle(agency, g.year, content8), report)
}

// numberVersions walks the changes of each source: other bytes at the same place
// that say something else are the next version. Other places hold copies.
func (r *Run) numberVersions(list []*candidate) error {
	for _, c := range list {
		places, err := r.stands(c.no)
		if err != nil {
			return err
		}
		for _, s := range places {
			if err := r.placeIn(c, s); err != nil {
				return err
			}
		}
		c.version = max(c.version, 1)
	}
	return nil
}

// stand is a part of what a source holds.
type stand struct{ source, part int64 }

// stands lists where a report was ever seen.
func (r *Run) stands(report int64) (list []stand, err error) {
	err = r.each(`SELECT DISTINCT g.source_no, d.part FROM document d JOIN sighting g ON g.document_no = d.no WHERE d.report_no = ?`, []any{report}, func(rows *sql.Rows) error {
		var s stand
		err := rows.Scan(&s.source, &s.part)
		list = append(list, s)
		return err
	})
	return list, err
}

// placeIn counts the different reports of the group at a place, up to each stand
// of this one. Bytes that changed without saying anything new do not count.
func (r *Run) placeIn(c *candidate, at stand) error {
	place, first, before, last := 0, 0, int64(0), int64(0)
	err := r.each(`SELECT g.seq, d.report_no, s.seq FROM sighting g JOIN document d ON d.no = g.document_no JOIN source s ON s.no = g.source_no
		JOIN report r ON r.no = d.report_no JOIN report mine ON mine.no = ?3 AND mine.agency_no = r.agency_no AND mine.year = r.year
		WHERE g.source_no = ?1 AND d.part = ?2 ORDER BY g.seq`, []any{at.source, at.part, c.no}, func(rows *sql.Rows) error {
		var seq, report int64
		if err := rows.Scan(&seq, &report, &last); err != nil {
			return err
		}
		if report != before {
			place, before = place+1, report
		}
		if report != c.no {
			return nil
		}
		if first == 0 {
			first = place
		}
		if seq == last {
			c.latest = max(c.latest, place)
		}
		return nil
	})
	c.version, c.last = max(c.version, first), c.last || before == c.no
	return err
}

// tellApart gives every version a handle of its own. Two share one only when
// documents that said the same to one program do not to the next; the current one
// keeps it, the others add digits of their documents for as long as that is so.
func (r *Run) tellApart(g group, list []*candidate) error {
	if len(list) == 1 && list[0].content8 == list[0].first8 {
		return nil
	}
	used := map[string]bool{}
	for _, c := range list {
		old := c.content8
		c.content8 = c.first8
		for n := 1; used[c.content8] && n <= len(c.sha256); n++ {
			c.content8 = c.first8 + hex.EncodeToString(c.sha256[:n])
		}
		used[c.content8] = true
		if c.content8 == old {
			continue
		}
		if err := r.rename(g, c, old); err != nil {
			return err
		}
	}
	return nil
}

func (r *Run) rename(g group, c *candidate, old string) error {
	if err := r.rememberHandle(g, old, c.no); err != nil {
		return err
	}
	if err := r.exec(`UPDATE report SET content8 = ? WHERE no = ?`, c.content8, c.no); err != nil {
		return err
	}
	return r.nameFindings(c.no)
}
