package crawl

// Which documents a sweep asks for: those that the options leave in; of the ones that are
// known, those of the newest year, in which most is corrected, and the others in turns, so
// that each is asked for within Options.Revisit. Nothing else tells of one that was edited
// silently, or taken down behind a list that did not change.

import (
	"cmp"
	"time"
)

// LeftOut is the class of what Options.Years and Options.Since leave out: it is listed,
// and its absence proves nothing.
const LeftOut = "left_out"

// leaves tells what the options leave out.
func (w *Walk) leaves(a *Address) bool {
	since := w.Options.Since
	switch a.Kind {
	case Column:
		return a.Year > 0 && !w.folder(a.Year)
	case Article, File, Picture:
		return a.Year > 0 && !w.wanted(a.Year) || since != "" && a.Listed != "" && isoDay(a.Listed) < since
	}
	return false
}

// wanted tells whether a report year is asked for.
func (w *Walk) wanted(year int) bool {
	from, to := w.Options.Years[0], w.Options.Years[1]
	return (from == 0 || year >= from) && (to == 0 || year <= to)
}

// folder tells whether a folder of a year may hold reports that are asked for: some are
// named by the year of the report, others by the year in which it was published.
func (w *Walk) folder(year int) bool { return w.wanted(year) || w.wanted(year-1) }

// newest is the last year of the documents of each start.
func (f *Frontier) newest() map[string]int {
	years := map[string]int{}
	for _, a := range f.List {
		if year := a.year(); a.isReport() && a.State != Gone && year <= time.Now().Year() {
			years[a.Start] = max(years[a.Start], year)
		}
	}
	return years
}

// year is that of a document, by its content, else by its list.
func (a *Address) year() int { return cmp.Or(a.Says, a.Year) }

// dueAgain tells an address that is asked for whatever the lists say: all but documents in
// hand whose turn has not come.
func (w *Walk) dueAgain(a *Address, newest map[string]int) bool {
	switch {
	case !a.IsPaper() || a.SHA256 == "" || a.State != Done && a.State != Skipped:
		return true
	case a.year() > 0 && a.year() >= newest[a.Start]:
		return true
	}
	return time.Since(a.FetchedAt) >= a.lives(w.Options.Revisit)
}

// lives is how long a document is taken to be unchanged: half of the time up to all of it,
// so that those found on one day do not all come due on another one.
func (a *Address) lives(revisit time.Duration) time.Duration {
	share := int(a.ID[0])*7 + int(a.ID[len(a.ID)-1])
	return revisit/2 + revisit/2*time.Duration(share%16)/15
}

// waits tells a document in hand whose turn has not come.
func (a *Address) waits() bool {
	return a.State == Skipped && a.Class == "" && a.IsPaper() && a.SHA256 != ""
}

// missed makes due the documents in hand that the lists name no more, or could not be asked
// about, and the files of a page that changed.
func (w *Walk) missed() (any bool) {
	for _, a := range w.Frontier.List {
		if !a.waits() || a.Sweep == w.Sweep {
			continue
		}
		page := w.Frontier.byID[a.Parent]
		if !w.listed(a) || page != nil && page.Kind == Article && page.Changed == w.Sweep {
			a.State, any = Todo, true
			w.touch(a)
		}
	}
	return any
}
