package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/extract/pattern"
)

// reading is one cell understood: its value, the unit that the cell itself
// prints, and whether the print is too doubtful to be stored at all.
type reading struct {
	value   Value
	unit    string
	doubt   bool // digits with a gap in them, or a sign that may be a dash
	garbled bool // characters that no decoder could give back
}

var (
	changeCell = pattern.MustCompile(`^(增加|减少|增|减)(\d+)(件|条|项|个)?$`)
	dashCell   = pattern.MustCompile(`^[/\\\-—–―─~*_]+$`)
	notedCell  = pattern.MustCompile(`^(?:\d[\d.]*(?:\[|\p{No})|\[\d+\]\d)`) // a number with the mark of a note, or raised digits, behind or before it
	gapCell    = pattern.MustCompile(`^(?:[+-]?[\s.,]*\d[\d\s.,]*(?:[件条项宗份起例个元]|[万亿]元)?|[-—–]\s*\d+)$`)
)

// readCell understands the print of one delimited cell (domain 2.6). Nothing is
// repaired: what is no number by these rules has kind text.
func readCell(text string, column ColumnType) reading {
	if n, ok := plainDigits(text); ok {
		return reading{value: Value{Number, Int(n)}} // nearly all cells
	}
	if s, plain := tidyPlain(text); plain {
		return readTidy(s, column)
	}
	if cells := oddCells[column]; cells != nil {
		return cells.of(text)
	}
	return readOdd(text, column)
}

// oddCells remembers cells that print more than ASCII and Chinese characters, as most
// labels do, by what their column may state.
var oddCells = func() map[ColumnType]*memo[reading] {
	all := map[ColumnType]*memo[reading]{}
	for _, column := range []ColumnType{Count, Signed, Amount} {
		all[column] = &memo[reading]{ask: func(text string) reading { return readOdd(text, column) }}
	}
	return all
}()

func readOdd(text string, column ColumnType) reading {
	switch {
	case garbled(text) || strings.ContainsRune(text, '\uFFFC'): // a picture or a field in place of a number
		return reading{garbled: true}
	case strings.ContainsFunc(text, marker):
		return reading{value: Value{Kind: Words}, doubt: true} // 12① is not 121
	}
	return readTidy(tidy(text), column)
}

// readTidy understands the print of a cell without what surrounds it.
func readTidy(s string, column ColumnType) reading {
	switch {
	case s == "":
		return kind(Blank)
	case dashCell.MatchString(s):
		return kind(Dash)
	case s == "无" || s == "無" || s == "没有":
		return kind(None)
	case s == "不适用" || strings.EqualFold(s, "n/a"):
		return kind(NA)
	case s == "零":
		return reading{value: Value{Number, Int(0)}}
	}
	return readNumber(s, column)
}

// plainDigits reads a whole number that stands alone, without a leading zero.
func plainDigits(s string) (n int64, ok bool) {
	if s == "" || len(s) > 15 || len(s) > 1 && s[0] == '0' {
		return 0, false
	}
	for i := range len(s) {
		if !isDigit(s[i]) {
			return 0, false
		}
		n = n*10 + int64(s[i]-'0')
	}
	return n, true
}

var partsOfThousands = strings.NewReplacer(",", "", " ", "")

func readNumber(s string, column ColumnType) reading {
	if strings.IndexFunc(s, asciiDigit) < 0 {
		return reading{value: Value{Kind: Words}} // no expression below matches without one
	}
	if endsInWord(s) {
		return reading{value: Value{Kind: Words}, doubt: notedCell.MatchString(s)} // the others end otherwise
	}
	if column == Signed {
		if m := changeCell.FindStringSubmatch(s); m != nil {
			sign := ""
			if strings.HasPrefix(m[1], "减") {
				sign = "-"
			}
			return number(sign+m[2], m[3])
		}
	}
	sign, digits, fraction, unit, ok := numberCell(s)
	if !ok {
		return reading{value: Value{Kind: Words}, doubt: gapCell.MatchString(s) || notedCell.MatchString(s)}
	}
	if len(digits) > 3 {
		digits = partsOfThousands.Replace(digits)
	}
	if len(digits) > 1 && digits[0] == '0' {
		return reading{value: Value{Kind: Words}, doubt: true} // 007 or 00: no count is printed so
	}
	return number(sign+digits+fraction, unit)
}

// numberCell takes a number apart: a sign, digits in groups of three or in one piece, a
// fraction, a counter, a bracket behind it.
func numberCell(s string) (sign, digits, fraction, unit string, ok bool) {
	if s != "" && (s[0] == '+' || s[0] == '-') {
		sign, s = s[:1], s[1:]
	}
	n := leadingDigits(s)
	if n == 0 {
		return "", "", "", "", false
	}
	if n <= 3 && n < len(s) && (s[n] == ',' || s[n] == ' ') {
		for mark := s[n]; n < len(s) && s[n] == mark && leadingDigits(s[n+1:]) >= 3; {
			n += 4
		}
	}
	digits, s = s[:n], s[n:]
	if strings.HasPrefix(s, ".") {
		if n := leadingDigits(s[1:]); n > 0 {
			fraction, s = s[:1+n], s[1+n:]
		}
	}
	s = strings.TrimPrefix(s, " ")
	for _, counter := range cellCounters {
		if strings.HasPrefix(s, counter) {
			unit, s = counter, s[len(counter):]
			break
		}
	}
	bracket := len(s) > 1 && s[0] == '(' && s[len(s)-1] == ')' && !strings.Contains(s, "\n")
	return sign, digits, fraction, unit, s == "" || bracket
}

func isNumberCell(s string) bool {
	_, _, _, _, ok := numberCell(s)
	return ok
}

var cellCounters = []string{"件", "条", "项", "宗", "份", "起", "例", "个", "元", "万元", "亿元"}

func leadingDigits(s string) (n int) {
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return n
}

func asciiDigit(r rune) bool { return r >= '0' && r <= '9' }

func number(digits, unit string) reading {
	d, err := ParseDecimal(digits)
	if err != nil {
		return reading{value: Value{Kind: Words}}
	}
	return reading{value: Value{Number, d}, unit: unit}
}

func kind(k Kind) reading { return reading{value: Value{Kind: k}} }

// tidy folds widths and takes away what surrounds a value. A space inside stays:
// it may be a border between two cells.
// Characters without width are nowhere in print, and a small number stays small:
// composed, 3① and 3¹ would be 31.
func tidy(text string) string {
	if s, ok := tidyPlain(text); ok {
		return s
	}
	return tidied.of(text)
}

var tidied = &memo[string]{ask: tidyOdd}

func tidyOdd(text string) string {
	s := strings.Clone(text) // what is remembered holds no more than itself
	if !strings.ContainsFunc(text, small) {
		s = compose(text)
	}
	s = trimmed(s)
	if strings.ContainsFunc(s, widthless) {
		s = strings.Map(func(r rune) rune {
			if widthless(r) {
				return -1
			}
			return r
		}, s)
	}
	return s
}

// tidyPlain tidies text of ASCII and Chinese characters alone, in which only what
// surrounds it can go.
func tidyPlain(text string) (string, bool) {
	for _, r := range text {
		if r >= utf8.RuneSelf && !isHan(r) {
			return "", false
		}
	}
	return trimmed(text), true
}

// blankText tells whether nothing is left of a text when it is tidied.
func blankText(text string) bool {
	if text == "" {
		return true
	}
	if first, _ := utf8.DecodeRuneInString(text); first > ' ' && first < 0x7F || isHan(first) {
		return false
	}
	return tidy(text) == ""
}

// small are numbers set as marks or exponents: ① ¹ ⑴ ½.
func small(r rune) bool { return r >= 0x80 && !isHan(r) && unicode.Is(unicode.No, r) }

// widthless are characters that no reader sees, marks of the direction included.
func widthless(r rune) bool {
	return r >= 0x80 && !unicode.IsSpace(r) && (invisible(r) || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E)
}

// garbled finds replacement and private-use characters.
func garbled(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) })
}

// counterEnds are the characters in which the counters of numberCell, changeCell
// and gapCell end.
const counterEnds = "件條条項项宗份起例個个元萬万億亿"

// endsInWord: the last character is a Chinese one that ends no counter.
func endsInWord(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return isHan(last) && !strings.ContainsRune(counterEnds, last)
}

// beginsInWord: the first character is a Chinese one that begins no value.
func beginsInWord(s string) bool {
	first := chinese(s, 0)
	return first != 0 && !strings.ContainsRune("增减", first)
}

// valueLike tells whether a piece of running text can only be a value. Words
// such as 无 are values in a cell, but prose elsewhere.
func valueLike(s string) bool {
	if _, ok := plainDigits(s); ok {
		return true
	}
	if endsInWord(s) || beginsInWord(s) || strings.ContainsFunc(s, marker) {
		return false
	}
	s = tidy(s)
	return s != "" && (isNumberCell(s) || dashCell.MatchString(s) || changeCell.MatchString(s))
}
