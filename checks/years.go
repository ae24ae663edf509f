package checks

import (
	"slices"
	"strconv"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Two years of one agency, held against each other. Which of the two is wrong when
// they do not join, no figure tells: the sentences ask.

// lastYear looks at the report of the year before; nil where none is known.
func (p *Pass) lastYear() *Pass {
	if p.Before == nil {
		return nil
	}
	if p.past == nil {
		p.past = newBook(p.Before)
	}
	return &Pass{Report: p.Before, book: p.past, check: p.check}
}

// follows gives the look at last year, where one report follows the other. What a
// report of another scope counts is not assessable: a government's own requests
// never join those of its whole area. Nor is what a body that took others over begins with.
func (p *Pass) follows() (last *Pass, ok bool) {
	if p.TookOver {
		p.NotAssessable()
		return nil, false
	}
	if p.Before == nil || p.Before.Year == 0 || p.Before.Year != p.Report.Year-1 {
		return nil, false
	}
	if p.otherScope() {
		p.NotAssessable()
		return nil, false
	}
	return p.lastYear(), true
}

// joined is follows for figures that must join: reports whose year is in doubt are
// not assessable, either.
func (p *Pass) joined() (last *Pass, ok bool) {
	if last, ok = p.follows(); ok && p.yearsInDoubt() {
		p.NotAssessable()
		return nil, false
	}
	return last, ok
}

// yearsInDoubt: what was copied from last year may name last year as its own, so that
// likeness is undecided then, and not out of the question.
func (p *Pass) yearsInDoubt() bool { return p.yearInDoubt() || p.lastYear().yearInDoubt() }

// yearInDoubt tells a report that names two years as its own.
func (p *Pass) yearInDoubt() bool {
	year := strconv.Itoa(p.Report.Year)
	return slices.ContainsFunc(p.Report.Claims, func(c normalize.Claim) bool { return c.Field == "year" && c.Value != year })
}

func (p *Pass) otherScope() bool { return p.scopesDiffer(p.Before) }

func (p *Pass) scopesDiffer(last *normalize.Report) bool {
	a, b := p.Report.Agency.Scope, last.Agency.Scope
	known := func(scope string) bool { return scope != "" && scope != "unknown" }
	return known(a) && known(b) && a != b
}

// aggregated tells a report that covers more than its own body.
func (p *Pass) aggregated() bool {
	s := p.Report.Agency.Scope
	return s == "own_and_subordinate" || s == "whole_area"
}

// LastYear sums figures of last year's report; unknown where a figure is missing.
func (p *Pass) LastYear(keys ...normalize.Key) Term {
	t := p.lastYear().Sum(keys...)
	t.past, t.keys = t.keys, nil
	return t
}

// asks tells whether the report's form prints all the keys.
func (p *Pass) asks(keys ...normalize.Key) bool {
	for _, k := range keys {
		if !p.layout(k.Table).has[k] {
			return false
		}
	}
	return true
}

// sameForm tells whether both years print the same cells of a table.
func (p *Pass) sameForm(last *Pass, table string) bool {
	a, b := p.layout(table), last.layout(table)
	return a == b || slices.Equal(a.keys, b.keys)
}

// join asks that a figure be what last year's report makes it. One that is left
// blank in either year says nothing. Decoded figures may agree: no sum reaches over
// two years. Words that explain the difference take a step off it.
func (p *Pass) join(at normalize.Key, expected, printed Term, words *pattern.Pattern) {
	switch {
	case expected.silent() && printed.silent():
		p.tally.Empty++
	case expected.unknown || printed.unknown || expected.numbers == 0 || printed.numbers == 0:
		p.NotAssessable()
	case expected.Value.Cmp(printed.Value) == 0:
		p.Hold()
	default:
		f := between(at, expected, printed)
		f.Step = p.explains(words)
		p.Fail(f)
	}
}

// pastOperands are the figures of last year's report that a fault rests on.
func (p *Pass) pastOperands(f Fault) (list []Operand) {
	for _, figure := range p.pastFigures(f) {
		op := p.lastYear().operand(figure, f.Gap)
		op.Year = p.Before.Year
		list = append(list, op)
	}
	return list
}

func (p *Pass) pastFigures(f Fault) (list []*normalize.Figure) {
	if len(f.Past) == 0 {
		return nil
	}
	figures := p.lastYear().figures
	for _, k := range f.Past {
		if figure := figures.at(k); figure != nil {
			list = append(list, figure)
		}
	}
	return list
}

// pastResponsible doubts a fault for what is in doubt in other reports.
func (p *Pass) pastResponsible(f Fault) Responsibility {
	whose := Publisher
	if slices.ContainsFunc(f.Years, func(op Operand) bool { return op.Doubtful }) {
		whose = Undecided
	}
	if figures := p.pastFigures(f); len(figures) > 0 {
		whose = doubtful(whose, p.lastYear().responsible(figures))
	}
	return whose
}
