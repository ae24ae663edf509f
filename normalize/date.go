package normalize

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
)

// Dates as these reports print them: 2024年1月17日, 2024-01-17, 二○二四年一月十七日.
// Inside they are ISO dates.

const numeralRunes = `〇○零一二三四五六七八九十`

var (
	arabicDate  = pattern.MustCompile(`([12][0-9]{3})\s*[年\-/.]\s*([0-9]{1,2})\s*[月\-/.]\s*([0-9]{1,2})`)
	digitsDate  = pattern.MustCompile(`^(?:19|20)[0-9]{6}$`)
	chineseDate = pattern.MustCompile(`([一二][` + numeralRunes + `]{3})\s*年\s*([` + numeralRunes + `]{1,3})\s*月\s*([` + numeralRunes + `]{1,3})\s*日`)
)

// isoDate reads the first whole date of a text; ok is false where there is none
// or the calendar has no such day.
func isoDate(s string) (iso string, ok bool) {
	s = strings.TrimSpace(arabicDates(compose(s)))
	if m := arabicDate.FindStringSubmatch(s); m != nil {
		return calendarDay(m[1], m[2], m[3])
	}
	if digitsDate.MatchString(s) {
		return calendarDay(s[:4], s[4:6], s[6:])
	}
	return "", false
}

// arabicDates writes dates in Chinese numerals with digits; what is no such date
// stays as it is.
func arabicDates(s string) string {
	if !numeralYear(s) {
		return s
	}
	return chineseDate.ReplaceAllStringFunc(s, func(date string) string {
		m := chineseDate.FindStringSubmatch(date)
		year, ok1 := chineseNumber(m[1])
		month, ok2 := chineseNumber(m[2])
		day, ok3 := chineseNumber(m[3])
		if !ok1 || !ok2 || !ok3 {
			return date
		}
		return fmt.Sprintf("%d年%d月%d日", year, month, day)
	})
}

// numeralYear is a cheap look: a year between numerals.
func numeralYear(s string) bool {
	for i := yearWord.Index(s); i >= 0; i = yearWord.Index(s) {
		before, behind := s[:i], s[i+len("年"):]
		if i > 0 && isDigit(s[i-1]) {
			s = behind
			continue
		}
		last, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(before))
		if strings.ContainsRune(numeralRunes, last) && strings.ContainsRune(numeralRunes, firstRune(strings.TrimSpace(behind))) {
			return true
		}
		s = behind
	}
	return false
}

var yearWord = pattern.WordsOf([]string{"年"})

func calendarDay(year, month, day string) (string, bool) {
	y, m, d := number4(year), number4(month), number4(day)
	if !reportYear(y) || m < 1 || m > 12 || d < 1 || d > daysIn(y, m) {
		return "", false
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), true
}

// number4 reads up to four ASCII digits that a pattern has matched.
func number4(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// reportYear bounds what can be a year of these reports or of their dates.
func reportYear(y int) bool { return y >= 1999 && y <= 2100 }

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && year%100 != 0 || year%400 == 0 {
			return 29
		}
		return 28
	}
	return 31
}
