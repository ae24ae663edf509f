package word

// Styles: a chain of bases, each of which changes a few properties of the one below.

// style is what is used of one.
type style struct {
	base    int
	heading int // 1–9
	hidden  toggle
	raised  toggle
	list    int // the list of its paragraphs, 0 for none
	level   int
}

// toggle is a property that a style may leave open.
type toggle int

const (
	unsaid toggle = iota
	off
	on
)

const (
	noStyle    = 0xFFF
	mostStyles = 0xFFF
	deepest    = 20 // styles in a chain
)

// readStyles reads the style sheet. What cannot be read says nothing.
func (d *document) readStyles() {
	b := d.of(d.styleSheet)
	size := u16(b, 0)
	count, fixed := u16(b, 2), u16(b, 4)
	at := 2 + size
	for i := 0; i < min(count, mostStyles) && at+2 <= len(b); i++ {
		size := u16(b, at)
		d.styles = append(d.styles, styleOf(cut(b, at+2, size), fixed))
		at += 2 + size
		at += at % 2
	}
}

// styleOf reads one style; fixed is the size of its head.
func styleOf(b []byte, fixed int) style {
	s := style{base: noStyle}
	if len(b) < 10 {
		return s
	}
	if built := u16(b, 0) & 0xFFF; built >= 1 && built <= 9 {
		s.heading = built
	}
	kind := u16(b, 2) & 0xF
	s.base = u16(b, 2) >> 4
	at := fixed + 2 + 2*u16(b, fixed) + 2
	for range u16(b, 4) & 0xF {
		size := u16(b, at)
		list := cut(b, at+2, size)
		if kind == 1 && len(list) >= 2 && s.takesParagraph(list) {
			list = nil
			kind = 2 // what follows is about characters
		}
		if kind == 2 {
			s.takesCharacters(list)
		}
		at += 2 + size
		at += at % 2
	}
	return s
}

func (s *style) takesParagraph(list []byte) bool {
	each(list[2:], func(code int, operand []byte) {
		switch {
		case code == outline && operand[0] < 9:
			s.heading = int(operand[0]) + 1
		case code == listOf:
			s.list = u16(operand, 0)
		case code == listLevel:
			s.level = int(operand[0])
		}
	})
	return true
}

func (s *style) takesCharacters(list []byte) {
	each(list, func(code int, operand []byte) {
		switch code {
		case vanish:
			s.hidden = switched(operand[0] == 1)
		case raisedText:
			s.raised = switched(operand[0] != 0)
		}
	})
}

func switched(to bool) toggle {
	if to {
		return on
	}
	return off
}

// chain walks from a style to its base until found says so.
func (d *document) chain(i int, found func(style) bool) {
	for range deepest {
		if i < 0 || i >= len(d.styles) || found(d.styles[i]) {
			return
		}
		i = d.styles[i].base
	}
}

// hides tells whether a style hides its text, else what the style below it says.
func (d *document) hides(i int, below bool) bool {
	hidden := below
	d.chain(i, func(s style) bool {
		if s.hidden != unsaid {
			hidden = s.hidden == on
		}
		return s.hidden != unsaid
	})
	return hidden
}

// raises tells whether a style of characters sets them above or below the line.
func (d *document) raises(i int) (raised bool) {
	d.chain(i, func(s style) bool {
		raised = s.raised == on
		return s.raised != unsaid
	})
	return raised
}

// headingOf is the level of a heading's style, 0 for other text.
func (d *document) headingOf(i int) (level int) {
	d.chain(i, func(s style) bool { level = s.heading; return level > 0 })
	return level
}

// listOfStyle is the list and level that a style numbers its paragraphs by.
func (d *document) listOfStyle(i int) (list, level int) {
	d.chain(i, func(s style) bool { list, level = s.list, s.level; return list > 0 })
	return list, level
}
