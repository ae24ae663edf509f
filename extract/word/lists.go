package word

// Numbers that Word sets before paragraphs (一、 2. （三）): the text has none of them.

import (
	"strings"
	"unicode/utf16"

	"nianbao/extract/flow"
)

// lists are the definitions, and how far each has counted.
type lists struct {
	levels  map[int][]listLevelOf // by the list's id
	of      []int                 // the ids by the number that a paragraph names, from 1
	counted map[int]*[9]int
}

// listLevelOf is one level of a list. In its text, characters below 9 stand for the
// number of that level.
type listLevelOf struct {
	start, kind, follow int
	text                []uint16
}

const (
	listSize      = 28
	levelSize     = 28
	overrideSize  = 16
	mostOverrides = 4096
)

// readLists reads definitions; their levels stand behind the part that is named.
func (d *document) readLists() {
	d.lists = lists{levels: map[int][]listLevelOf{}, counted: map[int]*[9]int{}}
	b := d.of(d.listData)
	if len(b) < 2 {
		return
	}
	at := d.listData.at + 2 + listSize*u16(b, 0)
	for i := range u16(b, 0) {
		id, simple := u32(b, 2+listSize*i), cut(b, 2+listSize*i+26, 1)
		if simple == nil {
			return
		}
		n := 9
		if simple[0]&1 == 1 {
			n = 1
		}
		for range n {
			l, size := levelOf(d.table, at)
			if size == 0 {
				return
			}
			d.lists.levels[id] = append(d.lists.levels[id], l)
			at += size
		}
	}
	o := d.of(d.listLevels)
	for i := range min(u32(o, 0), mostOverrides) {
		if cut(o, 4+overrideSize*i, overrideSize) == nil {
			return
		}
		d.lists.of = append(d.lists.of, u32(o, 4+overrideSize*i))
	}
}

// levelOf reads a level and says how long it is, 0 where it is cut.
func levelOf(b []byte, at int) (l listLevelOf, size int) {
	head := cut(b, at, levelSize)
	if head == nil {
		return l, 0
	}
	l.start, l.kind, l.follow = u32(head, 0), int(head[4]), int(head[15])
	size = levelSize + int(head[24]) + int(head[25])
	n := u16(b, at+size)
	text := cut(b, at+size+2, 2*n)
	if text == nil {
		return l, 0
	}
	for i := range n {
		l.text = append(l.text, uint16(u16(text, 2*i)))
	}
	return l, size + 2 + 2*n
}

// definition finds the level of a list that a paragraph names.
func (l *lists) definition(list, level int) (id int, levels []listLevelOf) {
	if list < 1 || list > len(l.of) || level < 0 || level > 8 {
		return 0, nil
	}
	id = l.of[list-1]
	if levels = l.levels[id]; level >= len(levels) {
		return id, nil
	}
	return id, levels
}

// next counts on and gives the text of the number, "" for a sign and for no list.
func (l *lists) next(list, level int) string {
	id, levels := l.definition(list, level)
	if levels == nil {
		return ""
	}
	n := l.counted[id]
	if n == nil {
		n = new([9]int)
		l.counted[id] = n
	}
	n[level]++
	clear(n[level+1:])
	var out strings.Builder
	for _, c := range utf16.Decode(levels[level].text) {
		switch {
		case c >= 0xE000 && c <= 0xF8FF:
			return "" // of a font for symbols
		case int(c) < len(levels):
			format := formats[levels[c].kind]
			if format == "" {
				return ""
			}
			out.WriteString(flow.Numeral(format, levels[c].start-1+max(n[c], 1)))
		default:
			out.WriteRune(c)
		}
	}
	if levels[level].follow < 2 {
		out.WriteByte(' ') // or a tab
	}
	return out.String()
}

// formats are the names of the kinds of numbers that Chinese documents have (MSONFC).
var formats = map[int]string{
	0x00: "decimal", 0x01: "upperRoman", 0x02: "lowerRoman", 0x03: "upperLetter", 0x04: "lowerLetter", 0x16: "decimalZero",
	0x0A: "ideographDigital", 0x0B: "japaneseCounting", 0x0E: "decimalFullWidth", 0x13: "decimalFullWidth2",
	0x12: "decimalEnclosedCircle", 0x1A: "decimalEnclosedFullstop", 0x1B: "decimalEnclosedParen", 0x1C: "decimalEnclosedCircleChinese",
	0x1D: "ideographEnclosedCircle", 0x1E: "ideographTraditional", 0x1F: "ideographZodiac", 0x21: "taiwaneseCounting",
	0x22: "ideographLegalTraditional", 0x23: "taiwaneseCountingThousand", 0x24: "taiwaneseDigital",
	0x25: "chineseCounting", 0x26: "chineseLegalSimplified", 0x27: "chineseCountingThousand",
}
