package normalize

import (
	"slices"
	"strings"

	"nianbao/extract"
)

// completeness says what of the three tables is missing, and why, as far as the
// document shows it. A table that breaks off at the end of the input is our
// trouble: nobody may say that its rows are missing.
func (r *Report) completeness(c *extract.Content, found *collection) {
	if r.Form == "legacy" {
		return
	}
	cut := found.last != "" && !r.lastRowPrinted(found) || c.Cut
	passed := false // the place where the input ended
	for _, table := range []string{Disclosure, Requests, Disputes} {
		switch {
		case r.confirmed(table):
			// the other readings give all of it, whatever the primary one lost
		case unruled(c) && (c.RecognisedPages == nil || !found.found[table]) && !r.anyFigure(table):
			r.isUnruled(table)
		case !found.found[table] && cut && (passed || found.last == "" || found.last == table):
			r.lacks("table_cut", problem("table-not-reached", table, r.TableForm(table).Title, extract.Pos{}))
		case !found.found[table]:
			r.lost(c, table)
		case cut && table == found.last:
			r.tableCut(found, table)
		case !r.anyFigure(table):
			r.lacks("table_unread", problem("table-unread", table, r.TableForm(table).Title, extract.Pos{}))
		}
		passed = passed || table == found.last
	}
	if r.Status == Partial && slices.ContainsFunc(c.Omitted, func(o extract.Omission) bool { return o.Code == extract.PagePicture }) {
		r.Reason = "needs_ocr" // what is missing may stand on that page
	}
}

// unruled: pages were recognised, and no table with rules was seen on any of them.
func unruled(c *extract.Content) bool {
	return c.Recognised != "" && !slices.ContainsFunc(c.Grids, func(g extract.Grid) bool { return !c.Printed(g.Pos) })
}

// isUnruled says of a whole table why nothing of it was read, in place of each of its cells.
func (r *Report) isUnruled(table string) {
	r.Problems = slices.DeleteFunc(r.Problems, func(p Problem) bool { return strings.HasPrefix(p.Key, table+"/") })
	r.lacks("table_unread", problem("table-unruled", table, r.TableForm(table).Title, extract.Pos{}))
}

// confirmed: every figure of the table is stored, and each from two readings at least.
func (r *Report) confirmed(table string) bool {
	if len(r.Witnesses) == 0 {
		return false
	}
	keys := r.TableForm(table).Keys()
	return len(keys) > 0 && !slices.ContainsFunc(keys, func(k Key) bool {
		f, ok := r.Figure(k)
		return !ok || f.Confirmed == nil || f.Readings < 2
	})
}

func (r *Report) lacks(reason string, p Problem) {
	if r.Status == Read {
		r.Status, r.Reason = Partial, reason
	}
	if p.Code != "" {
		r.Problems = append(r.Problems, p)
	}
}

// lost says where a table that the text does not hold may be.
func (r *Report) lost(c *extract.Content, table string) {
	title := r.TableForm(table).Title
	for _, l := range c.Links {
		switch l.Kind {
		case extract.Image:
			if l.Width == 0 || l.Width >= widePicture {
				r.lacks("table_as_image", problem("table-as-image", table, title, extract.Pos{}))
				return
			}
		case extract.Attachment, extract.Frame:
			r.lacks("table_attached", problem("table-attached", table, title, extract.Pos{}))
			return
		}
	}
	r.lacks("table_missing", problem("table-missing", table, title, extract.Pos{}))
}

// widePicture, in CSS pixels: a smaller one is an icon or an ornament.
const widePicture = 400

// tableCut names the row at which a table breaks off, the last where all are there, and
// each one behind it that was not reached.
func (r *Report) tableCut(found *collection, table string) {
	printed := map[string]bool{}
	for _, p := range found.of(table) {
		printed[p.row] = true
	}
	for _, f := range r.Figures { // another reading may have gone on
		printed[f.Key.Row] = printed[f.Key.Row] || f.Key.Table == table
	}
	var all, rest []Row
	for _, b := range r.TableForm(table).Blocks {
		for _, row := range b.Rows {
			if all = append(all, row); !printed[row.Name] {
				rest = append(rest, row)
			}
		}
	}
	at := table
	switch {
	case len(rest) > 0:
		at, rest = table+"/"+rest[0].Name, rest[1:]
	case len(all) > 0:
		at = table + "/" + all[len(all)-1].Name
	}
	r.lacks("table_cut", problem("table-cut", at, r.TableForm(table).Title, extract.Pos{}))
	for _, row := range rest {
		r.Problems = append(r.Problems, problem("row-unread", table+"/"+row.Name, bareLabel(row.Label), extract.Pos{}))
	}
}

func (r *Report) lastRowPrinted(found *collection) bool {
	blocks := r.TableForm(found.last).Blocks
	if len(blocks) == 0 {
		return true
	}
	rows := blocks[len(blocks)-1].Rows
	for _, p := range found.of(found.last) {
		if p.row == rows[len(rows)-1].Name {
			return true
		}
	}
	return false
}

func (r *Report) anyFigure(table string) bool {
	for i := range r.Figures {
		if r.Figures[i].Key.Table == table {
			return true
		}
	}
	return false
}
