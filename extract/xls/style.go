package xls

// Styles of cells: the number format, and whether text has the colour of the paper.

import "nianbao/extract/book"

type styles struct {
	own     map[int]string
	colors  []int  // of each font, by number
	raised  []bool // whether it is set above or below the line
	palette []byte
	list    []style
}

type style struct {
	font, format int
	filled       bool
	shows        string
	white        bool
}

const mostStyles = 100_000

// record takes a record that says something of styles.
func (t *styles) record(kind int, b []byte) {
	switch {
	case kind == recordFont:
		t.colors, t.raised = append(t.colors, word(b, 4)), append(t.raised, word(b, 8) != 0)
	case kind == recordPalette && len(b) > 2:
		t.palette = b[2:]
	case kind == recordFormat && len(b) > 4:
		if t.own == nil {
			t.own = map[int]string{}
		}
		if format, ok := (&pieces{list: [][]byte{b[2:]}}).text(2); ok {
			t.own[word(b, 0)] = format
		}
	case kind == recordXF && len(t.list) < mostStyles:
		t.list = append(t.list, style{font: word(b, 0), format: word(b, 2), filled: long(b, 14)>>26 != 0})
	}
}

// place is where a font stands in the list. There is no font number 4: the fifth has
// number 5.
func place(font int) int {
	if font > 4 {
		font--
	}
	return font
}

func (t *styles) isRaised(font int) bool {
	at := place(font)
	return at < len(t.raised) && t.raised[at]
}

// settle works out what each style shows, when all records were seen.
func (t *styles) settle() {
	for i := range t.list {
		s := &t.list[i]
		format, ok := t.own[s.format]
		if !ok {
			format = book.Builtin(s.format)
		}
		s.shows = format
		s.font = place(s.font)
		s.white = !s.filled && s.font < len(t.colors) && t.isWhite(t.colors[s.font])
	}
}

// Numbers of colours that are always white, and the first one of the palette.
const (
	white        = 1
	windowGround = 65
	firstOwn     = 8
)

func (t *styles) isWhite(color int) bool {
	if at := 4 * (color - firstOwn); color >= firstOwn && at+3 <= len(t.palette) {
		return t.palette[at] == 255 && t.palette[at+1] == 255 && t.palette[at+2] == 255
	}
	return color == white || color == firstOwn+white || color == windowGround
}

func (t *styles) of(number int) style {
	if number < len(t.list) {
		return t.list[number]
	}
	return style{}
}
