package normalize

import (
	"slices"
	"strings"

	"nianbao/extract"
)

// gluedRow is a row of glued digits with the cuts that its own sum leaves.
type gluedRow struct {
	row      Row
	columns  []Column
	printed  printed
	cuts     []row
	complete bool
}

// decode settles the glued rows of one table: each by its own sum first, then, in
// requests, all rows together by the sums of the columns.
func (p *placer) decode(t Table, glued []gluedRow) {
	for i, g := range glued {
		if p.undividable(g.printed, len(g.columns)) || len(sumsIn(g.columns)) == 0 && !p.zeros {
			continue
		}
		glued[i].cuts, glued[i].complete = cuts(piecesOf(g.printed.cells), len(g.columns), sumsIn(g.columns))
	}
	if t.Name == Requests {
		p.byColumns(glued)
	}
	for _, g := range glued {
		key := t.Name + "/" + g.row.Name
		if p.undividable(g.printed, len(g.columns)) || len(sumsIn(g.columns)) == 0 && !p.zeros {
			p.problem("digits-glued", key, bareLabel(g.row.Label), g.printed.at)
			continue
		}
		if len(g.cuts) != 1 || !g.complete {
			p.report.Problems = append(p.report.Problems, gluedProblem(key, bareLabel(g.row.Label), g.printed, len(g.cuts), g.complete))
			continue
		}
		p.keep(decodedRow(t.Name, g))
	}
	p.inFormOrder(t)
}

// undividable: the input ends in the row, or the text drops its empty cells. As many
// zeros as the row has cells are those cells even there.
func (p *placer) undividable(r printed, cells int) bool {
	digits := strings.Join(piecesOf(r.cells), "")
	return r.open && !r.closed || p.dropped && (len(digits) != cells || strings.Trim(digits, "0") != "")
}

// zerosPrinted: a row of the table shows nothing but zeros, one for each cell. Digits
// without a sum are cut only beside such a row: three may be one number and two blanks.
func zerosPrinted(t Table, rows []printed) bool {
	return slices.ContainsFunc(rows, func(r printed) bool {
		digits := strings.Join(piecesOf(r.cells), "")
		return digits != "" && strings.Trim(digits, "0") == "" && len(digits) == cellsIn(t, r.row)
	})
}

func decodedRow(table string, g gluedRow) []placed {
	var list []placed
	for i, c := range g.columns {
		d := Int(g.cuts[0][i])
		f := Figure{Key: Key{table, g.row.Name, c.Name}, Value: Value{Number, d}, Text: d.String(), Method: Decoded, Readings: 1, At: g.printed.at}
		if c.Type == Amount {
			f.Unit = c.Unit
		}
		list = append(list, placed{figure: f})
	}
	return list
}

// byColumns tries the remaining cuts of all rows together. A row keeps the cuts
// that stand in a solution of all column sums; where the sums have no solution,
// or the table misses a row, every row keeps what its own sum left.
func (p *placer) byColumns(glued []gluedRow) {
	s := newSolver(p.report, glued)
	if s == nil {
		return
	}
	s.solve(0)
	if s.steps >= cutBudget || len(s.kept) == 0 {
		if len(s.kept) == 0 && s.steps < cutBudget {
			p.sumsFail(glued)
		}
		return
	}
	for i := range glued {
		var left []row
		for c := range glued[i].cuts {
			if s.kept[[2]int{i, c}] {
				left = append(left, glued[i].cuts[c])
			}
		}
		if len(left) < len(glued[i].cuts) {
			p.report.SumsUsed = []string{"I1", "I2"}
		}
		glued[i].cuts = left
	}
}

// sumsFail notes that decoded rows do not add up by columns: a printed total may
// be wrong, and then the cut by that total is too.
func (p *placer) sumsFail(glued []gluedRow) {
	for _, g := range glued {
		if len(g.cuts) == 1 {
			p.problem("decoded-doubtful", Requests+"/"+g.row.Name, bareLabel(g.row.Label), g.printed.at)
		}
	}
}

// solver searches the cuts of several rows for those that all column sums allow.
type solver struct {
	glued []gluedRow
	sides [2]columnSums // I2: total_handled against the outcomes; I1: intake against handled and carried
	kept  map[[2]int]bool
	pick  []int
	steps int
}

// columnSums holds left minus right of one balance for each column.
type columnSums struct {
	sign  map[string]int64 // row → +1 or -1
	fixed []int64
}

// newSolver is nil when a row of the table was not read at all or has no cut.
func newSolver(r *Report, glued []gluedRow) *solver {
	s := &solver{glued: glued, kept: map[[2]int]bool{}, pick: make([]int, len(glued))}
	rows := r.TableForm(Requests).Blocks[0].Rows
	s.sides[0].sign, s.sides[1].sign = map[string]int64{TotalHandled: -1}, map[string]int64{Received: 1, BroughtForward: 1, TotalHandled: -1, CarriedForward: -1}
	for _, row := range rows {
		if row.Outcome {
			s.sides[0].sign[row.Name] = 1
		}
	}
	for i := range s.sides {
		s.sides[i].fixed = make([]int64, len(applicants))
	}
	for _, row := range rows {
		at := slices.IndexFunc(glued, func(g gluedRow) bool { return g.row.Name == row.Name })
		if at >= 0 && (len(glued[at].cuts) == 0 || !glued[at].complete) || at < 0 && !s.fix(r, row.Name) {
			return nil
		}
	}
	return s
}

// fix counts a row in that was read from delimited cells.
func (s *solver) fix(r *Report, name string) bool {
	for c, column := range applicants {
		f, ok := r.Figure(Key{Requests, name, column.Name})
		n, whole := f.Value.Number.Int64()
		if !ok || f.Value.Kind != Number || !whole {
			return false
		}
		s.count(name, c, n)
	}
	return true
}

func (s *solver) count(name string, column int, n int64) {
	for i := range s.sides {
		s.sides[i].fixed[column] += s.sides[i].sign[name] * n
	}
}

// solve picks a cut for row i and goes on; at the end every column must balance.
func (s *solver) solve(i int) {
	if s.steps++; s.steps >= cutBudget {
		return
	}
	if i == len(s.glued) {
		s.keep()
		return
	}
	for c, cut := range s.glued[i].cuts {
		s.pick[i] = c
		s.add(i, cut, 1)
		s.solve(i + 1)
		s.add(i, cut, -1)
	}
}

func (s *solver) add(i int, cut row, times int64) {
	for column, n := range cut {
		s.count(s.glued[i].row.Name, column, times*n)
	}
}

func (s *solver) keep() {
	for i := range s.sides {
		for _, rest := range s.sides[i].fixed {
			if rest != 0 {
				return
			}
		}
	}
	for i, c := range s.pick {
		s.kept[[2]int{i, c}] = true
	}
}

// blanksDropped finds a row of running text with fewer digits than cells: then this text
// drops its empty cells, and no run of digits in it can be cut.
func blanksDropped(forms func(table string) Table, found *collection) bool {
	for _, r := range found.rows {
		if r.layout != extract.Stream || r.open || r.unread {
			continue
		}
		digits := strings.Join(piecesOf(r.cells), "")
		if len(digits) < cellsIn(forms(r.table), r.row) && strings.Trim(digits, "0123456789") == "" {
			return true
		}
	}
	return false
}

func cellsIn(t Table, row string) int {
	for _, b := range t.Blocks {
		for _, r := range b.Rows {
			if r.Name == row {
				return len(b.Columns)
			}
		}
	}
	return 0
}

// disputesLines reads the lines of glued digits of disputes. One that is printed twice
// counts once; of lines that differ, or beside rows that were stored, none counts.
func (p *placer) disputesLines(lines []printed) {
	var read []printed
	var cut row
	differ := p.report.anyFigure(Disputes)
	for _, line := range lines {
		if got, ok := p.cutDisputes(line); ok {
			differ = differ || cut != nil && !slices.Equal(cut, got)
			read, cut = append(read, line), got
		}
	}
	t := p.report.TableForm(Disputes)
	switch {
	case len(read) == 0:
	case differ:
		p.report.Figures = slices.DeleteFunc(p.report.Figures, func(f Figure) bool { return f.Key.Table == Disputes })
		p.problem("row-repeated", Disputes, t.Title, read[0].at)
	default:
		columns := t.Blocks[0].Columns
		for i, r := range t.Blocks[0].Rows {
			p.keep(decodedRow(Disputes, gluedRow{row: r, columns: columns, printed: read[0], cuts: []row{cut[5*i : 5*i+5]}}))
		}
	}
}

// cutDisputes cuts a glued line of disputes: five cells for each proceeding, the
// fifth the sum of the four before it. Where it cannot, a problem says so.
func (p *placer) cutDisputes(r printed) (row, bool) {
	t := p.report.TableForm(Disputes)
	columns := t.Blocks[0].Columns
	if r.head.wrong || !orderly(Disputes, columns, r.head.seq) {
		p.problem("column-unknown", Disputes, t.Title, r.at)
		return nil, false
	}
	if p.undividable(r, 15) {
		p.problem("digits-glued", Disputes, t.Title, r.at)
		return nil, false
	}
	found, complete := cuts(piecesOf(r.cells), 15, []int{4, 9, 14})
	if len(found) != 1 || !complete {
		p.report.Problems = append(p.report.Problems, gluedProblem(Disputes, t.Title, r, len(found), complete))
		return nil, false
	}
	return found[0], true
}

// inFormOrder puts the figures of a table back into printed order.
func (p *placer) inFormOrder(t Table) {
	rank := map[Key]int{}
	for i, k := range t.Keys() {
		rank[k] = i
	}
	slices.SortStableFunc(p.report.Figures, func(a, b Figure) int {
		if a.Key.Table != t.Name || b.Key.Table != t.Name {
			return 0
		}
		return rank[a.Key] - rank[b.Key]
	})
}
