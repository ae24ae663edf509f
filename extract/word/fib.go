package word

// The file information block: where in the streams everything is.

// fib is what is used of it.
type fib struct {
	table    []byte // the stream that places point into
	size     int    // of the main text, in UTF-16 units
	endnotes int    // where the texts of endnotes begin, behind those of footnotes, headers, comments
	boxes    int    // and of boxes, behind these
	all      int    // of main text and everything up to the end of boxes

	styleSheet, chars, paras, clx, listData, listLevels, anchors, boxTexts part
	footMarks, footTexts, endMarks, endTexts                               part
}

// part is a place in the table stream.
type part struct{ at, size int }

const (
	word97     = 0xC1   // the first version that is read
	signature  = 0xA5EC // of the main stream
	encrypted  = 0x0100
	whichTable = 0x0200
)

func (s streams) fib() (f fib, err error) {
	b := s.main
	version, flags := u16(b, 2), u16(b, 10)
	switch {
	case len(b) < 0x60:
		return f, damaged("the head of the text is cut")
	case flags&encrypted != 0:
		return f, &Failure{"password", "the document is encrypted"}
	case version < word97 && u16(b, 0) != signature:
		return f, &Failure{"old", "written by Word 95 or before"}
	}
	if f.table = s.table0; flags&whichTable != 0 {
		f.table = s.table1
	}
	words := 0x20
	longs := words + 2 + 2*u16(b, words)
	pairs := longs + 2 + 4*u16(b, longs)
	count := func(i int) int { return u32(b, longs+2+4*i) }
	f.size = count(3)
	f.endnotes = f.size + count(4) + count(5) + count(7)
	f.boxes = f.endnotes + count(8)
	f.all = f.boxes + count(9)
	at := func(i int) part { return part{u32(b, pairs+2+8*i), u32(b, pairs+2+8*i+4)} }
	f.styleSheet, f.chars, f.paras, f.clx = at(1), at(12), at(13), at(33)
	f.listData, f.listLevels = at(73), at(74)
	f.anchors, f.boxTexts = at(40), at(56)
	f.footMarks, f.footTexts, f.endMarks, f.endTexts = at(2), at(3), at(46), at(47)
	if f.table == nil || f.clx.size == 0 {
		return f, damaged("the table of the text is missing")
	}
	return f, nil
}

// of is a part of the table stream, nil where it is not there.
func (f fib) of(p part) []byte { return cut(f.table, p.at, p.size) }
