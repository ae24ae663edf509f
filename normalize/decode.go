package normalize

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/extract"
)

// Digits that run together are cut by an exact, bounded search: every way to cut
// them into the cells of the row is tried, and the printed sums say which remain
// (design contract, method decoded). A space inside the digits is a border. One
// remaining cut is stored; none, several, or too many to try, and nothing is.

// cutBudget bounds the steps of one search. A row of seven cells with eight
// digits each stays below it; what needs more is told as undecided.
const cutBudget = 400_000

// row is a list of whole numbers, one per cell.
type row []int64

// cutter enumerates the cuts of one row.
type cutter struct {
	pieces []string
	cells  int
	sums   []int // index of each cell that is the sum of the cells before it
	steps  int
	found  []row
}

// cuts lists every way to cut the pieces into n numbers without leading zeros in
// which each cell of sums is the sum of the cells since the sum before it.
// complete is false when the budget ran out.
func cuts(pieces []string, n int, sums []int) (found []row, complete bool) {
	digits := 0
	for _, p := range pieces {
		if strings.Trim(p, "0123456789") != "" || p == "" {
			return nil, true
		}
		digits += len(p)
	}
	if digits < n || len(pieces) > n {
		return nil, true
	}
	c := &cutter{pieces: pieces, cells: n, sums: sums}
	c.walk(0, 0, make(row, 0, n), digits, 0)
	return c.found, c.steps < cutBudget
}

// walk cuts the next cell off piece i at offset at. left counts the digits not yet
// used, sum the cells since the last total.
func (c *cutter) walk(i, at int, cut row, left int, sum int64) {
	if c.steps++; c.steps >= cutBudget {
		return
	}
	if i == len(c.pieces) {
		if len(cut) == c.cells {
			c.found = append(c.found, append(row(nil), cut...))
		}
		return
	}
	need := c.cells - len(cut) - 1
	if need < 0 || left <= need {
		return
	}
	c.each(i, at, left-need, func(value int64, width int) bool {
		return c.take(i, at, width, cut, left, sum, value)
	})
}

// each offers the numbers that can begin here, shortest first, at most most digits.
func (c *cutter) each(i, at, most int, offer func(value int64, width int) bool) {
	piece := c.pieces[i][at:]
	most = min(most, len(piece), 18)
	if piece[0] == '0' {
		most = min(most, 1) // no number starts with 0
	}
	for width := 1; width <= most; width++ {
		value, _ := strconv.ParseInt(piece[:width], 10, 64)
		if !offer(value, width) {
			return
		}
	}
}

// take goes on behind one cell; false when longer cells cannot fit any more.
func (c *cutter) take(i, at, width int, cut row, left int, sum, value int64) bool {
	total := c.isSum(len(cut))
	if total && value > sum {
		return false
	}
	if total && value < sum {
		return true
	}
	next := sum + value
	if total {
		next = 0
	}
	if at+width == len(c.pieces[i]) {
		i, at = i+1, 0
	} else {
		at += width
	}
	c.walk(i, at, append(cut, value), left-width, next)
	return c.steps < cutBudget
}

func (c *cutter) isSum(cell int) bool {
	for _, s := range c.sums {
		if s == cell {
			return true
		}
	}
	return false
}

// piecesOf are the digits of a glued row as they are printed, parted at spaces.
func piecesOf(cells []extract.Cell) []string {
	var list []string
	for _, c := range cells {
		list = append(list, strings.Fields(tidy(c.Text))...)
	}
	return list
}

// sumsIn are the cells of a row that add up the cells before them.
func sumsIn(columns []Column) []int {
	if last := len(columns) - 1; last > 0 && columns[last].Name == Total {
		return []int{last}
	}
	return nil
}

// gluedProblem says how many cuts remain.
func gluedProblem(key, label string, r printed, n int, complete bool) Problem {
	digits := short(joined(r.cells))
	if strings.Trim(digits, "0123456789 …") != "" {
		return problem("digits-glued", key, label+"："+digits, r.at)
	}
	p := Problem{Code: "digits-glued", Key: key, At: r.at}
	en := inEnglish(key, label)
	switch {
	case !complete:
		p.ZH = fmt.Sprintf("“%s”的数字连在一起（%s），分法过多，未采用", label, digits)
		p.EN = fmt.Sprintf("the digits of %q run together (%s); there are too many ways to cut them, nothing was stored", en, digits)
	case n == 0:
		p.ZH = fmt.Sprintf("“%s”的数字连在一起（%s），没有符合表式的分法，未采用", label, digits)
		p.EN = fmt.Sprintf("the digits of %q run together (%s); no way to cut them fits the form, nothing was stored", en, digits)
	default:
		p.ZH = fmt.Sprintf("“%s”的数字连在一起（%s），有%d种分法，无法确定，未采用", label, digits, n)
		p.EN = fmt.Sprintf("the digits of %q run together (%s); %d ways to cut them remain, nothing was stored", en, digits, n)
	}
	return p
}
