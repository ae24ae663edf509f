package checks

// What a finding rests on: an article is named only for those whom it binds.

import (
	"slices"

	"nianbao/normalize"
)

// administrative are the kinds of bodies that the regulation binds as organs of the
// state. Institutions, enterprises and party organs may fall under it (Articles 54 and
// 55), which a name does not tell.
var administrative = []string{
	normalize.KindGovernment, normalize.KindOffice, normalize.KindDepartment, normalize.KindTownship,
	normalize.KindSubdistrict, normalize.KindZone, normalize.KindBranch, normalize.KindInternal,
}

// Ground is the basis of the check, and the article in its words, for a report of a
// body of this kind ("" where it is not known) and year.
func (c Check) Ground(kind string, year int) (basis Text, article string) {
	switch {
	case c.Former != (Text{}) && year > 0 && year < firstUnderNewLaw:
		return c.Former, articleFormer
	case c.Others != (Text{}) && !slices.Contains(administrative, kind):
		return c.Others, ""
	}
	return c.Basis, c.Article
}
