package extract

import (
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// bookScript builds an XLS file out of lines that say what stands in its sheets. The lines:
//
//	format N CODE           a number format, font WHITE a font (its colour's number)
//	xf FONT FORMAT FILL     a style; the first is number 0
//	raised              a font that is set above the line
//	rich AT,FONT,… TEXT a shared string whose runs have fonts of their own
//	string TEXT             a shared string; a bar in it cuts its record there
//	sheet NAME STATE        a sheet begins: 0 seen, 1 hidden
//	n ROW COL XF VALUE      a number          rk ROW COL XF VALUE    a short one
//	mul ROW COL VALUES      several of these, of style 0
//	s ROW COL XF N          a shared string   label ROW COL XF TEXT  an own one
//	f ROW COL XF VALUE      a formula that came to a number          fopen …  to be calculated
//	fs ROW COL XF TEXT      or to a text      err ROW COL XF CODE    an error
//	hiderow ROW             hidecol FIRST LAST     nozeros
//	merge ROW0 COL0 ROW1 COL1
//	raw KIND                an empty record of a kind, in hexadecimal
//
// Rows and columns count from 1.
func bookScript(script string) []byte {
	var w bookWriter
	for line := range strings.Lines(script) {
		word, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		w.line(word, rest)
	}
	return compoundOf("Workbook", w.bytes())
}

type bookWriter struct {
	globals []byte
	sheets  []struct {
		head, records []byte
	}
	strings []string
}

func biff(kind int, body ...[]byte) []byte {
	var all []byte
	for _, b := range body {
		all = append(all, b...)
	}
	out := binary.LittleEndian.AppendUint16(nil, uint16(kind))
	return append(binary.LittleEndian.AppendUint16(out, uint16(len(all))), all...)
}

func words(list ...int) (b []byte) {
	for _, n := range list {
		b = binary.LittleEndian.AppendUint16(b, uint16(n))
	}
	return b
}

// wide is a string of two bytes a character behind a length of so many bytes.
func wideText(text string, lengthBytes int) []byte {
	units := utf16.Encode([]rune(text))
	b := []byte{byte(len(units))}
	if lengthBytes == 2 {
		b = words(len(units))
	}
	b = append(b, 1)
	for _, u := range units {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return b
}

// richText is a string with runs: where each begins, and its font.
func richText(text string, runs []string) []byte {
	b := wideText(text, 2)
	b[2] |= 8
	b = slices.Insert(b, 3, words(len(runs)/2)...)
	for _, r := range runs {
		n, _ := strconv.Atoi(r)
		b = append(b, words(n)...)
	}
	return b
}

func (w *bookWriter) line(word, rest string) {
	f := strings.SplitN(rest, " ", 4)
	n := func(i int) int {
		if i >= len(f) {
			return 0
		}
		x, _ := strconv.Atoi(f[i])
		return x
	}
	switch word {
	case "format":
		code := strings.TrimPrefix(rest, f[0]+" ")
		w.globals = append(w.globals, biff(0x41E, words(n(0)), wideText(code, 2))...)
	case "font":
		w.globals = append(w.globals, biff(0x31, words(200, 0, n(0), 400, 0, 0, 0), wideText("宋体", 1))...)
	case "raised":
		w.globals = append(w.globals, biff(0x31, words(200, 0, 8, 400, 1, 0, 0), wideText("宋体", 1))...)
	case "xf":
		fill := uint32(n(2)) << 26
		w.globals = append(w.globals, biff(0xE0, words(n(0), n(1), 0, 0, 0, 0, 0), binary.LittleEndian.AppendUint32(nil, fill), words(0))...)
	case "string", "rich":
		w.strings = append(w.strings, word+" "+rest)
	case "sheet":
		w.sheets = append(w.sheets, struct{ head, records []byte }{append([]byte{byte(n(1)), 0}, wideText(f[0], 1)...), nil})
	default:
		s := &w.sheets[len(w.sheets)-1].records
		*s = append(*s, record(word, rest, f, n)...)
	}
}

func record(word, rest string, f []string, n func(int) int) []byte {
	at := words(n(0)-1, n(1)-1, n(2))
	last := f[len(f)-1]
	value, _ := strconv.ParseFloat(last, 64)
	float := binary.LittleEndian.AppendUint64(nil, math.Float64bits(value))
	short := binary.LittleEndian.AppendUint32(nil, uint32(int32(math.Round(value*100)))<<2|3)
	switch word {
	case "n":
		return biff(0x203, at, float)
	case "rk":
		return biff(0x27E, at, short)
	case "mul":
		body := words(n(0)-1, n(1)-1)
		list := strings.Fields(rest)[2:]
		for _, v := range list {
			x, _ := strconv.Atoi(v)
			body = append(append(body, words(0)...), binary.LittleEndian.AppendUint32(nil, uint32(int32(x))<<2|2)...)
		}
		return biff(0xBD, body, words(n(1)-1+len(list)-1))
	case "s":
		return biff(0xFD, at, binary.LittleEndian.AppendUint32(nil, uint32(n(3))))
	case "label":
		return biff(0x204, at, wideText(last, 2))
	case "f":
		return biff(0x06, at, float, words(0, 0, 0))
	case "fopen":
		return biff(0x06, at, float, words(2, 0, 0))
	case "fs":
		return append(biff(0x06, at, words(0, 0, 0, 0xFFFF), words(0, 0, 0)), biff(0x207, wideText(last, 2))...)
	case "err":
		return biff(0x205, at, []byte{byte(n(3)), 1})
	case "hiderow":
		return biff(0x208, words(n(0)-1, 0, 0, 300, 0, 0, 0x20, 0))
	case "hidecol":
		return biff(0x7D, words(n(0)-1, n(1)-1, 2000, 0, 1, 0))
	case "nozeros":
		return biff(0x23E, words(0, 0, 0, 0, 0))
	case "merge":
		return biff(0xE5, words(1, n(0)-1, n(2)-1, n(1)-1, n(3)-1))
	}
	kind, _ := strconv.ParseUint(rest, 16, 16)
	return biff(int(kind))
}

// bytes is the stream of the book.
func (w *bookWriter) bytes() []byte {
	bof := func(kind int) []byte { return biff(0x809, words(0x600, kind, 0, 0), make([]byte, 8)) }
	table := [][]byte{binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(nil, uint32(len(w.strings))), uint32(len(w.strings)))}
	for _, line := range w.strings {
		kind, text, _ := strings.Cut(line, " ")
		if kind == "rich" {
			runs, text, _ := strings.Cut(text, " ")
			table[len(table)-1] = append(table[len(table)-1], richText(text, strings.Split(runs, ","))...)
			continue
		}
		whole, cut, _ := strings.Cut(text, "|")
		head := wideText(whole+cut, 2)
		at := len(head) - 2*len(utf16.Encode([]rune(cut)))
		table[len(table)-1] = append(table[len(table)-1], head[:at]...)
		if cut != "" {
			table = append(table, append([]byte{1}, head[at:]...))
		}
	}
	out := append(bof(5), w.globals...)
	kind := 0xFC
	for _, body := range table {
		out = append(out, biff(kind, body)...)
		kind = 0x3C
	}
	size := len(out) + 4
	for _, s := range w.sheets {
		size += 8 + len(s.head)
	}
	var sheets []byte
	for _, s := range w.sheets {
		out = append(out, biff(0x85, binary.LittleEndian.AppendUint32(nil, uint32(size+len(sheets))), s.head)...)
		sheets = append(append(append(sheets, bof(16)...), s.records...), biff(0x0A)...)
	}
	return append(append(out, biff(0x0A)...), sheets...)
}

// compoundOf is an OLE2 container of one stream, in sectors of 512 bytes.
func compoundOf(name string, data []byte) []byte {
	const sector, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
	data = append(data, make([]byte, max(4096-len(data), 0))...)
	data = append(data, make([]byte, (sector-len(data)%sector)%sector)...)
	long := func(b []byte, at int, n uint32) { binary.LittleEndian.PutUint32(b[at:], n) }
	head, fat, directory := make([]byte, sector), make([]byte, sector), make([]byte, sector)
	copy(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	copy(head[24:], words(0x3E, 3, 0xFFFE, 9, 6))
	long(head, 44, 1)
	long(head, 48, 1)
	long(head, 56, 4096)
	long(head, 60, end)
	long(head, 68, end)
	for i := 76; i < sector; i += 4 {
		long(head, i, free)
	}
	long(head, 76, 0)
	for i := range sector / 4 {
		long(fat, 4*i, free)
	}
	long(fat, 0, 0xFFFFFFFD)
	long(fat, 4, end)
	n := len(data) / sector
	for i := range n {
		long(fat, 4*(2+i), uint32(3+i))
	}
	long(fat, 4*(1+n), end)
	entry := func(i int, name string, kind byte, child, start uint32, size int) {
		e := directory[128*i:]
		units := append(utf16.Encode([]rune(name)), 0)
		for k, u := range units {
			binary.LittleEndian.PutUint16(e[2*k:], u)
		}
		binary.LittleEndian.PutUint16(e[64:], uint16(2*len(units)))
		e[66], e[67] = kind, 1
		long(e, 68, free)
		long(e, 72, free)
		long(e, 76, child)
		long(e, 116, start)
		long(e, 120, uint32(size))
	}
	entry(0, "Root Entry", 5, 1, end, 0)
	entry(1, name, 2, free, 2, len(data))
	return append(append(append(head, fat...), directory...), data...)
}
