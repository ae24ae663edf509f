package normalize

import (
	"slices"
	"strings"

	"nianbao/extract"
)

// Tables of running text whose values do not stand behind their labels, or not in the
// order of the form: the whole table shows it, no single row.

// surplus: a row of running text holds more values than it has cells. They belong to
// rows whose labels stand elsewhere, so that no row without values is known to be empty.
func surplus(t Table, rows []printed) bool {
	for i := range rows {
		r := &rows[i]
		if r.layout != extract.Stream || r.glued {
			continue
		}
		cells := cellsIn(t, r.row)
		if _, fits := fit(r.cells, cells); cells > 0 && !fits && len(r.cells) > cells {
			return true
		}
	}
	return false
}

// totalsFirst: rows hold their sum in the first cell and none proves it in the last, or
// the header of a text names 总计 before 自然人 and no row proves the order of the form.
func totalsFirst(rows []printed) bool {
	first, last, named := 0, 0, false
	for i := range rows {
		r := &rows[i]
		if r.layout == extract.Ruled || !hasNumber(r.cells) && !r.glued {
			continue
		}
		named = named || r.layout == extract.Stream && before(r.head.seq, Total, "natural_person") && !allZero(r.cells)
		cells, ok := fit(r.cells, len(applicants))
		if !ok || allZero(cells) { // zeros hold anywhere
			continue
		}
		atEnd, atFront := sumHolds(applicants, cells), sumHolds(applicants, append(slices.Clone(cells[1:]), cells[0]))
		if atEnd && !atFront {
			last++
		}
		if atFront && !atEnd {
			first++
		}
	}
	return last == 0 && (named || first > 1)
}

func allZero(cells []extract.Cell) bool {
	return !slices.ContainsFunc(cells, func(c extract.Cell) bool { return strings.Trim(tidy(c.Text), "0 ") != "" })
}

// labelsFirst: only the last row of a table of running text has values. They may be the
// first of many, whose labels all stand before them.
func labelsFirst(rows []printed) bool {
	n := len(rows) - 1
	return n > 2 && !rows[n].implied && !slices.ContainsFunc(rows[:n], func(r printed) bool { return !r.implied })
}

// cutAtLabels: the input ends in a table of which it shows labels only, while another
// table prints numbers. Where no table prints any, the cells are blank.
func (p *placer) cutAtLabels(table string, rows []printed) bool {
	if p.last == nil || p.last.table != table || slices.ContainsFunc(rows, func(r printed) bool { return !r.implied }) {
		return false
	}
	return slices.ContainsFunc(p.report.Figures, func(f Figure) bool { return f.Key.Table != table && f.Value.Kind == Number })
}
