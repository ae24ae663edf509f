package checks

import (
	"time"

	"nianbao/normalize"
)

// Known is what is known beside a report. Its zero value is a report alone: the
// checks that need more do not apply then. Whoever runs the checks fills in what
// it has; nothing here is guessed.
type Known struct {
	Profile *Profile          // local rules, nil for none
	Before  *normalize.Report // the agency's report of the year before, nil where there is none
	After   *normalize.Report // the agency's report of the year after, nil where there is none
	// TookOver: the agency took over the work of other bodies at the beginning of the
	// report's year, so that no single report tells what it begins with. Joined are then
	// last year's reports of all of them, its own among them; nil where one is not known.
	TookOver bool
	Joined   []*normalize.Report
	Years    []int  // of which a report of the agency is known, this one included, in order
	Source   string // path or address that it was read from
	// FirstSeen is when the document was first retrieved from a site; the zero time
	// for files of unknown origin.
	FirstSeen time.Time
	// Unlisted is the last time before that when the agency's column was read and did
	// not hold the document; the zero time where nobody looked.
	Unlisted time.Time
	Gone     *Gone     // its address answers no more, nil where it does or nobody asked
	Peers    Peers     // the agencies of its kind, level and year, nil where nobody counted them
	Children *Children // the bodies that an aggregate covers, nil where nobody gathered them
	Copies   []Copy    // texts, tables and files that it shares with other agencies' reports, nil where nobody compared
	Versions []Version // other documents of this agency and year
	Crawl    *Crawl    // what only a crawl of its site knows, nil without one
	Sought   *Sought   // of a report that is not there, nil of one that is
}

// Crawl is what a crawl knows about the page of a report.
type Crawl struct {
	// Alone: the site was searched to its end, and no other page or file of this
	// agency and year was found.
	Alone       bool
	Attachments []Fetched // files that the page links to
}

// Fetched is what came of fetching a linked file.
type Fetched struct {
	Label, Target string
	Status        int // of HTTP at the last visit; 0 where there was no answer
}

// Peers answers how a figure is spread over comparable agencies.
type Peers interface {
	// Spread gives the spread of a figure of the key; ok is false where too few
	// peers state it.
	Spread(key normalize.Key) (spread Spread, ok bool)
}

// Spread is how a figure is spread over N agencies of the same kind, level and year.
type Spread struct {
	N           int
	Median      float64 // of the figure
	LogMedian   float64 // of log10(x+1)
	LogMAD      float64 // median absolute deviation of log10(x+1)
	Description Text    // whom it was compared with: 2023年县级交通运输部门共31家
}

// Children are the reports of the bodies under a government, of its own year.
type Children struct {
	Listed int // bodies that should report, 0 where no list says so
	Found  []Child
}

// Child is one of them, with the numbers that it prints of ChildKeys.
type Child struct {
	Agency  string
	Handle  string
	Kind    string // as of an agency
	Figures map[normalize.Key]normalize.Decimal
}

// Copy is something that a report of another agency has too, found by comparing and
// verified. What many share is told once, by the earliest of them.
type Copy struct {
	What string // a section's key, "prose" for all of them, "tables", or "file" for everything
	// The other report: the earliest that this one was compared with and found alike.
	Agency  string
	Year    int
	Handle  string
	Similar float64 // share of this report's wording that stands in the other, from 0 to 1
	Earlier bool    // the other was published first, by the dates that both state, or is of an earlier year
	First   bool    // of all that share it, this report was published first, or seen first where no date is known
	// SameBody: one body under two names, by its credit code, or one page with the reports of several.
	SameBody bool
	Template bool     // so many agencies share it that it was handed out to them
	Agencies int      // how many share it, this one included
	Units    []string // the others by name, where this report is the first
	Cluster  string   // clusters.id, "" for what is no section
}

// Version is another document of the same agency and year; VersionOf compares it.
type Version struct {
	Source  string
	Handle  string
	Seen    time.Time // when it was first seen, the zero time where nobody knows
	Copy    bool      // seen side by side, rather than one after the other
	Picture bool      // recognised, an excerpt or an interpretation: not the report as it was published
	// Changed are the figures that differ: here and there, as printed.
	Changed []Difference
	Words   bool // the prose differs
}

// Gone is an address that answered once and does not now.
type Gone struct {
	LastSeen time.Time // when it was last retrieved
	Tries    int       // attempts since then, all in vain, on different days
}

// Difference is one figure that two documents print differently.
type Difference struct {
	Key         normalize.Key
	Here, There string
	Value       normalize.Value // there
	Doubtful    bool            // one of the two could not be read beyond doubt
}
