package normalize

import (
	"slices"

	"nianbao/extract"
	"nianbao/extract/pattern"
	"nianbao/normalize/divisions"
)

// Where an agency stands: the divisions at the beginning of its name. A code is
// given only where the name's own chain leaves one, or the site's code or the
// publisher's chain decides between those that share the name.

// located is a name split into its place and the words for the organ.
type located struct {
	divisions.Reading
	rest string // what follows the place; empty for a government or a division
	// branch tells that the place is a branch's own (鹿城区 of 温州市公安局鹿城区分局).
	branch bool
	// deeper tells that the name goes on with a division that no table knows, so that
	// the chain before it is not the agency's own place.
	deeper bool
}

var (
	stateFirst = pattern.MustCompile(`^(?:中共|中国共产党|中国人民政治协商会议|国家税务总局|国家统计局|国家金融监督管理总局|中国人民银行|国家外汇管理局|国家矿山安全监察局)`)
	branchOf   = pattern.MustCompile(`^(.*?局)(\p{Han}{2,12}?)(分局|支局|税务局|(?:交警|特警|交通警察|消防)?(?:大队|支队)|派出所|调查队)$`)
	// wordsLikePlaces hold 市, 区, 乡 and name no place.
	wordsLikePlaces = pattern.MustCompile(`城市|城乡|地区|社区|市场|市政|市容|市民|园区|景区|山区|库区|牧区|灾区|区域|区划|辖区|保护区|开发区|高新区|新区|试验区|实验区|示范区|度假区|合作区|保税区|管理区|工业区|农村|乡村|乡镇|村镇|城镇|直属|下乡|老区|移民|县域|县城|县级|市级|区级|城区|郊区|小区|街道办|校区|片区|功能区|集聚区`)
	placeAhead      = pattern.MustCompile(`^\p{Han}{1,7}?(?:自治县|县|区|市|旗|镇|乡|街道|苏木)`)
)

// locate reads the place of a folded name as it was in a year.
func locate(folded string, year int) located {
	r := divisions.ParseIn(stateFirst.ReplaceAllString(folded, ""), year)
	l := located{Reading: r, rest: r.Rest}
	if m := branchOf.FindStringSubmatch(r.Rest); m != nil && len(r.Chain) > 0 {
		return l.ofBranch(m[2], m[3], year)
	}
	l.deeper = placeAhead.MatchString(wordsLikePlaces.ReplaceAllString(l.rest, ""))
	return l
}

// ofBranch finds the place of a branch under that of its bureau. 鹿城分局 leaves the
// suffix out: then the district is a candidate and no more.
func (l located) ofBranch(place, kind string, year int) located {
	above, _ := l.Only()
	if sub := divisions.ParseWithin(place, above, year); sub.Rest == "" && len(sub.Chain) > 0 {
		return located{Reading: sub, rest: l.rest, branch: true}
	}
	if kind != "分局" && kind != "支局" && kind != "税务局" {
		return l
	}
	l.Chain, l.Candidates, l.branch = nil, nil, true
	for _, d := range divisions.Search(place) {
		if d.Level != divisions.Township && divisions.Within(d.Code, above.Code) {
			l.Candidates = append(l.Candidates, d)
		}
	}
	return l
}

// place settles the division of the agency and says which evidence decided.
func (s *subject) place(l located, kind string) (d divisions.Division, ok bool) {
	var named []divisions.Division
	if !l.deeper {
		named = l.Candidates
	}
	d, ok = l.Only()
	switch {
	case unplacedOrgan(l, kind):
		return s.placeByCodes()
	case l.deeper || l.branch && !ok, len(named) == 0:
		return divisions.Division{}, false
	case ok:
		s.out.Claims = append(s.out.Claims, Claim{"division", d.Code, "agency name", true, "name"})
		s.compareCodes(d)
		return d, true
	}
	return s.decide(named)
}

// decide asks the codes of the page and the publisher which bearer of a shared name is
// meant. All are weak alone (codes are copied with templates): where they name
// different ones, nothing is decided.
func (s *subject) decide(named []divisions.Division) (divisions.Division, bool) {
	var votes []Claim
	vote := func(left []divisions.Division, origin, reason string) {
		if len(left) == 1 {
			votes = append(votes, Claim{Field: "division", Value: left[0].Code, Origin: origin, Reason: reason})
		}
	}
	for _, c := range s.codes() {
		if region, ok := regionOf(c.region, s.out.Year); ok {
			left := candidatesWithin(named, region.Code)
			if len(left) == 0 {
				left = []divisions.Division{region} // no bearer lies there: the codes disagree with the name
			}
			vote(left, c.origin, reasonOf(c))
		}
	}
	for _, m := range s.marks {
		if m.Kind == extract.Publisher {
			vote(underPublisher(named, m.Value, s.out.Year), m.Origin, "by-publisher")
		}
	}
	if len(votes) == 0 || slices.ContainsFunc(votes, func(c Claim) bool { return c.Value != votes[0].Value }) {
		s.out.Claims = append(s.out.Claims, votes...)
		return divisions.Division{}, false
	}
	left := candidatesWithin(named, votes[0].Value)
	s.elect(votes, len(left) == 1)
	if len(left) != 1 {
		return divisions.Division{}, false
	}
	return left[0], true
}

func underPublisher(named []divisions.Division, publisher string, year int) []divisions.Division {
	d, ok := divisions.ParseIn(Compact(publisher), year).Only()
	if !ok {
		return nil
	}
	return candidatesWithin(named, d.Code)
}

func candidatesWithin(named []divisions.Division, code string) []divisions.Division {
	var left []divisions.Division
	for _, d := range named {
		if divisions.Within(d.Code, code) {
			left = append(left, d)
		}
	}
	return left
}
