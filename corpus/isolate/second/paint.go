package second

// The operators of a content stream: where each piece of text starts, and how it is painted.

import (
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/ledongthuc/pdf"
)

// nested is how deep forms may stand in forms.
const nested = 8

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
	faces     map[string]*face  // of the file, by their objects
	named     map[string]*face  // of the resources at hand, nil before the first
	objects   map[string]string // by name, in the resources at hand
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

	operands []pdf.Value // room for those of one operator, which is done with them before the next
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
	t := &painter{faces: faces, resources: p.Resources(), state: state{place: identity}, text: identity, line: identity}
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
	operands := t.operands[:0]
	for range stack.Len() {
		operands = append(operands, stack.Pop())
	}
	slices.Reverse(operands)
	t.operands = operands
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

// form paints a form XObject, a page within the page.
func (t *painter) form(name string) {
	form := t.resources.Key("XObject").Key(name)
	if form.Key("Subtype").Name() != "Form" || t.depth >= nested {
		return
	}
	outer := surroundings{t.state, t.resources, t.named, t.objects, t.saved, t.text, t.line}
	t.saved = nil
	if m := form.Key("Matrix"); m.Len() == 6 {
		t.place = t.place.after(matrix{m.Index(0).Float64(), m.Index(1).Float64(), m.Index(2).Float64(), m.Index(3).Float64(), m.Index(4).Float64(), m.Index(5).Float64()})
	}
	if r := form.Key("Resources"); !r.IsNull() {
		t.resources, t.named = r, nil
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
	objects    map[string]string
	saved      []state
	text, line matrix
}

func (t *painter) restore(o surroundings) {
	t.state, t.resources, t.named, t.objects, t.saved, t.text, t.line = o.state, o.resources, o.named, o.objects, o.saved, o.text, o.line
}

// reference is a font in a dictionary of resources: its name, and the object that it is.
var reference = regexp.MustCompile(`/(\S+) (\d+ \d+ R)`)

// faceOf is the font of that name in the resources at hand. A font that is an object is
// read once for the whole file: browsers write dozens for each page.
func (t *painter) faceOf(name string) *face {
	if t.named == nil {
		t.named = map[string]*face{}
		t.objects = map[string]string{}
		for _, m := range reference.FindAllStringSubmatch(t.resources.Key("Font").String(), -1) {
			t.objects[m[1]] = m[2]
		}
	}
	if f := t.named[name]; f != nil {
		return f
	}
	object := t.objects[name]
	f := t.faces[object]
	if f == nil || object == "" {
		f = newFace(t.resources.Key("Font").Key(name))
		t.faces[object] = f
	}
	t.named[name] = f
	return f
}
