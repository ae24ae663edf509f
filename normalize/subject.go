package normalize

import (
	"strings"

	"nianbao/extract"
)

// Whose report it is and for which year (domain rules 5.3 to 5.7). Every statement
// becomes a claim; the first that names somebody is chosen, in the order title,
// first lines, signature, publisher, and what the site says of itself. The map:
//
//	subject_title.go   a title taken apart
//	subject_name.go    what names an agency, and what nobody
//	subject_lines.go   the places of a document that speak of its author
//	subject_first.go, subject_signed.go   the first sentences, the signature
//	subject_claims.go  settling one answer out of the claims
//	subject_year.go    year and statistics period
//	subject_marks.go   publisher and date of publication
//	subject_kind.go, subject_scope.go, subject_place.go   what the name says
//	subject_code.go    what the codes of the page say

// identity is what Understand copies into the Report.
type identity struct {
	Title       string
	Agency      Agency
	Year        int
	PublishedOn string
	Publisher   string
	Period      *Period
	Claims      []Claim
	Problems    []Problem
}

// subject is a document while its identity is settled.
type subject struct {
	marks  []extract.Mark // of the document, then those that its first lines make
	pages  pages
	titles []entitled
	self   self
	period period
	signed []signature
	out    identity
}

// entitled is a title with the place that prints it.
type entitled struct {
	headline
	origin string
}

// identify reads whose report it is, for which year, from the marks of the
// document and its prose. It never fails; what nothing names stays empty.
func identify(c *extract.Content, text prose) identity {
	s := &subject{pages: leaf(text)}
	s.pages.sentences = s.pages.first()
	s.marks = append(append(s.marks, c.Marks...), s.pages.marks()...)
	s.self = selfIn(s.pages.folded())
	s.signed = s.pages.signatures()
	s.titles = append(s.pages.titles(s.self), titlesOf(s.marks)...)
	s.period = s.pages.period()
	s.title()
	years := s.yearClaims() // before the agency: a name means the divisions of its year
	s.agency()
	s.out.Claims = append(s.out.Claims, years...)
	s.publication()
	s.out.Problems = append(s.out.Problems, s.period.problems...)
	return s.out
}

// titlesOf are the titles among the marks: headings first, then meta tags and
// blocks, the tab's title and an archive's last.
func titlesOf(marks []extract.Mark) []entitled {
	var list []entitled
	for rank := range 3 {
		for _, m := range marks {
			if m.Kind != extract.Title || titleRank(m.Origin) != rank {
				continue
			}
			if h := readHeadline(m.Value); h.found {
				list = append(list, entitled{h, m.Origin})
			}
		}
	}
	return list
}

func titleRank(origin string) int {
	switch {
	case origin == "<title>", strings.HasPrefix(origin, "archive"), strings.HasPrefix(origin, "meta og"):
		return 2
	case strings.HasPrefix(origin, "h"):
		return 0
	}
	return 1
}

// title chooses the fullest title: with agency and year, else with one of them.
func (s *subject) title() {
	best := -1
	weight := func(h headline) int { return 2*bit(h.name != "") + bit(h.year != 0) }
	for i, t := range s.titles {
		if best < 0 || weight(t.headline) > weight(s.titles[best].headline) {
			best = i
		}
	}
	for i, t := range s.titles {
		c := Claim{Field: "title", Value: t.text, Origin: t.origin, Reason: "weaker"}
		if i == best {
			c.Chosen, c.Reason = true, "title"
			s.out.Title = t.text
		}
		s.out.Claims = append(s.out.Claims, c)
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// yearClaims settles the year and gives its claims, which stand behind the agency's.
func (s *subject) yearClaims() []Claim {
	before := s.out.Claims
	s.out.Claims = nil
	s.year()
	years := s.out.Claims
	s.out.Claims = before
	return years
}

// agency gathers the names in the order of their weight and reads the chosen one.
func (s *subject) agency() {
	var names []testimony
	for _, t := range s.titles {
		switch {
		case t.name != "":
			names = append(names, testimony{t.name, t.origin, "title", ""})
		case t.nobody:
			names = append(names, testimony{t.text, t.origin, "", "names-nobody"})
		}
	}
	names = append(names, s.pages.announced()...)
	for _, g := range s.signed {
		names = append(names, s.weighed(testimony{g.name, g.origin, "signature", ""}))
	}
	names = append(names, s.outside()...)
	chosen, claims := settleClaims("agency", names)
	s.out.Claims = append(s.out.Claims, claims...)
	s.out.Agency = s.describe(chosen)
}

// weighed refuses a name that is none, or that the text's own words deny.
func (s *subject) weighed(t testimony) testimony {
	folded := Compact(t.value)
	switch {
	case namesNobody(folded):
		t.refused = "names-nobody"
	case !agencyName(folded):
		t.refused = "no-agency"
	case s.self.denies(folded):
		t.refused = "denied-by-text"
	}
	return t
}

// outside are the names that the document's own text does not print. Where a site
// speaks of itself, only a name that the text confirms can be the author's.
func (s *subject) outside() []testimony {
	var names []testimony
	for rank := range 4 {
		for _, m := range s.marks {
			if nameRank(m) != rank {
				continue
			}
			t := s.weighed(testimony{siteWords.ReplaceAllString(pressed(m.Value), ""), m.Origin, outsideReasons[rank], ""})
			if t.refused == "" && rank > 0 && !s.self.confirms(Compact(t.value)) {
				t.refused = "unconfirmed"
			}
			names = append(names, t)
		}
	}
	return names
}
