package flow

// Numbers as lists print them, by the names that Word has for their formats
// (ST_NumberFormat).

import (
	"fmt"
	"strconv"
	"strings"
)

const (
	digitsZH   = "〇一二三四五六七八九"
	legalZH    = "零壹贰叁肆伍陆柒捌玖"
	legalTrad  = "零壹貳參肆伍陸柒捌玖"
	stemsZH    = "甲乙丙丁戊己庚辛壬癸"
	branchesZH = "子丑寅卯辰巳午未申酉戌亥"
)

// Numeral prints a number. A format that is not known prints digits, as Word does.
func Numeral(format string, n int) string {
	switch format {
	case "none":
		return ""
	case "decimalZero":
		return fmt.Sprintf("%02d", n)
	case "upperRoman":
		return roman(n)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperLetter":
		return letters(n, 'A')
	case "lowerLetter":
		return letters(n, 'a')
	case "decimalFullWidth", "decimalFullWidth2":
		return mapped(n, "０１２３４５６７８９")
	}
	if text, ok := enclosed(format, n); ok {
		return text
	}
	return eastAsian(format, n)
}

// enclosed prints the numbers that are one character.
func enclosed(format string, n int) (string, bool) {
	for _, e := range []struct {
		formats     string
		first, most rune
	}{
		{"decimalEnclosedCircle decimalEnclosedCircleChinese", '①', 20},
		{"decimalEnclosedParen", '⑴', 20},
		{"decimalEnclosedFullstop", '⒈', 20},
		{"ideographEnclosedCircle", '㊀', 10},
		{"ideographParenthesized", '㈠', 10},
	} {
		if n >= 1 && n <= int(e.most) && containsWord(e.formats, format) {
			return string(e.first + rune(n) - 1), true
		}
	}
	return "", false
}

func containsWord(list, word string) bool {
	for w := range strings.FieldsSeq(list) {
		if w == word {
			return true
		}
	}
	return false
}

func eastAsian(format string, n int) string {
	switch format {
	case "chineseCounting", "taiwaneseCounting":
		if n < 100 {
			return counted(n, digitsZH, "十百千")
		}
		return mapped(n, digitsZH)
	case "chineseCountingThousand", "taiwaneseCountingThousand", "japaneseCounting":
		return counted(n, digitsZH, "十百千")
	case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital":
		return mapped(n, digitsZH)
	case "chineseLegalSimplified":
		return counted(n, legalZH, "拾佰仟")
	case "ideographLegalTraditional":
		return counted(n, legalTrad, "拾佰仟")
	case "ideographTraditional":
		return nth(n, stemsZH)
	case "ideographZodiac":
		return nth(n, branchesZH)
	}
	return strconv.Itoa(n)
}

// mapped prints the digits of a number one by one.
func mapped(n int, digits string) string {
	set := []rune(digits)
	var b strings.Builder
	for _, c := range strconv.Itoa(n) {
		b.WriteRune(set[c-'0'])
	}
	return b.String()
}

// nth prints the nth of a fixed row, digits behind its end.
func nth(n int, row string) string {
	set := []rune(row)
	if n < 1 || n > len(set) {
		return strconv.Itoa(n)
	}
	return string(set[n-1])
}

// counted prints a number below ten thousand as it is spoken: 十二, 一百零三.
func counted(n int, digits, units string) string {
	if n <= 0 || n >= 10000 {
		return mapped(max(n, 0), digits)
	}
	d, u := []rune(digits), []rune(units)
	var b strings.Builder
	zero := false
	for i, place := 3, 1000; i >= 0; i, place = i-1, place/10 {
		c := n / place % 10
		if c == 0 {
			zero = b.Len() > 0
			continue
		}
		if zero {
			b.WriteRune('零')
			zero = false
		}
		if !(c == 1 && i == 1 && b.Len() == 0) || u[0] != '十' {
			b.WriteRune(d[c])
		}
		if i > 0 {
			b.WriteRune(u[i-1])
		}
	}
	return b.String()
}

func roman(n int) string {
	if n <= 0 || n >= 4000 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		text  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.value {
			b.WriteString(r.text)
			n -= r.value
		}
	}
	return b.String()
}

// letters prints a, b … z, aa, bb …
func letters(n int, first rune) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}
