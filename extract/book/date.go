package book

// Days and hours: a number counts days, its fraction is the time.

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// Days that a spreadsheet knows: from 1900 to 9999.
const mostDays = 2_958_466

// day shows a value as a date or time. Minutes and months share a letter: behind hours
// and before seconds it is minutes.
func (s section) day(v float64, from1904 bool) (string, bool) {
	if v < 61 && !from1904 || v < 0 || v >= mostDays {
		return "", false // before March of 1900 the count is wrong by a day
	}
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	if from1904 {
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	t := base.AddDate(0, 0, int(v)).Add(time.Duration(math.Round((v-math.Floor(v))*86400)) * time.Second)
	var b strings.Builder
	for i, k := range s.tokens {
		text, ok := k.literal, true
		if k.code != "" {
			text, ok = s.clock(t, i)
		}
		if !ok {
			return "", false
		}
		b.WriteString(text)
	}
	return strings.TrimSpace(b.String()), true
}

// clock is what one token asks of a time.
func (s section) clock(t time.Time, i int) (string, bool) {
	code := s.tokens[i].code
	part := map[byte]int{'y': t.Year(), 'm': int(t.Month()), 'd': t.Day(), 'h': t.Hour(), 's': t.Second()}
	if code[0] == 'm' && s.minutes(i) {
		part['m'] = t.Minute()
	}
	n, known := part[code[0]]
	switch {
	case code == "." || code == "," || code == "/":
		return code, true
	case !known || len(code) > 2 && code[0] != 'y':
		return "", false
	case code[0] == 'y' && len(code) <= 2:
		n %= 100
	case code[0] == 'y':
		return strconv.Itoa(n), true
	}
	text := strconv.Itoa(n)
	if len(code) == 2 && len(text) < 2 {
		text = "0" + text
	}
	return text, true
}

// minutes: the nearest letter before is an hour, or the nearest behind a second.
func (s section) minutes(i int) bool {
	for k := i - 1; k >= 0; k-- {
		if c := s.tokens[k].code; c != "" && c[0] >= 'a' {
			if c[0] == 'h' {
				return true
			}
			break
		}
	}
	for k := i + 1; k < len(s.tokens); k++ {
		if c := s.tokens[k].code; c != "" && c[0] >= 'a' {
			return c[0] == 's'
		}
	}
	return false
}
