package xls

// Strings of BIFF8: their length, a byte of flags, and characters in one byte each
// (Latin-1) or two. Where characters go on in another record, it begins with new flags.

import (
	"unicode/utf16"

	"nianbao/extract/book"
	"nianbao/extract/flow"
)

// pieces are the bodies of a record and of those in which it goes on.
type pieces struct {
	list [][]byte
	lost bool // more was asked for than there is
}

// take takes n bytes that may stand in several pieces.
func (p *pieces) take(n int) []byte {
	var out []byte
	for len(p.list) > 0 {
		if len(p.list[0]) >= n-len(out) {
			k := n - len(out)
			out = append(out, p.list[0][:k]...)
			p.list[0] = p.list[0][k:]
			return out
		}
		out = append(out, p.list[0]...)
		p.list = p.list[1:]
	}
	p.lost = p.lost || n > 0
	return append(out, make([]byte, n-len(out))...)
}

// skip leaves n bytes out.
func (p *pieces) skip(n int) {
	for n > 0 && len(p.list) > 0 {
		k := min(n, len(p.list[0]))
		p.list[0] = p.list[0][k:]
		if n -= k; len(p.list[0]) == 0 {
			p.list = p.list[1:]
		}
	}
	p.lost = p.lost || n > 0
}

// Flags of a string.
const (
	flagWide     = 1
	flagExtended = 4
	flagRich     = 8
)

// text takes a string whose length has so many bytes; false where it is cut.
func (p *pieces) text(lengthBytes int) (string, bool) {
	units, _, ok := p.rich(lengthBytes)
	return string(utf16.Decode(units)), ok
}

// rich takes a string and its runs: for each where it begins, and its font.
func (p *pieces) rich(lengthBytes int) (units []uint16, fonts []byte, ok bool) {
	head := p.take(lengthBytes + 1)
	count, flags := int(head[0]), head[lengthBytes]
	if lengthBytes == 2 {
		count = word(head, 0)
	}
	runs, extension := 0, 0
	if flags&flagRich != 0 {
		runs = word(p.take(2), 0)
	}
	if flags&flagExtended != 0 {
		extension = int(long(p.take(4), 0) & 0x7FFFFFFF)
	}
	units = p.units(count, flags&flagWide != 0)
	fonts = p.take(4 * runs)
	p.skip(extension)
	return units, fonts, !p.lost
}

// apart sets raised digits of a string apart from those beside them.
func (t *styles) apart(units []uint16, fonts []byte) string {
	var text []uint16
	var up flow.Raised[uint16]
	font := 0
	for i := 0; i < len(units); {
		to := len(units)
		if len(fonts) > 0 {
			to = min(max(word(fonts, 0), i), to)
		}
		from := len(text)
		if text = append(text, units[i:to]...); t.isRaised(font) {
			text = up.Ended(text, from)
		} else {
			text = up.Followed(text, from)
		}
		if i = to; len(fonts) > 0 {
			font, fonts = word(fonts, 2), fonts[4:]
		}
	}
	return string(utf16.Decode(text))
}

// units takes characters.
func (p *pieces) units(count int, wide bool) []uint16 {
	out := make([]uint16, 0, count)
	for len(out) < count && len(p.list) > 0 {
		b := p.list[0]
		size := 1
		if wide {
			size = 2
		}
		n := min(count-len(out), len(b)/size)
		for i := range n {
			if wide {
				out = append(out, uint16(word(b, 2*i)))
			} else {
				out = append(out, uint16(b[i]))
			}
		}
		p.list[0] = b[n*size:]
		if len(out) == count {
			break
		}
		if p.list = p.list[1:]; len(p.list) > 0 && len(p.list[0]) > 0 {
			wide = p.list[0][0]&flagWide != 0
			p.list[0] = p.list[0][1:]
		}
	}
	p.lost = p.lost || len(out) < count
	return out
}

// mostStrings is how many a book may share.
const mostStrings = 2_000_000

// sharedStrings reads those that cells name by their number. A cut list keeps what is
// whole: a cell that names what is lost shows something nobody can tell.
func (w *workbook) sharedStrings(p *pieces) error {
	count := int(long(p.take(8), 4))
	if count < 0 || count > mostStrings {
		return &book.Failure{Reason: "limit", Detail: "too many strings"}
	}
	for range count {
		units, fonts, ok := p.rich(2)
		if !ok {
			return damaged("the strings break off")
		}
		w.shared = append(w.shared, w.styles.apart(units, fonts))
	}
	return nil
}
