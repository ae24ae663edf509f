package dataset

// What a spreadsheet makes of a cell of CSV: it takes texts for formulas, numbers
// and dates, and keeps fifteen digits of a number.

import (
	"strings"

	"nianbao/extract/pattern"
)

const (
	excelDigits = 15
	excelCell   = 32767   // characters
	ExcelRows   = 1048576 // of a sheet, the head included
)

var (
	// safeNumber stays what it is: 12, -3, 0.50, but not 007.
	safeNumber = pattern.MustCompile(`^[+-]?(0|[1-9][0-9]*)(\.[0-9]+)?$`)
	// numberLike would become another number: 007, 12e34.
	numberLike = pattern.MustCompile(`^[+-]?[0-9]+(\.[0-9]*)?([eE][+-]?[0-9]+)?$`)
	// dateLike would become a day: 1/2, 3-4. An ISO date may become one.
	dateLike = pattern.MustCompile(`^[0-9]{1,4}[-/][0-9]{1,2}([-/][0-9]{1,4})?$`)
	isoDate  = pattern.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
)

// excelMisreads tells whether a spreadsheet would carry a text out, or change it.
// Dashes alone are no formula and stay as printed.
func excelMisreads(text string) bool {
	switch {
	case text == "" || strings.Trim(text, "-–—－_ ") == "":
		return false
	case safeNumber.MatchString(text):
		return significant(text) > excelDigits
	case strings.ContainsRune("=+-@\t\r＝＋－＠", firstRune(text)), numberLike.MatchString(text):
		return true
	}
	return dateLike.MatchString(text) && !isoDate.MatchString(text)
}

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return 0
}

// significant counts the digits of a number from its first that is not 0.
func significant(number string) int {
	n := 0
	for _, r := range number {
		if r >= '1' && r <= '9' || r == '0' && n > 0 {
			n++
		}
	}
	return n
}
