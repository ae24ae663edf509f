package normalize

import "slices"

// Which readings are no witness. A reading that went wrong as a whole (the hidden text
// of the page mixed in, rows shifted, most of the table lost) would leave no figure
// standing, though the others are sound. It is set aside only on proof, never because
// it is alone with what it says:
//
//   - no_figures, other_form: it states nothing that could be compared.
//   - refuted: it contradicts the primary reading in at least a row's worth of figures,
//     and in a quarter of those that either prints as more than nothing (zeros agree
//     everywhere); every sum of the form that touches a contradicted figure can be worked
//     out with the primary reading and holds, in requests along rows and columns alike;
//     and at least four of these sums fail with its own figures, more than one misprint
//     of the publisher can break. His mistakes cannot look so: they would have to vanish
//     by our misreading, all at once. No reading that places its cells differently
//     may say the same as it.
//     The sums have decided then, and say nothing about the publisher any more.
//   - mostly_unread: it states less than half of the numbers of the primary reading,
//     contradicts half of those, and each contradicted figure is confirmed by another
//     reading that places its cells differently.
//
// What is set aside neither confirms nor contradicts. It is recorded with its reason.
// The primary reading is never set aside: where it is wrong, its figures are in dispute.
// But where a row's worth and a quarter of what others could compare did not stand, the
// figures that it alone gives are withdrawn: nothing speaks for them.

const (
	aRowsWorth   = 7 // figures: a row of requests
	brokenSums   = 4 // sums that fail: one wrong cell breaks three at most
	largeShare   = 4 // one in so many
	unreadShare  = 2
	doubtedShare = 2
)

// dismiss sets readings aside that are no witness.
func (a *agreement) dismiss() {
	for _, o := range a.others {
		if o.reason != "" {
			continue
		}
		both, against := a.contradictions(o)
		switch {
		case len(against) < aRowsWorth:
		case len(against)*largeShare >= both && a.alone(o, against) && a.refutes(o, against):
			o.reason = "refuted"
			a.decidedBySums(against)
		case a.mostlyUnread(o, both, against):
			o.reason = "mostly_unread"
		}
	}
}

// contradictions counts the figures that both state and one as more than nothing, and
// lists those that differ.
func (a *agreement) contradictions(o *voice) (both int, against []Key) {
	for _, k := range a.report.Asked() {
		f, ok := a.primary.figures[k]
		g, stated := o.figures[k]
		if !ok || !stated || o.implied[k.Table+"/"+k.Row] {
			continue
		}
		if something(f) || something(g) {
			both++
		}
		if !sameFigure(f, g) {
			against = append(against, k)
		}
	}
	return both, against
}

func something(f Figure) bool {
	return f.Value.Kind == Words || f.Value.Kind == Number && f.Value.Number.Sign() != 0
}

// alone: no other reading that places its cells differently says the same there.
func (a *agreement) alone(o *voice, against []Key) bool {
	return !slices.ContainsFunc(against, func(k Key) bool {
		return slices.ContainsFunc(a.others, func(t *voice) bool {
			f, ok := t.figures[k]
			return ok && placing(t.reading) != placing(o.reading) && sameFigure(f, o.figures[k])
		})
	})
}

// refutes: the sums hold with the primary reading and fail with the other one.
func (a *agreement) refutes(o *voice, against []Key) bool {
	ours := func(k Key) (Figure, bool) { f, ok := a.primary.figures[k]; return f, ok }
	theirs := func(k Key) (Figure, bool) {
		if f, ok := o.figures[k]; ok {
			return f, true
		}
		return ours(k)
	}
	broken := 0
	for _, s := range a.report.identities() {
		if !s.touches(against) {
			continue
		}
		if rest, known := s.rest(ours); !known || rest != 0 {
			return false
		}
		if rest, known := s.rest(theirs); known && rest != 0 {
			broken++
		}
	}
	return broken >= brokenSums
}

func (s sumAt) touches(keys []Key) bool {
	return slices.ContainsFunc(s.keys(), func(k Key) bool { return slices.Contains(keys, k) })
}

// decidedBySums marks the contradicted figures that sums spoke about.
func (a *agreement) decidedBySums(against []Key) {
	for _, s := range a.report.identities() {
		for _, k := range s.keys() {
			if slices.Contains(against, k) {
				a.settled[k] = true
				a.report.usesSums([]string{s.id})
			}
		}
	}
}

func (a *agreement) mostlyUnread(o *voice, both int, against []Key) bool {
	numbers := 0
	for _, f := range a.primary.figures {
		if something(f) {
			numbers++
		}
	}
	if both*unreadShare >= numbers || len(against)*doubtedShare < both {
		return false
	}
	return !slices.ContainsFunc(against, func(k Key) bool { return !a.confirmedBeside(o, k) })
}

// confirmedBeside: a third reading with another placing says what the primary one says.
func (a *agreement) confirmedBeside(o *voice, k Key) bool {
	return slices.ContainsFunc(a.others, func(t *voice) bool {
		f, ok := t.figures[k]
		return t != o && t.reason == "" && ok && !t.implied[k.Table+"/"+k.Row] &&
			placing(t.reading) != placing(a.primary.reading) && sameFigure(f, a.primary.figures[k])
	})
}

// primaryDoubtful: much of what the primary reading states was contradicted, and neither
// the sums nor the worth of the others cleared it.
func (a *agreement) primaryDoubtful() bool {
	compared, fallen := 0, 0
	for _, k := range a.report.Asked() {
		f, ok := a.primary.figures[k]
		if !ok || !a.compared(k) {
			continue
		}
		kept, stands := a.kept[k]
		stands = stands && sameFigure(kept, f)
		if !stands {
			fallen++
		}
		if something(f) || !stands {
			compared++
		}
	}
	return fallen >= aRowsWorth && fallen*largeShare >= compared
}

// compared: some other witness states the figure.
func (a *agreement) compared(k Key) bool {
	return slices.ContainsFunc(a.witnesses()[1:], func(t *voice) bool { _, ok := t.figures[k]; return ok })
}

// withdraw takes back what the primary reading alone gives.
func (a *agreement) withdraw() {
	for _, k := range a.report.Asked() {
		if f, ok := a.kept[k]; ok && f.Readings == 1 && f.Confirmed[0] == a.primary.reading && len(f.Confirmed) == 1 {
			delete(a.kept, k)
			row, column := a.report.labels(k)
			a.report.Problems = append(a.report.Problems, problem("figure-unconfirmed", k.String(), row+"："+column, f.At))
		}
	}
}
