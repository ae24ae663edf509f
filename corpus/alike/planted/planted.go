// Package planted generates collections of sections in which it is known what was
// copied from where: exactly, with the names changed, with 5, 10 and 15 in a
// hundred of the sentences rewritten, and from one template; and decoys that share
// nothing but the wording of their county.
//
// Map of the package:
//
//	planted.go   who publishes what: a section by its number, the same in every run
//	words.go     sentences out of the phrases of offices
//	score.go     clusters held against what was planted
package planted

import (
	"fmt"
	"math/rand/v2"

	"nianbao/corpus/alike"
)

// A county has so many agencies, each with so many years of so many sections.
const (
	Agencies = 50
	Years    = 5
	Parts    = 4
	county   = Agencies * Years * Parts
)

// Collection is N sections.
type Collection struct{ N int }

// Sort is what a section was made as.
type Sort string

const (
	Own       Sort = "own"
	Exact     Sort = "exact"
	Renamed   Sort = "renamed"
	Changed5  Sort = "5% changed"
	Changed10      = Sort("10% changed")
	Changed15      = Sort("15% changed")
	Handed    Sort = "template"
	Decoy     Sort = "decoy"
)

var copies = []Sort{Exact, Renamed, Changed5, Changed10, Changed15}

const originals = 20 // sentences of a section that copies are made of

// Planted says what a section is, and the group that it belongs to: the number of
// its original, or of the first with the template. Sections of one's own are
// groups of one.
func (c Collection) Planted(i int) (sort Sort, group int) {
	dice := c.dice(i, 1)
	place := i / county
	switch n := dice.IntN(1000); {
	case place%20 == 7 && i%Parts == 2 && i/Parts%Years == 4: // the last year's third section of one county in twenty
		return Handed, place*county + (Years-1)*Parts + 2
	case n < 30:
		return copies[dice.IntN(len(copies))], c.original(dice, i)
	case n < 500 && i%Parts == 1: // half of a county's second sections open with its briefing
		return Decoy, i
	}
	return Own, i
}

// original chooses a section of one's own: seven of ten stand in the same county.
func (c Collection) original(dice *rand.Rand, i int) int {
	from, size := i/county*county, min(county, c.N-i/county*county)
	if dice.IntN(10) >= 7 {
		from, size = 0, c.N
	}
	at := dice.IntN(size)
	for {
		if sort, _ := c.sortOf(from + at); sort == Own && from+at != i {
			return from + at
		}
		at = (at + 1) % size
	}
}

// sortOf is Planted without following copies.
func (c Collection) sortOf(i int) (Sort, int) {
	dice := c.dice(i, 1)
	n := dice.IntN(1000)
	if n < 30 || n < 500 && i%Parts == 1 || i/county%20 == 7 && i%Parts == 2 && i/Parts%Years == 4 {
		return Decoy, i
	}
	return Own, i
}

// Section is all of a section but its sketch.
func (c Collection) Section(i int) alike.Section {
	report := i / Parts
	year, agency := 2021+report%Years, report/Years
	return alike.Section{
		Name: fmt.Sprintf("%08d", i), Agency: fmt.Sprint(agency), County: fmt.Sprint(i / county),
		On: fmt.Sprintf("%d-01-%02d", year+1, 1+c.dice(i, 2).IntN(28)),
	}
}

// Text writes a section.
func (c Collection) Text(i int) string {
	sort, group := c.Planted(i)
	own := writer{name: name(i), dice: c.dice(i, 3)}
	switch sort {
	case Own:
		return c.own(i, own)
	case Decoy:
		return own.with(briefing(i/county), 3)
	case Handed:
		return own.signed(sentences(c.dice(group, 4), originals))
	case Exact:
		return c.own(group, writer{name: name(group)})
	}
	return own.rewritten(c.own(group, writer{name: name(i)}), map[Sort]int{Changed5: 1, Changed10: 2, Changed15: 3}[sort])
}

func (c Collection) own(i int, w writer) string {
	w.dice = c.dice(i, 3)
	return w.with(nil, originals)
}

// Names are those of the agency of a section.
func (c Collection) Names(i int) []string { return []string{name(i)} }

func (c Collection) dice(i, stream int) *rand.Rand {
	return rand.New(rand.NewPCG(uint64(i), uint64(stream)))
}
