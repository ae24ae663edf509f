package normalize

import (
	"slices"
	"strings"

	"nianbao/extract"
	"nianbao/extract/pattern"
	"nianbao/normalize/divisions"
)

// Codes that a page gives its publisher (domain rule 5.1): the unified social credit
// code before an index number or in an address, and the code of the site. The digits
// of a credit code name the division that registered it, which may be an old one or
// another's, and systems put numbers of their own in the same places; so what fails
// its check digit is none, and no code overrides a division that the name gives.

// pageCode is a code with the place that gives it.
type pageCode struct {
	field, value, origin, region string
}

const (
	creditField = "credit_code"
	siteField   = "site_code"
)

var (
	beforeIndex = pattern.MustCompile(`^\s*([0-9A-HJ-NPQRTUWXY]{18})(?:$|[/\-—_\s])`)
	areaInURL   = pattern.MustCompile(`[?&]area=([0-9A-HJ-NPQRTUWXY]{18})(?:$|[^0-9A-Za-z])`)
	siteCode    = pattern.MustCompile(`^(?:[0-9]{10}|bm[0-9]{8})$`)
)

// codes lists the codes of the page in the order of their strength.
func (s *subject) codes() []pageCode {
	var list []pageCode
	for _, m := range s.marks {
		var found []string
		switch m.Kind {
		case extract.IndexNo:
			found = beforeIndex.FindStringSubmatch(m.Value)
		case extract.Address:
			found = areaInURL.FindStringSubmatch(m.Value)
		}
		if found != nil && creditCode(found[1]) {
			list = append(list, pageCode{creditField, found[1], m.Origin, found[1][2:8]})
		}
	}
	for _, m := range s.marks {
		if v := strings.ToLower(strings.TrimSpace(m.Value)); m.Kind == extract.SiteCode && siteCode.MatchString(v) {
			c := pageCode{siteField, v, m.Origin, ""}
			if v[0] != 'b' {
				c.region = v[:6]
			}
			list = append(list, c)
		}
	}
	return list
}

const creditDigits = "0123456789ABCDEFGHJKLMNPQRTUWXY"

var creditWeights = [17]int{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28}

// creditCode holds 18 characters against their check digit (GB 32100-2015).
func creditCode(code string) bool {
	if len(code) != 18 {
		return false
	}
	sum := 0
	for i, w := range creditWeights {
		n := strings.IndexByte(creditDigits, code[i])
		if n < 0 {
			return false
		}
		sum += n * w
	}
	return code[17] == creditDigits[(31-sum%31)%31]
}

// oneCode is the code of a kind where the page gives one; its claims are kept.
func (s *subject) oneCode(field string, codes []pageCode) string {
	var list []testimony
	for _, c := range codes {
		if c.field == field {
			list = append(list, testimony{c.value, c.origin, "page", ""})
		}
	}
	if slices.ContainsFunc(list, func(t testimony) bool { return t.value != list[0].value }) {
		for i := range list {
			list[i].refused = "codes-differ"
		}
	}
	return s.claim(field, list)
}

// regionOf is the division that a code's digits name in the year of the report: of
// one that was abolished, its successor.
func regionOf(code string, year int) (d divisions.Division, ok bool) {
	if d, ok = divisions.ByCodeIn(code, year); ok {
		return d, true
	}
	d, ok = divisions.ByCode(code)
	for range 4 {
		next, more := d.Successor()
		if !more || d.In(year) {
			break
		}
		d = next
	}
	return d, ok
}

// unplacedOrgan tells a name that holds no place and whose agency stands where the
// code says: a department or office, of which a county has one.
func unplacedOrgan(l located, kind string) bool {
	return l.Named == "" && !l.deeper && !l.branch && (kind == KindDepartment || kind == KindOffice)
}

// placeByCodes gives a name without any place that of the page's codes. The site
// of a prefecture holds its counties' pages too, so its code alone decides nothing.
func (s *subject) placeByCodes() (divisions.Division, bool) {
	var found divisions.Division
	var votes []Claim
	strong := false
	for _, c := range s.codes() {
		d, ok := regionOf(c.region, s.out.Year)
		if !ok {
			continue
		}
		if len(votes) > 0 && d != found {
			return divisions.Division{}, false
		}
		found, strong = d, strong || c.field == creditField || d.Level == divisions.County && !d.IsZone
		votes = append(votes, Claim{Field: "division", Value: d.Code, Origin: c.origin, Reason: reasonOf(c)})
	}
	if len(votes) == 0 {
		return found, false
	}
	s.elect(votes, strong)
	return found, strong
}

func reasonOf(c pageCode) string { return strings.ReplaceAll(c.field, "_", "-") }

// elect keeps votes for one division; the first is chosen where they decide.
func (s *subject) elect(votes []Claim, decided bool) {
	for i := range votes {
		switch {
		case !decided:
			votes[i].Reason = "weaker"
		case i == 0:
			votes[i].Chosen = true
		default:
			votes[i].Reason = "agrees"
		}
	}
	s.out.Claims = append(s.out.Claims, votes...)
}

// compareCodes keeps what the codes say beside a division that the name gives.
func (s *subject) compareCodes(d divisions.Division) {
	for _, c := range s.codes() {
		region, ok := regionOf(c.region, s.out.Year)
		if !ok {
			continue
		}
		claim := Claim{Field: "division", Value: region.Code, Origin: c.origin, Reason: "agrees"}
		if !divisions.Within(d.Code, region.Code) && !divisions.Within(region.Code, d.Code) {
			claim.Reason = "disagrees"
		}
		s.out.Claims = append(s.out.Claims, claim)
	}
}
