package extract

import (
	"encoding/binary"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"nianbao/extract/ole"
)

// wordScript builds a .doc file out of lines that say what stands in it. The lines:
//
//	p TEXT  p1 TEXT    a paragraph, of style 0 or another: 1 a heading, 2 hidden text
//	l TEXT             a paragraph that a list numbers 一、二、…
//	c TEXT  q TEXT     the last and another paragraph of a cell
//	r EDGES JOINS      the end of a row: edges in twips, and for each cell - or one of
//	                   open below first joined
//	ic iq ir           the same in a table inside a cell
//	dr EDGES           the end of a row that tracking deleted
//	far EDGES          the end of a row whose definition stands in the data stream
//	wide narrow gap    the text goes on in a new piece: two bytes, one byte, elsewhere
//	pieceDeleted       the next piece is deleted as a whole
//	fn TEXT            behind all of these: a paragraph of the notes
//	bx TEXT  lx TEXT   behind all of these: the text of a box, and of one on no character
//
// Inside a text, {v:…} is hidden, {d:…} deleted, {i:…} inserted, {s:…} raised, {u:…} moved up,
// {h:…} of a character style that hides, {y:…} of one that raises; {f:CODE|RESULT} a field, {pic} a picture, {fm} the mark of a note, {box} what the next box hangs on, {br} a line break,
// {sym:XXXX} a symbol.
func wordScript(script string) []byte {
	w := &wordWriter{wide: 2}
	w.main = make([]byte, 0x800)
	w.newPiece()
	for line := range strings.Lines(script) {
		word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		w.line(word, rest)
	}
	return w.file()
}

// wordWriter is a file under construction.
type wordWriter struct {
	main, data   []byte
	wide         int
	cps          []int // where pieces begin
	pcds         []byte
	cp           int
	prm          int
	charRuns     [][3]any // from, to, properties
	paraRuns     [][3]any
	paragraphsAt int

	mainEnd, notesEnd int
	noteMarks, notes  []int // characters that are marks of notes, and where these begin
	anchors           []int // characters that boxes hang on
	boxes             []int // where the texts of boxes begin, from notesEnd
	shapes            []int // and their shapes
}

func (w *wordWriter) newPiece() {
	w.cps = append(w.cps, w.cp)
	at := len(w.main)
	if w.wide == 1 {
		at = at*2 | 1<<30
	}
	w.pcds = binary.LittleEndian.AppendUint16(w.pcds, 0)
	w.pcds = binary.LittleEndian.AppendUint32(w.pcds, uint32(at))
	w.pcds = binary.LittleEndian.AppendUint16(w.pcds, uint16(w.prm))
	w.prm = 0
	w.paragraphsAt = len(w.main)
}

func (w *wordWriter) line(word, rest string) {
	switch word {
	case "wide", "narrow", "gap", "pieceDeleted":
		w.main = append(w.main, make([]byte, 64)...)
		if w.wide = 2; word == "narrow" {
			w.wide = 1
		}
		if word == "pieceDeleted" {
			w.prm = 0x41<<1 | 1<<8
		}
		w.newPiece()
	case "p", "p1", "p2":
		style := 0
		if len(word) > 1 {
			style, _ = strconv.Atoi(word[1:])
		}
		w.paragraph(rest, 0x0D, style, nil, nil)
	case "l":
		w.paragraph(rest, 0x0D, 0, []byte{0x0B, 0x46, 1, 0, 0x0A, 0x26, 0}, nil)
	case "q":
		w.paragraph(rest, 0x0D, 0, []byte{0x16, 0x24, 1}, nil)
	case "c":
		w.paragraph(rest, 0x07, 0, []byte{0x16, 0x24, 1}, nil)
	case "r":
		w.paragraph("", 0x07, 0, append([]byte{0x16, 0x24, 1, 0x17, 0x24, 1}, tableDefinition(rest)...), nil)
	case "dr":
		w.paragraph("", 0x07, 0, append([]byte{0x16, 0x24, 1, 0x17, 0x24, 1}, tableDefinition(rest)...), []byte{0x00, 0x08, 1})
	case "far":
		list := append([]byte{0x16, 0x24, 1, 0x17, 0x24, 1}, tableDefinition(rest)...)
		at := len(w.data)
		w.data = append(binary.LittleEndian.AppendUint16(w.data, uint16(len(list))), list...)
		w.paragraph("", 0x07, 0, binary.LittleEndian.AppendUint32([]byte{0x46, 0x66}, uint32(at)), nil)
	case "iq":
		w.paragraph(rest, 0x0D, 0, []byte{0x16, 0x24, 1, 0x49, 0x66, 2, 0, 0, 0}, nil)
	case "ic":
		w.paragraph(rest, 0x0D, 0, []byte{0x16, 0x24, 1, 0x49, 0x66, 2, 0, 0, 0, 0x4B, 0x24, 1}, nil)
	case "ir":
		w.paragraph("", 0x0D, 0, append([]byte{0x16, 0x24, 1, 0x49, 0x66, 2, 0, 0, 0, 0x4B, 0x24, 1, 0x4C, 0x24, 1}, tableDefinition(rest)...), nil)
	case "fn", "bx", "lx":
		if w.mainEnd == 0 {
			w.mainEnd, w.notesEnd = w.cp, w.cp
		}
		if word == "fn" {
			w.notes = append(w.notes, w.cp-w.mainEnd)
		} else {
			w.boxes, w.shapes = append(w.boxes, w.cp-w.notesEnd), append(w.shapes, map[string]int{"bx": 1025, "lx": 2000}[word]+len(w.boxes))
		}
		w.paragraph(rest, 0x0D, 0, nil, nil)
		if word == "fn" {
			w.notesEnd = w.cp
		}
	default:
		panic("no line of a script: " + word)
	}
}

// tableDefinition writes sprmTDefTable.
func tableDefinition(text string) []byte {
	f := strings.Fields(text)
	edges := strings.Split(f[0], ",")
	b := []byte{byte(len(edges) - 1)}
	for _, e := range edges {
		x, _ := strconv.Atoi(e)
		b = binary.LittleEndian.AppendUint16(b, uint16(int16(x)))
	}
	for i := range len(edges) - 1 {
		tc := make([]byte, 20)
		if i+1 < len(f) {
			tc[0] = map[string]byte{"-": 0, "open": 0x60, "below": 0x20, "first": 1, "joined": 2}[f[i+1]]
		}
		b = append(b, tc...)
	}
	return append(binary.LittleEndian.AppendUint16([]byte{0x08, 0xD6}, uint16(len(b)+1)), b...)
}

var inlineLooks = map[string][]byte{
	"v": {0x3C, 0x08, 1}, "d": {0x00, 0x08, 1}, "i": {0x01, 0x08, 1}, "s": {0x48, 0x2A, 1}, "h": {0x30, 0x4A, 3, 0},
	"u": {0x45, 0x48, 6, 0}, "y": {0x30, 0x4A, 4, 0},
}

// paragraph writes a text and its mark.
func (w *wordWriter) paragraph(text string, mark uint16, style int, list, markLook []byte) {
	for text != "" {
		before, rest, found := strings.Cut(text, "{")
		w.put(before, nil)
		if !found {
			break
		}
		var inner string
		inner, text, _ = strings.Cut(rest, "}")
		w.inline(inner)
	}
	w.units([]uint16{mark}, markLook)
	w.paraRuns = append(w.paraRuns, [3]any{w.paragraphsAt, len(w.main), append([]byte{byte(style), 0}, list...)})
	w.paragraphsAt = len(w.main)
}

func (w *wordWriter) inline(s string) {
	kind, text, _ := strings.Cut(s, ":")
	special := []byte{0x55, 0x08, 1}
	switch kind {
	case "pic":
		w.units([]uint16{1}, append(special, 0x03, 0x6A, 0, 0, 0, 0))
	case "fm": // the mark of a note
		w.noteMarks = append(w.noteMarks, w.cp)
		w.units([]uint16{2}, append(special, 0x48, 0x2A, 1))
	case "box":
		w.anchors = append(w.anchors, w.cp)
		w.units([]uint16{8}, special)
	case "br":
		w.units([]uint16{0x0B}, nil)
	case "sym":
		n, _ := strconv.ParseUint(text, 16, 16)
		w.units([]uint16{0x28}, append(special, 0x09, 0x6A, 3, 0, byte(n), byte(n>>8)))
	case "f":
		code, result, shows := strings.Cut(text, "|")
		w.units([]uint16{0x13}, special)
		w.put(code, nil)
		if shows {
			w.units([]uint16{0x14}, special)
			w.put(result, nil)
		}
		w.units([]uint16{0x15}, special)
	default:
		w.put(text, inlineLooks[kind])
	}
}

func (w *wordWriter) put(text string, look []byte) { w.units(utf16.Encode([]rune(text)), look) }

func (w *wordWriter) units(list []uint16, look []byte) {
	if len(list) == 0 {
		return
	}
	from := len(w.main)
	for _, c := range list {
		if w.wide == 1 {
			w.main = append(w.main, byte(c))
		} else {
			w.main = binary.LittleEndian.AppendUint16(w.main, c)
		}
	}
	w.cp += len(list)
	w.charRuns = append(w.charRuns, [3]any{from, len(w.main), look})
}

// pages writes a formatted page for each run and gives the table of them.
func (w *wordWriter) pages(runs [][3]any, para bool) []byte {
	var table, numbers []byte
	for i, r := range runs {
		w.main = append(w.main, make([]byte, -len(w.main)&511)...)
		numbers = binary.LittleEndian.AppendUint32(numbers, uint32(len(w.main)/512))
		page := make([]byte, 512)
		binary.LittleEndian.PutUint32(page, uint32(r[0].(int)))
		binary.LittleEndian.PutUint32(page[4:], uint32(r[1].(int)))
		page[511] = 1
		if list := r[2].([]byte); len(list) > 0 {
			if page[8] = 15; para {
				if len(list)%2 == 0 {
					page[31] = byte(len(list) / 2) // behind a byte of 0
					copy(page[32:], list)
				} else {
					page[30] = byte((len(list) + 1) / 2)
					copy(page[31:], list)
				}
			} else {
				page[30] = byte(len(list))
				copy(page[31:], list)
			}
		}
		w.main = append(w.main, page...)
		if table = binary.LittleEndian.AppendUint32(table, uint32(r[0].(int))); i == len(runs)-1 {
			table = binary.LittleEndian.AppendUint32(table, uint32(r[1].(int)))
		}
	}
	return append(table, numbers...)
}

// styleSheet has five styles: the standard, a heading, a paragraph and characters that
// are hidden, and characters that are raised.
func styleSheet() []byte {
	b := binary.LittleEndian.AppendUint16(nil, 4)
	b = append(b, 5, 0, 10, 0)
	for _, s := range []struct {
		built, kind, base int
		lists             [][]byte
	}{
		{0, 1, 0xFFF, [][]byte{{0, 0}, nil}}, {1, 1, 0, [][]byte{{1, 0}, nil}},
		{0xFFE, 1, 0, [][]byte{{2, 0}, {0x3C, 0x08, 1}}}, {0xFFE, 2, 0xFFF, [][]byte{{0x3C, 0x08, 1}}},
		{0xFFE, 2, 0xFFF, [][]byte{{0x48, 0x2A, 1}}},
	} {
		std := []byte{byte(s.built), byte(s.built >> 8), byte(s.kind | s.base<<4), byte(s.base >> 4), byte(len(s.lists)), 0, 0, 0, 0, 0}
		std = append(std, 1, 0, 'x', 0, 0, 0)
		for _, list := range s.lists {
			std = append(append(std, byte(len(list)), 0), list...)
			std = append(std, make([]byte, len(std)%2)...)
		}
		b = append(append(b, byte(len(std)), 0), std...)
	}
	return b
}

// listTables defines one list, numbered as Chinese headings are, and names it.
func listTables() (definition, names []byte) {
	definition = append([]byte{1, 0, 7, 0, 0, 0}, make([]byte, 24)...)
	definition[2+26] = 1
	level := make([]byte, 28)
	level[0], level[4], level[15] = 1, 0x25, 2
	definition = append(append(definition, level...), 2, 0, 0, 0, 0x01, 0x30)
	names = append([]byte{1, 0, 0, 0, 7, 0, 0, 0}, make([]byte, 12)...)
	return definition, names
}

// boxTables name the characters that boxes hang on, and the texts of these.
func (w *wordWriter) boxTables() (anchors, texts []byte) {
	if len(w.boxes) == 0 {
		return nil, nil
	}
	long := binary.LittleEndian.AppendUint32
	for _, cp := range append(w.anchors, w.mainEnd) {
		anchors = long(anchors, uint32(cp))
	}
	for i := range w.anchors {
		anchors = append(long(anchors, uint32(1025+i)), make([]byte, 22)...)
	}
	for _, cp := range append(w.boxes, w.cp-w.notesEnd) {
		texts = long(texts, uint32(cp))
	}
	for _, shape := range w.shapes {
		texts = append(long(append(texts, make([]byte, 14)...), uint32(shape)), make([]byte, 4)...)
	}
	return anchors, texts
}

// noteTables name the marks of notes, and their texts.
func (w *wordWriter) noteTables() (marks, texts []byte) {
	if len(w.notes) == 0 {
		return nil, nil
	}
	for _, cp := range append(w.noteMarks, w.mainEnd) {
		marks = binary.LittleEndian.AppendUint32(marks, uint32(cp))
	}
	for _, cp := range append(w.notes, w.notesEnd-w.mainEnd) {
		texts = binary.LittleEndian.AppendUint32(texts, uint32(cp))
	}
	return append(marks, make([]byte, 2*len(w.noteMarks))...), texts
}

func (w *wordWriter) file() []byte {
	if w.mainEnd == 0 {
		w.mainEnd, w.notesEnd = w.cp, w.cp
	}
	chars, paras := w.pages(w.charRuns, false), w.pages(w.paraRuns, true)
	var clx []byte
	for _, cp := range append(w.cps, w.cp) {
		clx = binary.LittleEndian.AppendUint32(clx, uint32(cp))
	}
	clx = append(clx, w.pcds...)
	clx = append(binary.LittleEndian.AppendUint32([]byte{2}, uint32(len(clx))), clx...)
	definition, names := listTables()
	anchors, boxTexts := w.boxTables()
	noteMarks, noteTexts := w.noteTables()

	fib := w.main
	put16 := func(at, x int) { binary.LittleEndian.PutUint16(fib[at:], uint16(x)) }
	put16(0, 0xA5EC)
	put16(2, 0xC1)
	put16(10, 0x0200)
	put16(0x20, 14)
	put16(0x3E, 22)
	for at, n := range map[int]int{0x4C: w.mainEnd, 0x50: w.notesEnd - w.mainEnd, 0x64: w.cp - w.notesEnd} {
		binary.LittleEndian.PutUint32(fib[at:], uint32(n))
	}
	put16(0x98, 93)
	var table []byte
	for _, p := range []struct {
		number int
		b      []byte
		behind int // bytes that the size does not count
	}{{1, styleSheet(), 0}, {12, chars, 0}, {13, paras, 0}, {33, clx, 0}, {73, definition, 34}, {74, names, 0}, {2, noteMarks, 0}, {3, noteTexts, 0}, {40, anchors, 0}, {56, boxTexts, 0}} {
		binary.LittleEndian.PutUint32(fib[0x9A+8*p.number:], uint32(len(table)))
		binary.LittleEndian.PutUint32(fib[0x9A+8*p.number+4:], uint32(len(p.b)-p.behind))
		table = append(table, p.b...)
	}
	return compound(map[string][]byte{"WordDocument": fib, "1Table": table, "Data": w.data}, []string{"WordDocument", "1Table", "Data"})
}

// compound writes streams into an OLE2 container of sectors of 512 bytes.
func compound(streams map[string][]byte, order []string) []byte {
	const sector, free, end, ofFAT = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
	var body []byte
	var fat []uint32
	add := func(b []byte) (first int) {
		first = len(fat)
		n := (len(b) + sector - 1) / sector
		for i := range n {
			next := uint32(len(fat) + 1)
			if i == n-1 {
				next = end
			}
			fat = append(fat, next)
		}
		body = append(append(body, b...), make([]byte, -len(b)&(sector-1))...)
		return first
	}
	entry := func(name string, kind byte, left, child uint32, start, size int) []byte {
		b := make([]byte, 128)
		for i, c := range utf16.Encode([]rune(name)) {
			binary.LittleEndian.PutUint16(b[2*i:], c)
		}
		b[64], b[66], b[67] = byte(2*len(name)+2), kind, 1
		binary.LittleEndian.PutUint32(b[68:], free)
		binary.LittleEndian.PutUint32(b[72:], left)
		binary.LittleEndian.PutUint32(b[76:], child)
		binary.LittleEndian.PutUint32(b[116:], uint32(start))
		binary.LittleEndian.PutUint32(b[120:], uint32(size))
		return b
	}
	directory := entry("Root Entry", 5, free, 1, end&0xFFFFFFFF, 0)
	for i, name := range order {
		b := streams[name]
		b = append(b[:len(b):len(b)], make([]byte, max(0, 4096-len(b)))...) // no small streams
		right := uint32(i + 2)
		if i == len(order)-1 {
			right = free
		}
		directory = append(directory, entry(name, 2, right, free, add(b), len(b))...)
	}
	at := add(directory)
	first := len(fat)
	for n := (len(fat) + 128) / 127; n > 0; n-- {
		fat = append(fat, ofFAT)
	}
	head := make([]byte, sector)
	copy(head, ole.Magic)
	copy(head[24:], []byte{0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0})
	count := len(fat) - first
	for at, x := range map[int]uint32{44: uint32(count), 48: uint32(at), 56: 4096, 60: end, 68: end} {
		binary.LittleEndian.PutUint32(head[at:], x)
	}
	for i := range 109 {
		x := uint32(free)
		if i < count {
			x = uint32(first + i)
		}
		binary.LittleEndian.PutUint32(head[76+4*i:], x)
	}
	table := make([]byte, 0, count*sector)
	for i := range count * sector / 4 {
		x := uint32(free)
		if i < len(fat) {
			x = fat[i]
		}
		table = binary.LittleEndian.AppendUint32(table, x)
	}
	if count > 109 {
		panic(fmt.Sprint("a container of ", count, " sectors of its table"))
	}
	return append(append(head, body...), table...)
}
