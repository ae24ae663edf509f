package checks

import (
	"slices"

	"nianbao/normalize"
)

// ledger finds figures by their keys. All checks together ask it some thousand times
// for a report, and a map would hash three words each time: their lengths and a few
// of their letters tell the keys of the forms apart as well.
type ledger struct {
	slots []int32 // the number of a figure, 0 where there is none
	list  []*normalize.Figure
}

// newLedger holds the figures; of one key the last.
func newLedger(figures []normalize.Figure) *ledger {
	l := new(ledger)
	l.take(figures)
	return l
}

// take holds the figures in place of those that it held.
func (l *ledger) take(figures []normalize.Figure) {
	size := 16
	for size < 2*len(figures) {
		size *= 2
	}
	l.slots, l.list = emptied(l.slots, size), emptied(l.list, len(figures))[:0]
	for i := range figures {
		l.put(&figures[i])
	}
}

// at gives the figure of a key, or nil.
func (l *ledger) at(k normalize.Key) *normalize.Figure {
	if l == nil {
		return nil
	}
	if n := l.slots[l.slot(k)]; n > 0 {
		return l.list[n-1]
	}
	return nil
}

// after gives the number of the figure of a key, or -1: mostly it is the one behind the
// figure that was asked for last.
func (l *ledger) after(last int, k normalize.Key) int {
	if next := last + 1; next < len(l.list) && l.list[next].Key == k {
		return next
	}
	return int(l.slots[l.slot(k)]) - 1
}

// put adds a figure, or puts it in the place of the one that has its key.
func (l *ledger) put(f *normalize.Figure) {
	slot := l.slot(f.Key)
	if n := l.slots[slot]; n > 0 {
		l.list[n-1] = f
		return
	}
	l.list = append(l.list, f)
	l.slots[slot] = int32(len(l.list))
}

// slot is where a key stands or would stand. Half of the slots are free at least.
func (l *ledger) slot(k normalize.Key) int {
	last := len(l.slots) - 1
	i := (spell(k.Row)*31+spell(k.Column))*31 + len(k.Table)
	for i &= last; l.slots[i] > 0 && l.list[l.slots[i]-1].Key != k; i = (i + 1) & last {
	}
	return i
}

// spell makes a number of a word.
func spell(word string) int {
	n := len(word)
	if n == 0 {
		return 0
	}
	return ((n*31+int(word[0]))*31+int(word[n/2]))*31 + int(word[n-1])
}

// clone is a ledger whose figures can be replaced while this one keeps its own.
func (l *ledger) clone() *ledger {
	return &ledger{slots: slices.Clone(l.slots), list: slices.Clone(l.list)}
}
