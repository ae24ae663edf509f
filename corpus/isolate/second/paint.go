package second

// The operators of a content stream: where each piece of text starts, and whether it
// continues the piece before it.

import (
	"io"
	"math"
	"strings"

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
	// nested is how deep forms may stand in forms.
	nested = 8
)

// Text render modes.
const (
	fills     = 0
	invisible = 3
	clips     = 7
)

// state is what q saves and Q restores.
type state struct {
	place   matrix
	face    *face
	size    float64
	leading float64
	mode    int  // of painting text
	white   bool // the colour that fills
}

// painter follows a content stream.
type painter struct {
	faces     map[string]*face // of the file, by their maps
	named     map[string]*face // of the resources at hand
	resources pdf.Value
	state
	saved   []state
	text    matrix // Tm
	line    matrix // of the line's start
	printed strings.Builder
	last    string
	start   spot
	end     spot // of the last piece
	depth   int
}

// paint is the text of one page; a page whose stream cannot be followed has none.
// That of an encrypted file is unpacked to its end first: nobody else could do that.
func paint(p pdf.Page, faces map[string]*face, encrypted bool) (printed string, err error) {
	defer func() {
		if err != nil {
			printed = ""
		}
	}()
	defer recovered(&err)
	contents := p.V.Key("Contents")
	if contents.Kind() == pdf.Null {
		return "", nil
	}
	if encrypted {
		unpack(contents)
	}
	t := &painter{faces: faces, named: map[string]*face{}, resources: p.Resources(), state: state{place: identity}, text: identity, line: identity}
	pdf.Interpret(contents, t.operator)
	return strings.Trim(t.printed.String(), "\n\t"), nil
}

// unpack panics when the streams of a page are not what was packed.
func unpack(contents pdf.Value) {
	if contents.Kind() == pdf.Array {
		for i := range contents.Len() {
			unpack(contents.Index(i))
		}
		return
	}
	r := contents.Reader()
	defer r.Close()
	if _, err := io.Copy(io.Discard, io.LimitReader(r, maxStream)); err != nil {
		panic(err)
	}
}

// operator obeys one operator with the operands before it.
func (t *painter) operator(stack *pdf.Stack, op string) {
	operands := make([]pdf.Value, stack.Len())
	for i := len(operands) - 1; i >= 0; i-- {
		operands[i] = stack.Pop()
	}
	n := func(i int) float64 {
		if i < len(operands) {
			return operands[i].Float64()
		}
		return 0
	}
	switch op {
	case "q":
		if len(t.saved) < 1000 {
			t.saved = append(t.saved, t.state)
		}
	case "Q":
		if last := len(t.saved) - 1; last >= 0 {
			t.state, t.saved = t.saved[last], t.saved[:last]
		}
	case "cm":
		t.place = t.place.after(matrix{n(0), n(1), n(2), n(3), n(4), n(5)})
	case "BT":
		t.text, t.line = identity, identity
	case "Tf":
		if len(operands) == 2 {
			t.face, t.size = t.faceOf(operands[0].Name()), n(1)
		}
	case "TL":
		t.leading = n(0)
	case "Td":
		t.newLine(n(0), n(1))
	case "TD":
		t.leading = -n(1)
		t.newLine(n(0), n(1))
	case "Tm":
		t.text = matrix{n(0), n(1), n(2), n(3), n(4), n(5)}
		t.line = t.text
	case "T*":
		t.newLine(0, -t.leading)
	case "Tr":
		t.mode = int(n(0))
	case "g", "rg", "k", "sc", "scn":
		t.white = white(op, operands)
	case "Do":
		if len(operands) == 1 {
			t.form(operands[0].Name())
		}
	case "Tj", "'", "\"", "TJ":
		t.show(op, operands)
	}
}

func (t *painter) newLine(x, y float64) {
	t.line = t.line.after(shift(x, y))
	t.text = t.line
}

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

// form paints a form XObject, a page within the page.
func (t *painter) form(name string) {
	form := t.resources.Key("XObject").Key(name)
	if form.Key("Subtype").Name() != "Form" || t.depth >= nested {
		return
	}
	outer := surroundings{t.state, t.resources, t.named, t.saved, t.text, t.line}
	t.saved = nil
	if m := form.Key("Matrix"); m.Len() == 6 {
		t.place = t.place.after(matrix{m.Index(0).Float64(), m.Index(1).Float64(), m.Index(2).Float64(), m.Index(3).Float64(), m.Index(4).Float64(), m.Index(5).Float64()})
	}
	if r := form.Key("Resources"); !r.IsNull() {
		t.resources, t.named = r, map[string]*face{}
	}
	t.depth++
	pdf.Interpret(form, t.operator)
	t.depth--
	t.restore(outer)
}

// surroundings is what a form may change and must give back.
type surroundings struct {
	state
	resources  pdf.Value
	named      map[string]*face
	saved      []state
	text, line matrix
}

func (t *painter) restore(o surroundings) {
	t.state, t.resources, t.named, t.saved, t.text, t.line = o.state, o.resources, o.named, o.saved, o.text, o.line
}

// faceOf is the font of that name in the resources at hand.
func (t *painter) faceOf(name string) *face {
	if f := t.named[name]; f != nil {
		return f
	}
	font := t.resources.Key("Font").Key(name)
	id := ""
	if to := font.Key("ToUnicode"); to.Kind() == pdf.Stream {
		id = font.Key("Subtype").Name() + to.String() // with the place of the stream in the file
	}
	f := t.faces[id]
	if f == nil || id == "" {
		f = newFace(font)
		t.faces[id] = f
	}
	t.named[name] = f
	return f
}
