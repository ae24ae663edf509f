package coverage

// A document that a crawl found, and the unit and year whose report it is held to be.

import (
	"cmp"
	"regexp"
	"strings"

	"nianbao/corpus/crawl"
	"nianbao/normalize"
)

// Held is a document of the data set, by a source that it stands at.
type Held struct {
	Source, Status, Format string
	Reason                 string // why it is not simply read
	AgencyID, Agency       string // of the report that it became; "" where it became none
	Handle                 string // of that report, where it is the current one
	Year                   int
}

// Paper is a document of a sweep that is held to be a unit's report of a year.
type Paper struct {
	crawl.ToldPaper
	Sweep int
	Year  int // by the report, else by the list
	Held  *Held
	By    string // report, title, start
}

// How a document was given to a unit.
const (
	ByReport = "report" // its report is that of an agency which the unit is
	ByTitle  = "title"  // the list's title names the unit, and the document no agency of the list
	ByStart  = "start"  // it lies in the pages of this unit alone
)

// papers gives a document to units: by the report that it became; where that names nobody
// of the list, and where it could not be read, by its title, and by the start.
func (t *tracing) papers(told crawl.Told, p crawl.ToldPaper) map[int]Paper {
	found := map[int]Paper{}
	give := func(unit, year int, h *Held, by string) {
		if year > 0 {
			found[unit] = Paper{ToldPaper: p, Sweep: told.Sweep, Year: year, Held: h, By: by}
		}
		t.Unclear[Slot{unit, 0}] = t.Unclear[Slot{unit, 0}] || year <= 0
	}
	held := t.held[p.URL]
	for _, h := range held {
		unit, known := t.unitOf[h.AgencyID]
		switch {
		case known:
			give(unit, h.Year, h, ByReport)
		case h.AgencyID == "" && h.Status != Unreadable && p.Report != Image:
			// a page that is no report, as it says itself
		default:
			if unit, by := t.titled(told, p, h); by != "" {
				give(unit, cmp.Or(h.Year, p.Year), h, by)
			}
		}
	}
	if len(held) == 0 && (p.Report != "" || p.State == crawl.Refused || p.State == crawl.Failed || p.Class == crawl.LeftOut) {
		if unit, by := t.titled(told, p, nil); by != "" {
			give(unit, p.Year, nil, by)
		}
	}
	t.doubt(told, p, found)
	return found
}

// doubt notes for whom else a document may be: one that was given to nobody for any unit of
// its start, one that was given to another unit for the only one of its start, unless the
// title names that other.
func (t *tracing) doubt(told crawl.Told, p crawl.ToldPaper, found map[int]Paper) {
	own := t.starting(told, p.Start)
	if len(found) > 0 && len(own) != 1 {
		return
	}
	title := normalize.Compact(p.Title)
	for unit, paper := range found {
		if unit == own[0] || strings.Contains(title, normalize.Compact(t.Roster.Units[unit].Name)) {
			return
		}
		p.Year = paper.Year
	}
	for _, unit := range own {
		t.Unclear[Slot{unit, p.Year}] = true
	}
}

// starting lists the units of a start.
func (t *tracing) starting(told crawl.Told, url string) (list []int) {
	for _, s := range told.Starts {
		if s.URL == url {
			list = append(list, t.units(s)...)
		}
	}
	return list
}

// organ is how a title names whose report it is.
var organ = regexp.MustCompile(`(?:局|委|办|厅|院|会|中心|政府|镇|乡|街道)(?:办公室|办事处)?`)

// titled gives a document to the unit that its title names with most letters, else to the
// only unit of its start, unless the title or the report names somebody else.
func (t *tracing) titled(told crawl.Told, p crawl.ToldPaper, h *Held) (unit int, by string) {
	title, longest := normalize.Compact(p.Title), 0
	own := t.starting(told, p.Start)
	for _, s := range told.Starts {
		for _, i := range t.units(s) {
			u := &t.Roster.Units[i]
			for _, name := range append([]string{u.Name}, u.Aliases...) {
				if n := len(name); n > longest && strings.Contains(title, normalize.Compact(name)) {
					unit, by, longest = i, ByTitle, n
				}
			}
		}
	}
	plain := strings.NewReplacer("政府信息公开", "", "政务公开", "").Replace(title)
	if by == "" && len(own) == 1 && (h != nil && h.AgencyID != "" || !organ.MatchString(plain)) {
		return own[0], ByStart
	}
	return unit, by
}
