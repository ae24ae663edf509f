package pdfium

// The measurement font: it says that it has every character, and all of them are one
// box as wide as it is high. PDFium needs a font of a name that it knows to measure by;
// what a file says about widths comes before it. It is made here, in under 1 KB, so
// that no font of others is carried along.

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
)

const (
	unitsPerEm = 1000
	ascent     = 880
	descent    = -120
	// family is a font that PDFium looks for when a Chinese font is not embedded.
	family = "WenQuanYi Micro Hei"
	// eastern are the bits of OS/2 that promise Japanese, simplified Chinese, Korean and
	// traditional Chinese.
	eastern = 1<<17 | 1<<18 | 1<<19 | 1<<20 | 1<<21
)

// be packs numbers big-endian, one after the other.
func be(values ...any) []byte {
	var b bytes.Buffer
	for _, v := range values {
		if err := binary.Write(&b, binary.BigEndian, v); err != nil {
			panic(err) // a value of no fixed size: a mistake in this file
		}
	}
	return b.Bytes()
}

// measureFont is the TrueType file.
func measureFont() []byte {
	box := boxGlyph()
	tables := []struct {
		tag  string
		data []byte
	}{ // sorted by tag, as the format wants it
		{"OS/2", os2()},
		{"cmap", everyCharacter()},
		{"glyf", box},
		{"head", be(uint32(0x10000), uint32(0x10000), uint32(0), uint32(0x5F0F3CF5), uint16(3), uint16(unitsPerEm),
			uint64(0), uint64(0), int16(0), int16(descent), int16(unitsPerEm), int16(ascent), uint16(0), uint16(8), int16(2), int16(0), int16(0))},
		{"hhea", be(uint32(0x10000), int16(ascent), int16(descent), int16(0), uint16(unitsPerEm), int16(0), int16(0), int16(unitsPerEm),
			int16(1), int16(0), int16(0), uint64(0), int16(0), uint16(1))},
		{"hmtx", be(uint16(unitsPerEm), int16(0), int16(0))},
		{"loca", be(uint16(0), uint16(0), uint16(len(box)/2))},
		{"maxp", be(uint32(0x10000), uint16(2), uint16(4), uint16(1), uint16(0), uint16(0), uint16(1), uint16(0), uint16(0),
			uint16(0), uint16(0), uint16(0), uint16(0), uint16(0), uint16(0))},
		{"name", names()},
		{"post", be(uint32(0x30000), uint32(0), int16(-100), int16(50), uint32(0), uint32(0), uint32(0), uint32(0), uint32(0))},
	}
	head := be(uint32(0x10000), uint16(len(tables)), uint16(128), uint16(3), uint16(len(tables)*16-128))
	at := len(head) + 16*len(tables)
	var body []byte
	for _, t := range tables {
		head = append(head, t.tag...)
		head = append(head, be(checksum(t.data), uint32(at+len(body)), uint32(len(t.data)))...)
		body = append(body, t.data...)
		body = append(body, make([]byte, -len(body)&3)...)
	}
	return append(head, body...)
}

func checksum(b []byte) (sum uint32) {
	for i, c := range b {
		sum += uint32(c) << (24 - 8*(i%4))
	}
	return sum
}

// boxGlyph is one contour of four points; glyph 0 has none.
func boxGlyph() []byte {
	return be(int16(1), int16(0), int16(descent), int16(unitsPerEm), int16(ascent), uint16(3), uint16(0),
		[]byte{1, 1, 1, 1},
		int16(0), int16(0), int16(unitsPerEm), int16(0),
		int16(descent), int16(ascent-descent), int16(0), int16(descent-ascent))
}

// everyCharacter maps all of Unicode to glyph 1: format 13, many to one.
func everyCharacter() []byte {
	return be(uint16(0), uint16(1), uint16(3), uint16(10), uint32(12),
		uint16(13), uint16(0), uint32(28), uint32(0), uint32(1), uint32(0x20), uint32(0x10FFFF), uint32(1))
}

func os2() []byte {
	return be(uint16(4), int16(unitsPerEm), uint16(400), uint16(5), uint16(0),
		[10]int16{}, int16(0), [10]byte{}, [4]uint32{1 << 28, 1 << 27, 0, 0}, []byte("NONE"),
		uint16(0x40), uint16(0x20), uint16(0xFFFF), int16(ascent), int16(descent), int16(0), uint16(ascent), uint16(-descent),
		uint32(eastern|1), uint32(0), int16(500), int16(700), uint16(0), uint16(0x20), uint16(1))
}

// names are family, style and full name, for Windows and for Macintosh.
func names() []byte {
	texts := []struct {
		id   uint16
		text string
	}{{1, family}, {2, "Regular"}, {4, family}, {6, "WenQuanYiMicroHei"}}
	var records, strings []byte
	add := func(platform, encoding, language, id uint16, text []byte) {
		records = append(records, be(platform, encoding, language, id, uint16(len(text)), uint16(len(strings)))...)
		strings = append(strings, text...)
	}
	for _, t := range texts {
		add(1, 0, 0, t.id, []byte(t.text))
	}
	for _, t := range texts {
		add(3, 1, 0x409, t.id, be(utf16.Encode([]rune(t.text))))
	}
	return append(be(uint16(0), uint16(2*len(texts)), uint16(6+len(records))), append(records, strings...)...)
}
