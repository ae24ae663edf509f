package word

// The piece table: the text is a chain of pieces, in two bytes a character or in one.
// Quick saving appends pieces and leaves the old ones in the file.

import (
	"encoding/binary"
	"slices"

	"golang.org/x/text/encoding/charmap"
)

// piece is characters in a row, of the text and of the main stream.
type piece struct {
	from, to int // in the text
	at       int // in the stream
	wide     int // bytes a character
	prm      int // a property for all of it
}

// longest is the largest text that is read, in characters.
const longest = 2 << 20

// readPieces reads the table and the text. Behind the main text a damaged file ends early:
// what was to follow is lost, notes and boxes.
func (d *document) readPieces() error {
	if d.size > longest {
		return &Failure{"limit", "a text of more than two million characters"}
	}
	if d.all > longest {
		d.all = d.size
	}
	err := d.pieceByPiece(d.prologue(d.of(d.clx)))
	switch {
	case len(d.text) >= d.size:
		return nil
	case err == nil:
		err = damaged("the text has %d of %d characters", len(d.text), d.size)
	}
	return err
}

func (d *document) pieceByPiece(table []byte) error {
	n := (len(table) - 4) / 12
	if n < 1 {
		return damaged("the piece table is missing")
	}
	for i := range n {
		p := piece{from: u32(table, 4*i), to: min(u32(table, 4*i+4), d.all), wide: 2}
		pcd := 4*(n+1) + 8*i
		p.at, p.prm = u32(table, pcd+2), u16(table, pcd+6)
		if p.at&(1<<30) != 0 {
			p.at, p.wide = p.at&^(1<<30)/2, 1
		}
		if p.from >= d.all {
			break
		}
		if p.from != len(d.text) || p.to <= p.from {
			return damaged("piece %d does not follow the one before it", i+1)
		}
		b := cut(d.main, p.at, (p.to-p.from)*p.wide)
		if b == nil {
			return damaged("piece %d is not in the file", i+1)
		}
		d.text = append(d.text, characters(b, p.wide)...)
		d.pieces = append(d.pieces, p)
	}
	return nil
}

// prologue steps over the property lists that stand before the table of pieces.
func (d *document) prologue(clx []byte) []byte {
	for len(clx) > 0 && clx[0] == 1 {
		size := u16(clx, 1)
		list := cut(clx, 3, size)
		if list == nil {
			return nil
		}
		d.groups = append(d.groups, list)
		clx = clx[3+size:]
	}
	if len(clx) == 0 || clx[0] != 2 {
		return nil
	}
	return cut(clx, 5, u32(clx, 1))
}

// characters are UTF-16 units; one byte is a character of Windows' Western code page.
func characters(b []byte, wide int) []uint16 {
	out := make([]uint16, len(b)/wide)
	for i := range out {
		if wide == 2 {
			out[i] = binary.LittleEndian.Uint16(b[2*i:])
		} else if b[i] < 0x80 || b[i] > 0x9F {
			out[i] = uint16(b[i])
		} else {
			out[i] = uint16(charmap.Windows1252.DecodeByte(b[i]))
		}
	}
	return out
}

// pieceOf is the piece in which a character of the text stands.
func (d *document) pieceOf(cp int) piece {
	i, found := slices.BinarySearchFunc(d.pieces, cp, func(p piece, cp int) int { return p.from - cp })
	if !found {
		i--
	}
	return d.pieces[i]
}

// offset is where a character stands in the stream.
func (p piece) offset(cp int) int { return p.at + (cp-p.from)*p.wide }
