package checks

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Texts as sets of shingles: all runs of five letters, each as one number. What differs
// from year to year in every report is no letter of it: digits, dates, punctuation.

const shingleLetters = 5

// gist is a text without spaces, punctuation and numbers; of a date the words 年月日 go
// with their digits.
func gist(text string) []rune {
	letters := make([]rune, 0, len(text)/3)
	digit := false
	for _, r := range text {
		switch {
		case r > '月' && r <= '鿿' || r >= '一' && r < '年': // the commonest of the letters, and none of a date
			letters = append(letters, r)
		case unicode.IsDigit(r) || digit && (r == '.' || r == '．'):
			digit = true
			continue
		case digit && strings.ContainsRune("年月日", r):
		case unicode.IsLetter(r):
			letters = append(letters, r)
		}
		digit = false
	}
	return letters
}

// shingles are the numbers of all runs, in order, each once.
func shingles(letters []rune) []uint64 { return every(1, letters) }

// every takes one in so many of all shingles, by their numbers: of two texts the same.
func every(nth uint64, letters []rune) []uint64 {
	var set []uint64
	for i := 0; i+shingleLetters <= len(letters); i++ {
		h := uint64(14695981039346656037)
		for _, r := range letters[i : i+shingleLetters] {
			h = (h ^ uint64(r)) * 1099511628211
		}
		if h%nth == 0 {
			set = append(set, h)
		}
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// farApart tells texts from one shingle in eight that have nowhere near the share in
// common: of the long ones that are worth the look, the sample is off by some hundredths.
func farApart(a, b []rune, share float64) bool {
	const nth, long, slack = 8, 1000, 0.2
	return min(len(a), len(b)) >= long && jaccard(every(nth, a), every(nth, b)) < share-slack
}

// jaccard is the share of the shingles of two texts that both have.
func jaccard(a, b []uint64) float64 {
	both, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			both, i, j = both+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	if all := len(a) + len(b) - both; all > 0 {
		return float64(both) / float64(all)
	}
	return 0
}

// proseNumbers are the numbers that a text states, in order of size, without years,
// dates, numbers of laws and documents, numberings, telephones and zeros.
func proseNumbers(text string) (list []string) {
	for i := 0; i < len(text); {
		if !isDigit(text[i]) {
			i++
			continue
		}
		end := i
		for end < len(text) && (isDigit(text[end]) || text[end] == '.' && end+1 < len(text) && isDigit(text[end+1])) {
			end++
		}
		if n := text[i:end]; countsSomething(text[:i], n, text[end:]) {
			list = append(list, n)
		}
		i = end
	}
	slices.Sort(list)
	return list
}

// countsSomething tells a number that counts something from one that names something.
func countsSomething(before, n, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case strings.Trim(n, "0.") == "", len(n) > 6 && !strings.Contains(n, "."), len(n) > 2 && n[0] == '0':
		return false
	case strings.ContainsRune("第〔[【-—－/／~+编话真:：", last) && last != utf8.RuneError, last < utf8.RuneSelf && unicode.IsLetter(last):
		return false
	case strings.ContainsRune("年月日号条、．.〕]】-—－/／~", next) && next != utf8.RuneError && after != "":
		return next == '条' && last != '第' || next == '、' && unicode.IsLetter(last)
	case strings.ContainsRune("）)", next) && strings.ContainsRune("（(", last):
		return false
	}
	return next >= utf8.RuneSelf || !unicode.IsLetter(next)
}
