package page

import "math"

// Which lines of words belong to which row of values: the assignment in which each label
// stands best at the height of its values.

func middle(p []piece) float64 { return (p[0].box.midY() + p[len(p)-1].box.midY()) / 2 }
func top(p []piece) float64    { return p[0].box.midY() }
func bottom(p []piece) float64 { return p[len(p)-1].box.midY() }

// Costs of an assignment of lines to rows, in ems; a label that stands off its values by
// more than offBaseline is none.
const (
	skipCost    = 1.0
	offBaseline = 0.45
)

// assign shares the pieces, in their order, out to the rows so that each label stands at
// the height of its values; -1 for a piece of no row.
func assign(rows []row, pieces []piece, anchor func([]piece) float64, lines float64) (cost float64, of []int) {
	n, m := len(pieces), len(rows)
	table := make([][]state, n+1)
	for i := range table {
		table[i] = make([]state, m+1)
		for j := range table[i] {
			table[i][j].cost = math.Inf(1)
		}
	}
	table[0][0].cost = 0
	for i := 0; i <= n; i++ {
		for j := 0; j <= m; j++ {
			here := &table[i][j]
			if i > 0 {
				if c := table[i-1][j].cost + pieces[i-1].skipped(); c < here.cost {
					*here = state{c, 0}
				}
			}
			if j == 0 {
				continue
			}
			if c := table[i][j-1].cost + 2*skipCost; c < here.cost {
				*here = state{c, -1}
			}
			for size := 1; size <= min(i, longestLabelWrap); size++ {
				group := pieces[i-size : i]
				if !oneLabel(group, j-1, rows[j-1], lines) {
					continue
				}
				off := abs(anchor(group)-rows[j-1].y) / rows[j-1].size
				if off > offBaseline {
					continue
				}
				if c := table[i-size][j-1].cost + off; c < here.cost {
					*here = state{c, size}
				}
			}
		}
	}
	return table[n][m].cost, traced(table)
}

// state is the cheapest way to a number of pieces and rows.
type state struct {
	cost float64
	size int // pieces of the last row; 0: the last piece is skipped; -1: the row has none
}

// traced goes back through the cheapest way: the row of each piece, or -1.
func traced(table [][]state) []int {
	n, m := len(table)-1, len(table[0])-1
	of := make([]int, n)
	for i := range of {
		of[i] = -1
	}
	for i, j := n, m; i > 0 || j > 0; {
		switch s := table[i][j]; {
		case s.size == 0:
			i--
		case s.size < 0:
			j--
		default:
			for k := i - s.size; k < i; k++ {
				of[k] = j - 1
			}
			i, j = i-s.size, j-1
		}
	}
	return of
}

// closeness is how far apart, in ems, the lines of one label are: usually below the first;
// where rows are left without a label, up to the second (2.1 in sample 003).
var closeness = [2]float64{1.75, 2.2}

// skipped is the cost of leaving a piece out: high for words on the baseline of values.
func (p piece) skipped() float64 {
	if p.fixed >= 0 {
		return 5 * skipCost
	}
	return skipCost
}

// oneLabel: the lines follow closely, and none of them stands on the baseline of other
// values; the label of a row with words on its baseline has them.
func oneLabel(group []piece, at int, r row, lines float64) bool {
	own := len(r.words) == 0
	for i, p := range group {
		if p.fixed >= 0 && p.fixed != at || i > 0 && p.box.midY()-group[i-1].box.midY() > lines*p.size {
			return false
		}
		own = own || p.fixed == at
	}
	return own
}
