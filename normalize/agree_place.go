package normalize

import (
	"slices"

	"nianbao/extract"
)

// misplacements finds rows that stand in one place under different labels: between
// the same two neighbours, one reading prints a row that the other lacks, and the
// other one that the first lacks. A label was lost or misread, and nobody can say
// whose values these are. Where the primary reading prints every row of the form, in
// order, none of its labels was. Keys are table/row, with the reading that shows it.
func (a *agreement) misplacements() map[string]extract.Reading {
	rows := map[string]extract.Reading{}
	for _, o := range a.witnesses()[1:] {
		for _, table := range []string{Disclosure, Requests, Disputes} {
			if a.complete(table) {
				continue
			}
			ours, theirs := a.primary.found.order(table), o.found.order(table)
			mine, other := gapsBetween(ours, theirs), gapsBetween(theirs, ours)
			for gap, list := range mine {
				if len(other[gap]) == 0 {
					continue
				}
				for _, name := range append(list, other[gap]...) {
					rows[table+"/"+name] = o.reading
				}
			}
		}
	}
	return rows
}

// complete: the primary reading prints the rows of the form, all and in order.
func (a *agreement) complete(table string) bool {
	var rows []string
	for _, b := range a.report.TableForm(table).Blocks {
		for _, row := range b.Rows {
			rows = append(rows, row.Name)
		}
	}
	return len(rows) > 0 && slices.Equal(a.primary.found.order(table), rows)
}

// order is the rows of a table that print values, each once, as they stand.
func (c *collection) order(table string) []string {
	var list []string
	seen := map[string]bool{}
	for _, p := range c.rows {
		if p.table == table && p.row != "" && !p.implied && !seen[p.row] {
			seen[p.row] = true
			list = append(list, p.row)
		}
	}
	return list
}

// gapsBetween groups the rows that only the first list has by the row before them
// that both have, "" for the head of the table.
func gapsBetween(list, other []string) map[string][]string {
	both := map[string]bool{}
	for _, name := range other {
		both[name] = true
	}
	gaps, before := map[string][]string{}, ""
	for _, name := range list {
		if both[name] {
			before = name
			continue
		}
		gaps[before] = append(gaps[before], name)
	}
	return gaps
}

// shownElsewhere adds the printed rows that only another reading found, in the order of
// the form: nobody may say that the document lacks them.
func (r *Report) shownElsewhere(others []*voice) {
	if len(others) == 0 {
		return
	}
	rank := map[string]int{}
	for i, k := range r.Asked() {
		rank[k.Table+"/"+k.Row] = i
	}
	for _, o := range others {
		for _, p := range o.found.rows {
			at, asked := rank[p.table+"/"+p.row]
			if _, shown := r.Row(p.table, p.row); shown || !asked || o.reason != "" {
				continue
			}
			i := slices.IndexFunc(r.Rows, func(q PrintedRow) bool {
				next, known := rank[q.Table+"/"+q.Row]
				return q.Row == "" || known && next > at
			})
			if i < 0 {
				i = len(r.Rows)
			}
			r.Rows = slices.Insert(r.Rows, i, p.show())
		}
	}
}
