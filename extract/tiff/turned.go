package tiff

// Pages that are stored turned or mirrored, as cameras and some scanners save them, and
// say so: by a tag of TIFF, which Exif takes over for JPEG.

import (
	"bytes"
	"encoding/binary"
	"image"
)

// Upright is how a page is stored that needs no turning. The other ways, 2 to 8, say where
// its first row and column are as it is shown.
const Upright = 1

// Shown is a picture as its file says that it is shown.
func Shown(m image.Image, stored int) image.Image {
	b := m.Bounds()
	size := ShownSize(b.Size(), stored)
	if g, ok := m.(*image.Gray); ok && stored != Upright {
		out := image.NewGray(image.Rectangle{Max: size})
		eachDot(b, stored, func(at, from image.Point) { out.Pix[at.Y*out.Stride+at.X] = g.GrayAt(from.X, from.Y).Y })
		return out
	}
	dots, ok := m.(image.RGBA64Image)
	if !ok || stored == Upright {
		return m
	}
	out := image.NewNRGBA(image.Rectangle{Max: size})
	eachDot(b, stored, func(at, from image.Point) { out.SetRGBA64(at.X, at.Y, dots.RGBA64At(from.X, from.Y)) })
	return out
}

// ShownSize is the size of a picture as it is shown.
func ShownSize(size image.Point, stored int) image.Point {
	if stored > 4 {
		return image.Pt(size.Y, size.X)
	}
	return size
}

// eachDot calls do with the place of each dot as shown, and where it is stored.
func eachDot(b image.Rectangle, stored int, do func(at, from image.Point)) {
	right, low := b.Dx()-1, b.Dy()-1
	for y := range b.Dy() {
		for x := range b.Dx() {
			at := image.Pt(x, y)
			switch stored {
			case 2:
				at = image.Pt(right-x, y)
			case 3:
				at = image.Pt(right-x, low-y)
			case 4:
				at = image.Pt(x, low-y)
			case 5:
				at = image.Pt(y, x)
			case 6:
				at = image.Pt(low-y, x)
			case 7:
				at = image.Pt(low-y, right-x)
			case 8:
				at = image.Pt(y, right-x)
			}
			do(at, b.Min.Add(image.Pt(x, y)))
		}
	}
}

// StoredJPEG is how a JPEG file says that its picture is stored, in the Exif part among
// those before the picture; Upright where it does not say it.
func StoredJPEG(b []byte) int {
	const exif, picture = 0xE1, 0xDA
	for at := 2; at+4 <= len(b) && b[at] == 0xFF && b[at+1] != picture; {
		size := int(binary.BigEndian.Uint16(b[at+2:]))
		if part := b[at+4 : min(at+2+max(size, 2), len(b))]; b[at+1] == exif && bytes.HasPrefix(part, []byte("Exif\x00\x00")) {
			return storedExif(part[6:])
		}
		at += 2 + size
	}
	return Upright
}

// storedExif reads the first directory of an Exif part, which is a TIFF file.
func storedExif(b []byte) int {
	if !Is(b) {
		return Upright
	}
	order := orderOf(b)
	d, err := directoryAt(b, order, order.Uint32(b[4:]))
	if err != nil {
		return Upright
	}
	return d.stored()
}

// stored is how the picture of a directory is; what is none of the eight ways is none.
func (d directory) stored() int {
	if v := d.values[tagTurned]; v > Upright && v <= 8 {
		return int(v)
	}
	return Upright
}
