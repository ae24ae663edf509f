package crawl

// What a sweep can tell of a site when it ends: what answered, whether the columns were
// read to their end, and which documents are there.

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"nianbao/corpus/crawl/fetch"
)

// Told is the end of a sweep over one site. It is kept for each sweep: only two that
// looked in vain say that something is missing.
type Told struct {
	Site      string      `json:"site"`
	Sweep     int         `json:"sweep"`
	At        time.Time   `json:"at"`
	Ended     string      `json:"ended,omitempty"` // budget, or ""
	Years     [2]int      `json:"years,omitzero"`  // report years that alone were asked for, 0: no bound
	Requests  int         `json:"requests"`
	Starts    []ToldStart `json:"starts"`
	Documents []ToldPaper `json:"documents"`
}

// ToldStart is how a start answered.
type ToldStart struct {
	URL     string       `json:"url"`
	Units   []string     `json:"units"`
	Answer  string       `json:"answer"` // ok, robots, blocked:KIND, down:KIND
	Columns []ToldColumn `json:"columns"`
}

// ToldColumn is a column of annual reports that answered.
type ToldColumn struct {
	URL    string `json:"url"`
	Family string `json:"family,omitempty"` // of sites, by its way of listing
	Rows   int    `json:"rows"`             // that it gave, of any kind
	Total  int    `json:"total,omitempty"`  // that the server says it has
	Whole  bool   `json:"whole"`            // all its pages answered, with as many rows as they should
	Class  string `json:"class,omitempty"`  // why its list could not be read: unbuilt, scripted
}

// ToldPaper is an address that gave a report or a file, did so before, or should have.
type ToldPaper struct {
	URL    string    `json:"url"`
	Start  string    `json:"start"`
	Column string    `json:"column"`
	Page   string    `json:"page,omitempty"` // of a file: the page that hands it out
	File   bool      `json:"file,omitempty"` // handed out by a page or a list, no page itself
	Title  string    `json:"title,omitempty"`
	Name   string    `json:"name,omitempty"`   // of a file: what its server calls it
	Year   int       `json:"year,omitempty"`   // by the list, or by its content
	Listed string    `json:"listed,omitempty"` // the day that the list prints
	Agency string    `json:"agency,omitempty"` // by its content
	Report string    `json:"report,omitempty"`
	State  State     `json:"state"`
	Class  string    `json:"class,omitempty"`
	InList bool      `json:"in_list"` // a list named it in this sweep
	SHA256 string    `json:"sha256,omitempty"`
	At     time.Time `json:"at"`
}

// There tells a document that can be had: it answered, or is known and a list names it.
func (p ToldPaper) There() bool {
	return p.State == Done || p.State == Skipped && p.InList && p.SHA256 != ""
}

// Tell sums the sweep up.
func (w *Walk) Tell(ended string) Told {
	t := Told{Site: w.Site.Key, Sweep: w.Sweep, Ended: ended, Years: w.Options.Years, Requests: w.Requests}
	for _, s := range w.Site.Starts {
		t.Starts = append(t.Starts, w.tellStart(s))
	}
	for _, a := range w.Frontier.List {
		if a.Sweep == w.Sweep && (a.State == Done || a.State == Gone) && a.FetchedAt.After(t.At) {
			t.At = a.FetchedAt
		}
		if (a.isReport() || a.Kind == File || a.Kind == Article && (a.Sort == AReport || a.Class == LeftOut)) && a.Class != "redirect" && a.Class != "elsewhere" {
			t.Documents = append(t.Documents, w.tellPaper(a))
		}
	}
	if t.At.IsZero() { // nothing answered in this sweep
		t.At = time.Now().UTC()
	}
	return t
}

func (w *Walk) tellPaper(a *Address) ToldPaper {
	p := ToldPaper{URL: a.Source(), Start: a.Start, Column: a.Column, Title: a.Title, Name: a.Name, Year: a.Year, Listed: isoDay(a.Listed), Agency: a.Agency, Report: a.Report,
		State: a.State, Class: a.Class, InList: w.listed(a), SHA256: a.SHA256, At: a.FetchedAt}
	if a.Says > 0 {
		p.Year = a.Says
	}
	p.File = a.Kind == File
	if a.Kind == File || a.Method == "POST" {
		p.Page = a.Referer
	}
	return p
}

// listed: a list named it in this sweep, or when that page of the list was read last, and
// nothing made it read again. What a page hands out or names is listed as the page is,
// unless that changed and names it no more.
func (w *Walk) listed(a *Address) bool {
	for range maxHops {
		by := w.Frontier.byID[cmp.Or(a.By, a.Parent)]
		if a.Seen == w.Sweep || by != nil && by.Kind == Rows && by.State == Skipped && a.Seen >= by.Sweep && w.reached(a.Column) {
			return true
		}
		p := w.Frontier.byID[a.Parent]
		if p == nil || p.Kind != Article || p.Changed == w.Sweep {
			return false
		}
		a = p
	}
	return false
}

func (w *Walk) tellStart(s Place) ToldStart {
	t := ToldStart{URL: s.URL, Units: s.Units}
	start := w.sentOn(s.URL)
	for _, a := range w.Frontier.List {
		if a.Start == start && a.Kind == Column && a.State == Done && a.Class != "redirect" && a.Class != "elsewhere" && a.Sweep == w.Sweep {
			t.Columns = append(t.Columns, w.tellColumn(a))
		}
	}
	w.tellBare(t.Columns)
	t.Answer = w.answerOf(start, len(t.Columns) > 0)
	return t
}

// tellBare: where no column of a start gave a row, one whose list a script may make proves
// nothing. A folder of a year that is empty beside others which are not is no such thing.
func (w *Walk) tellBare(columns []ToldColumn) {
	if slices.ContainsFunc(columns, func(c ToldColumn) bool { return c.Rows > 0 }) {
		return
	}
	for i := range columns {
		c := &columns[i]
		if a := w.Frontier.byID[idOf("GET", c.URL, "")]; a != nil && a.Bare && !a.Built {
			c.Whole = false
			if c.Class == "" {
				c.Class = string(fetch.Scripted)
			}
		}
	}
}

// sentOn is the start whose pages a start led to: another one, where it sends its readers
// there.
func (w *Walk) sentOn(start string) string {
	a := w.Frontier.byID[idOf("GET", start, "")]
	for range maxHops {
		if a == nil || a.To == "" {
			break
		}
		a = w.Frontier.byID[a.To]
	}
	if a == nil {
		return start
	}
	return a.Start
}

// tellColumn counts the rows of a column, and asks whether all its pages answered.
func (w *Walk) tellColumn(a *Address) ToldColumn {
	c := ToldColumn{URL: a.URL, Family: a.Family, Rows: a.Rows, Total: a.Total, Whole: true}
	within, pages, last := map[string]bool{a.ID: true}, map[string]int{}, map[string]int{}
	for _, b := range w.Frontier.List {
		if b.Kind != Rows || !within[b.Parent] {
			continue
		}
		if b.State == Gone { // behind the last page; a list that came under another address
			last[b.Call.Family] = min(b.Call.Page, cmp.Or(last[b.Call.Family], b.Call.Page))
			continue
		}
		within[b.ID] = true
		if b.State != Done && b.State != Skipped && b.Call.State["guess"] == "" {
			c.Whole = false
		}
		pages[b.Call.Family] = max(b.Call.Page, pages[b.Call.Family])
		if b.Call.Family != "guess" {
			c.Rows, c.Total = c.Rows+b.Rows, max(c.Total, b.Total)
		}
	}
	if read := max(1, pages["next"], pages["guess"]); a.Pages > read && last["next"] != read+1 {
		c.Whole = false // and the page behind those that were read is not known to be gone
	}
	for family, page := range last { // a page is gone, and one behind it is there
		c.Whole = c.Whole && (page <= 1 || page > pages[family])
	}
	c.Whole = c.Whole && c.Rows >= c.Total
	if a.Class == string(fetch.Unbuilt) {
		c.Whole, c.Class = false, a.Class
	}
	return c
}

// answerOf is what the start's pages met in this sweep: ok where any answered.
func (w *Walk) answerOf(start string, column bool) string {
	if column {
		return "ok"
	}
	answer := ""
	for _, a := range w.Frontier.List {
		if a.Start != start || a.Sweep != w.Sweep || a.Kind != Start && a.Kind != Column && a.Kind != Step {
			continue
		}
		switch {
		case a.State == Done && a.Class != "redirect" && a.Class != "elsewhere":
			return "ok"
		case a.State == Gone && answer == "":
			answer = "down:gone"
		case (a.State == Refused || a.State == Failed) && (answer == "" || strings.HasPrefix(answer, "down")):
			answer = a.Class
		}
	}
	switch fetch.Class(answer) {
	case "":
		return string(fetch.DownUnasked)
	case fetch.Refused:
		return string(fetch.DownClient)
	case fetch.PrivateAddress, fetch.BadScheme, fetch.OtherHost:
		return string(fetch.DownPrivate)
	}
	return answer
}
