package normalize

import (
	"errors"
	"strconv"
	"strings"
)

// Decimal is an exact decimal number: units × 10^-scale. Floats never enter.
type Decimal struct {
	units int64
	scale uint8
}

var errDecimal = errors.New("not a decimal number of at most 18 digits")

// Int makes a whole Decimal.
func Int(n int64) Decimal { return Decimal{units: n} }

// ParseDecimal reads ASCII digits with an optional sign and point, at most 18
// digits in all. Printed decimals are kept: 417.0 stays 417.0.
func ParseDecimal(s string) (Decimal, error) {
	whole, fraction, point := strings.Cut(s, ".")
	digits := strings.TrimLeft(whole, "+-") + fraction
	bare := len(whole) - len(strings.TrimLeft(whole, "+-"))
	if digits == "" || len(digits) > 18 || bare > 1 || point && fraction == "" || bare == len(whole) {
		return Decimal{}, errDecimal
	}
	units, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || units < 0 || digits[0] == '+' || digits[0] == '-' {
		return Decimal{}, errDecimal
	}
	if whole[0] == '-' {
		units = -units
	}
	return Decimal{units: units, scale: uint8(len(fraction))}, nil
}

// String prints the number with the decimals that it was made with.
func (d Decimal) String() string {
	sign, units := "", d.units
	if units < 0 {
		sign, units = "-", -units
	}
	digits := strconv.FormatInt(units, 10)
	if d.scale == 0 {
		return sign + digits
	}
	if pad := int(d.scale) + 1 - len(digits); pad > 0 {
		digits = strings.Repeat("0", pad) + digits
	}
	cut := len(digits) - int(d.scale)
	return sign + digits[:cut] + "." + digits[cut:]
}

// MarshalJSON writes a JSON number with the printed decimals.
func (d Decimal) MarshalJSON() ([]byte, error) { return []byte(d.String()), nil }

// Sign is -1, 0 or 1.
func (d Decimal) Sign() int {
	switch {
	case d.units < 0:
		return -1
	case d.units > 0:
		return 1
	}
	return 0
}

// IsInt tells whether the value is whole, whatever decimals are printed.
func (d Decimal) IsInt() bool { _, ok := d.Int64(); return ok }

// Int64 is the whole value; false when there is a fraction.
func (d Decimal) Int64() (int64, bool) {
	units := d.units
	for range d.scale {
		if units%10 != 0 {
			return 0, false
		}
		units /= 10
	}
	return units, true
}

// Add is the exact sum.
func (d Decimal) Add(e Decimal) Decimal {
	a, b := align(d, e)
	return Decimal{units: a.units + b.units, scale: a.scale}
}

// Sub is the exact difference.
func (d Decimal) Sub(e Decimal) Decimal { return d.Add(Decimal{units: -e.units, scale: e.scale}) }

// Cmp compares values: 417 and 417.0 are equal.
func (d Decimal) Cmp(e Decimal) int { return d.Sub(e).Sign() }

// align brings two numbers to one scale. Printed figures have at most 18 digits
// together, sums of some thirty of them stay inside 64 bits for counts and money
// as published; more than that is refused at parsing.
func align(d, e Decimal) (Decimal, Decimal) {
	for d.scale < e.scale {
		d = Decimal{units: d.units * 10, scale: d.scale + 1}
	}
	for e.scale < d.scale {
		e = Decimal{units: e.units * 10, scale: e.scale + 1}
	}
	return d, e
}
