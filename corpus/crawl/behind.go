package crawl

// What a sweep asks for once the first pages of the lists have answered. Of a list, the
// first page and the last are read: a row that comes or goes anywhere shifts the last one.
// The pages between are where one of the two has changed, where a report has gone, or where
// they were not read for long: then a row may stand in the place of another.

import (
	"cmp"
	"slices"
	"time"
)

// behind makes due what may have changed behind the first pages of lists, and tells
// whether there is anything.
func (w *Walk) behind() (any bool) {
	lists, gone := map[string][]*Address{}, map[string]bool{}
	for _, a := range w.Frontier.List {
		switch {
		case a.Kind == Rows && a.Call.Page > 1 && (a.State == Skipped || a.Sweep == w.Sweep) && (a.Rows > 0 || a.Call.State["guess"] == ""):
			first := w.firstOf(a) + a.Call.Family
			lists[first] = append(lists[first], a)
		case a.State == Gone && a.Sweep == w.Sweep && a.IsPaper():
			gone[a.Column] = true
		}
	}
	for _, pages := range lists {
		if column := pages[0].Column; w.reached(column) {
			any = w.again(w.pagesDue(pages, gone[column])) || any
		}
	}
	return any || w.missed()
}

// firstOf names the page with which the list of a further page begins.
func (w *Walk) firstOf(a *Address) string {
	for range pageCap {
		p := w.Frontier.byID[a.Parent]
		if p == nil || p.Kind != Rows || p.Call.Page <= 1 {
			break
		}
		a = p
	}
	return a.Parent
}

func (w *Walk) again(pages []*Address) (any bool) {
	for _, a := range pages {
		if a.State == Skipped && a.Sweep != w.Sweep {
			a.State, any = Todo, true
			w.touch(a)
		}
	}
	return any
}

// pagesDue are the pages of a list to ask for: the last, or all.
func (w *Walk) pagesDue(pages []*Address, gone bool) []*Address {
	last := slices.MaxFunc(pages, func(a, b *Address) int { return cmp.Compare(a.Call.Page, b.Call.Page) })
	old := func(a *Address) bool { return time.Since(a.FetchedAt) >= w.Options.Revisit }
	if gone || last.Changed == w.Sweep || last.Sweep == w.Sweep && last.State != Done || slices.ContainsFunc(pages, old) {
		return pages
	}
	return []*Address{last}
}

// reached tells a column that answered in this sweep.
func (w *Walk) reached(column string) bool {
	a := w.Frontier.byID[idOf("GET", column, "")]
	return a != nil && a.State == Done && a.Sweep == w.Sweep
}
