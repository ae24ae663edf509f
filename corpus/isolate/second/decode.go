package second

// The bytes of a text become characters by what its font says.

import (
	"strings"
	"unicode/utf16"

	"github.com/ledongthuc/pdf"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// unknown stands for a character of which the file does not say what it is.
const unknown = "\ufffd"

// face is a font: how its bytes are read.
type face struct {
	chars *charmap // from ToUnicode, nil where there is none
	how   func(raw string) string
}

func newFace(font pdf.Value) *face {
	f := &face{}
	encoding := font.Key("Encoding")
	wide := font.Key("Subtype").Name() == "Type0"
	if to := font.Key("ToUnicode"); to.Kind() == pdf.Stream {
		f.chars = newCharmap(to, font, wide)
	}
	switch name := encoding.Name(); {
	case f.chars != nil:
		f.how = f.chars.decode
	case !wide:
		typed := pdf.Font{V: font}
		f.how = typed.Encoder().Decode
	case strings.HasPrefix(name, "GB"): // GBK-EUC-H, GB-EUC-H, GBKp-EUC-H, GBK2K-H …
		f.how = gb18030
	case strings.HasPrefix(name, "UniGB-UCS2"), strings.HasPrefix(name, "UniGB-UTF16"):
		f.how = utf16be
	default:
		f.how = func(raw string) string { return strings.Repeat(unknown, (len(raw)+1)/2) }
	}
	return f
}

// decode is the text of raw and about how wide it is, in sizes of the font: a Chinese
// character 1, a letter or digit half of it.
func (f *face) decode(raw string) (text string, width float64) {
	if f == nil {
		return strings.Repeat(unknown, len(raw)), float64(len(raw)) / 2
	}
	text = f.how(raw)
	for _, r := range text {
		width++
		if r < 0x2000 {
			width -= 0.5
		}
	}
	return text, width
}

func gb18030(raw string) string {
	text, err := simplifiedchinese.GB18030.NewDecoder().String(raw)
	if err != nil {
		return strings.Repeat(unknown, (len(raw)+1)/2)
	}
	return text
}

func utf16be(raw string) string {
	units := make([]uint16, 0, len(raw)/2)
	for i := 0; i+1 < len(raw); i += 2 {
		units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
	}
	return string(utf16.Decode(units))
}
