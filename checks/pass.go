package checks

import (
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Pass is one check looking at one report. It handles once what every check
// meets: figures that are missing or unfilled, counting, evidence, severity and
// sentences. A check says only what is compared with what.
type Pass struct {
	Report *normalize.Report
	Known

	*book
	check    *Check
	tally    Verdict
	findings []Finding
}

// book is what all passes over one report share.
type book struct {
	report   *normalize.Report
	figures  *ledger
	forms    [3]*layout // of the tables, in the order of the form
	versions [3]string  // of the form, that the tables follow
	found    [3]bool    // the tables were found, by their own words
	grid     *grid      // of requests, made when first asked for
	gridOK   bool
	prose    string            // made when first asked for
	pairs    *pattern.Pairs    // of the prose, known with it
	pressed  map[string]string // what of it is printed with spaces → without them; known with it
	cells    [3]*cells         // of the tables, made when first asked for
	sides    [3][]side         // of the sums of the tables, made when first asked for
	moved    map[string]bool   // rows of requests that may be misplaced; nil until asked for

	spans    []Span            // of personal data, made when first asked for
	masks    *strings.Replacer // of them, nil where there are none
	searched bool

	name       *agencyName // see own
	dates      dating      // of publication and writing, looked for when first asked for
	datesKnown bool
	rows       [3][]bool // of the tables, see rowsPrinted

	channels []Quote // see channelled
	split    bool    // they were looked for
	past     *book   // of the report of the year before, made when first asked for
	narrated string  // see narrative

	abridged, abridgedKnown bool // see abridges

	room *bookRoom
}

func newBook(r *normalize.Report) *book {
	b := &book{report: r, room: bookRooms.Get().(*bookRoom)}
	if r == nil {
		return b
	}
	b.room.figures.take(r.Figures)
	b.figures = &b.room.figures
	for i, t := range tables[1:] {
		b.versions[i] = formOf(r, t)
		b.forms[i] = layouts()[variant{b.versions[i], t, r.PlainSix}]
		_, b.found[i] = r.Forms[t]
	}
	return b
}

// tableNumber is the place of a table among the three, -1 for none of them.
func tableNumber(table string) int {
	switch table {
	case normalize.Disclosure:
		return 0
	case normalize.Requests:
		return 1
	case normalize.Disputes:
		return 2
	}
	return -1
}

var noLayout = &layout{}

// layout is a table as the report's form prints it; empty where no form is known.
func (b *book) layout(table string) *layout {
	if n := tableNumber(table); n >= 0 && b.forms[n] != nil {
		return b.forms[n]
	}
	return noLayout
}

// Sums lists the places where an identity of the form must hold, in printed
// order.
func (p *Pass) Sums(balance string) []Sum {
	var list []Sum
	for _, t := range tables[1:] {
		switch sums := p.layout(t).balance[balance]; {
		case list == nil:
			list = sums[:len(sums):len(sums)]
		default:
			list = append(list, sums...)
		}
	}
	return list
}

// Rows lists the rows of a table that have all the columns, as places.
func (p *Pass) Rows(table string, columns ...string) []normalize.Key {
	l := p.layout(table)
	var list []normalize.Key
rows:
	for _, r := range l.rows {
		for _, c := range columns {
			if !l.has[normalize.Key{Table: table, Row: r.Name, Column: c}] {
				continue rows
			}
		}
		list = append(list, normalize.Key{Table: table, Row: r.Name, Column: open})
	}
	return list
}

// Of sums figures at a place: the named rows of its column, or the named columns
// of its row.
func (p *Pass) Of(at normalize.Key, names ...string) Term { return p.Sum(spread(at, names)...) }

// Total asks that parts add up to a printed total. Unfilled parts count as 0; an
// unfilled total cannot be compared.
func (p *Pass) Total(at normalize.Key, total, parts Term) {
	p.equal(at, parts, total, total.numbers > 0)
}

// Balance asks that two sides be equal of which neither is a printed total.
// Unfilled figures count as 0 on both, if one number stands anywhere: a side
// left empty against a filled one is worth a warning, never an error.
func (p *Pass) Balance(at normalize.Key, expected, printed Term) {
	p.equal(at, expected, printed, true)
}

// equal compares. A sum over decoded figures that holds may be the very sum that
// they were cut by, and so may every sum of a row: neither says anything.
func (p *Pass) equal(at normalize.Key, expected, printed Term, stated bool) {
	same := expected.Value.Cmp(printed.Value) == 0
	switch {
	case expected.silent() && printed.silent():
		p.tally.Empty++
	case !stated || !assessable(at, expected, printed):
		p.NotAssessable()
	case same:
		p.Hold()
	default:
		p.failed(at, expected, printed)
	}
}

func assessable(at normalize.Key, expected, printed Term) bool {
	same := expected.Value.Cmp(printed.Value) == 0
	decoded := expected.decoded || printed.decoded
	return !expected.unknown && !printed.unknown && !(decoded && (same || at.Column == open))
}

// AtLeast asks that a printed value reach a bound. A value that is not filled in
// cannot be compared.
func (p *Pass) AtLeast(at normalize.Key, value, bound Term) {
	if value.unfilled > 0 {
		p.unstated(value.silent() && bound.silent())
		return
	}
	p.Never(at, value.Value.Cmp(bound.Value) < 0, bound, value)
}

// Never asks that a contradiction between two terms be absent. Each must hold at
// least one number.
func (p *Pass) Never(at normalize.Key, contradiction bool, expected, printed Term) {
	if p.clash(contradiction, expected, printed) {
		p.failed(at, expected, printed)
	}
}

// clash is Never for a fault that its check words: true where it has to.
func (p *Pass) clash(contradiction bool, expected, printed Term) bool {
	switch {
	case expected.silent() && printed.silent():
		p.tally.Empty++
	case expected.unknown || printed.unknown || expected.numbers == 0 || printed.numbers == 0:
		p.NotAssessable()
	case contradiction:
		return true
	default:
		p.Hold()
	}
	return false
}

// Hold counts a place where the rule holds.
func (p *Pass) Hold() { p.tally.Hold++ }

// NotAssessable counts a place where an operand is missing or cannot be decided.
func (p *Pass) NotAssessable() { p.tally.Unassessed++ }

// unstated counts a place where too little is filled in to compare: empty where
// nothing is, else not assessable.
func (p *Pass) unstated(nothing bool) {
	if nothing {
		p.tally.Empty++
		return
	}
	p.NotAssessable()
}

func (p *Pass) failed(at normalize.Key, expected, printed Term) {
	p.Fail(between(at, expected, printed))
}

// between is the fault of two terms that contradict each other.
func between(at normalize.Key, expected, printed Term) Fault {
	return Fault{
		Places:   []normalize.Key{at},
		Keys:     append(expected.keys[:len(expected.keys):len(expected.keys)], printed.keys...),
		Past:     append(expected.past[:len(expected.past):len(expected.past)], printed.past...),
		Expected: &expected.Value,
		Printed:  &printed.Value,
	}
}
