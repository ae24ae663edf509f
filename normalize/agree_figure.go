package normalize

import (
	"slices"

	"nianbao/extract"
)

// Reconciling: one key after the other, in the order of the form.

// agreement is the state of reconciling one report.
type agreement struct {
	report  *Report
	primary *voice
	others  []*voice
	settled map[Key]bool // a reading that contradicted here was refuted by these sums

	places   map[string]extract.Reading // table/row: this reading and the primary print different rows in one place
	kept     map[Key]Figure
	disputes []contest
	unread   map[string]bool // table/row that only others print, and cannot be believed
}

// vote is what one reading states for a key.
type vote struct {
	by     *voice
	figure Figure
}

// contest is a key for which the readings state different things.
type contest struct {
	key  Key
	says []vote
}

func (a *agreement) witnesses() []*voice {
	list := []*voice{a.primary}
	for _, o := range a.others {
		if o.reason == "" {
			list = append(list, o)
		}
	}
	return list
}

func (a *agreement) reconcile() {
	a.kept, a.unread, a.places = map[Key]Figure{}, map[string]bool{}, a.misplacements()
	for _, k := range a.report.Asked() {
		a.key(k)
	}
	a.decide()
	if a.primaryDoubtful() {
		a.withdraw()
	}
	a.problems()
	a.report.Figures = nil
	for _, k := range a.report.Asked() {
		if f, ok := a.kept[k]; ok {
			a.report.Figures = append(a.report.Figures, f)
		}
	}
}

// key keeps a figure that its readings state alike, and notes the rest.
//
// A figure that the primary reading states needs no other. What only others state is
// a second chance where the primary refused a row: it takes two of them that place
// their cells independently, and the primary must not have seen the cell itself, or
// another row in its place.
func (a *agreement) key(k Key) {
	says := a.says(k)
	_, stated := a.primary.figures[k]
	switch {
	case len(says) == 0:
		if row := k.Table + "/" + k.Row; a.printed(row) && !a.refused(k) {
			a.unread[row] = true
		}
	case stated && alike(says) && !a.displaced(k):
		a.keep(k, says)
	case stated:
		a.disputes = append(a.disputes, contest{k, says})
	case alike(says) && apart(says) && !a.displaced(k) && !a.seen(k):
		a.keep(k, says)
	case !a.refused(k):
		a.disputes = append(a.disputes, contest{k, says})
	}
}

func (a *agreement) displaced(k Key) bool { return a.places[k.Table+"/"+k.Row] != "" }

// says lists what the witnesses state. Blanks that another reading infers from nothing
// printed fill no gap. Neither they nor the gaps of an aligned grid weigh against a print
// that two placings show, and they do not where that reading has only lost print.
func (a *agreement) says(k Key) []vote {
	var list []vote
	for _, t := range a.witnesses() {
		f, ok := t.figures[k]
		if !ok || t != a.primary && t.implied[k.Table+"/"+k.Row] {
			continue
		}
		list = append(list, vote{t, f})
	}
	if len(list) == 0 || list[0].by != a.primary {
		return list
	}
	if printed := withoutGaps(list); apart(printed) && alike(printed) {
		return printed
	}
	for _, t := range a.others {
		if f, ok := t.figures[k]; ok && t.reason == "" && t.implied[k.Table+"/"+k.Row] && !a.onlyLost(t, k.Table) {
			list = append(list, vote{t, f})
		}
	}
	return list
}

// onlyLost: ruled cells print every row of the table, in order, and all that the other
// reading prints of it is the same. Where it shows a label and nothing behind it, it lost
// the values: had they moved from another row, that row would be contradicted.
func (a *agreement) onlyLost(t *voice, table string) bool {
	if a.primary.reading != extract.ByRules || !a.complete(table) {
		return false
	}
	for k, f := range t.figures {
		if k.Table != table || t.implied[k.Table+"/"+k.Row] {
			continue
		}
		if ours, ok := a.primary.figures[k]; !ok || !sameFigure(ours, f) {
			return false
		}
	}
	return true
}

// withoutGaps leaves the blanks of an aligned grid out, where a ruled cell shows print: a
// cell without rules is blank because nothing was found there, which may have been taken
// for a part of the label beside it.
func withoutGaps(says []vote) []vote {
	if says[0].by.reading != extract.ByRules || says[0].figure.Value.Kind == Blank {
		return says
	}
	return slices.DeleteFunc(slices.Clone(says), func(s vote) bool {
		return s.by.reading == extract.ByRows && s.figure.Value.Kind == Blank
	})
}

// keep stores what the first reading says, with the first place that names a page.
func (a *agreement) keep(k Key, says []vote) {
	f := says[0].figure
	f.Readings, f.Confirmed = len(says), nil
	for _, s := range says {
		f.Confirmed = append(f.Confirmed, s.by.reading)
		if f.At.Page == 0 && s.figure.At.Page != 0 {
			f.At = s.figure.At
		}
	}
	if a.settled[k] {
		f.Confirmed = append(f.Confirmed, Sums)
	}
	a.kept[k] = f
}

// refused: a problem of the primary reading covers the key.
func (a *agreement) refused(k Key) bool {
	return slices.ContainsFunc(a.report.Problems, func(p Problem) bool { return p.Covers(k) })
}

// seen: the primary reading found the very cell, and its print is doubtful. Others may
// have lost what makes it so: 10 that is printed as 1 over 0 is 1 to all that go by lines.
func (a *agreement) seen(k Key) bool {
	return slices.ContainsFunc(a.report.Problems, func(p Problem) bool { return p.Key == k.String() })
}

// printed: some witness shows the row, with values or without.
func (a *agreement) printed(row string) bool {
	return slices.ContainsFunc(a.witnesses(), func(t *voice) bool {
		return slices.ContainsFunc(t.found.rows, func(p printed) bool { return p.table+"/"+p.row == row })
	})
}

// problems drops what agreement settled, and adds what the readings disagree about.
func (a *agreement) problems() {
	r, asked := a.report, a.report.Asked()
	r.Problems = slices.DeleteFunc(r.Problems, func(p Problem) bool { return p.Key != "" && a.settles(p, asked) })
	for _, d := range a.disputes {
		r.Problems = append(r.Problems, a.disagreement(d))
	}
	for _, name := range []string{Disclosure, Requests, Disputes} {
		for _, b := range r.TableForm(name).Blocks {
			for _, row := range b.Rows {
				if a.unread[name+"/"+row.Name] {
					r.Problems = append(r.Problems, problem("row-unread", name+"/"+row.Name, bareLabel(row.Label), extract.Pos{}))
				}
			}
		}
	}
}

// settles: the problem kept figures from being stored, and others gave all of them.
func (a *agreement) settles(p Problem, asked []Key) bool {
	given := 0
	for _, k := range asked {
		if !p.Covers(k) {
			continue
		}
		if _, ok := a.kept[k]; !ok {
			return false
		}
		if _, own := a.primary.figures[k]; !own {
			given++
		}
	}
	return given > 0
}
