package second

// Showing text: whether a piece continues the one before it, and whether it is seen.

import (
	"math"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/page"
)

const (
	// apart is the gap, in sizes of the font, from which two pieces on one baseline are
	// two things: the narrowest column of the statutory tables leaves 1, letters that
	// are painted one by one up to 0.15.
	apart = 0.35
	// back is how far a piece may start before the end of the one that it continues,
	// which is estimated from its characters.
	back = 0.6
	// baseline is how far two pieces of one line may stand above each other.
	baseline = 0.3
	// overlay is within what a piece is painted over itself.
	overlay = 0.15
)

// show paints the last operand, a text or an array of texts and shifts.
func (t *painter) show(op string, operands []pdf.Value) {
	if len(operands) == 0 {
		return
	}
	if op == "'" || op == "\"" {
		t.newLine(0, -t.leading)
	}
	last := operands[len(operands)-1]
	if op != "TJ" {
		t.piece(last.RawString())
		return
	}
	for i := range last.Len() {
		switch v := last.Index(i); v.Kind() {
		case pdf.String:
			t.piece(v.RawString())
		case pdf.Integer, pdf.Real:
			t.text = t.text.after(shift(-v.Float64()/1000*t.size, 0))
		}
	}
}

// piece adds one text where it stands.
func (t *painter) piece(raw string) {
	if t.printed.Len() > maxText {
		panic(&page.Failure{Reason: "limit", Detail: "the page has more text than is read"})
	}
	text, width := t.face.decode(raw)
	if text == "" {
		return
	}
	here := t.place.after(t.text).spot(t.size)
	t.text = t.text.after(shift(width*t.size, 0))
	if t.mode == invisible || t.mode == clips || t.white && t.mode == fills || t.again(text, here) {
		return
	}
	if t.printed.Len() > 0 {
		along, above := here.from(t.end)
		switch {
		case math.Abs(above) > baseline:
			t.printed.WriteByte('\n')
		case along > apart || along < -back:
			t.printed.WriteByte('\t')
		}
	}
	t.printed.WriteString(text)
	t.end = t.place.after(t.text).spot(t.size)
}

// again says that a piece is painted over itself, as bold letters sometimes are.
func (t *painter) again(text string, here spot) bool {
	along, above := here.from(t.start)
	same := text == t.last && math.Hypot(along, above) < overlay
	t.last, t.start = text, here
	return same
}

// white says that what is filled with this colour is not seen on paper.
func white(op string, operands []pdf.Value) bool {
	const nearly = 0.95
	for _, v := range operands {
		if k := v.Kind(); k != pdf.Integer && k != pdf.Real {
			return false
		}
		if v := v.Float64(); op != "k" && len(operands) != 4 && v < nearly || (op == "k" || len(operands) == 4) && v > 1-nearly {
			return false
		}
	}
	return len(operands) > 0
}
