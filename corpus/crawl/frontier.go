package crawl

// The frontier of a site: every address that its walk has met, each in one state.

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"nianbao/corpus/archive"
)

// Kind says what an address is to the walk.
type Kind string

const (
	Start   Kind = "start"   // a unit's home page, or any page of its site
	Step    Kind = "step"    // a page on the way to the column
	Column  Kind = "column"  // lists annual reports
	Rows    Kind = "rows"    // an answer with further rows of a column
	Article Kind = "article" // a page that may be a report
	File    Kind = "file"    // a file that may be one
	Picture Kind = "picture" // a picture that may hold a table of one
	Asset   Kind = "asset"   // of captures: what the scripts of a page asked for
)

// State is where an address stands in the present sweep.
type State string

const (
	Todo    State = "todo"
	Done    State = "done"    // answered, or unchanged since the last sweep
	Gone    State = "gone"    // 404, 410, a page that says so, or sent to the home page
	Failed  State = "failed"  // no answer that counts; Class says why
	Refused State = "refused" // by robots.txt, by the guard, or because the site blocks
	Skipped State = "skipped" // known, and not asked for in this sweep
)

// Address is one entry of a frontier. What it was found as does not change; what became
// of it does.
type Address struct {
	ID          string `json:"id"`
	Kind        Kind   `json:"kind"`
	Method      string `json:"method"`
	URL         string `json:"url"`
	Body        string `json:"body,omitempty"`
	ContentType string `json:"content_type,omitempty"`
	Call        *Call  `json:"call,omitempty"` // of rows

	Start   string `json:"start"`        // address of the start that led here
	Column  string `json:"column"`       // address of the column that lists it
	Parent  string `json:"parent"`       // id of the address that named it
	By      string `json:"by,omitempty"` // id of the list that named it last
	Referer string `json:"referer,omitempty"`
	Rank    int    `json:"rank"`
	Depth   int    `json:"depth"` // links from the start
	Hops    int    `json:"hops"`  // redirects and frames since the last link

	Title     string `json:"title,omitempty"` // what the link said
	Name      string `json:"name,omitempty"`  // of a file: what its server calls it
	Sort      Sort   `json:"sort,omitempty"`
	Year      int    `json:"year,omitempty"`
	Listed    string `json:"listed,omitempty"` // the date that the list printed
	Publisher string `json:"publisher,omitempty"`

	Facts map[string]string `json:"facts,omitempty"` // of a script: what it told
	Waits []Waiting         `json:"waits,omitempty"` // calls that need it

	To string `json:"to,omitempty"` // id of the address that it sent on to

	State     State         `json:"state"`
	Sweep     int           `json:"sweep"`             // the last one that asked for it
	First     int           `json:"first"`             // the sweep that found it
	Changed   int           `json:"changed,omitempty"` // the last sweep in which it gave other bytes than before
	Seen      int           `json:"seen"`              // the last sweep in which a list named it
	Tries     int           `json:"tries"`
	Wait      time.Time     `json:"wait,omitzero"` // not before
	Class     string        `json:"class,omitempty"`
	Status    int           `json:"status,omitempty"`
	Report    string        `json:"report,omitempty"` // read, partial: a report by its content
	Agency    string        `json:"agency,omitempty"` // whose, by its content
	Says      int           `json:"says,omitempty"`   // the year, by its content
	Total     int           `json:"total,omitempty"`  // of rows: what the server says it has
	Pages     int           `json:"pages,omitempty"`  // of a column: that its pager says it has, where only whole pages are read
	Family    string        `json:"family,omitempty"` // of a list: how it is asked for
	Rows      int           `json:"rows,omitempty"`   // of a list: rows that it gave
	Built     bool          `json:"built,omitempty"`  // its list is made by a script that no family knows, and a browser built it
	Bare      bool          `json:"bare,omitempty"`   // of a column: it shows no report and no year, and a script might
	Got       int           `json:"got,omitempty"`    // of rows: report rows that were new
	SHA256    string        `json:"sha256,omitempty"` // of the content
	ETag      string        `json:"etag,omitempty"`
	Modified  string        `json:"modified,omitempty"`
	FetchedAt time.Time     `json:"fetched_at,omitzero"`
	Place     archive.Place `json:"place,omitzero"`
}

// Waiting is a call that needs what a script of the site tells, and the address that made
// it.
type Waiting struct {
	Call Call   `json:"call"`
	By   string `json:"by"`
}

// Source names what an address gives: two forms sent to one address are two sources.
func (a *Address) Source() string {
	if a.Method == "GET" || a.Method == "" {
		return a.URL
	}
	return a.URL + "#" + a.ID
}

// idOf names an address: the same request is the same address.
func idOf(method, url, body string) string {
	sum := sha256.Sum256([]byte(method + "\n" + url + "\n" + body))
	return hex.EncodeToString(sum[:10])
}

// Frontier holds addresses in the order in which they were found.
type Frontier struct {
	List []*Address
	byID map[string]*Address
}

// NewFrontier takes up what was saved.
func NewFrontier(list []*Address) *Frontier {
	f := &Frontier{List: list, byID: make(map[string]*Address, len(list))}
	for _, a := range list {
		f.byID[a.ID] = a
	}
	return f
}

// ByID is the address of that name, nil for none.
func (f *Frontier) ByID(id string) *Address { return f.byID[id] }

// add notes an address, unless it is known. Known ones keep their state, but take a
// better rank and the word of the list that names them.
func (f *Frontier) add(a *Address) (known *Address, fresh bool) {
	if a.Method == "" {
		a.Method = "GET"
	}
	a.ID = idOf(a.Method, a.URL, a.Body)
	if have := f.byID[a.ID]; have != nil {
		return have, false
	}
	a.State = Todo
	f.List, f.byID[a.ID] = append(f.List, a), a
	return a, true
}

// order of kinds: what is near a report is asked first, so that steps on the way to a
// column are spared once reports are found.
var order = map[Kind]int{Column: 0, Rows: 1, Article: 2, File: 3, Picture: 4, Start: 5, Step: 6}

// next is the address to ask for now, and the moment at which one may be asked when all
// that are left must wait.
func (f *Frontier) next(now time.Time) (best *Address, wait time.Time) {
	for _, a := range f.List {
		switch {
		case a.State != Todo:
		case a.Wait.After(now):
			if wait.IsZero() || a.Wait.Before(wait) {
				wait = a.Wait
			}
		case best == nil || before(a, best):
			best = a
		}
	}
	return best, wait
}

func before(a, b *Address) bool {
	if order[a.Kind] != order[b.Kind] {
		return order[a.Kind] < order[b.Kind]
	}
	return a.Rank < b.Rank
}
