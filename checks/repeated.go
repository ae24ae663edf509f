package checks

import (
	"slices"
	"sync"
	"unicode/utf8"
)

// Phrases that are printed twice.

// repeated finds a stretch that is printed again at once, or behind a mark.
func repeated(text string) []slip {
	if !mayRepeat(text) || !utf8.ValidString(text) {
		return nil
	}
	r := []rune(text)
	from, to := againAtOnce(r)
	if to == 0 {
		from, to = againBehindMark(r)
	}
	if to == 0 {
		return nil
	}
	return []slip{{from: len(string(r[:from])), to: len(string(r[:to]))}}
}

// fours are where each four characters in a row were seen last, by a short hash of
// them: the place of others of that hash does no harm, it is nearer.
type fours struct {
	seen [1 << 13]int32 // bytes from before the first text
	from int32          // where the text in hand begins
}

var manyFours = sync.Pool{New: func() any { return &fours{from: farFour} }}

// farFour, in bytes, is as far as a phrase and its mark.
const farFour = 3 * (longestPhrase + 1)

// mayRepeat rules nearly all texts out in one look. In a phrase of n characters that
// is printed again, each four in a row were seen n or n+1 characters before; there are
// n-3 of them, one behind the other.
func mayRepeat(text string) bool {
	f := manyFours.Get().(*fours)
	defer manyFours.Put(f)
	if f.from > 1<<30 {
		*f = fours{from: farFour}
	}
	from := f.from
	f.from += int32(len(text) + farFour)
	four, han := uint64(0), 0
	var again streak
	for i := 0; i < len(text); i++ {
		if !hanAt(text, i) {
			if again.repeats() {
				return true
			}
			han, again = 0, streak{}
			continue
		}
		four = four<<16 | uint64(text[i]&15)<<12 | uint64(text[i+1]&63)<<6 | uint64(text[i+2]&63)
		i += 2
		if han++; han < shortestPhrase {
			continue
		}
		last := &f.seen[four*0x9E3779B97F4A7C15>>(64-13)]
		at := from + int32(i)
		distance := int(at - *last)
		*last = at
		switch {
		case distance <= farFour:
			again = streak{again.n + 1, max(again.missing, farFour-distance)}
		case again.repeats():
			return true
		default:
			again = streak{}
		}
	}
	return again.repeats()
}

// streak is how many fours in a row were seen, and how much nearer than farFour the
// nearest of them.
type streak struct{ n, missing int }

func (s streak) repeats() bool { return s.n > 0 && 3*s.n >= farFour-s.missing-4*3 }

// hanAt tells isHan by the bytes.
func hanAt(text string, i int) bool {
	lead := text[i]
	return lead >= 0xE4 && lead <= 0xE9 && i+2 < len(text) && (lead > 0xE4 || text[i+1] >= 0xB8)
}

// againAtOnce looks, for each length, whether so many characters in a row are equal to
// those so far ahead. Such a row covers one place in each length of text: these alone
// are tried.
func againAtOnce(r []rune) (from, to int) {
	for n := longestPhrase; n >= shortestPhrase; n-- {
		for i := 0; i+n < len(r); i += n {
			if r[i] != r[i+n] || !isHan(r[i]) {
				continue
			}
			first, last := i, i
			for first > 0 && r[first-1] == r[first-1+n] && isHan(r[first-1]) {
				first--
			}
			for last+1+n < len(r) && r[last+1] == r[last+1+n] && isHan(r[last+1]) {
				last++
			}
			if last-first+1 >= n {
				return first, first + 2*n
			}
		}
	}
	return 0, 0
}

// againBehindMark looks on both sides of each 、 and ，.
func againBehindMark(r []rune) (from, to int) {
	for i, c := range r {
		if c != '、' && c != '，' {
			continue
		}
		for n := min(longestPhrase, i, len(r)-i-1); n >= shortestPhrase; n-- {
			if r[i-n] == r[i+1] && slices.Equal(r[i-n:i], r[i+1:i+1+n]) && allHan(r[i-n:i]) {
				return i - n, i + 1 + n
			}
		}
	}
	return 0, 0
}

func allHan(r []rune) bool {
	return !slices.ContainsFunc(r, func(c rune) bool { return !isHan(c) })
}

func isHan(c rune) bool { return c >= 0x4E00 && c <= 0x9FFF }
