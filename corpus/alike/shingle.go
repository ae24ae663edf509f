package alike

// Shingles: a text as the set of its runs of five characters.

import (
	"math/bits"
	"slices"
)

const span = 5 // characters of a shingle: longer than most words, shorter than most phrases

// Set is the shingles of a text, hashed, in order and each once.
type Set []uint32

const prime uint64 = 0x9E3779B97F4A7C15

// Shingles gives the shingles of a stripped text that are not common wording.
func Shingles(stripped string, common *Wording) Set { return Sorted(Hashes(stripped, common)) }

// Hashes gives the same as they follow each other, repeated ones again.
func Hashes(stripped string, common *Wording) []uint32 {
	_, list := rolled([]byte(stripped), common, make([]uint32, 0, len(stripped)/3))
	return list
}

// Own is what is left of hashes without common wording, in their order.
func Own(hashes []uint32, common *Wording) []uint32 {
	if common == nil {
		return hashes
	}
	own := make([]uint32, 0, len(hashes))
	for _, h := range hashes {
		if !common.Has(h) {
			own = append(own, h)
		}
	}
	return own
}

// Sorted makes a set of hashes. They are spread evenly, so that as many parts as there
// are hashes hold about one each, and few stand behind a larger one of their part.
func Sorted(hashes []uint32) Set {
	places := bits.Len(uint(len(hashes)))
	shift := uint(32 - places)
	end := make([]uint32, 1<<places) // of each part in turn
	for _, h := range hashes {
		end[h>>shift]++
	}
	from := uint32(0)
	for part, n := range end {
		end[part], from = from, from+n
	}
	sorted := make(Set, len(hashes))
	for _, h := range hashes {
		sorted[end[h>>shift]] = h
		end[h>>shift]++
	}
	for i := 1; i < len(sorted); i++ {
		h, at := sorted[i], i
		for ; at > 0 && sorted[at-1] > h; at-- {
			sorted[at] = sorted[at-1]
		}
		sorted[at] = h
	}
	return slices.Compact(sorted)
}

// Hashes strips a text and gives its HashText, and its shingles behind those of a list
// as the function Hashes does.
func (s *Stripper) Hashes(text string, common *Wording, list []uint32) (whole uint64, _ []uint32) {
	return rolled(s.strip(text), common, list)
}

// rolled takes a polynomial over a stripped text: each character costs the same, however
// long the shingle. The hash of the whole is made beside it: each waits for itself.
func rolled(text []byte, common *Wording, list []uint32) (whole uint64, _ []uint32) {
	whole = fnvBegin
	var terms [8]uint64 // what the last characters add to the shingles that they begin
	h := uint64(0)
	for i := uint(0); len(text) >= 3; i, text = i+1, text[3:] {
		first, second, third := uint64(text[0]), uint64(text[1]), uint64(text[2])
		whole = (((whole^first)*fnvPrime^second)*fnvPrime ^ third) * fnvPrime
		r := first&0xF<<12 | second&0x3F<<6 | third&0x3F
		c := r*0xD6E8FEB86659FD93 ^ r
		h = h*prime + c - terms[(i-span)%8]
		terms[i%8] = c * top
		if i < span-1 {
			continue
		}
		if s := uint32(mix(h) >> 32); !common.Has(s) {
			list = append(list, s)
		}
	}
	return whole, list
}

// top is what a character has been multiplied by when it leaves the window.
var top = func() uint64 {
	p := uint64(1)
	for range span {
		p *= prime
	}
	return p
}()

// mix spreads the bits of a number over all of them (splitmix64).
func mix(x uint64) uint64 {
	x ^= x >> 30
	x *= 0xBF58476D1CE4E5B9
	x ^= x >> 27
	x *= 0x94D049BB133111EB
	return x ^ x>>31
}

// Shared counts what two sets have in common.
func Shared(a, b Set) int {
	n := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			i, j, n = i+1, j+1, n+1
		}
	}
	return n
}

// Jaccard is the share of two sets' elements that both have, from 0 to 1.
func Jaccard(a, b Set) float64 {
	shared := Shared(a, b)
	if all := len(a) + len(b) - shared; all > 0 {
		return float64(shared) / float64(all)
	}
	return 0
}

// Share is how much of a set stands in another, from 0 to 1; 0 where the set holds
// too little to tell.
func Share(of, in Set) float64 {
	if len(of) < fewest {
		return 0
	}
	return float64(Shared(of, in)) / float64(len(of))
}

// Less gives a set without common wording.
func (a Set) Less(words *Wording) Set { return Own(a, words) }
