package coverage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Report is a current report of a data set.
type Report struct {
	AgencyID string
	Year     int // 0 where it names none
	Handle   string
	Status   string // read, partial
	Reason   string
	Format   string
	Attached bool // a page handed it out
	Image    bool // it was recognised from a picture

	Published, Written []string // days that its document bears, ISO, earliest first
	FirstSeen, Source  string
	Availability       string // available, removed, unknown
	RemovedOn          string
}

// carrier is the format, or image where the tables are a picture of themselves.
func (p *Report) carrier() string {
	switch {
	case p.Image, p.Format == Image, p.Reason == "table_as_image", p.Reason == "needs_ocr", p.Reason == "ocr_failed":
		return Image
	}
	return p.Format
}

func (p *Report) reading() string {
	switch p.Status {
	case Read, Partial:
		return p.Status
	}
	return Unreadable
}

// show puts a report in hand on the row's axes.
func (r *Row) show(p *Report, others int) {
	if r.Publication != Removed {
		r.Publication = Published
	}
	r.AgencyID, r.Handle = p.AgencyID, p.Handle
	r.Carrier, r.Reading, r.Source, r.attachment = p.carrier(), p.reading(), p.Source, p.Attached
	if online(p.Source) {
		r.FirstSeen = p.FirstSeen
	}
	if p.Availability == Removed {
		r.Publication = Removed
		r.say(strings.TrimSpace(p.RemovedOn+" 起不能再打开"), strings.TrimSpace("cannot be opened any more "+p.RemovedOn))
	}
	if others > 0 {
		r.say(fmt.Sprintf("另有 %d 份同年度报告", others), fmt.Sprintf("reports of the same year beside it: %d", others))
	}
	r.timely(p)
}

// best is the report to show of several: the one that was read best, in a fixed order.
func best(list []*Report) *Report {
	return slices.MinFunc(list, func(a, b *Report) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.Handle, b.Handle))
	})
}

func rank(p *Report) int { return slices.Index([]string{Read, Partial, Unreadable}, p.reading()) }

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

func firstTen(s string) string { return s[:min(len(s), len(dayLayout))] }

const dayLayout = "2006-01-02"

// online: the time of a saved file is that of the saving.
func online(source string) bool {
	return strings.HasPrefix(source, "http://") || strings.HasPrefix(source, "https://")
}
