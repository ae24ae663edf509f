package checks

import (
	"slices"

	"nianbao/normalize"
)

// Outcome is what one check came to on one report.
type Outcome string

const (
	Held          Outcome = "held"
	Failed        Outcome = "failed"
	NotAssessable Outcome = "not_assessable" // an operand is missing, undecidable or no number
	NotApplicable Outcome = "not_applicable" // another form, or nothing to look at
)

// Verdict is the outcome of a check with the places (rows, columns) behind it.
// One failing place makes it failed; else one that could not be assessed makes
// it not assessable. Places where nothing at all is filled in do not count.
type Verdict struct {
	Check                           string
	Outcome                         Outcome
	Hold, Broken, Unassessed, Empty int
}

// Result is what all checks say about one report, in catalogue order.
type Result struct {
	Outcomes []Verdict
	Findings []Finding
}

// Counts is the number of checks by outcome, as the JSON of a report shows it.
type Counts struct {
	Held          int `json:"held"`
	Failed        int `json:"failed"`
	NotAssessable int `json:"not_assessable"`
	NotApplicable int `json:"not_applicable"`
}

// Run makes every check of a report look at it and at what is known beside it. The
// same input gives the same result in the same order.
func Run(r *normalize.Report, known Known) Result {
	return run(r, known, func(c *Check) bool { return c.Scope != ScopeUnits })
}

// Compare makes only the checks of the scopes look, which ask for more than the
// report itself: other years, other agencies, other captures. Result.Outcomes holds
// theirs alone. Without scopes it is all that ask so.
func Compare(r *normalize.Report, known Known, scopes ...Scope) Result {
	return run(r, known, func(c *Check) bool { return c.Beside(scopes...) })
}

// Beside tells whether a check is of one of the scopes; without scopes, whether it
// asks for more than the report itself.
func (c *Check) Beside(scopes ...Scope) bool {
	if len(scopes) == 0 {
		scopes = beside
	}
	return slices.Contains(scopes, c.Scope)
}

var beside = []Scope{ScopeYears, ScopeVersions, ScopePeers, ScopeCorpus, ScopeChildren, ScopeCapture}

func run(r *normalize.Report, known Known, asked func(*Check) bool) Result {
	return look(r, known, asked, (*book).applies)
}

func look(r *normalize.Report, known Known, asked func(*Check) bool, applies func(*book, *Check) bool) Result {
	var result Result
	book := newBook(r)
	p := &Pass{Report: r, Known: known, book: book}
	list := make([]*Check, 0, 128)
	for _, c := range registered {
		if asked(c) {
			list = append(list, c)
		}
	}
	result.Outcomes = make([]Verdict, 0, len(list))
	for _, c := range list {
		p.check, p.tally, p.findings = c, Verdict{}, nil
		if applies(book, c) {
			c.Run(p)
		}
		result.Outcomes = append(result.Outcomes, p.verdict())
		result.Findings = append(result.Findings, p.findings...)
	}
	explain(result.Findings)
	book.propose(result.Findings)
	book.leave()
	return result
}

// applies tells whether the report is of a form that the check is made for: the
// form of its table, so that a mixed report is held to each table's own; a check
// of both forms that needs no table in particular looks at a mixed one too.
func (b *book) applies(c *Check) bool {
	r := b.report
	if r == nil || r.Form == "" || r.Status == normalize.NotReport || r.Status == normalize.Unreadable {
		return false
	}
	if len(c.Forms) == 0 {
		return true
	}
	form := r.Form
	if n := tableNumber(c.first); n >= 0 {
		form = b.versions[n]
	}
	return slices.Contains(c.Forms, form) || form == "mixed" && len(c.Forms) == len(bothForms)
}

// verdict sums up the places that the check looked at. A check that found only
// unfilled places cannot be assessed; one that found no place does not apply.
func (p *Pass) verdict() Verdict {
	v := p.tally
	v.Check = p.check.ID
	switch {
	case v.Broken > 0:
		v.Outcome = Failed
	case v.Unassessed > 0:
		v.Outcome = NotAssessable
	case v.Hold > 0:
		v.Outcome = Held
	case v.Empty > 0:
		v.Outcome = NotAssessable
	default:
		v.Outcome = NotApplicable
	}
	return v
}

// explain marks findings that another one over the same place implies.
func explain(all []Finding) {
	for i := range all {
		c := registered[slices.IndexFunc(registered, func(c *Check) bool { return c.ID == all[i].Check })]
		for _, id := range c.Implied {
			if explainedBy(&all[i], id, all) {
				all[i].ExplainedBy, all[i].Severity = id, Notice
				break
			}
		}
	}
}

func explainedBy(f *Finding, id string, all []Finding) bool {
	return slices.ContainsFunc(all, func(g Finding) bool {
		return g.Check == id && slices.ContainsFunc(g.Places, func(at normalize.Key) bool {
			return slices.Contains(f.Places, at)
		})
	})
}

// Counts counts the checks by outcome.
func (r Result) Counts() Counts {
	var n Counts
	for _, v := range r.Outcomes {
		switch v.Outcome {
		case Held:
			n.Held++
		case Failed:
			n.Failed++
		case NotAssessable:
			n.NotAssessable++
		case NotApplicable:
			n.NotApplicable++
		}
	}
	return n
}

// Outcome is what a check came to; not applicable for a check that is unknown.
func (r Result) Outcome(id string) Outcome {
	for _, v := range r.Outcomes {
		if v.Check == id {
			return v.Outcome
		}
	}
	return NotApplicable
}
