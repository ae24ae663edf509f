package samples

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"nianbao/checks"
	"nianbao/normalize"
)

// Score is a reading held against its truth. Every figure of the truth is in
// exactly one of Right, Refused, Missed, Wrong and Silent.
type Score struct {
	Total   int // figures that the document prints, undecidable ones included
	Right   int // as the truth has it
	Due     int // undecidable, and refused with a problem as it should be
	Refused []Difference
	Missed  []Difference // no figure, and no problem that says so
	Wrong   []Difference // another figure than printed, but a problem warns of it
	// Silent errors are what this program must never do: a figure that is not the
	// printed one with no problem on it, one that no careful reader could know, or
	// one that the whole document does not print.
	Silent []Difference

	Agency, Year, Form, Status Said

	Absent     []string // checks that had to find something and did not
	Unexpected []string // checks that accuse, and should not
}

// Difference is a figure that was not read as it is printed. Got is "" where no
// figure was stored, Want is "" where none can be.
type Difference struct {
	Key       normalize.Key
	Got, Want string
}

// Said is one answer about the document.
type Said struct{ Got, Want string }

// OK tells whether the answer is right.
func (s Said) OK() bool { return s.Got == s.Want }

// Compare scores a report and the findings on it. A check that the catalogue
// does not hold is not asked for.
func Compare(r *normalize.Report, found checks.Result, t Truth) Score {
	s := Score{Total: len(t.Figures) + len(t.Undecidable)}
	s.figures(r, t)
	s.identity(r, t)
	s.findings(found.Findings, t)
	return s
}

func (s *Score) figures(r *normalize.Report, t Truth) {
	seen := map[normalize.Key]bool{}
	for _, f := range r.Figures {
		want, printed := t.Figures[f.Key]
		d := Difference{f.Key, show(f.Value), ""}
		if printed {
			d.Want = show(want)
		}
		switch {
		case !printed && t.Partial && !slices.Contains(t.Undecidable, f.Key):
			continue // may stand in the part that this copy lacks
		case !printed || seen[f.Key]:
			s.Silent = append(s.Silent, d)
		case same(f.Value, want):
			s.Right++
		case covered(r, f.Key):
			s.Wrong = append(s.Wrong, d)
		default:
			s.Silent = append(s.Silent, d)
		}
		seen[f.Key] = true
	}
	s.unread(r, t, seen)
}

// unread sorts the keys that no figure was stored for.
func (s *Score) unread(r *normalize.Report, t Truth, seen map[normalize.Key]bool) {
	for key, want := range t.Figures {
		switch {
		case seen[key]:
		case covered(r, key):
			s.Refused = append(s.Refused, Difference{key, "", show(want)})
		default:
			s.Missed = append(s.Missed, Difference{key, "", show(want)})
		}
	}
	for _, key := range t.Undecidable {
		switch {
		case seen[key]:
		case covered(r, key):
			s.Due++
		default:
			s.Missed = append(s.Missed, Difference{key, "", "a problem"})
		}
	}
	byKey := func(a, b Difference) int { return cmp.Compare(a.Key.String(), b.Key.String()) }
	slices.SortFunc(s.Refused, byKey)
	slices.SortFunc(s.Missed, byKey)
}

func (s *Score) identity(r *normalize.Report, t Truth) {
	s.Agency = Said{r.Agency.Name, t.Agency}
	s.Year = Said{strconv.Itoa(r.Year), strconv.Itoa(t.Year)}
	s.Form = Said{r.Form, t.Form}
	s.Status = Said{string(r.Status), string(t.status())}
	if t.Form == "legacy" && (r.Status == normalize.Read || r.Status == normalize.Partial) {
		s.Status.Want = s.Status.Got // it has no statutory tables that could be whole or cut
	}
}

func (t Truth) status() normalize.Status {
	switch {
	case t.Status != "":
		return t.Status
	case t.Form == "":
		return normalize.NotReport
	case t.Partial:
		return normalize.Partial
	}
	return normalize.Read
}

// findings: what a cut copy is accused of is not judged.
func (s *Score) findings(found []checks.Finding, t Truth) {
	for _, id := range t.Findings {
		if _, known := checks.ByID(id); known && !slices.ContainsFunc(found, func(f checks.Finding) bool { return f.Check == id }) {
			s.Absent = append(s.Absent, id)
		}
	}
	for _, f := range found {
		expected := slices.Contains(t.Findings, f.Check) || aboutDates(f.Check)
		if f.Severity == checks.Error && !expected && !t.Partial && !slices.Contains(s.Unexpected, f.Check) {
			s.Unexpected = append(s.Unexpected, f.Check)
		}
	}
}

// aboutDates: the day of publication is no part of a truth.
func aboutDates(id string) bool {
	return strings.HasPrefix(id, "late-") || strings.HasPrefix(id, "date-") || strings.HasPrefix(id, "published-")
}

func same(got, want normalize.Value) bool {
	return got.Kind == want.Kind && (got.Kind != normalize.Number || got.Number.Cmp(want.Number) == 0)
}

func covered(r *normalize.Report, k normalize.Key) bool {
	return slices.ContainsFunc(r.Problems, func(p normalize.Problem) bool { return p.Covers(k) })
}

func show(v normalize.Value) string {
	if v.Kind == normalize.Number {
		return v.Number.String()
	}
	return string(v.Kind)
}
