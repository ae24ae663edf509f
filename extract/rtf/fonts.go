package rtf

// Bytes are characters by the character set of their font, else by the code page of the
// file. A font of East Asian characters stands beside one of Western.

import (
	"nianbao/extract/flow"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// font is what the table of fonts says of one.
type font struct {
	charset int // \fcharset
	page    int // \cpg, 0 where it is not given
}

const symbols = 2 // the character set of fonts whose characters are signs of their own

// class tells whether East Asian or other characters follow.
type class int

const (
	west class = iota
	east
)

// fontWord reads the table of fonts.
func (r *reader) fontWord(t token) bool {
	switch t.word {
	case "f":
		r.defines = t.number
		r.fonts[t.number] = font{}
	case "fcharset", "cpg":
		f := r.fonts[r.defines]
		if t.word == "cpg" {
			f.page = t.number
		} else {
			f.charset = t.number
		}
		r.fonts[r.defines] = f
	}
	return true
}

// pages are the code pages of character sets.
var pages = map[int]int{77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251, 222: 874, 238: 1250}

var encodings = map[int]encoding.Encoding{
	932: japanese.ShiftJIS, 936: simplifiedchinese.GB18030, 54936: simplifiedchinese.GB18030, 949: korean.EUCKR, 950: traditionalchinese.Big5, 65001: unicode.UTF8,
	874: charmap.Windows874, 1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253,
	1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	10000: charmap.Macintosh,
}

func wide(page int) bool {
	return page == 932 || page == 936 || page == 949 || page == 950 || page == 54936 || page == 65001
}

func (f font) codePage() int {
	if f.page > 0 {
		return f.page
	}
	return pages[f.charset]
}

// page is the code page of the bytes in hand.
func (r *reader) page() int {
	own, other := r.fonts[r.font].codePage(), r.fonts[r.eastFont].codePage()
	switch {
	case r.class == east && wide(other):
		return other
	case own > 0:
		return own
	case r.codePage > 0:
		return r.codePage
	}
	return 1252
}

// decoded reads bytes; what is no character of the code page is U+FFFD.
func (r *reader) decoded(b []byte) string {
	if r.fonts[r.font].charset == symbols && r.class == west {
		return signsOf(b)
	}
	e, ok := encodings[r.page()]
	if !ok {
		e = charmap.Windows1252
	}
	out, _ := e.NewDecoder().Bytes(b)
	return string(out)
}

// signsOf are the characters of a font for symbols: nobody knows them but the font.
func signsOf(b []byte) string {
	var out []rune
	for _, c := range b {
		if c <= ' ' {
			out = append(out, ' ')
			continue
		}
		out = append(out, flow.LostSign)
	}
	return string(out)
}

// ofFont is a character by its number; those of private use are a font's own.
func (r *reader) ofFont(c uint16) uint16 {
	if c >= 0xE000 && c <= 0xF8FF {
		return flow.LostSign
	}
	return c
}
