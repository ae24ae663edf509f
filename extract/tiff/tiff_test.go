package tiff

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// striped is a TIFF in JPEG: a page of strips of 16 rows, the last one shorter, whose
// tables stand apart where they are shared.
func striped(m image.Image, shared bool) []byte {
	order := binary.BigEndian
	out := []byte("MM\x00*\x00\x00\x00\x00")
	put := func(b []byte) uint32 {
		at := len(out)
		out = append(out, b...)
		return uint32(at)
	}
	var at, sizes, tables []byte
	const rows = 16
	b := m.Bounds()
	for y := 0; y < b.Dy(); y += rows {
		part := image.NewRGBA(image.Rect(0, 0, b.Dx(), min(rows, b.Dy()-y)))
		for i := range part.Rect.Dx() * part.Rect.Dy() {
			part.Set(i%b.Dx(), i/b.Dx(), m.At(i%b.Dx(), y+i/b.Dx()))
		}
		var j bytes.Buffer
		if err := jpeg.Encode(&j, part, &jpeg.Options{Quality: 95}); err != nil {
			panic(err)
		}
		strip := j.Bytes()
		if shared {
			tables, strip = apart(strip)
		}
		at, sizes = order.AppendUint32(at, put(strip)), order.AppendUint32(sizes, uint32(len(strip)))
	}
	n := uint32(len(at) / 4)
	entries := [][4]uint32{{256, 4, 1, uint32(b.Dx())}, {257, 4, 1, uint32(b.Dy())}, {259, 4, 1, 7}, {262, 4, 1, 6}, {273, 4, n, put(at)}, {278, 4, 1, rows}, {279, 4, n, put(sizes)}}
	if shared {
		entries = append(entries, [4]uint32{347, 7, uint32(len(tables)), put(tables)})
	}
	order.PutUint32(out[4:], uint32(len(out)))
	out = order.AppendUint16(out, uint16(len(entries)))
	for _, e := range entries {
		out = order.AppendUint16(order.AppendUint16(out, uint16(e[0])), uint16(e[1]))
		out = order.AppendUint32(order.AppendUint32(out, e[2]), e[3])
	}
	return append(out, 0, 0, 0, 0)
}

// apart takes the tables out of a JPEG.
func apart(b []byte) (tables, rest []byte) {
	tables, rest = []byte("\xff\xd8"), []byte("\xff\xd8")
	for i := 2; ; {
		n := 2 + int(binary.BigEndian.Uint16(b[i+2:]))
		switch b[i+1] {
		case 0xDB, 0xC4:
			tables = append(tables, b[i:i+n]...)
		case 0xDA:
			return append(tables, "\xff\xd9"...), append(rest, b[i:]...)
		default:
			rest = append(rest, b[i:i+n]...)
		}
		i += n
	}
}

// slope is a page that darkens from left to right, and reddens downwards.
func slope() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 40, 42))
	for i := range 40 * 42 {
		m.SetRGBA(i%40, i/40, color.RGBA{uint8(6 * (i / 40)), uint8(250 - 6*(i%40)), 100, 255})
	}
	return m
}

// TestStripsInJPEG: the page is painted as it was, with and without tables apart.
func TestStripsInJPEG(t *testing.T) {
	for _, shared := range []bool{false, true} {
		pages, err := Pages(striped(slope(), shared), 1)
		if err != nil || len(pages) != 1 || pages[0].DPI != 0 {
			t.Fatalf("got %+v, %v", pages, err)
		}
		m, err := pages[0].Paint()
		if err != nil {
			t.Fatal(err)
		}
		for i := range 40 * 42 {
			got, want := m.At(i%40, i/40).(color.RGBA), slope().At(i%40, i/40).(color.RGBA)
			if far(got.R, want.R) || far(got.G, want.G) || far(got.B, want.B) {
				t.Fatalf("tables apart %v: at %d, %d got %v want %v", shared, i%40, i/40, got, want)
			}
		}
	}
}

func far(a, b uint8) bool { return max(a, b)-min(a, b) > 24 }

// TestRefusedStrips: strips that do not make the page are damaged.
func TestRefusedStrips(t *testing.T) {
	whole := striped(slope(), true)
	at := bytes.Index(whole, []byte("\x01\x00\x00\x04\x00\x00\x00\x01")) // the width
	for name, change := range map[string]func(b []byte){
		"wider":  func(b []byte) { b[at+10] = 9 },
		"higher": func(b []byte) { b[at+12+10] = 9 },
		"broken": func(b []byte) { copy(b[10:], "\x00\x00") },
	} {
		b := bytes.Clone(whole)
		change(b)
		pages, err := Pages(b, 1)
		if err == nil {
			_, err = pages[0].Paint()
		}
		if why := (*Failure)(nil); !errors.As(err, &why) || why.Reason != "damaged" {
			t.Errorf("%s: got %v want damaged", name, err)
		}
	}
}

// FuzzPages: any bytes give pages or a failure, and each page is painted or fails.
func FuzzPages(f *testing.F) {
	f.Add(striped(slope(), false))
	f.Add(striped(slope(), true))
	f.Fuzz(func(t *testing.T, b []byte) {
		pages, err := Pages(b, 5)
		if why := (*Failure)(nil); err != nil && !errors.As(err, &why) {
			t.Fatal(err)
		}
		for _, p := range pages {
			if w, h := p.Size.Width, p.Size.Height; w <= 0 || h <= 0 || w > 1<<20/h {
				continue
			}
			if m, err := p.Paint(); err == nil && (m.Bounds().Dx() != p.Size.Width || m.Bounds().Dy() != p.Size.Height) {
				t.Fatalf("got %v want %d × %d", m.Bounds(), p.Size.Width, p.Size.Height)
			}
		}
	})
}
