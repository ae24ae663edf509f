package checks

import (
	"slices"
	"strings"

	"nianbao/normalize"
)

// Term is one side of a comparison: the exact sum of some figures. Unfilled
// figures (blank, dash, none) count as 0 in it and are counted.
type Term struct {
	Value normalize.Decimal
	keys  []normalize.Key
	past  []normalize.Key // keys of the report of the year before, see LastYear
	// numbers is how many figures print a number, unfilled how many print none
	// and count as 0.
	numbers, unfilled int
	unknown           bool // an operand cannot be counted at all
	decoded           bool // an operand was settled by sums
}

// zero is the number 0, to compare with.
var zero = Term{numbers: 1}

// silent tells that nothing is filled in.
func (t Term) silent() bool {
	return (t.numbers == 0 || t.keys == nil && t.past == nil) && !t.unknown
}

// Plus is the sum of two terms, with the operands of both.
func (t Term) Plus(u Term) Term {
	t.Value = t.Value.Add(u.Value)
	return t.with(u)
}

// Minus is the difference of two terms, with the operands of both.
func (t Term) Minus(u Term) Term {
	t.Value = t.Value.Sub(u.Value)
	return t.with(u)
}

func (t Term) with(u Term) Term {
	t.keys = append(t.keys[:len(t.keys):len(t.keys)], u.keys...)
	t.past = append(t.past[:len(t.past):len(t.past)], u.past...)
	t.numbers += u.numbers
	t.unfilled += u.unfilled
	t.unknown = t.unknown || u.unknown
	t.decoded = t.decoded || u.decoded
	return t
}

// side is what stands on both sides of a sum.
type side struct {
	left, right Term
	known       bool
}

// Sides are both sides of a sum of the form, added up once for all checks.
func (p *Pass) Sides(s Sum) (left, right Term) {
	list := &p.sides[tableNumber(s.Place.Table)]
	if *list == nil {
		*list = emptied(p.room.sides[tableNumber(s.Place.Table)], len(p.layout(s.Place.Table).sums))
		p.room.sides[tableNumber(s.Place.Table)] = *list
	}
	known := &(*list)[s.number]
	if !known.known {
		cells := p.tableCells(s.Place.Table)
		*known = side{p.sumAt(cells, s.left, s.Left), p.sumAt(cells, s.right, s.Right), true}
	}
	return known.left, known.right
}

// Sum adds figures up. It is unknown when a figure is missing (not printed or
// not read), says something that is no number, or is a total left blank over
// parts that are filled in: such a total is not 0, whatever else it is.
func (p *Pass) Sum(keys ...normalize.Key) Term {
	t := Term{keys: keys}
	for _, k := range keys {
		p.take(&t, k, p.figures.at(k))
	}
	return t
}

// sumAt is Sum for figures by their places in a table of the form.
func (p *Pass) sumAt(cells *cells, places []int, keys []normalize.Key) Term {
	t := Term{keys: keys}
	if cells.plain && !slices.Contains(places, -1) {
		sum := int64(0)
		for _, n := range places {
			sum += cells.counts[n]
		}
		t.Value, t.numbers = normalize.Int(sum), len(places)
		return t
	}
	for i, n := range places {
		var f *normalize.Figure
		if n >= 0 {
			f = cells.at[n]
		}
		p.take(&t, keys[i], f)
	}
	return t
}

// take counts one figure in, nil where it is missing.
func (p *Pass) take(t *Term, k normalize.Key, f *normalize.Figure) {
	switch {
	case f == nil:
		t.unknown = true
	case f.Value.Kind == normalize.Number && countable(f.Value.Number):
		t.Value = t.Value.Add(f.Value.Number)
		t.numbers++
	case unfilled(f) && !p.blankTotal(k):
		t.unfilled++
	default:
		t.unknown = true
	}
	t.decoded = t.decoded || f != nil && decoded(f)
}

// unfilled tells a figure that is printed without a number and may stand for 0
// in a sum.
func unfilled(f *normalize.Figure) bool {
	switch f.Value.Kind {
	case normalize.Blank, normalize.Dash, normalize.None:
		return true
	}
	return false
}

// decoded: sums settled the figure, as a cut of digits or among readings that disagree.
func decoded(f *normalize.Figure) bool { return f.BySums() }

// blankTotal tells a total without a number though a part of it is above 0.
func (p *Pass) blankTotal(k normalize.Key) bool {
	f := p.figures.at(k)
	if f == nil || !unfilled(f) {
		return false
	}
	for _, parts := range p.layout(k.Table).parts[k] {
		if p.filled(parts) {
			return true
		}
	}
	return false
}

// filled tells whether one of the figures is a number above 0.
func (p *Pass) filled(keys []normalize.Key) bool {
	for _, k := range keys {
		if f := p.figures.at(k); f != nil && f.Value.Kind == normalize.Number && f.Value.Number.Sign() > 0 {
			return true
		}
	}
	return false
}

// countable keeps sums of thirty figures inside 64 bits: whole numbers below a
// hundred thousand million, with at most six decimals. A larger print is no
// count of anything and is left to the checks of single cells.
func countable(d normalize.Decimal) bool {
	const most = 100_000_000_000
	if n, ok := d.Int64(); ok && d == normalize.Int(n) {
		return -most < n && n < most
	}
	whole, fraction, _ := strings.Cut(d.String(), ".")
	return len(strings.TrimPrefix(whole, "-")) <= 11 && len(fraction) <= 6
}
