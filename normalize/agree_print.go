package normalize

import (
	"slices"

	"nianbao/extract"
)

// What the order of the stream cannot know: it has no lines between its cells. A number
// that a narrow cell broke is two for it, and an empty cell leaves no trace. Where a row
// then happens to have as many pieces as the form has cells, it states a row that is
// nothing but the print of the ruled cells, cut otherwise.

// letBordersSpeak takes such rows away from the readings in stream order: they neither
// confirm nor contradict, as those that do not have the right number of pieces. It takes
// a ruled reading whose sums hold there.
func (a *agreement) letBordersSpeak() {
	if a.primary.reading != extract.ByRules {
		return
	}
	for _, line := range a.report.lines() {
		for _, o := range a.others {
			if placing(o.reading) != "order" || !a.cutOtherwise(o, line) {
				continue
			}
			for _, k := range line {
				delete(o.figures, k)
			}
		}
	}
}

// lines are the keys of what stands in one line of the form: a row, and all of disputes.
func (r *Report) lines() (list [][]Key) {
	for _, k := range r.Asked() {
		if n := len(list); n > 0 && list[n-1][0].Table == k.Table && (k.Table == Disputes || list[n-1][0].Row == k.Row) {
			list[n-1] = append(list[n-1], k)
			continue
		}
		list = append(list, []Key{k})
	}
	return list
}

// cutOtherwise: both print the same characters in the line, no border of the primary
// reading cuts what the other one shows in one piece, and yet they differ.
func (a *agreement) cutOtherwise(o *voice, line []Key) bool {
	var against []Key
	for _, k := range line {
		f, ok := a.primary.figures[k]
		if !ok {
			return false
		}
		if g, stated := o.figures[k]; stated && !sameFigure(f, g) {
			against = append(against, k)
		}
	}
	ours, borders := a.primary.print(line)
	theirs, pieces := o.print(line)
	within := !slices.ContainsFunc(borders, func(at int) bool { return !slices.Contains(pieces, at) })
	return len(against) > 0 && ours == theirs && within && a.sumsHold(against)
}

// print is what a reading shows in a line, blanks left out, and where its pieces end.
func (t *voice) print(line []Key) (text string, ends []int) {
	for _, k := range line {
		if f, ok := t.figures[k]; ok && f.Value.Kind != Blank {
			text += Fold(f.Text)
			ends = append(ends, len(text))
		}
	}
	return text, ends
}

// sumsHold: with the primary reading no sum of the form fails at these keys, it prints some
// of them, and each of those stands in a sum that can be worked out.
func (a *agreement) sumsHold(keys []Key) bool {
	proved := map[Key]bool{}
	for _, s := range a.report.identities() {
		if !s.touches(keys) {
			continue
		}
		rest, known := s.rest(func(k Key) (Figure, bool) { f, ok := a.primary.figures[k]; return f, ok })
		if known && rest != 0 {
			return false
		}
		for _, k := range s.keys() {
			proved[k] = proved[k] || known
		}
	}
	keys = slices.DeleteFunc(slices.Clone(keys), func(k Key) bool { return a.primary.figures[k].Value.Kind == Blank })
	return len(keys) > 0 && !slices.ContainsFunc(keys, func(k Key) bool { return !proved[k] })
}
