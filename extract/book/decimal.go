package book

// Numbers as decimal digits. A spreadsheet keeps 15 of them and rounds half away from 0.

import (
	"math"
	"strconv"
	"strings"
)

// decimal is a number of at least 0: its digits, and how many stand before the point.
type decimal struct {
	digits string
	before int
}

// kept is how many digits a spreadsheet keeps of a number.
const kept = 15

func decimalOf(v float64) decimal {
	s := strconv.FormatFloat(math.Abs(v), 'e', kept-1, 64)
	mantissa, exponent, _ := strings.Cut(s, "e")
	e, _ := strconv.Atoi(exponent)
	digits := strings.TrimRight(strings.Replace(mantissa, ".", "", 1), "0")
	if digits == "" {
		return decimal{}
	}
	return decimal{digits, e + 1}
}

// times is the number times ten to a power.
func (d decimal) times(power int) decimal {
	if d.digits != "" {
		d.before += power
	}
	return d
}

// rounded gives the digits before and behind the point, with n of these.
func (d decimal) rounded(n int) (whole, fraction string) {
	all := d.digits
	switch {
	case d.before < 0:
		all = strings.Repeat("0", -d.before) + all
	case d.before > len(all):
		all += strings.Repeat("0", d.before-len(all))
	}
	point := max(d.before, 0)
	end := point + n
	up := end < len(all) && all[end] >= '5'
	if end < len(all) {
		all = all[:end]
	}
	all += strings.Repeat("0", end-len(all))
	if up {
		all, point = plusOne(all, point)
	}
	return strings.TrimLeft(all[:point], "0"), all[point:]
}

// plusOne adds one at the last digit.
func plusOne(s string, point int) (string, int) {
	b := []byte(s)
	for i := len(b) - 1; i >= 0; i-- {
		if b[i]++; b[i] <= '9' {
			return string(b), point
		}
		b[i] = '0'
	}
	return "1" + string(b), point + 1
}

// Widths of the General format: it shows eleven places, the point among them.
const (
	generalPlaces = 11
	mostWhole     = 15 // digits before the point; longer numbers have none that is sure
)

// General is a number in the format that every cell has at first.
func General(v float64) string {
	d := decimalOf(v)
	if d.before > mostWhole || d.digits != "" && d.before < -generalPlaces {
		return strconv.FormatFloat(v, 'E', -1, 64)
	}
	whole, fraction := d.rounded(max(0, min(generalPlaces-2, generalPlaces-1-d.before)))
	fraction = strings.TrimRight(fraction, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if v < 0 && strings.Trim(whole, "0.") != "" {
		whole = "-" + whole
	}
	return whole
}
