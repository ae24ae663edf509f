package dataset

// Findings about copies: the reports whose clusters or likes have changed are held to
// the checks that look at all other agencies, and what those say is kept with them.

import (
	"context"
	"database/sql"
	"fmt"
	"hash/fnv"
	"slices"

	"nianbao/checks"
	"nianbao/normalize"
)

// copiedScopes are those of the checks that this stage holds reports to.
var copiedScopes = []checks.Scope{checks.ScopeCorpus}

// copiesDue notes a report: every one that is saved, since most share nothing and hold.
const copiesDue = `INSERT OR IGNORE INTO uncopied VALUES (?)`

// wholesChanged notes the reports whose likes as a whole are others than before.
func (r *Run) wholesChanged() error {
	now := map[int64]int64{}
	for _, column := range []string{"prose", "figures"} {
		if err := r.likes(column, now); err != nil {
			return err
		}
	}
	before := map[int64]int64{}
	err := r.each(`SELECT report_no, whole FROM copied WHERE whole <> 0`, nil, func(rows *sql.Rows) error {
		var no, whole int64
		err := rows.Scan(&no, &whole)
		before[no] = whole
		return err
	})
	for _, list := range []map[int64]int64{now, before} {
		for no := range list {
			if err == nil && now[no] != before[no] {
				err = r.whole(no, now[no])
			}
		}
	}
	return err
}

func (r *Run) whole(no, whole int64) error {
	if err := r.exec(`INSERT INTO copied VALUES (?1, ?2) ON CONFLICT DO UPDATE SET whole = ?2`, no, whole); err != nil {
		return err
	}
	return r.exec(copiesDue, no)
}

// likes adds a hash of all current reports that share a digest to each of them.
func (r *Run) likes(column string, into map[int64]int64) error {
	var group []int64
	last, members := int64(0), fnv.New64a()
	flush := func() {
		for _, no := range group {
			if len(group) > 1 {
				into[no] = into[no]*31 + int64(members.Sum64()|1)
			}
		}
		group = nil
		members.Reset()
	}
	err := r.each(`SELECT m.`+column+`, m.report_no, r.agency_no FROM digest m JOIN report r ON r.no = m.report_no AND r.is_current = 1
		WHERE m.`+column+` IN (SELECT `+column+` FROM digest WHERE `+column+` IS NOT NULL GROUP BY 1 HAVING count(*) > 1) ORDER BY 1, 2`, nil, func(rows *sql.Rows) error {
		var digest, no, agency int64
		err := rows.Scan(&digest, &no, &agency)
		if digest != last {
			flush()
		}
		last, group = digest, append(group, no)
		fmt.Fprintln(members, no, agency)
		return err
	})
	flush()
	return err
}

// CompareCopies says what is to be said of the reports that FindCopies noted. Step is
// told how many are done, and of how many; what is left when the context ends is due at
// the next run.
func (r *Run) CompareCopies(ctx context.Context, step func(done, all int)) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	err := r.compareCopies(ctx, step)
	if err != nil {
		r.rollback()
	}
	return troubled(r.db.path, err)
}

func (r *Run) compareCopies(ctx context.Context, step func(done, all int)) error {
	var all int
	if err := r.row(`SELECT count(*) FROM uncopied`).Scan(&all); err != nil || all == 0 {
		return err
	}
	c := copyBatches{Run: r, ctx: ctx}
	defer c.close()
	for c.done < all && ctx.Err() == nil {
		before := c.done
		if err := c.batch(func() { step(c.done, all) }); err != nil {
			return err
		}
		if c.done == before {
			break // somebody else did the rest
		}
	}
	return r.commit()
}

func (r *Run) forgetSaid(no int64) error {
	if err := r.exec(`DELETE FROM copied WHERE report_no = ?`, no); err != nil {
		return err
	}
	var exists bool
	if err := r.row(`SELECT EXISTS (SELECT 1 FROM report WHERE no = ?)`, no).Scan(&exists); err != nil || !exists {
		return err
	}
	return r.saveBeside(stored{no: no}, checks.Result{}, copiedScopes)
}

func (c *copyBatches) compareCopy(d dueCopy) error {
	if d.sharer.no == 0 {
		return c.forgetSaid(d.no)
	}
	list, err := c.query.copies(d.sharer)
	if err != nil {
		return err
	}
	if err := c.mark(d, len(list) > 0); err != nil {
		return err
	}
	own, fresh := c.sole[d.no]
	delete(c.sole, d.no)
	if fresh && !slices.ContainsFunc(list, checks.Copy.MayTell) {
		return c.holdSole(d, own.letters)
	}
	return c.sayCopies(d, list, own)
}

// mark keeps whether a report shares something.
func (c *copyBatches) mark(d dueCopy, shares bool) error {
	switch {
	case shares && !d.marked:
		return c.exec(`INSERT INTO copied VALUES (?, 0)`, d.no)
	case !shares && d.marked && !d.whole:
		return c.exec(`DELETE FROM copied WHERE report_no = ?`, d.no)
	}
	return nil
}

// holdSole writes the outcomes of a report that nothing is told of, where they are others.
func (c *copyBatches) holdSole(d dueCopy, letters string) error {
	b := []byte(d.outcomes)
	if d.list != c.catalogue.no || len(b) != len(c.catalogue.place) {
		return c.setOutcomes(d.no, soleResult(letters), copiedScopes)
	}
	for i, id := range copiedChecks {
		b[c.catalogue.place[id]] = letters[i]
	}
	if string(b) == d.outcomes {
		return nil
	}
	return c.exec(`UPDATE report SET outcomes = ? WHERE no = ?`, string(b), d.no)
}

// sayCopies holds a report to the checks and keeps what they say.
func (c *copyBatches) sayCopies(d dueCopy, list []checks.Copy, own sole) error {
	l := loader{ctx: context.Background(), from: preparing{c.Run}, no: d.no, bare: true, plain: true, out: Reading{Report: &normalize.Report{}}}
	parts := []func() error{l.head, l.problems}
	if !own.wordless {
		parts = append(parts, l.figures, l.sections)
	}
	report, err := l.load(parts...)
	if err != nil {
		return err
	}
	result := checks.Compare(report, checks.Known{Copies: list}, copiedScopes...)
	if own.wordless {
		result = own.over(result)
	}
	return c.saveBeside(stored{no: d.no, handle: d.handle}, result, copiedScopes)
}
