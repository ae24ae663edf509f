package farm

// A report where it stands on its site.

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"nianbao/corpus/samples/synth"
)

// paper is one report, published.
type paper struct {
	unit     *unit
	year     int
	report   *synth.Report
	on       synth.Date
	id       int    // of the article
	title    string // in lists
	path     string // of the page that presents it
	holds    string // path of the document that holds the figures, "" for the page itself
	host     string // where it stands, "" for the main one
	inside   string // where in a document of JSON the text stands
	carrier  string // html, docx, …
	note     string
	attached bool // what holds the figures is an attachment
	removed  bool
	// unreadable: the document is cut so short that nothing of it can be read.
	unreadable bool
	barrier    barrier // before its document
}

// lastYear is the last that every state before the second has.
const lastYear = 2024

// publish says that a report stands on the site. The family gives it its path.
func (s *site) publish(u *unit, year int) *paper {
	r := u.report(year)
	p := &paper{unit: u, year: year, report: r, carrier: "html", title: r.Title, id: 1000 + int(u.seed(year)%800000)}
	p.date(s.day(u, year))
	s.papers = append(s.papers, p)
	return p
}

// since publishes every year from the first, newest first; the second state has one more.
func (s *site) since(u *unit, first int) []*paper {
	var list []*paper
	for year := lastYear + s.state; year >= first; year-- {
		list = append(list, s.publish(u, year))
	}
	return list
}

// day is when the unit publishes: departments in January, governments in March.
func (s *site) day(u *unit, year int) synth.Date {
	n := int(u.seed(year) / 7 % 20)
	if u.agency.Kind == "government" {
		return synth.Date{Year: year + 1, Month: 3, Day: 5 + n}
	}
	return synth.Date{Year: year + 1, Month: 1, Day: 8 + n}
}

// date sets the day of publication, which the report prints.
func (p *paper) date(d synth.Date) *paper {
	p.on, p.report.Published = d, d
	return p
}

// edit changes a figure that no sum and no sentence of the report rests on.
func (p *paper) edit() {
	k := synth.Key{Table: "disclosure", Row: "compulsion", Column: "decisions"}
	text := fmt.Sprint(p.report.Count(k) + 9)
	p.report.Figures[k] = synth.Cell{Text: text, Kind: synth.Number, Number: text}
}

// forget takes a report back that was never there.
func (s *site) forget(p *paper) bool {
	s.papers = slices.DeleteFunc(s.papers, func(q *paper) bool { return q == p })
	return true
}

// remove takes the report off the site; the list still asks for it.
func (p *paper) remove() { p.removed = true }

// day is a date as lists and paths print it.
func day(d synth.Date, layout string) string {
	return strings.NewReplacer("YYYY", fmt.Sprintf("%04d", d.Year), "MM", fmt.Sprintf("%02d", d.Month), "DD", fmt.Sprintf("%02d", d.Day), "M", fmt.Sprint(d.Month), "D", fmt.Sprint(d.Day)).Replace(layout)
}

const iso = "YYYY-MM-DD"

// fragment is the report as HTML without the page around it, in one of the generator's
// styles: each year another.
func (p *paper) fragment() string {
	styles := []string{"html/clean", "html/word", "html/split", "html/ragged", "html/joined"}
	return fragmentIn(p, styles[(p.year+int(p.unit.seed(0)%5)+5)%5])
}

func fragmentIn(p *paper, name string) string {
	style, ok := synth.StyleOf(name)
	if !ok {
		panic("no style " + name)
	}
	html := string(style.Render(p.report, p.unit.seed(p.year)))
	_, body, _ := strings.Cut(html, "<body>")
	body, _, _ = strings.Cut(body, "</body>")
	return body
}

// percent is a text as addresses carry it.
func percent(s string) string { return url.PathEscape(s) }
