package scan

// Rules that meet are a table; the areas that no rule divides are its cells.

import (
	"image"
	"slices"
)

const (
	nearRule = 0.025 // inches within which two rules are one, and ends meet
	covered  = 0.80  // the share of the way between two crossings that a rule must run
	openEnd  = 13    // times nearRule: no stroke of a character reaches as far
	longWay  = 10    // times nearRule: strokes of characters may fill a shorter one
	edgeInk  = 0.80  // the share that is too dark for a way without a rule
)

// lattice is a ruled table by dots: its cells are the areas that no rule divides.
type lattice struct {
	rows, cols int
	frame      image.Rectangle
	cells      []slot
}

// slot is one cell: its place in the lattice, and the box between the middles of its rules.
type slot struct {
	row, col, rowSpan, colSpan int
	frame                      image.Rectangle
}

// lattices finds the tables of a page, from the top. A table whose areas are no
// rectangles, or whose rules cannot be told from gaps, is not given: its cells
// could be anything.
func lattices(g *image.Gray, level uint8, dpi float64) []lattice {
	dots := func(inches float64) int { return int(inches*dpi + 0.5) }
	n := net{near: dots(nearRule)}
	n.ink = inkOf(g, g.Rect, lenient(level))
	n.turned = n.ink.turned()
	n.flat = rulesOf(n.ink, dots(longRule), dots(ruleGap), dots(thickRule))
	n.tall = rulesOf(n.turned, dots(tallRule), dots(ruleGap), dots(thickRule))
	flat, tall := framed(n.flat, n.tall, n.near)
	var list []lattice
	for _, group := range touching(flat, tall, n.near) {
		if l, ok := n.lattice(group); ok {
			list = append(list, l)
		}
	}
	slices.SortFunc(list, func(a, b lattice) int { return a.frame.Min.Y - b.frame.Min.Y })
	return list
}

// lenient is a level at which worn rules still count as ink.
func lenient(level uint8) uint8 { return uint8(min(int(level)+30, 215)) }

// framed cuts each rule at the first and the last one that it meets, and drops what
// meets fewer than two: underlining, or a stroke of a character. Taking one away
// may leave others open. A long end stays: a page may end in the middle of a table.
func framed(flat, tall []rule, near int) (f, t []rule) {
	for {
		f, t = ending(flat, tall, near), ending(tall, flat, near)
		if slices.Equal(f, flat) && slices.Equal(t, tall) {
			return f, t
		}
		flat, tall = f, t
	}
}

func ending(rules, across []rule, near int) (kept []rule) {
	for _, r := range rules {
		cut := rule{r.at, r.b, r.a}
		for _, c := range across {
			if r.at >= c.a-near && r.at <= c.b+near && c.at >= r.a-near && c.at <= r.b+near {
				cut.a, cut.b = min(cut.a, c.at), max(cut.b, c.at)
			}
		}
		if cut.b-cut.a <= 2*near {
			continue
		}
		if cut.a-r.a > openEnd*near {
			cut.a = r.a
		}
		if r.b-cut.b > openEnd*near {
			cut.b = r.b
		}
		kept = append(kept, cut)
	}
	return kept
}

func abs(n int) int { return max(n, -n) }

// ruled are rules that touch each other.
type ruled struct{ flat, tall []rule }

// touching parts rules into tables: a horizontal and a vertical one that meet
// belong together. Those that meet none are no table.
func touching(flat, tall []rule, near int) []ruled {
	group := make([]int, len(flat)+len(tall))
	for i := range group {
		group[i] = i
	}
	root := func(i int) int {
		for group[i] != i {
			i = group[i]
		}
		return i
	}
	for i, f := range flat {
		for j, t := range tall {
			if t.at >= f.a-near && t.at <= f.b+near && f.at >= t.a-near && f.at <= t.b+near {
				group[root(i)] = root(len(flat) + j)
			}
		}
	}
	found := map[int]*ruled{}
	var order []int
	for i := range group {
		r := root(i)
		if found[r] == nil {
			found[r] = &ruled{}
			order = append(order, r)
		}
		if i < len(flat) {
			found[r].flat = append(found[r].flat, flat[i])
		} else {
			found[r].tall = append(found[r].tall, tall[i-len(flat)])
		}
	}
	var list []ruled
	for _, r := range order {
		if g := found[r]; len(g.flat) >= 2 && len(g.tall) >= 2 {
			list = append(list, *g)
		}
	}
	return list
}

// lattice looks between every two crossings for a rule, and joins the areas that
// none divides.
func (n net) lattice(r ruled) (lattice, bool) {
	n.ruled = r
	var ys, xs []int
	for _, f := range r.flat {
		ys = append(ys, f.at)
	}
	for _, t := range r.tall {
		xs = append(xs, t.at)
	}
	n.ys, n.xs = places(ys, n.near), places(xs, n.near)
	if len(n.ys)+len(n.xs) < 5 {
		return lattice{}, false
	}
	return n.cells()
}

// net is a table while its areas are joined.
type net struct {
	ruled
	ys, xs      []int
	ink, turned bitmap
	near        int
	area        []int
	unsure      bool
}

func (n *net) cells() (lattice, bool) {
	rows, cols := len(n.ys)-1, len(n.xs)-1
	n.area = make([]int, rows*cols)
	for i := range n.area {
		n.area[i] = i
	}
	for y := range rows {
		for x := range cols {
			if x+1 < cols && !n.edge(n.tall, n.turned, n.xs[x+1], n.ys[y], n.ys[y+1]) {
				n.join(y*cols+x, y*cols+x+1)
			}
			if y+1 < rows && !n.edge(n.flat, n.ink, n.ys[y+1], n.xs[x], n.xs[x+1]) {
				n.join(y*cols+x, (y+1)*cols+x)
			}
		}
	}
	l := lattice{rows: rows, cols: cols, frame: image.Rect(n.xs[0], n.ys[0], n.xs[cols], n.ys[rows])}
	ok := !n.unsure && n.slots(&l)
	return l, ok
}

// edge tells whether a rule runs at a place from one crossing to the next. Where
// none was found though nearly all of the way is dark, nobody can tell.
func (n *net) edge(rules []rule, b bitmap, at, from, to int) bool {
	from, to = from+n.near, to-n.near
	if to-from < n.near {
		return true // too short to hold a figure: no area that could be joined matters
	}
	for _, r := range rules {
		if abs(r.at-at) <= n.near && float64(min(r.b, to)-max(r.a, from)) >= covered*float64(to-from) {
			return to-from > longWay*n.near || n.plain(r, b, from, to)
		}
	}
	n.unsure = n.unsure || to-from > longWay*n.near && n.darkest(b, at, from, to) >= edgeInk
	return false
}

// plain: a short way has few strokes across it. A stroke that fills a low row looks
// like the end of a rule.
func (n *net) plain(r rule, b bitmap, from, to int) bool {
	crossed, _ := rule{r.at, from, to}.company(b, 2*n.near)
	return crossed < 1.5*inkAcross
}

// darkest is the share of the darkest row close to a place.
func (n *net) darkest(b bitmap, at, from, to int) float64 {
	best := 0
	for y := at - n.near/2; y <= at+n.near/2; y++ {
		dark := 0
		for x := from; x < to; x++ {
			if b.at(x, y) {
				dark++
			}
		}
		best = max(best, dark)
	}
	return float64(best) / float64(to-from)
}

func (n *net) root(i int) int {
	for n.area[i] != i {
		i = n.area[i]
	}
	return i
}

func (n *net) join(i, j int) {
	a, b := n.root(i), n.root(j)
	n.area[max(a, b)] = min(a, b)
}

// slots makes a cell of each area; false where one is no rectangle.
func (n *net) slots(l *lattice) bool {
	size, box := map[int]int{}, map[int]image.Rectangle{}
	var order []int
	for i := range n.area {
		r := n.root(i)
		unit := image.Rect(i%l.cols, i/l.cols, i%l.cols+1, i/l.cols+1)
		if size[r]++; size[r] == 1 {
			order, box[r] = append(order, r), unit
		}
		box[r] = box[r].Union(unit)
	}
	for _, r := range order {
		b := box[r]
		if b.Dx()*b.Dy() != size[r] {
			return false
		}
		l.cells = append(l.cells, slot{b.Min.Y + 1, b.Min.X + 1, b.Dy(), b.Dx(), image.Rect(n.xs[b.Min.X], n.ys[b.Min.Y], n.xs[b.Max.X], n.ys[b.Max.Y])})
	}
	return true
}
