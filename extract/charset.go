package extract

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Bytes become text by what they are, not by what the page says they are: servers
// and templates name the wrong charset too often to be believed.

// bom is a byte order mark with the charset that it proves.
type bom struct {
	mark, charset string
}

var boms = []bom{
	{"\xEF\xBB\xBF", "utf-8"},
	{"\x84\x31\x95\x33", "gb18030"},
	{"\xFF\xFE", "utf-16le"},
	{"\xFE\xFF", "utf-16be"},
}

var decoders = map[string]encoding.Encoding{
	"gb18030":  simplifiedchinese.GB18030,
	"big5":     traditionalchinese.Big5,
	"utf-16le": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	"utf-16be": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
}

// decode turns the bytes of a document into text without a byte order mark. The
// whole body decides: a mark, else UTF-8 where it is valid, else GB18030 (a
// superset of GBK and GB2312), else Big5. What is declared is recorded, and only
// asked where the bytes leave a doubt.
func decode(b []byte, declared string) (string, Charset) {
	declared = strings.ToLower(strings.TrimSpace(declared))
	for _, m := range boms {
		if bytes.HasPrefix(b, []byte(m.mark)) {
			return decodeAs(m.charset, b[len(m.mark):], declared)
		}
	}
	if wide := wideCharset(b); wide != "" {
		return decodeAs(wide, b, declared)
	}
	if validUTF8(b) {
		return string(b), Charset{Declared: declared, Used: "utf-8"}
	}
	if mostlyUTF8(b) {
		return decodeAs("utf-8", b, declared)
	}
	text, cs := decodeAs("gb18030", b, declared)
	if doubt := undecoded(text); doubt > 0 && (declared == "big5" || doubt*50 > letters(text)) {
		if other, as := decodeAs("big5", b, declared); undecoded(other)*4 < doubt {
			return other, as
		}
	}
	return text, cs
}

// Decoded is the bytes of a page, a list or a script as text, by the same rule as those of
// a document: what they are decides, not what is declared.
func Decoded(b []byte) string {
	text, _ := decode(b, "")
	return text
}

func decodeAs(charset string, b []byte, declared string) (string, Charset) {
	cs := Charset{Declared: declared, Used: charset}
	if charset == "utf-8" {
		text, replaced := repairUTF8(b)
		cs.Replaced = replaced
		return text, cs
	}
	room := decodedRooms.Get().(*[]byte)
	out := (*room)[:0]
	if charset == "gb18030" {
		out, b = decodePairs(out, b)
	}
	out = decodeInto(out, decoders[charset], b)
	cs.Replaced = bytes.Count(out, []byte("\uFFFD"))
	text := string(out)
	if *room = out; cap(out) <= mostPlain {
		decodedRooms.Put(room)
	}
	return text, cs
}

// decodedRooms hold what is decoded until it is a text.
var decodedRooms = sync.Pool{New: func() any { return new([]byte) }}

// decodeInto decodes into room that grows where it has to. The decoders replace what they
// cannot read and give no error of their own.
func decodeInto(out []byte, from encoding.Encoding, b []byte) []byte {
	decoder := from.NewDecoder()
	for done := len(b) == 0; !done; {
		out = slices.Grow(out, len(b)*3/2+utf8.UTFMax)
		n, read, err := decoder.Transform(out[len(out):cap(out)], b, true)
		out, b, done = out[:len(out)+n], b[read:], err != transform.ErrShortDst
	}
	return out
}

// wideCharset finds UTF-16 without a mark: markup and digits leave a zero byte in
// every second place; a few characters end in a zero byte themselves.
func wideCharset(b []byte) string {
	var zeros [2]int
	for at := bytes.IndexByte(b, 0); at >= 0 && at < len(b); at++ {
		if b[at] == 0 {
			zeros[at&1]++
		}
	}
	switch {
	case (zeros[0]+zeros[1])*8 < len(b) || zeros[0] == zeros[1]:
		return ""
	case zeros[1] > 4*zeros[0]:
		return "utf-16le"
	case zeros[0] > 4*zeros[1]:
		return "utf-16be"
	}
	return ""
}

// undecoded counts what a wrong decoder leaves: replacement characters, and the
// private-use characters that GB18030 gives to the commonest bytes of Big5.
func undecoded(text string) (n int) {
	for i := range len(text) - 2 { // all of them are of three bytes, from 0xEE on
		if c := text[i]; c == 0xEE || c == 0xEF && (text[i+1] < 0xA4 || text[i+1] == 0xBF && text[i+2] == 0xBD) {
			n++
		}
	}
	return n
}

// letters counts the characters beyond ASCII.
func letters(text string) (n int) {
	for _, r := range text {
		if r >= utf8.RuneSelf {
			n++
		}
	}
	return n
}
