package normalize

// What a name alone tells of an agency, for lists of units without their reports.

// Named reads place, kind and level off a name as it was in a year, 0 for any.
// A name that many divisions share keeps its Candidates.
func Named(name string, year int) Agency {
	if Compact(name) == "" {
		return Agency{}
	}
	a, l := tells(name, year)
	switch d, ok := l.Only(); {
	case l.deeper:
	case ok:
		a.DivisionCode, a.DivisionName = d.Code, d.FullName()
		a.Level, a.IsZone = d.Level, a.IsZone || d.IsZone
	default:
		a.Candidates = codesOf(l)
	}
	return a
}

// tells is what a name says before anything else is asked.
func tells(name string, year int) (Agency, located) {
	folded := Compact(name)
	l := locate(folded, year)
	a := Agency{Name: name, Kind: kindOf(folded, l)}
	a.IsZone = a.Kind == KindZone
	a.Level = levelOfAgency(folded, a.Kind, l)
	return a, l
}

func codesOf(l located) (codes []string) {
	for _, d := range l.Candidates {
		codes = append(codes, d.Code)
	}
	return codes
}

// IsCreditCode holds 18 characters against their check digit (GB 32100-2015).
func IsCreditCode(code string) bool { return creditCode(code) }
