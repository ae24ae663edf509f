package crawl

// A new sweep over a site that is known: what it asks for, and what an answer that says
// that nothing changed stands for. The way to a column is walked again only where it has
// died.

import (
	"slices"
	"time"
)

// Begin sets the frontier up for the sweep. Columns and documents whose turn it is are
// due; steps, and pages of lists behind the first, wait for a reason.
func (w *Walk) Begin() {
	f := w.Frontier
	w.Requests = 0
	known := map[string]bool{} // starts from which a column with reports is known
	for _, a := range f.List {
		if a.isReport() && a.State != Gone {
			known[a.Start] = true
		}
	}
	newest := f.newest()
	for _, a := range f.List {
		was := a.Class
		w.touch(a)
		a.Tries, a.Wait, a.Class = 0, time.Time{}, ""
		if a.To == a.ID || a.Parent == "" {
			a.Hops, a.To = 0, ""
		}
		switch {
		case a.State == Gone && a.Kind != Column && a.Kind != Start:
			// stays gone, unless a list names it again
		case w.leaves(a):
			a.State, a.Class = Skipped, LeftOut
		case !w.dueAgain(a, newest):
			a.State = Skipped
		case a.Kind == Start && (known[a.Start] || w.place(a.Start).spare()), a.Kind == Step:
			a.State = Skipped
		case a.Kind == Rows && a.Call.Page > 1 && a.wasRead(was):
			a.State = Skipped
		case a.Kind == Article && !a.isReport() && a.State == Done:
			a.State = Skipped
		default:
			a.State = Todo
		}
	}
}

// wasRead tells a page of a list that was read, in the last sweep or before.
func (a *Address) wasRead(class string) bool {
	return a.State == Done || a.State == Skipped && class != budgetClass
}

// isReport tells an address that gave a report, or a file that may be one.
func (a *Address) isReport() bool {
	return a.Report != "" || a.Kind == File && a.SHA256 != ""
}

// unchanged goes on behind an answer that says that nothing changed: what it listed is
// listed still, and the calls of a column are due all the same, because a script fills it.
func (w *Walk) unchanged(a *Address) {
	if a.Kind != Column && a.Kind != Rows {
		return
	}
	w.same[a.ID] = true
	for _, b := range w.Frontier.List {
		if b.Parent != a.ID && b.By != a.ID {
			continue
		}
		if b.Kind == Rows && b.State == Skipped && b.Call.Page <= 1 {
			b.State = Todo
		}
		b.Seen = w.Sweep
		w.touch(b)
	}
}

// rediscover walks from a start again whose columns have all died, and tells whether there
// is anything to walk.
func (w *Walk) rediscover() (any bool) {
	again := map[string]bool{}
	for _, a := range w.Frontier.List {
		if a.Kind == Start && a.State == Skipped && a.Sweep != w.Sweep && w.lost(w.place(a.Start)) {
			again[a.Start] = true
		}
	}
	for _, a := range w.Frontier.List {
		if again[a.Start] && a.State == Skipped && a.Sweep != w.Sweep && (a.Kind == Start || a.Kind == Step) {
			a.State, any = Todo, true
			w.touch(a)
		}
	}
	return any
}

// IsPaper tells an address whose answers are documents: a page or file that is, or may
// be, a report.
func (a *Address) IsPaper() bool {
	return a.Report != "" || a.Kind == File || a.Kind == Picture || a.Kind == Article && a.Sort == AReport
}

// lost tells that a start is needed: a column that made it needless is dead, or all those
// that it led to are.
func (w *Walk) lost(p Place) bool {
	if !p.spare() {
		return len(w.alive(p.URL)) == 0
	}
	return slices.ContainsFunc(p.Unless, func(column string) bool { return len(w.alive(column)) == 0 })
}

func (w *Walk) place(start string) Place {
	i := slices.IndexFunc(w.Site.Starts, func(p Place) bool { return p.URL == start })
	if i < 0 {
		return Place{URL: start}
	}
	return w.Site.Starts[i]
}
