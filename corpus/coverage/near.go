package coverage

import (
	"cmp"
	"slices"
	"strings"

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
	k := kin{pairs: map[string][]int{}, fields: map[string][]int{}, sizes: map[int]int{}, untold: map[string][]int{}}
	for _, at := range free {
		g := &c.Agencies[at]
		a := normalize.Agency{Name: g.Name, Kind: g.Kind, DivisionCode: g.DivisionCode}
		letters := lettersOf(a)
		k.sizes[at] = len(letters)
		if g.Ambiguous != "" && g.Name != "" {
			k.untold[normalize.Fold(g.Name)] = append(k.untold[normalize.Fold(g.Name)], at)
		}
		for _, p := range letters {
			k.pairs[p] = append(k.pairs[p], at)
		}
		if f := fieldOf(a); f != "" {
			k.fields[f] = append(k.fields[f], at)
		}
	}
	var list []Near
	for _, i := range units {
		list = append(list, c.nearTo(i, k)...)
	}
	return list
}

// kin are the agencies that are no unit's, by what others may share with them.
type kin struct {
	pairs  map[string][]int // by pairs of letters
	fields map[string][]int
	sizes  map[int]int      // how many pairs of letters a name has
	untold map[string][]int // names that do not tell which agency it is
}

func (c *covering) nearTo(unit int, k kin) []Near {
	found := map[int]Near{}
	add := func(n Near) {
		if before, ok := found[n.Agency]; !ok || n.Shared > before.Shared {
			found[n.Agency] = n
		}
	}
	for _, at := range c.out.Matches[unit].Open {
		add(Near{unit, at, CannotTell, 1})
	}
	for _, at := range c.untoldOf(c.units[unit], k) {
		add(Near{unit, at, CannotTell, 1})
	}
	for _, at := range k.fields[fieldOf(c.units[unit])] {
		add(Near{unit, at, SameField, 0.5})
	}
	for at, shared := range c.alike(c.units[unit], k) {
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

// untoldOf lists the agencies that are called as the unit is, without its place:
// 城关镇人民政府 may be that of 鹿鸣县.
func (c *covering) untoldOf(a normalize.Agency, k kin) (list []int) {
	name := []rune(normalize.Fold(a.Name))
	for i := range name {
		for _, at := range k.untold[string(name[i:])] {
			if c.Agencies[at].mayLieIn(a.DivisionCode) {
				list = append(list, at)
			}
		}
	}
	return list
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
func (c *covering) alike(a normalize.Agency, k kin) map[int]float64 {
	own, shared := lettersOf(a), map[int]int{}
	for _, p := range own {
		if list := k.pairs[p]; len(list) <= mostAlike {
			for _, at := range list {
				shared[at]++
			}
		}
	}
	found := map[int]float64{}
	for at, n := range shared {
		if like := 2 * float64(n) / float64(len(own)+k.sizes[at]); like >= leastLike && c.Agencies[at].mayLieIn(a.DivisionCode) {
			found[at] = like
		}
	}
	return found
}

// mayLieIn: the agency's division, or one that it may be of, holds the other one or
// lies in it. What is unknown may be anywhere.
func (a *Agency) mayLieIn(division string) bool {
	one := func(code string) bool {
		return code == "" || division == "" || divisions.Within(code, division) || divisions.Within(division, code)
	}
	if a.DivisionCode == "" && len(a.Candidates) > 0 {
		return slices.ContainsFunc(a.Candidates, one)
	}
	return one(a.DivisionCode)
}

// lettersOf are the pairs of letters of a name within its division, each once. A
// government is called after its division; 人民政府 itself makes nobody alike.
func lettersOf(a normalize.Agency) []string {
	name := normalize.OrganName(a)
	if strings.HasPrefix(name, government) {
		name = normalize.Fold(a.Name)
	}
	letters := []rune(strings.Replace(name, government, "", 1))
	var list []string
	for i := 0; i+1 < len(letters); i++ {
		list = append(list, string(letters[i:i+2]))
	}
	slices.Sort(list)
	return slices.Compact(list)
}

const government = "人民政府"
