package dataset

// Findings about copies: the reports whose clusters or likes have changed are held to
// the checks that look at all other agencies, and what those say is kept with them.

import (
	"context"
	"database/sql"
	"fmt"
	"hash/fnv"
	"time"

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
	return r.put(copiesDue, no)
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
	due, err := r.numbers(`SELECT report_no FROM uncopied ORDER BY report_no`)
	if err != nil || len(due) == 0 {
		return err
	}
	if err := r.begin(); err != nil {
		return err
	}
	if r.hashed != nil && r.hashed.version != r.version { // somebody else wrote
		r.hashed = nil
	}
	q, err := r.db.askForCopies(ctx, preparing{r}, r.hashed)
	r.hashed = nil
	if err != nil {
		return err
	}
	defer q.texts.close()
	for i, no := range due {
		if ctx.Err() != nil {
			break
		}
		if err := r.compareCopy(q, no); err != nil {
			return err
		}
		step(i+1, len(due))
	}
	return r.commit()
}

// compareCopy holds one report to the checks. One that is gone, or no longer current,
// says nothing of copies.
func (r *Run) compareCopy(q *copyQuery, no int64) error {
	if err := r.begin(); err != nil {
		return err
	}
	var current bool
	err := r.row(`SELECT EXISTS (SELECT 1 FROM report WHERE no = ? AND is_current = 1)`, no).Scan(&current)
	switch {
	case err != nil:
		return err
	case current:
		err = r.sayCopies(q, no)
	default:
		err = r.forgetSaid(no)
	}
	if err == nil {
		err = r.exec(`DELETE FROM uncopied WHERE report_no = ?`, no)
	}
	if r.saved++; err == nil && (r.saved >= batchDocuments || time.Since(r.since) > batchTime) {
		err = r.commit()
	}
	return err
}

func (r *Run) sayCopies(q *copyQuery, no int64) error {
	list, err := q.copies(no)
	if err != nil {
		return err
	}
	mark := `INSERT OR IGNORE INTO copied VALUES (?, 0)`
	if len(list) == 0 {
		mark = `DELETE FROM copied WHERE report_no = ? AND whole = 0`
	}
	if err := r.exec(mark, no); err != nil {
		return err
	}
	own, fresh := r.sole[no]
	delete(r.sole, no)
	if fresh && !tells(q.me, list) {
		return r.setOutcomes(no, soleResult(own.letters), copiedScopes)
	}
	l := loader{ctx: context.Background(), from: preparing{r}, no: no, bare: true, plain: true, out: Reading{Report: &normalize.Report{}}}
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
	return r.saveBeside(stored{no: no, handle: q.me.handle}, result, copiedScopes)
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
