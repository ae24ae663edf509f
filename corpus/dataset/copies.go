package dataset

// Copies: after a run has saved its reports, sections that are new are compared with
// all others. Only counties with a new or changed report are looked at again, and
// the clusters that their sections are in.

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"slices"

	"nianbao/corpus/alike"
)

// nationGrowth: the wording of the country is gathered again when there are so many
// times more or fewer reports; all sections are then compared anew.
const nationGrowth = 1.25

// FindCopies brings the clusters up to date and notes the reports whose copies may
// have changed, for CompareCopies. When it is interrupted, all stays as it was.
func (r *Run) FindCopies(ctx context.Context) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if err := r.commit(); err != nil { // texts are read by other connections
		return troubled(r.db.path, err)
	}
	c := &copyStage{Run: r, ctx: ctx, changed: map[int64]bool{}}
	err := c.run()
	for no := range c.changed {
		if err == nil {
			err = r.exec(copiesDue, no)
		}
	}
	if err == nil {
		err = r.wholesChanged()
	}
	if err != nil {
		r.hashed = nil
		r.rollback()
		return troubled(r.db.path, err)
	}
	return troubled(r.db.path, r.commit())
}

// copyStage is one pass over what a run has changed.
type copyStage struct {
	*Run
	ctx     context.Context
	reports []copyReport
	at      map[int64]int // index of a report by its number
	texts   *texts
	common  *alike.Wording // of the country
	anew    bool           // it is another one than before
	fresh   map[int64]bool // sections to be compared
	changed map[int64]bool
}

// copyReport is what comparing needs of a current report.
type copyReport struct {
	no, agency             int64
	handle, county         string
	name, division         string
	publishedOn, firstSeen string // days: in which minute a crawl came by says nothing of who wrote first
	touched                bool   // some of its sketches are missing, or another agency's
}

func (c *copyStage) run() error {
	if err := c.begin(); err != nil {
		return err
	}
	touched, err := c.touched()
	if err != nil || !touched {
		return err
	}
	if err := c.load(); err != nil {
		return err
	}
	if c.texts, err = newTexts(c.ctx, c.db, newHashed(nil)); err != nil {
		return err
	}
	defer c.texts.close()
	for _, step := range []func() error{c.nation, c.counties, c.compare} {
		if err := step(); err != nil {
			return err
		}
		if err := c.ctx.Err(); err != nil {
			return err
		}
	}
	c.hashed = c.texts.hashed
	c.hashed.version = c.version
	return nil
}

const stale = ` FROM sketch k LEFT JOIN report r ON r.no = k.id / 16 LEFT JOIN section s ON s.id = k.id
	WHERE r.no IS NULL OR s.id IS NULL OR r.is_current = 0 OR r.agency_no <> k.agency_no`

const unsketched = `SELECT r.no FROM report r WHERE r.is_current = 1 AND EXISTS (SELECT 1 FROM section s LEFT JOIN sketch k ON k.id = s.id
	WHERE s.id BETWEEN r.no * 16 AND r.no * 16 + 15 AND k.id IS NULL)`

// touched drops the sketches that hold no longer, their clusters with them, and
// tells whether anything is to be done. The counties that lose one are remembered.
func (c *copyStage) touched() (bool, error) {
	c.fresh = map[int64]bool{}
	var counties []string
	err := c.each(`SELECT DISTINCT k.id / 16, k.county`+stale, nil, func(rows *sql.Rows) error {
		var no int64
		var county string
		err := rows.Scan(&no, &county)
		c.changed[no], counties = true, append(counties, county)
		return err
	})
	if err != nil {
		return false, err
	}
	for no := range c.changed {
		if err := c.forgetCopies(no); err != nil {
			return false, err
		}
	}
	if err := c.exec(`DELETE FROM sketch WHERE id IN (SELECT k.id` + stale + `)`); err != nil {
		return false, err
	}
	for _, county := range counties {
		if err := c.exec(`DELETE FROM common_wording WHERE county = ? AND county <> ''`, county); err != nil {
			return false, err
		}
	}
	var left int
	err = c.row(`SELECT EXISTS (` + unsketched + `)`).Scan(&left)
	return left > 0 || len(c.changed) > 0, err
}

// forgetCopies takes a report out of the clusters: those that it was in go, and what
// is left of each is compared again.
func (r *Run) forgetCopies(no int64) error {
	if err := r.exec(`UPDATE sketch SET agency_no = 0 WHERE id BETWEEN ?1 * 16 AND ?1 * 16 + 15`, no); err != nil {
		return err
	}
	var clusters []int64
	err := r.each(`SELECT DISTINCT cluster_no FROM cluster_member WHERE section_id BETWEEN ?1 * 16 AND ?1 * 16 + 15`, []any{no}, func(rows *sql.Rows) error {
		clusters = append(clusters, 0)
		return rows.Scan(&clusters[len(clusters)-1])
	})
	for _, cluster := range clusters {
		if err == nil {
			err = r.dropCluster(cluster)
		}
	}
	return err
}

func (r *Run) dropCluster(no int64) error {
	for _, q := range []string{
		`UPDATE sketch SET agency_no = 0 WHERE id IN (SELECT section_id FROM cluster_member WHERE cluster_no = ?)`,
		`DELETE FROM cluster_member WHERE cluster_no = ?`,
		`DELETE FROM cluster WHERE no = ?`,
	} {
		if err := r.exec(q, no); err != nil {
			return err
		}
	}
	return nil
}

// load lists the current reports and marks those that a sketch is missing of.
func (c *copyStage) load() error {
	c.at = map[int64]int{}
	err := c.each(`SELECT r.no, r.agency_no, 'nb:' || a.id || '/' || r.year || '/' || r.content8, coalesce(r.division_code, ''), coalesce(r.name, ''),
		coalesce(r.published_on, ''), coalesce(substr(d.captured_at, 1, 10), '') FROM report r JOIN agency a ON a.no = r.agency_no JOIN document d ON d.no = r.document_no
		WHERE r.is_current = 1`, nil, func(rows *sql.Rows) error {
		var p copyReport
		err := rows.Scan(&p.no, &p.agency, &p.handle, &p.division, &p.name, &p.publishedOn, &p.firstSeen)
		p.county = p.division[:min(len(p.division), 6)]
		c.reports = append(c.reports, p)
		return err
	})
	if err != nil {
		return err
	}
	slices.SortFunc(c.reports, func(a, b copyReport) int {
		return cmp.Or(cmp.Compare(a.county, b.county), cmp.Compare(a.no, b.no)) // rows of one report lie together
	})
	for i, p := range c.reports {
		c.at[p.no] = i
	}
	return c.each(unsketched, nil, func(rows *sql.Rows) error {
		var no int64
		err := rows.Scan(&no)
		c.reports[c.at[no]].touched = true
		return err
	})
}

// clusterID names a cluster by its first section, the same in every data set.
func clusterID(name string) string {
	sum := sha256.Sum256([]byte(name))
	return "c-" + hex.EncodeToString(sum[:6])
}
