package tiff

import (
	"image"
	"strings"
	"testing"
)

// TestShown: the eight ways in which a page may be stored, as Exif draws them.
func TestShown(t *testing.T) {
	stored := image.NewGray(image.Rect(7, 5, 9, 8))
	copy(stored.Pix, "abcdef")
	colour := image.NewRGBA(stored.Rect)
	for i, c := range stored.Pix {
		copy(colour.Pix[4*i:], []byte{c, 0, 0, 255})
	}
	for i, want := range []string{"ab cd ef", "ba dc fe", "fe dc ba", "ef cd ab", "ace bdf", "eca fdb", "fdb eca", "bdf ace"} {
		for _, m := range []image.Image{stored, colour} {
			if got := rowsOf(Shown(m, i+1)); got != want {
				t.Errorf("%T stored in way %d: got %s want %s", m, i+1, got, want)
			}
		}
	}
}

func rowsOf(m image.Image) string {
	var rows []string
	for y := m.Bounds().Min.Y; y < m.Bounds().Max.Y; y++ {
		row := ""
		for x := m.Bounds().Min.X; x < m.Bounds().Max.X; x++ {
			r, _, _, _ := m.At(x, y).RGBA()
			row += string(rune(r >> 8))
		}
		rows = append(rows, row)
	}
	return strings.Join(rows, " ")
}

// TestStoredJPEG: what is no way of storing, or breaks off, turns nothing.
func TestStoredJPEG(t *testing.T) {
	exif := func(way string) string {
		part := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + way + "\x00\x00\x00\x00\x00\x00"
		return "\xFF\xE1\x00" + string(rune(len(part)+2)) + part
	}
	for b, want := range map[string]int{
		"\xFF\xD8" + exif("\x06"): 6,
		"\xFF\xD8\xFF\xE0\x00\x04JF\xFF\xE1\x00\x08http:/" + exif("\x03") + "\xFF\xDA": 3,
		"\xFF\xD8" + exif("\x09"):                 Upright,
		"\xFF\xD8" + exif("\x00"):                 Upright,
		"\xFF\xD8\xFF\xDA\x00\x02" + exif("\x06"): Upright,
		"\xFF\xD8" + exif("\x06")[:20]:            Upright,
		"\xFF\xD8\xFF\xE1\x00\x00" + exif("\x06"): Upright,
		"\xFF\xD8\xFF":                            Upright,
	} {
		if got := StoredJPEG([]byte(b)); got != want {
			t.Errorf("%q: got %d want %d", b, got, want)
		}
	}
}
