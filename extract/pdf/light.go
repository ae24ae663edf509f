package pdf

// Letters that a file draws itself (Type 3), as browsers write them: each is a small
// stream that says how wide it is and in which box it stands, and then draws its outline.
// Nobody who reads text looks at the outlines, but PDFium follows each of them: a quarter
// of its time. They are left out of the bytes that it is given to read (not of those that
// it paints); all else stays where it was, to the byte.

import (
	"bytes"
	"encoding/binary"
	"hash/adler32"
	"regexp"
	"strconv"
)

var (
	// letterHead is the dictionary of a letter as browsers write it: it says nothing but
	// how the stream is packed, and how long it is.
	letterHead = regexp.MustCompile(`^ obj\s*<<\s*/Filter\s*/FlateDecode\s*/Length\s+(\d{1,8})\s*>>$`)
	// letterBox is how a letter begins: how far it goes on, and its box.
	letterBox = regexp.MustCompile(`^-?[\d.]+ -?[\d.]+ (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (-?[\d.]+) d1\s`)
)

// lightener leaves the outlines of letters out of a copy of a file.
type lightener struct {
	file    []byte
	light   []byte       // nil while nothing is left out
	letters map[int]bool // objects that are letters and nothing else, nil before it is known
}

// left is the file without what was left out.
func (l *lightener) left() []byte {
	if l.light == nil {
		return l.file
	}
	return l.light
}

// stream looks at one that was unpacked whole: its dictionary, where it stands and how it
// begins. That of a letter becomes one that says no more than its box.
func (l *lightener) stream(head []byte, from, to int, start []byte) {
	box := letterBox.FindSubmatch(start)
	if box == nil || !broad(box[1], box[3]) || !broad(box[2], box[4]) {
		return
	}
	h := letterHead.FindSubmatch(head)
	if h == nil || !l.letter(from, head) {
		return
	}
	packed := bytes.TrimLeft(l.file[from:to], "\r\n")
	length, _ := strconv.Atoi(string(h[1])) // eight digits at most
	short := stored(box[0])
	if behind := len(packed) - length; behind < 0 || behind > len("\r\n") || len(short) > length {
		return
	}
	if l.light == nil {
		l.light = bytes.Clone(l.file)
	}
	copy(l.light[to-len(packed):], short)
}

// broad says that a box has a width of its own: of one without, the outline is measured.
func broad(low, high []byte) bool {
	a, err := strconv.ParseFloat(string(low), 64)
	b, err2 := strconv.ParseFloat(string(high), 64)
	return err == nil && err2 == nil && b-a >= 1
}

// letter tells whether the object whose stream begins behind a head is drawn as a letter,
// and not, as well, as anything else.
func (l *lightener) letter(from int, head []byte) bool {
	if l.letters == nil {
		l.letters = lettersOf(l.file)
	}
	at := bytes.LastIndex(l.file[:from], head)
	h, ok := headBefore(l.file, at+len(" "))
	number, _ := strconv.Atoi(h.number) // seven digits at most
	return ok && l.letters[number]
}

// lettersOf are the objects that fonts name as what draws their letters, and that nothing
// else in the file names. Where objects are packed, they may be named in there.
func lettersOf(b []byte) map[int]bool {
	letters, named := map[int]bool{}, map[int]int{}
	if bytes.Contains(b, []byte("/ObjStm")) {
		return letters
	}
	for rest := b; ; {
		_, after, found := bytes.Cut(rest, []byte("/CharProcs"))
		if !found {
			break
		}
		rest = after
		if list, _, closed := bytes.Cut(rest, []byte(">>")); closed && bytes.HasPrefix(bytes.TrimLeft(list, " \r\n"), []byte("<<")) {
			for n := range references(list) {
				letters[n] = true
				named[n]++
			}
		}
	}
	for n := range references(b) {
		if named[n]--; named[n] < 0 {
			delete(letters, n)
		}
	}
	return letters
}

// references are the numbers of the objects that are named: "12 0 R".
func references(b []byte) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for at := 0; ; at++ {
			next := bytes.IndexByte(b[at:], 'R')
			if next < 0 {
				return
			}
			at += next
			behind, some := blanksBefore(b, at)
			if !some { // an R in something packed
				continue
			}
			generation := digitsBefore(b, behind, 5)
			end, apart := blanksBefore(b, generation)
			from := digitsBefore(b, end, 7)
			if number, err := strconv.Atoi(string(b[from:end])); err == nil && apart && generation < behind && !yield(number) {
				return
			}
		}
	}
}

// stored is a text as a packed stream that packs nothing: one block, and the checksum.
func stored(text []byte) []byte {
	n := uint16(len(text))
	b := []byte{0x78, 0x01, 0x01}
	b = binary.LittleEndian.AppendUint16(b, n)
	b = binary.LittleEndian.AppendUint16(b, ^n)
	return binary.BigEndian.AppendUint32(append(b, text...), adler32.Checksum(text))
}
