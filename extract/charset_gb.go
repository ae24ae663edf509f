package extract

import (
	"sync"
	"unicode/utf8"
)

// GB18030 is two bytes for nearly every character. These are read from a table, up to the
// first that are not; the decoder takes it from there.

// gbTrails is how many second bytes there are: from 0x40 to 0xFE, without 0x7F.
const gbTrails = 190

// gbTable is the character of each pair, by its bytes, as the decoder reads it.
var gbTable = sync.OnceValue(func() *[126 * gbTrails]uint16 {
	all := make([]byte, 0, 2*126*gbTrails)
	for lead := 0x81; lead < 0xFF; lead++ {
		for trail := 0x40; trail < 0xFF; trail++ {
			if trail != 0x7F {
				all = append(all, byte(lead), byte(trail))
			}
		}
	}
	table, n := new([126 * gbTrails]uint16), 0
	for _, r := range string(decodeInto(nil, decoders["gb18030"], all)) {
		table[n] = uint16(r)
		n++
	}
	return table
})

// decodePairs decodes up to the first bytes that are neither ASCII nor a pair, and gives
// what is left.
func decodePairs(out, b []byte) (decoded, rest []byte) {
	table := gbTable()
	for len(b) > 0 {
		if n := asciiLength(b); n > 0 {
			out = append(out, b[:n]...)
			b = b[n:]
			continue
		}
		if len(b) < 2 || b[0] == 0x80 || b[0] == 0xFF || b[1] < 0x40 || b[1] == 0x7F || b[1] == 0xFF {
			break
		}
		at := int(b[0]-0x81)*gbTrails + int(b[1]-0x40)
		if b[1] > 0x7F {
			at--
		}
		out = utf8.AppendRune(out, rune(table[at]))
		b = b[2:]
	}
	return out, b
}
