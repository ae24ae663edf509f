package checks

import (
	"slices"
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

// mayRepeat rules nearly all texts out. A phrase that is printed again stands as many
// bytes ahead as it has, or three more with a mark. Whether so many bytes in a row equal
// those ahead shows at a few places of four bytes each, of which the phrase holds one
// wherever it begins: these alone are compared.
func mayRepeat(text string) bool {
	for far := 3 * shortestPhrase; far <= 3*(longestPhrase+1); far += 3 {
		least := max(far-3, 3*shortestPhrase)
		step := least - 3
		if far >= len(text) {
			return false
		}
		ahead := text[far:]
		here := text[:len(ahead)]
		for i := 0; i+4 <= len(ahead) && i+4 <= len(here); i += step {
			if fourAt(here, i) == fourAt(ahead, i) && inCommon(here, ahead, i) >= least {
				return true
			}
		}
	}
	return false
}

func fourAt(s string, i int) uint32 {
	four := s[i : i+4]
	return uint32(four[0]) | uint32(four[1])<<8 | uint32(four[2])<<16 | uint32(four[3])<<24
}

// inCommon is how many bytes in a row, on both sides of a place, two texts have in common.
func inCommon(a, b string, i int) int {
	first, behind := i, i
	for first > 0 && a[first-1] == b[first-1] {
		first--
	}
	for behind < len(b) && a[behind] == b[behind] {
		behind++
	}
	return behind - first
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
