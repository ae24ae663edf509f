package coverage

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/corpus/roster"
	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// Agency is an agency of a data set.
type Agency struct {
	ID, Name, DivisionCode, Division, Level, Kind, CreditCode string
	Aliases                                                   []string
	Ambiguous                                                 string   // why its name does not tell which it is; "" where it does
	Candidates                                                []string // divisions that it may be of
	Years                                                     []int
}

// How a unit was matched.
const (
	ByID         = "agency_id" // a person wrote it beside the unit's other names
	ByCreditCode = "credit_code"
	ByName       = "name"
	ByAlias      = "alias"
)

// Match is which agencies a unit is, by their places; several only where they bear
// one credit code, or where a person named them. Open are those that it may be: one of several of its name, one that
// another unit may be as well, one whose name does not tell which it is.
type Match struct {
	Agencies []int
	By       string
	Open     []int
}

// match looks for each unit by ids that a person wrote among its other names, then its
// credit code, its name in its division, its other names. Likeness joins nothing.
func match(units []roster.Unit, agencies []Agency) []Match {
	x := indexed(agencies)
	list := make([]Match, len(units))
	for i := range units {
		list[i] = x.find(&units[i])
	}
	contested(list)
	return list
}

// index leads from credit codes and keys of names to agencies.
type index struct {
	agencies []Agency
	ids      map[string][]int
	codes    map[string][]int
	names    map[string][]int // as an agency is called now
	aliases  map[string][]int // as it was called in other reports
	open     map[string][]int // names that do not tell which agency it is
}

func indexed(agencies []Agency) *index {
	x := &index{agencies, map[string][]int{}, map[string][]int{}, map[string][]int{}, map[string][]int{}, map[string][]int{}}
	add := func(to map[string][]int, key string, at int) {
		if !slices.Contains(to[key], at) {
			to[key] = append(to[key], at)
		}
	}
	for i, a := range agencies {
		add(x.ids, a.ID, i)
		if a.CreditCode != "" {
			add(x.codes, a.CreditCode, i)
		}
		switch {
		case a.Name == "":
		case a.Ambiguous != "":
			for _, code := range append([]string{a.DivisionCode}, a.Candidates...) {
				add(x.open, keyOf(a.Name, code), i)
			}
		default:
			add(x.names, keyOf(a.Name, a.DivisionCode), i)
			for _, name := range a.Aliases {
				add(x.aliases, keyOf(name, a.DivisionCode), i)
			}
		}
	}
	return x
}

// keyOf is the name of an organ in its division: 交通运输局 of 411224. A place that no
// table knows is what the name begins with.
func keyOf(name, division string) string {
	if division != "" {
		return normalize.OrganName(normalize.Agency{Name: name, DivisionCode: division}) + "|" + division
	}
	name = normalize.Fold(name)
	place := placeFirst.FindString(name)
	if rest := strings.TrimPrefix(name, place); rest != "" {
		name = rest
	}
	return normalize.OrganName(normalize.Agency{Name: name}) + "|" + place
}

// placeFirst is the area that a name begins with.
var placeFirst = regexp.MustCompile(`^\p{Han}{1,9}?(?:省|市|县|区|州|旗|盟|镇|乡)`)

// placed is a unit by its own words: the code of the list, else the place in its
// name, else that of its superior.
func placed(u *roster.Unit) normalize.Agency {
	a := normalize.Named(u.Name, 0)
	code := u.DivisionCode
	if code == "" && a.DivisionCode == "" && len(a.Candidates) == 0 {
		code = normalize.Named(u.Parent, 0).DivisionCode
	}
	if d, ok := divisions.ByCode(code); ok {
		a.DivisionCode, a.DivisionName, a.Level, a.Candidates = d.Code, d.FullName(), d.Level, nil
	}
	return a
}

// keys are what a name of the unit may be found under. Where its division is not in
// the table, the name of its superior's area may stand before it.
func keys(u *roster.Unit, name string) []string {
	division := placed(u).DivisionCode
	list := []string{keyOf(name, division)}
	if area := strings.TrimSuffix(strings.TrimSuffix(u.Parent, "政府"), "人民"); division == "" && area != "" && !strings.HasPrefix(name, area) {
		list = append(list, keyOf(area+name, ""))
	}
	return list
}

func (x *index) find(u *roster.Unit) Match {
	own := keys(u, u.Name)
	var other []string
	for _, alias := range u.Aliases {
		other = append(other, keys(u, alias)...)
	}
	if list := gather(x.ids, u.Aliases); len(list) > 0 {
		return Match{Agencies: list, By: ByID}
	}
	if m, ok := x.settled(ByCreditCode, x.codes, []string{u.CreditCode}); ok && u.CreditCode != "" {
		return m
	}
	if m, ok := x.settled(ByName, x.names, own); ok {
		return m
	}
	for _, try := range []struct {
		in   map[string][]int
		keys []string
	}{{x.aliases, own}, {x.names, other}, {x.aliases, other}} {
		if m, ok := x.settled(ByAlias, try.in, try.keys); ok {
			return m
		}
	}
	open := gather(x.open, append(own, other...))
	return Match{Open: open}
}

// settled takes one agency, or several of one credit code; others stay open.
func (x *index) settled(by string, in map[string][]int, keys []string) (Match, bool) {
	list := gather(in, keys)
	same := func(i int) bool {
		code := x.agencies[i].CreditCode
		return code != "" && code == x.agencies[list[0]].CreditCode
	}
	switch {
	case len(list) == 0:
		return Match{}, false
	case len(list) == 1, !slices.ContainsFunc(list, func(i int) bool { return !same(i) }):
		return Match{Agencies: list, By: by}, true
	}
	return Match{Open: list}, true
}

func gather(in map[string][]int, keys []string) (list []int) {
	for _, key := range keys {
		list = append(list, in[key]...)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// contested takes an agency back that several units may be: by the strongest of their
// matches it is the one's, else nobody's.
func contested(list []Match) {
	strength := []string{ByAlias, ByName, ByCreditCode, ByID}
	best, ties := map[int]int{}, map[int]int{}
	for _, m := range list {
		for _, at := range m.Agencies {
			switch s := 1 + slices.Index(strength, m.By); {
			case s > best[at]:
				best[at], ties[at] = s, 1
			case s == best[at]:
				ties[at]++
			}
		}
	}
	for i := range list {
		m := &list[i]
		s := 1 + slices.Index(strength, m.By)
		if slices.ContainsFunc(m.Agencies, func(at int) bool { return best[at] > s || ties[at] > 1 }) {
			*m = Match{Open: m.Agencies}
		}
	}
}
