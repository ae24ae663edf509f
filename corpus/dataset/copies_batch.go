package dataset

// Batches of the reports that FindCopies noted: what the file says of each is asked for
// all of a batch at once.

import (
	"context"
	"database/sql"
	"time"
)

// copyBatches holds reports to the checks, as many at once as a transaction takes.
type copyBatches struct {
	*Run
	ctx     context.Context
	query   *copyQuery
	version int64 // of the file that it remembers
	last    int64 // report that was looked at
	done    int
}

func (c *copyBatches) close() {
	if c.query != nil {
		c.query.texts.close()
	}
	c.query = nil
}

// begin opens a transaction. What was remembered is forgotten where somebody else wrote.
func (c *copyBatches) begin() (err error) {
	if err := c.Run.begin(); err != nil || c.query != nil && c.version == c.Run.version {
		return err
	}
	c.close()
	hashed := c.hashed
	if hashed != nil && hashed.version != c.Run.version {
		hashed = nil
	}
	c.hashed, c.version = nil, c.Run.version
	c.query, err = c.db.askForCopies(c.ctx, preparing{c.Run}, hashed)
	return err
}

// batch does reports that are due, in their order.
func (c *copyBatches) batch(step func()) error {
	if err := c.begin(); err != nil {
		return err
	}
	due, err := c.due()
	if err != nil || len(due) == 0 {
		return err
	}
	first := due[0].no
	for _, d := range due {
		if c.ctx.Err() != nil || time.Since(c.since) > batchTime && d.no > first {
			break
		}
		if err := c.compareCopy(d); err != nil {
			return err
		}
		c.last, c.done = d.no, c.done+1
		step()
	}
	if err := c.exec(`DELETE FROM uncopied WHERE report_no BETWEEN ? AND ?`, first, c.last); err != nil {
		return err
	}
	return c.commit()
}

// dueCopy is a report to be compared, as it stands in the file. One that is gone, or no
// longer current, has but its number and says nothing of copies.
type dueCopy struct {
	no int64
	sharer
	marked   bool  // it is among those that share something
	list     int64 // of checks that its letters are of
	outcomes string
}

func (c *copyBatches) due() (list []dueCopy, err error) {
	err = c.each(`SELECT report_no FROM uncopied WHERE report_no > ? ORDER BY report_no LIMIT ?`, []any{c.last, batchDocuments}, func(rows *sql.Rows) error {
		list = append(list, dueCopy{})
		return rows.Scan(&list[len(list)-1].no)
	})
	if err != nil || len(list) == 0 {
		return nil, err
	}
	at := map[int64]*dueCopy{}
	for i := range list {
		at[list[i].no] = &list[i]
	}
	err = c.each(`SELECT `+sharerColumns+`, EXISTS (SELECT 1 FROM copied c WHERE c.report_no = r.no), coalesce(r.catalogue_no, 0), r.outcomes
		FROM uncopied u CROSS JOIN `+sharerTables+` WHERE r.no = u.report_no AND r.is_current = 1 AND u.report_no BETWEEN ? AND ?`,
		[]any{list[0].no, list[len(list)-1].no}, func(rows *sql.Rows) error {
			var d dueCopy
			err := d.scan(rows, &d.marked, &d.list, &d.outcomes)
			d.no = d.sharer.no
			*at[d.no] = d
			return err
		})
	return list, err
}
