package checks

import (
	"strconv"
	"strings"

	"nianbao/normalize"
)

// A body into which others were merged begins with what all of them left, in each column.
// What a reform hands to third bodies no report tells, so that nobody is accused of it.

// mergers are looks at last year's reports of all bodies that were joined.
type mergers []*Pass

// merged gives them; ok is false where one report is not at hand, or in doubt about its year or scope.
func (p *Pass) merged() (m mergers, ok bool) {
	for _, r := range p.Joined {
		if r == nil {
			return nil, false
		}
		last := &Pass{Report: r, book: newBook(r), check: p.check}
		if r.Year != p.Report.Year-1 || p.scopesDiffer(r) || p.yearInDoubt() || last.yearInDoubt() {
			return nil, false
		}
		m = append(m, last)
	}
	return m, true
}

// left is what they carried forward in a column, together; it is not stated unless each
// of them states it.
func (m mergers) left(column string) (l left) {
	l.stated = true
	for _, last := range m {
		key := carried(column)
		t, figure := last.Sum(key), last.figures.at(key)
		if t.unknown || t.numbers == 0 {
			return left{}
		}
		op := last.operand(figure, false)
		op.Year = last.Report.Year
		l.Value, l.numbers, l.years = l.Value.Add(t.Value), l.numbers+t.numbers, append(l.years, op)
	}
	return l
}

// fault is one that rests on several reports: it names them, and is never the successor's.
func (m mergers) fault(year int) Fault {
	var names []string
	for _, last := range m {
		names = append(names, last.Report.Agency.Name)
	}
	n := strconv.Itoa(year)
	return Fault{Least: Undecided, Because: toldOtherwise,
		Words: map[string]Text{"year": {strings.Join(names, "、") + n, n + " of " + strings.Join(names, ", ") + " together"}}}
}

var (
	passedOn      = Text{"机构合并时可能有申请随职能移交其他单位。", " In a merger some requests may have gone to other bodies."}
	toldOtherwise = Text{"合并前各单位认定申请人类别的口径可能不同。", " The bodies may have told the kinds of applicants differently."}
)

// carriedTogether compares the totals.
func (p *Pass) carriedTogether() {
	m, ok := p.merged()
	before, at := m.left(normalize.Total), columnOf(normalize.Total)
	now := p.Of(at, normalize.BroughtForward)
	switch {
	case !ok || !before.stated || now.unknown || now.numbers == 0:
		p.NotAssessable()
	case before.Value.Cmp(now.Value) == 0:
		p.Hold()
	default:
		f, said := between(at, Term{Value: before.Value}, now), m.fault(p.Report.Year-1)
		f.Years, f.Step = before.years, p.explains(rebased)
		f.Least, f.Because, f.Words = said.Least, passedOn, said.Words
		f.Words["last_carried_forward"] = same(before.Value.String())
		p.Fail(f)
	}
}

// columnsTogether compares the parts, where the totals agree.
func (p *Pass) columnsTogether() {
	m, ok := p.merged()
	if !ok {
		p.NotAssessable()
		return
	}
	p.carriedByColumn(m.left, m.fault(p.Report.Year-1))
}
