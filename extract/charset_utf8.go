package extract

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// What is UTF-8, wholly or mostly: asked of the bytes of every page.

// validUTF8 is utf8.Valid for text that changes often between markup and characters of
// three bytes.
func validUTF8(b []byte) bool {
	for len(b) > 0 {
		switch {
		case b[0] < utf8.RuneSelf:
			b = b[asciiLength(b):]
		case len(b) > 3 && plainThree(binary.LittleEndian.Uint32(b)):
			b = b[3:]
			for len(b) > 7 && plainThree(binary.LittleEndian.Uint32(b)) && plainThree(binary.LittleEndian.Uint32(b[3:])) {
				b = b[6:]
			}
		default:
			r, n := utf8.DecodeRune(b)
			if r == utf8.RuneError && n == 1 {
				return false
			}
			b = b[n:]
		}
	}
	return true
}

// plainThree: the lower three of four bytes are one character; those that begin with 0xE0
// or 0xED may be none, and are not looked at here.
func plainThree(c uint32) bool {
	return c&0xC0C0F0 == 0x8080E0 && c&0xFF != 0xE0 && c&0xFF != 0xED
}

// asciiLength is how many bytes of ASCII a text begins with.
func asciiLength(b []byte) (n int) {
	const high = 0x8080808080808080
	for len(b)-n >= 32 && (eight(b[n:])|eight(b[n+8:])|eight(b[n+16:])|eight(b[n+24:]))&high == 0 {
		n += 32
	}
	for ; len(b)-n >= 8; n += 8 {
		if more := eight(b[n:]) & high; more != 0 {
			return n + bits.TrailingZeros64(more)/8
		}
	}
	for n < len(b) && b[n] < utf8.RuneSelf {
		n++
	}
	return n
}

func eight(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }

// repairUTF8 puts U+FFFD for each byte that is no UTF-8, as browsers do, and
// counts them; text that is valid is not touched.
func repairUTF8(b []byte) (string, int) {
	if utf8.Valid(b) {
		return string(b), 0
	}
	out, replaced := make([]byte, 0, len(b)+64), 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			replaced++
		}
		out = utf8.AppendRune(out, r)
		b = b[n:]
	}
	return string(out), replaced
}

// mostlyUTF8: so much of the body is UTF-8 that the few other bytes are damage (a cut in mid-character, a fragment pasted from another page). In
// GB18030 text, sequences that happen to be UTF-8 are far fewer than the others; it is
// read until what is left cannot change that.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 && good+len(b)/2 >= 10*bad {
		if b[0] < utf8.RuneSelf {
			b = b[1:]
			continue
		}
		_, n := utf8.DecodeRune(b)
		if n > 1 {
			good++
		} else {
			bad++
		}
		b = b[n:]
	}
	return good >= 10*bad
}
