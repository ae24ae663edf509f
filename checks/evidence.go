package checks

import (
	"slices"

	"nianbao/normalize"
)

// Fault is what a check saw at one place; Fail makes the finding of it.
type Fault struct {
	Places            []normalize.Key    // rows or columns, the first fills {row} and {col}
	Keys              []normalize.Key    // the evidence, in the order of the sentence
	Past              []normalize.Key    // evidence out of the report of the year before
	Years             []Operand          // evidence that other reports print, ready made
	Added             []normalize.Figure // evidence outside the form: subtotals that the agency added
	Quotes            []Quote            // the words concerned
	Expected, Printed *normalize.Decimal
	Words             map[string]Text // what only this check can fill in
	// Gap says that nothing was counted as 0: a missing number is the fault
	// itself, or weighs nothing. The severity stays.
	Gap bool
	// Least is how doubtful the fault is at least, for evidence that is no figure:
	// undecided or reading. Such a fault is a warning at most: that something was
	// not found is weaker than a sum that fails. Step takes a step off the severity.
	Least Responsibility
	Step  bool
	// Told says that the sentence itself tells what is in doubt.
	Told bool
	// Because says why it is undecided where the reading is not what is in doubt.
	Because Text
	// Carrier: the evidence is the document as a thing, not words that may be misread.
	Carrier bool
}

// Fail reports a fault. The severity falls by one step where a figure without a
// number was counted as 0, and responsibility follows from the evidence.
func (p *Pass) Fail(f Fault) {
	if p.Report.Recognised != "" && !f.Carrier && p.wordsOnly(f) {
		p.NotAssessable() // words that were recognised from a picture accuse nobody
		return
	}
	p.tally.Broken++
	finding := Finding{
		Check: p.check.ID, Severity: p.check.Severity, Places: f.Places, Quotes: f.Quotes,
		Expected: f.Expected, Printed: f.Printed,
	}
	var evidence []*normalize.Figure
	for _, k := range f.Keys {
		if figure := p.figures.at(k); figure != nil {
			evidence = append(evidence, figure)
		}
	}
	for i := range f.Added {
		evidence = append(evidence, &f.Added[i])
	}
	for _, figure := range evidence {
		op := p.operand(figure, f.Gap)
		finding.Operands = append(finding.Operands, op)
		finding.Keys = append(finding.Keys, op.Key)
		if op.AssumedZero {
			finding.Severity = p.check.Severity.lower()
		}
	}
	finding.Years = append(f.Years, p.pastOperands(f)...)
	if slices.ContainsFunc(finding.Years, func(op Operand) bool { return op.AssumedZero }) {
		finding.Severity = p.check.Severity.lower()
	}
	if f.Least != "" && f.Least != Publisher && finding.Severity == Error {
		finding.Severity = Warning
	}
	if f.Step {
		finding.Severity = finding.Severity.lower()
	}
	finding.Responsibility = doubtful(doubtful(f.Least, p.responsible(evidence)), p.pastResponsible(f))
	finding.Says = p.say(f, finding)
	p.findings = append(p.findings, p.masked(finding))
}

// wordsOnly: the evidence is words of the document, no figure.
func (p *Pass) wordsOnly(f Fault) bool {
	return len(f.Added)+len(f.Past)+len(f.Years) == 0 && !slices.ContainsFunc(f.Keys, func(k normalize.Key) bool { return p.figures.at(k) != nil })
}

func (p *Pass) operand(f *normalize.Figure, gap bool) Operand {
	op := Operand{Key: f.Key, Text: f.Text, Doubtful: p.doubt(f) != Publisher}
	if f.Value.Kind == normalize.Number {
		op.Value = f.Value.Number
	} else {
		op.AssumedZero = !gap && unfilled(f)
	}
	return op
}

// responsible is the publisher's only where every figure of the evidence is
// beyond doubt; reading weighs more than undecided.
func (p *Pass) responsible(evidence []*normalize.Figure) Responsibility {
	whose := Publisher
	for _, f := range evidence {
		switch p.doubt(f) {
		case Reading:
			return Reading
		case Undecided:
			whose = Undecided
		}
	}
	return whose
}

// doubtful is the more doubtful of two responsibilities; "" doubts nothing.
func doubtful(a, b Responsibility) Responsibility {
	for _, whose := range []Responsibility{Reading, Undecided} {
		if a == whose || b == whose {
			return whose
		}
	}
	return Publisher
}

// doubt is who may be at fault for one figure. A delimited cell that no problem
// covers is the publisher's. Digits that were cut by sums or recognised leave
// both open, whatever problem says so. A whole row that would fit one place
// further, with cells left empty, may have lost a cell on the way to us. Where a document
// is read in several ways, a figure that only one of them gives is nobody's fault yet.
func (b *book) doubt(f *normalize.Figure) Responsibility {
	if f.Method != normalize.ByCell || f.BySums() || f.Readings < 1 || f.Confirmed != nil && f.Readings < 2 {
		return Undecided
	}
	for _, pr := range b.report.Problems {
		if !pr.TableAbsent() && pr.Covers(f.Key) {
			return Reading
		}
	}
	if f.Key.Table == normalize.Requests && b.misplaced()[f.Key.Row] {
		return Undecided
	}
	return Publisher
}

// misplaced are the rows of requests that fit the sums only when moved, and that
// have cells without a number: the pattern of a lost empty cell.
func (b *book) misplaced() map[string]bool {
	if b.moved != nil {
		return b.moved
	}
	b.moved = map[string]bool{}
	if g, ok := b.requests(); ok {
		for _, m := range append(g.columnMoves(), g.rowMoves()...) {
			if g.gaps(m) {
				b.moved[g.rows[m.row].Name] = true
				b.moved[g.rows[m.other].Name] = true
			}
		}
	}
	return b.moved
}
