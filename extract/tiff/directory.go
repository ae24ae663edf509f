package tiff

// What a file says of one picture, as far as it decides whether the picture can be
// painted as it looks.

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Tags of TIFF 6.0.
const (
	tagKind        = 254
	tagOldKind     = 255
	tagWidth       = 256
	tagHeight      = 257
	tagCompression = 259
	tagColors      = 262
	tagStrips      = 273
	tagTurned      = 274
	tagRows        = 278 // of a strip
	tagSizes       = 279 // of strips
	tagAcross      = 282
	tagDown        = 283
	tagPlanes      = 284
	tagFax         = 292
	tagUnit        = 296
	tagTables      = 347 // that the strips of JPEG share
)

type directory struct {
	order  binary.ByteOrder
	file   []byte
	values map[uint16]uint32 // the first or only one, or where it stands
	counts map[uint16]uint32 // how many there are
	short  map[uint16]bool   // of two bytes each
	next   uint32            // where the directory of the next picture is, 0 behind the last
}

func directoryAt(b []byte, order binary.ByteOrder, at uint32) (directory, error) {
	d := directory{order: order, file: b, values: map[uint16]uint32{}, counts: map[uint16]uint32{}, short: map[uint16]bool{}}
	if uint64(at)+2 > uint64(len(b)) {
		return d, &Failure{"damaged", "the file ends before a page"}
	}
	n := int(order.Uint16(b[at:]))
	entries := b[at+2:]
	if len(entries) < 12*n+4 {
		return d, &Failure{"damaged", "the file ends before a page"}
	}
	for i := range n {
		e := entries[12*i:]
		tag, count, value := order.Uint16(e), order.Uint32(e[4:]), order.Uint32(e[8:])
		d.short[tag] = order.Uint16(e[2:]) == 3
		if d.short[tag] && count == 1 {
			value = uint32(order.Uint16(e[8:]))
		}
		d.values[tag], d.counts[tag] = value, count
	}
	d.next = order.Uint32(entries[12*n:])
	return d, nil
}

// list is all values of a tag with two or four bytes each, nil where they are not there.
func (d directory) list(tag uint16) (all []uint32) {
	n, at := uint64(d.counts[tag]), uint64(d.values[tag])
	size := uint64(4)
	if d.short[tag] {
		size = 2
	}
	switch {
	case n == 1:
		return []uint32{d.values[tag]}
	case n == 0 || n*size <= 4 || at+n*size > uint64(len(d.file)):
		return nil
	}
	for b := d.file[at : at+n*size]; len(b) > 0; b = b[size:] {
		if d.short[tag] {
			all = append(all, uint32(d.order.Uint16(b)))
		} else {
			all = append(all, d.order.Uint32(b))
		}
	}
	return all
}

// isPage: no smaller copy of another picture, and no mask.
func (d directory) isPage() bool { return d.values[tagKind]&5 == 0 && d.values[tagOldKind] != 2 }

func (d directory) readable() error {
	switch {
	case d.values[tagPlanes] > 1:
		return &Failure{"unsupported_format", "TIFF with colours in separate planes"}
	case d.values[tagCompression] == 3 && d.values[tagFax]&1 != 0:
		return &Failure{"unsupported_format", "TIFF in fax coding of two dimensions"}
	}
	return nil
}

// mostSkew is how much finer dots may lie one way than the other: a fax has 204 across
// and 196 down.
const mostSkew = 1.1

// resolution is dots an inch, 0 where nothing usable is said.
func (d directory) resolution() (float64, error) {
	across, down := d.fraction(tagAcross), d.fraction(tagDown)
	if !(across > 0 && down > 0) {
		return 0, nil
	}
	if math.Max(across, down)/math.Min(across, down) > mostSkew {
		return 0, &Failure{"unsupported_format", fmt.Sprintf("TIFF with %.0f dots across and %.0f down", across, down)}
	}
	switch d.values[tagUnit] {
	case 1:
		return 0, nil
	case 3:
		return across * 2.54, nil
	}
	return across, nil
}

func (d directory) fraction(tag uint16) float64 {
	at, ok := d.values[tag]
	if !ok || uint64(at)+8 > uint64(len(d.file)) {
		return 0
	}
	over, under := d.order.Uint32(d.file[at:]), d.order.Uint32(d.file[at+4:])
	if under == 0 {
		return 0
	}
	return float64(over) / float64(under)
}
