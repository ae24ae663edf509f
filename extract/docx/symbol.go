package docx

// Fonts of symbols: their codes are no letters. Symbol keeps the digits and a few signs
// in their places; what else they show stays a private character, which nobody reads as
// a figure.

import (
	"strconv"
	"strings"
)

// privateUse is where Word puts the codes of such fonts.
const privateUse = 0xF000

// symbolFont: its letters are pictures.
func symbolFont(font string) bool {
	if font == "" || strings.IndexByte("SsWwMmZz", font[0]) < 0 {
		return false
	}
	f := strings.ToLower(font)
	return f == "symbol" || strings.HasPrefix(f, "wingdings") || f == "webdings" || f == "marlett" || f == "zapfdingbats"
}

// symbol is the character of a sym element; char is in hexadecimal digits.
func symbol(font, char string) string {
	n, err := strconv.ParseUint(char, 16, 32)
	if err != nil || n < ' ' || n > 0xFFFF || n >= 0xD800 && n < 0xE000 {
		return ""
	}
	if !symbolFont(font) && n < privateUse {
		return string(rune(n))
	}
	return glyph(font, rune(n)&0xFF)
}

// inSymbols is text that is set in a font of symbols.
func inSymbols(font, text string) string {
	return strings.Map(func(r rune) rune {
		if r > ' ' && r < 0x100 || r >= privateUse && r < privateUse+0x100 {
			r, _ := firstRune(glyph(font, r&0xFF))
			return r
		}
		return r
	}, text)
}

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return -1, false
}

// glyph is what a code of a font shows.
func glyph(font string, code rune) string {
	switch {
	case code == ' ':
		return " "
	case strings.EqualFold(font, "symbol") && (code >= '0' && code <= '9' || strings.ContainsRune("()+,./:;<=>%", code)):
		return string(code)
	case strings.EqualFold(font, "symbol") && code == '-':
		return "−"
	}
	return string(privateUse + code)
}
