package coverage

import (
	"cmp"
	"slices"

	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// Near is an agency that a unit without reports may be. A person decides: an alias in
// the list joins the two.
type Near struct {
	Unit   int    // of the list
	Agency int    // of the data set
	Why    string // cannot_tell, alike or same_field
	Shared float64
}

// Why an agency is proposed.
const (
	CannotTell = "cannot_tell" // bears the name, and so may others
	Alike      = "alike"       // the names share most of their letters
	SameField  = "same_field"  // does the same work in the same division
)

const (
	mostNear  = 3    // proposals for a unit
	leastLike = 0.65 // of the pairs of letters that two names have
	mostAlike = 2000 // agencies that share a pair of letters: 人民 tells nothing
)

// near proposes agencies for units without a report: among those that are no unit's.
func (c *covering) near(units, free []int) []Near {
	pairs, fields := map[string][]int{}, map[string][]int{}
	for _, at := range free {
		a := &c.Agencies[at]
		for _, p := range lettersOf(a.Name) {
			pairs[p] = append(pairs[p], at)
		}
		if f := fieldOf(normalize.Agency{Name: a.Name, Kind: a.Kind, DivisionCode: a.DivisionCode}); f != "" {
			fields[f] = append(fields[f], at)
		}
	}
	var list []Near
	for _, i := range units {
		list = append(list, c.nearTo(i, pairs, fields)...)
	}
	return list
}

func (c *covering) nearTo(unit int, pairs, fields map[string][]int) []Near {
	found := map[int]Near{}
	add := func(n Near) {
		if before, ok := found[n.Agency]; !ok || n.Shared > before.Shared {
			found[n.Agency] = n
		}
	}
	for _, at := range c.out.Matches[unit].Open {
		add(Near{unit, at, CannotTell, 1})
	}
	a := c.units[unit]
	for _, at := range fields[fieldOf(a)] {
		add(Near{unit, at, SameField, 0.5})
	}
	for at, shared := range c.alike(&a, pairs) {
		add(Near{unit, at, Alike, shared})
	}
	list := make([]Near, 0, len(found))
	for _, n := range found {
		list = append(list, n)
	}
	slices.SortFunc(list, func(x, y Near) int {
		return cmp.Or(cmp.Compare(y.Shared, x.Shared), cmp.Compare(c.Agencies[x.Agency].Name, c.Agencies[y.Agency].Name), cmp.Compare(c.Agencies[x.Agency].ID, c.Agencies[y.Agency].ID))
	})
	return list[:min(mostNear, len(list))]
}

// fieldOf is the work of an agency and where it does it; "" where either is unknown.
func fieldOf(a normalize.Agency) string {
	place, field := cmp.Or(a.DivisionCode, placeFirst.FindString(a.Name)), normalize.OrganField(a)
	if place == "" || field == "" {
		return ""
	}
	return place + "|" + field
}

// alike counts the pairs of letters that names share, of the divisions that may be one.
func (c *covering) alike(a *normalize.Agency, pairs map[string][]int) map[int]float64 {
	own, shared := lettersOf(a.Name), map[int]int{}
	for _, p := range own {
		if list := pairs[p]; len(list) <= mostAlike {
			for _, at := range list {
				shared[at]++
			}
		}
	}
	found := map[int]float64{}
	for at, n := range shared {
		other := &c.Agencies[at]
		like := 2 * float64(n) / float64(len(own)+len(lettersOf(other.Name)))
		if like >= leastLike && mayBeOne(a.DivisionCode, other.DivisionCode) {
			found[at] = like
		}
	}
	return found
}

func mayBeOne(a, b string) bool {
	return a == "" || b == "" || divisions.Within(a, b) || divisions.Within(b, a)
}

// lettersOf are the pairs of letters of a name without its division, each once. A name
// that is only its division keeps it.
func lettersOf(name string) []string {
	short := []rune(normalize.OrganName(normalize.Agency{Name: name}))
	if d := divisions.Parse(normalize.Fold(name)); d.Rest != "" && len(d.Chain) > 0 {
		short = []rune(d.Rest)
	}
	var list []string
	for i := 0; i+1 < len(short); i++ {
		list = append(list, string(short[i:i+2]))
	}
	slices.Sort(list)
	return slices.Compact(list)
}
