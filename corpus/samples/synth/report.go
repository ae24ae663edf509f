package synth

// A report with everything that is true of it.

// Kinds of what a cell states.
const (
	Number = "number"
	Blank  = "blank"
	Dash   = "dash"
	None   = "none"
	NA     = "na"
	Words  = "text"
)

// Report is one synthetic report: what it states, not how it looks.
type Report struct {
	Agency    Agency
	Year      int
	Form      string
	PlainSix  bool // （六）其他处理 as one plain row in the form of 2021
	Title     string
	Published Date
	Habit     string // how the office prints its figures
	Figures   map[Key]Cell
	Subtotals []Subtotal
	Sections  []Section
	Says      []Statement // every count that the prose states
	Fault     string      // the fault that was planted, "" for none
	Broke     string      // what the fault changed

	counts bool   // the prose states all that the tables hold
	slip   string // the check that a slip of the prose is planted for

	unprinted string      // a table, or a row of one, that is not drawn
	untold    string      // a table, or a row of one, of which nobody can know the figures
	redraw    func(*Grid) // changes the table requests as it is drawn, nil for none
}

// Cell is a figure as printed. Number is its decimal, "" unless Kind is Number.
type Cell struct{ Text, Kind, Number string }

// Subtotal is a row that the office added under a group of table three.
type Subtotal struct {
	Group  string
	Values []int // seven
}

// Section is one of the six, its tables apart.
type Section struct {
	Heading    string
	Topics     []Topic
	Table      string // the table that stands in it
	AfterTable []string
}

// Topic is a sub-heading, or none, with its paragraphs.
type Topic struct {
	Heading    string
	Paragraphs []string
}

// Statement is a count that the prose states.
type Statement struct{ Measure, Of, Value string }

// Date is a day.
type Date struct{ Year, Month, Day int }

// Options say what a report shall be like. The zero value draws everything.
type Options struct {
	Agency *Agency
	Year   int     // 0: drawn from 2019 on
	Form   string  // "": the form of the year, seldom another
	Plain  bool    // every figure as plain digits, as most offices print them
	Long   bool    // prose of about 6,000 Han characters instead of some 1,200
	Before *Report // last year's report of the same agency, whose open requests come over
	Recent bool    // none from before 2019, which have no tables
	Counts bool    // prose that states what the tables hold; else some reports do
	Fault  string  // id of a check: a fault that it must find
	Sound  bool    // all that stands around that fault, without it
	// PlainSix prints （六）其他处理 as one row in the form of 2021; else few reports do.
	PlainSix bool
}

// New draws a report. Its sums hold.
func New(seed uint64, o Options) *Report {
	d := newDice(seed)
	r := &Report{Year: o.Year, Form: o.Form, Figures: map[Key]Cell{}}
	if o.Agency != nil {
		r.Agency = *o.Agency
	} else {
		r.Agency = drawAgency(d)
	}
	if o.Fault != "" && r.Form == "" {
		r.Form = formFor(o.Fault)
	}
	r.when(d, o.Recent || o.Fault != "")
	r.PlainSix = r.PlainSix || o.PlainSix && r.Form == F2021
	r.Title = r.drawTitle(d)
	if r.Form == Legacy {
		r.legacyProse(d)
		return r
	}
	r.fill(d, o.Before)
	r.faulty(d, o.Fault, o.Sound)
	if !o.Plain && o.Fault == "" {
		if d.percent(4) {
			r.addSubtotal(pick(d, []string{denied, unable, refused}), 0)
		}
		r.print(d)
	}
	r.counts = r.counts || o.Counts || r.slip != "" || newDice(seed+977).percent(30)
	r.prose(d, o.Long)
	r.faultyWords(d)
	return r
}

// when draws the year, the form and the day of publication.
func (r *Report) when(d *dice, recent bool) {
	if r.Year == 0 {
		r.Year = d.between(2019, 2025)
		if r.Form == F2021 {
			r.Year = d.between(2021, 2025)
		}
		if !recent && r.Form == "" && d.percent(4) {
			r.Year = d.between(2010, 2018)
		}
	}
	if r.Form == "" {
		switch {
		case r.Year < 2019:
			r.Form = Legacy
		case r.Year < 2021 || r.Year < 2024 && d.percent(4):
			r.Form = F2019
		default:
			r.Form = F2021
		}
	}
	r.PlainSix = r.Form == F2021 && d.percent(8)
	r.Published = Date{r.Year + 1, 1, d.between(5, 31)}
	if d.percent(20) {
		spring := Date{r.Year + 1, 3, d.between(1, 30)}
		if r.Agency.Kind != "department" { // departments are due in January
			r.Published = spring
		}
	}
}

// Count is a figure's value as a whole number, 0 for what is none.
func (r *Report) Count(k Key) int {
	n := 0
	for _, c := range r.Figures[k].Number {
		if c < '0' || c > '9' {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}
