package word

// The walk: characters of the main text, mark by mark, with what their properties make
// of them.

import (
	"slices"
	"strings"
	"unicode/utf16"

	"nianbao/extract/flow"
)

// Characters that are no text.
const (
	picture     = 0x01
	cellMark    = 0x07
	drawn       = 0x08
	tab         = 0x09
	lineBreak   = 0x0B
	pageBreak   = 0x0C
	paraMark    = 0x0D
	columnBreak = 0x0E
	fieldBegin  = 0x13
	fieldResult = 0x14
	fieldEnd    = 0x15
	hardHyphen  = 0x1E
	symbolSign  = 0x28 // with the property of a symbol
)

// walker reads a text.
type walker struct {
	*document
	flow.Builder
	place
	marks []bool // places of the marks of whole fields

	changes int  // stretches that tracking marked
	change  bool // the place is in one
}

// place is where it reads: in the main text, or in a box.
type place struct {
	base, end int // tables around this text; where it ends
	fields    []field
	coded     int    // of them whose result is still to come
	label     string // the number of the paragraph in hand
	buf       []uint16
	raised    flow.Raised[uint16]
	depth     int   // of what is in buf
	waiting   []box // that hang on the paragraph in hand
}

// field is one around the place.
type field struct {
	code   []uint16
	result bool // behind the mark of its result
}

func (d *document) walk() (doc *flow.Document, torn bool, err error) {
	w := &walker{document: d, marks: make([]bool, len(d.text)), place: place{end: d.size}}
	copy(w.marks, fieldMarks(d.text[:d.size]))
	w.story(0)
	w.place = place{}
	for _, b := range d.loose {
		w.inside(b)
	}
	w.notes(d.footMarks, d.footTexts, d.size)
	w.notes(d.endMarks, d.endTexts, d.endnotes)
	if w.Err() != nil || w.work > mostWork {
		return nil, false, &Failure{"limit", "a text of too many parts"}
	}
	if doc, torn, err = w.Document(); err != nil {
		return nil, false, &Failure{"limit", err.Error()}
	}
	doc.Changes = w.changes
	return doc, torn, nil
}

// story reads paragraphs up to the end of the text in hand.
func (w *walker) story(from int) {
	for from < w.end && w.Err() == nil && w.work <= mostWork {
		to := from
		for to < w.end-1 && !w.ends(to) {
			to++
		}
		w.paragraph(from, to)
		from = to + 1
	}
	w.flush(0)
}

// ends tells whether a character is the last of its paragraph. A break of the page is
// where the properties end with it.
func (d *document) ends(cp int) bool {
	switch d.text[cp] {
	case paraMark, cellMark:
		return true
	case pageBreak:
		p := d.pieceOf(cp)
		at := p.offset(cp)
		return runAt(d.paras, at).to == at+p.wide
	}
	return false
}

// fieldMarks are the marks that have their partners; a field ends inside its cell.
func fieldMarks(text []uint16) []bool {
	marks := make([]bool, len(text))
	var open [][2]int // where fields begin, and their results
	for i, c := range text {
		switch n := len(open); {
		case c == cellMark:
			open = open[:0]
		case c == fieldBegin:
			open = append(open, [2]int{i, i})
		case c == fieldResult && n > 0 && open[n-1][0] == open[n-1][1]:
			open[n-1][1] = i
		case c == fieldEnd && n > 0:
			marks[open[n-1][0]], marks[open[n-1][1]], marks[i] = true, true, true
			open = open[:n-1]
		}
	}
	return marks
}

// paragraph is what the properties of one say.
type paragraph struct {
	style           int
	depth           int
	inTable, rowEnd bool
	innerCell       bool
	innerRow        bool
	heading         int
	list, level     int
	row             row
}

// propertiesOf reads the properties that the last character of a paragraph carries.
func (d *document) propertiesOf(cp int) paragraph {
	p := d.pieceOf(cp)
	r := runAt(d.paras, p.offset(cp))
	para := paragraph{style: r.style, heading: d.headingOf(r.style)}
	para.list, para.level = d.listOfStyle(r.style)
	d.eachOfParagraph(r, p, func(code int, operand []byte) {
		switch code {
		case inTable:
			para.inTable = operand[0] != 0
		case rowEnd:
			para.rowEnd = operand[0] != 0
		case innerCellEnd:
			para.innerCell = operand[0] != 0
		case innerRowEnd:
			para.innerRow = operand[0] != 0
		case tableDepth:
			para.depth = int(int32(u32(operand, 0)))
		case deeper:
			para.depth += int(int32(u32(operand, 0)))
		case outline:
			if para.heading = 0; operand[0] < 9 {
				para.heading = int(operand[0]) + 1
			}
		case listOf:
			para.list = u16(operand, 0)
		case listLevel:
			para.level = int(operand[0])
		default:
			para.row.takes(code, operand)
		}
	})
	if para.depth <= 0 && (para.inTable || para.rowEnd) {
		para.depth = 1
	}
	return para
}

// paragraph reads one with its mark, from…to.
func (w *walker) paragraph(from, to int) {
	mark, para := w.text[to], w.propertiesOf(to)
	depth := max(para.depth, 0)
	if mark == cellMark {
		depth = max(depth, 1)
	}
	if depth != w.depth {
		w.flush(0)
		w.depth = depth
	}
	hides := w.hides(para.style, false)
	if mark != paraMark && mark != cellMark && mark != pageBreak {
		to++ // the text ends without a mark
	}
	if !para.rowEnd && !para.innerRow && len(w.buf) == 0 {
		w.label = w.lists.next(para.list, para.level)
	}
	for cp := from; cp < to; {
		cp = w.run(cp, to, hides)
	}
	if to == w.end {
		return
	}
	shown := w.lookAt(to, hides)
	gone := shown.deleted || shown.hidden
	switch {
	case mark == cellMark && para.rowEnd, mark == paraMark && para.innerRow:
		w.buf = w.buf[:0]
		w.EndRow(w.base+depth, para.row.shapes(), !gone)
	case mark == cellMark, mark == paraMark && para.innerCell:
		w.flush(para.heading)
		w.EndCell(w.base + depth)
	case mark == paraMark && gone: // the paragraph goes on in the next
	default:
		w.flush(para.heading)
	}
	if mark == cellMark {
		w.fields, w.coded = nil, 0
	}
}

// flush adds the paragraph in hand, and the boxes that hang on it.
func (w *walker) flush(heading int) {
	w.Paragraph(w.base+w.depth, w.label, string(utf16.Decode(w.buf)), heading)
	w.buf, w.label = w.buf[:0], ""
	w.hung()
}

// look is how characters are shown.
type look struct {
	hidden, deleted, inserted, special, data, raised bool
	symbol                                           int // a character of a font for symbols, 0 for none
}

// lookAt gives the look of one character in a paragraph whose style hides, or not.
func (w *walker) lookAt(cp int, hides bool) look {
	p := w.pieceOf(cp)
	return w.lookOf(runAt(w.chars, p.offset(cp)), p, hides)
}

func (d *document) lookOf(r run, p piece, hides bool) (l look) {
	styled := hides
	l.hidden = styled
	raised, moved := false, false
	take := func(code int, operand []byte) {
		switch code {
		case charStyle:
			styled = d.hides(u16(operand, 0), hides)
			l.hidden = styled
			raised = d.raises(u16(operand, 0))
		case plainChars:
			l = look{hidden: styled}
			raised, moved = false, false
		case vanish:
			switch operand[0] {
			case 0, 1:
				l.hidden = operand[0] == 1
			case 0x80, 0x81:
				l.hidden = styled != (operand[0] == 0x81)
			}
		case specVanish:
			l.hidden = l.hidden || operand[0] == 1
		case deletedMark:
			l.deleted = operand[0]&1 == 1
		case insertedMark:
			l.inserted = operand[0]&1 == 1
		case special:
			l.special = operand[0]&1 == 1
		case dataFollows:
			l.data = operand[0]&1 == 1
		case raisedText:
			raised = operand[0] != 0
		case movedText:
			moved = u16(operand, 0) != 0
		case symbolChar:
			l.symbol = u16(operand, 2)
		}
	}
	each(r.list, take)
	d.eachOfPiece(p, take)
	l.raised = raised || moved
	return l
}

// run adds characters of one look and gives the place behind them.
func (w *walker) run(cp, to int, hides bool) int {
	p := w.pieceOf(cp)
	at := p.offset(cp)
	r := runAt(w.chars, at)
	end := min(to, p.to, max(cp+1, cp+(r.to-at)/p.wide))
	l := w.lookOf(r, p, hides)
	if marked := l.deleted || l.inserted; marked != w.change {
		if w.change = marked; marked {
			w.changes++
		}
	}
	before := len(w.buf)
	for ; cp < end; cp++ {
		w.character(cp, l)
	}
	if l.raised { // beside other digits, its own are a note's mark
		w.buf = w.raised.Ended(w.buf, before)
	} else {
		w.buf = w.raised.Followed(w.buf, before)
	}
	return end
}

func (w *walker) character(cp int, l look) {
	c := w.text[cp]
	if w.marks[cp] {
		w.mark(c, !l.deleted && !l.hidden)
		return
	}
	if n := len(w.fields); n > 0 && !w.fields[n-1].result && len(w.fields[n-1].code) < 64 {
		w.fields[n-1].code = append(w.fields[n-1].code, c)
	}
	if l.deleted || l.hidden || w.inCode() {
		return
	}
	switch {
	case c == symbolSign && l.special && l.symbol > 0:
		if c = uint16(l.symbol); c >= 0xE000 && c <= 0xF8FF || c < 0x100 {
			c = flow.LostSign
		}
	case c == drawn && l.special && w.hangs(cp):
		return
	case (c == picture || c == drawn) && l.special:
		if c = flow.ObjectSign; l.data {
			return
		}
	case c == tab:
		c = ' '
	case c == lineBreak, c == columnBreak, c == pageBreak:
		c = '\n'
	case c == hardHyphen:
		c = '-'
	case c < ' ':
		return
	}
	w.buf = append(w.buf, c)
}

// inCode: the place is in the instructions of a field, which are not shown.
func (w *walker) inCode() bool {
	return w.coded > 0
}

// mark goes into a field, to its result, or out of it.
func (w *walker) mark(c uint16, shown bool) {
	n := len(w.fields)
	switch {
	case c == fieldBegin:
		w.fields = append(w.fields, field{})
		w.coded++
	case n == 0:
	case c == fieldResult:
		w.fields[n-1].result = true
		w.coded--
	default:
		f := w.fields[n-1]
		if w.fields = w.fields[:n-1]; !f.result {
			w.coded--
		}
		if !f.result && shown && !w.inCode() && drawnField(f.code) {
			w.buf = append(w.buf, flow.ObjectSign)
		}
	}
}

// drawnField: a field without a result that is drawn all the same.
func drawnField(code []uint16) bool {
	words := strings.Fields(strings.ToUpper(string(utf16.Decode(code))))
	return len(words) > 0 && slices.Contains([]string{"EQ", "SYMBOL", "MACROBUTTON", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "FORMCHECKBOX", "FORMDROPDOWN", "="}, words[0])
}
