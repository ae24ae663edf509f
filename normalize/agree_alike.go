package normalize

import (
	"slices"
	"strings"

	"nianbao/extract"
)

// When two readings say the same, and when they are two.

// placing is how a reading tells which cell a number stands in. The two orders of the
// stream share it: a file that paints its values before its labels misleads both.
func placing(r extract.Reading) string {
	switch r {
	case extract.ByStream, extract.BySecond:
		return "order"
	}
	return string(r)
}

// apart: two of the readings place their cells independently.
func apart(says []vote) bool {
	return slices.ContainsFunc(says, func(s vote) bool { return placing(s.by.reading) != placing(says[0].by.reading) })
}

func alike(says []vote) bool {
	return !slices.ContainsFunc(says[1:], func(s vote) bool { return !sameFigure(s.figure, says[0].figure) })
}

// sameFigure compares values, words as they are folded, and of amounts the unit.
func sameFigure(a, b Figure) bool {
	switch {
	case a.Value.Kind != b.Value.Kind:
		return false
	case a.Value.Kind == Number:
		return a.Value.Number.Cmp(b.Value.Number) == 0 && (a.Unit == b.Unit || !isMoney(a.Unit) && !isMoney(b.Unit))
	case a.Value.Kind == Words:
		return Fold(a.Text) == Fold(b.Text)
	}
	return true
}

func isMoney(unit string) bool { return strings.HasSuffix(unit, "元") }
