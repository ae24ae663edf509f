package extract

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io"
	"math"
	"os"
	"slices"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"

	"nianbao/extract/scan"
	turned "nianbao/extract/tiff"
)

// TestImages: a picture is recognised where somebody can, else refused with the reason
// that keeps it waiting.
func TestImages(t *testing.T) {
	asPNG, err := os.ReadFile("testdata/image_table.png")
	if err != nil {
		t.Fatal(err)
	}
	page, err := png.Decode(bytes.NewReader(asPNG))
	if err != nil {
		t.Fatal(err)
	}
	var asJPEG, asBMP, asTIFF, small, long bytes.Buffer
	for _, err := range []error{
		jpeg.Encode(&asJPEG, page, nil), bmp.Encode(&asBMP, page), tiff.Encode(&asTIFF, page, &tiff.Options{Compression: tiff.Deflate}),
		png.Encode(&small, image.NewGray(image.Rect(0, 0, 300, 400))), png.Encode(&long, image.NewGray(image.Rect(0, 0, 900, 20_000))),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	line := func(slips []scan.Slip) ([]scan.Answer, error) {
		answers := make([]scan.Answer, len(slips))
		for i, s := range slips {
			if s.Kind == scan.Page {
				answers[i].Lines = []scan.Line{{Text: "年 度 报告 2024", Box: image.Rect(0, 0, 300, 100)}}
			}
		}
		return answers, nil
	}
	failing := func([]scan.Slip) ([]scan.Answer, error) { return nil, errors.New("killed") }
	for _, c := range []struct {
		name   string
		b      []byte
		e      Engines
		reason string
	}{
		{"nobody recognises", asPNG, Engines{}, "needs_ocr"},
		{"JPEG", asJPEG.Bytes(), Engines{Recognize: line}, ""},
		{"PNG", asPNG, Engines{Recognize: line, RecognizedBy: func() string { return "reader 1" }}, ""},
		{"BMP", asBMP.Bytes(), Engines{Recognize: line}, ""},
		{"TIFF", asTIFF.Bytes(), Engines{Recognize: line}, ""},
		{"too long", long.Bytes(), Engines{Recognize: line}, "limit"},
		{"too few dots", small.Bytes(), Engines{Recognize: line}, "needs_ocr"},
		{"the engine fails", asPNG, Engines{Recognize: failing}, "crash"},
		{"broken off", asPNG[:60], Engines{Recognize: line}, "damaged"},
		{"BMP broken off", asBMP.Bytes()[:5000], Engines{Recognize: line}, "damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.e.Read(c.b)
			var why *Refusal
			if c.reason != "" {
				if !errors.As(err, &why) || why.Reason != c.reason {
					t.Fatalf("got %v, want %s", err, c.reason)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if len(got.Lines) != 2 || got.Lines[0].Text != "年度报告2024" || len(got.Grids) != 1 || len(got.Grids[0].Cells) != 4 || got.Format != ImageFile || got.Recognised == "" {
				t.Errorf("got %+v, want a line and a table of four cells", got)
			}
		})
	}
}

// TestFax: a TIFF of two pages in fax coding, as scanners save them, with a small copy of
// the first between; the second page lies in three strips.
func TestFax(t *testing.T) {
	fax, err := os.ReadFile("testdata/image_fax.tiff")
	if err != nil {
		t.Fatal(err)
	}
	blind := Engines{Recognize: func(slips []scan.Slip) ([]scan.Answer, error) { return make([]scan.Answer, len(slips)), nil }}
	asPNG, err := os.ReadFile("testdata/image_table.png")
	if err != nil {
		t.Fatal(err)
	}
	want, err := blind.Read(asPNG)
	if err != nil {
		t.Fatal(err)
	}
	got, err := blind.Read(fax)
	if err != nil || len(got.Grids) != 2 {
		t.Fatalf("got %+v, %v, want two tables", got, err)
	}
	for i, g := range got.Grids {
		if g.Pos.Page != i+1 || len(g.Cells) != len(want.Grids[0].Cells) {
			t.Errorf("page %d: got %d cells on page %d, want %d", i+1, len(g.Cells), g.Pos.Page, len(want.Grids[0].Cells))
		}
		for k, c := range g.Cells {
			if w := want.Grids[0].Cells[k]; c.Row != w.Row || c.Col != w.Col || c.Text != w.Text {
				t.Errorf("page %d: got %+v want %+v", i+1, c, w)
			}
		}
	}
}

// TestTurnedPictures: a photograph and a page of a fax that are stored turned are read as
// they are shown.
func TestTurnedPictures(t *testing.T) {
	asPNG, err := os.ReadFile("testdata/image_table.png")
	if err != nil {
		t.Fatal(err)
	}
	page, err := png.Decode(bytes.NewReader(asPNG))
	if err != nil {
		t.Fatal(err)
	}
	shown := func(way int) image.Image { return turned.Shown(page, way) }
	gridOf := func(b []byte) Grid {
		t.Helper()
		blind := Engines{Recognize: func(slips []scan.Slip) ([]scan.Answer, error) { return make([]scan.Answer, len(slips)), nil }}
		c, err := blind.Read(b)
		if err != nil || len(c.Grids) == 0 {
			t.Fatalf("got %+v, %v, want a table", c, err)
		}
		return c.Grids[0]
	}
	var photo, low bytes.Buffer
	const back = 8 // undoes 6
	if err := errors.Join(jpeg.Encode(&photo, shown(back), nil), png.Encode(&low, shown(3))); err != nil {
		t.Fatal(err)
	}
	exif := []byte("\xff\xe1\x00\x22Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x00\x00\x00\x00")
	fax := bytes.Replace(faxWith(t, nil), []byte("\x15\x01\x03\x00\x01\x00\x00\x00\x01"), []byte("\x12\x01\x03\x00\x01\x00\x00\x00\x03"), 1)
	for _, c := range []struct {
		name      string
		got, want []byte
	}{
		{"a photograph", slices.Insert(photo.Bytes(), 2, exif...), asPNG},
		{"a fax upside down", fax, low.Bytes()},
	} {
		got, want := gridOf(c.got), gridOf(c.want)
		if got.Rows != want.Rows || got.Cols != want.Cols || len(got.Cells) != len(want.Cells) {
			t.Fatalf("%s: got %d by %d cells, want %d by %d", c.name, got.Rows, got.Cols, want.Rows, want.Cols)
		}
		for i, g := range got.Cells {
			w := want.Cells[i]
			for k := range g.Pos.Box {
				if g.Text != w.Text || math.Abs(g.Pos.Box[k]-w.Pos.Box[k]) > 1 {
					t.Errorf("%s: got %+v want %+v", c.name, g, w)
					break
				}
			}
		}
	}
}

// faxWith is the fax with the values of some tags of each page changed.
func faxWith(t *testing.T, changes map[uint16]uint32) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/image_fax.tiff")
	if err != nil {
		t.Fatal(err)
	}
	order := binary.LittleEndian
	for at := order.Uint32(b[4:]); at != 0; {
		n := uint32(order.Uint16(b[at:]))
		for i := range n {
			e := b[at+2+12*i:]
			if v, ok := changes[order.Uint16(e)]; ok {
				order.PutUint32(e[8:], v)
			}
		}
		at = order.Uint32(b[at+2+12*n:])
	}
	return b
}

// TestRefusedTIFF: what would not be painted as it looks is refused, never painted otherwise.
func TestRefusedTIFF(t *testing.T) {
	whole := faxWith(t, nil)
	endless := bytes.Clone(whole)
	first := binary.LittleEndian.Uint32(endless[4:])
	binary.LittleEndian.PutUint32(endless[first+2+12*13:], first)
	for name, c := range map[string]struct {
		b      []byte
		reason string
	}{
		"cut in a strip":    {faxWith(t, map[uint16]uint32{tagStripSize: 20}), "damaged"},
		"the first cut off": {whole[:100], "damaged"},
		"a chain in a ring": {endless, "damaged"},
		"huge":              {faxWith(t, map[uint16]uint32{tagHeight: 1 << 30}), "limit"},
		"negative":          {faxWith(t, map[uint16]uint32{tagHeight: 1 << 31}), "limit"},
		"nothing to see":    {faxWith(t, map[uint16]uint32{tagSubfile: 1}), "damaged"},
		"BigTIFF":           {append([]byte("II+\x00"), whole[4:]...), "unsupported_format"},
		"unknown coding":    {faxWith(t, map[uint16]uint32{tagCoding: 34712}), "unsupported_format"},
		"too few dots":      {faxWith(t, map[uint16]uint32{tagWidth: 100}), "needs_ocr"},
	} {
		t.Run(name, func(t *testing.T) {
			blind := Engines{Recognize: func(slips []scan.Slip) ([]scan.Answer, error) { return make([]scan.Answer, len(slips)), nil }}
			got, err := blind.Read(c.b)
			if why := (*Refusal)(nil); got != nil || !errors.As(err, &why) || why.Reason != c.reason {
				t.Errorf("got %v, %v, want %s", got != nil, err, c.reason)
			}
		})
	}
}

const (
	tagSubfile, tagWidth, tagHeight, tagCoding, tagStripSize = 254, 256, 257, 259, 279
)

// FuzzImages: any bytes give pages or a refusal, and each page is painted or damaged,
// without ever taking more dots than it says.
func FuzzImages(f *testing.F) {
	page := image.NewPaletted(image.Rect(0, 0, 24, 17), color.Palette{color.White, color.Black})
	page.SetColorIndex(3, 3, 1)
	for _, encode := range []func(w io.Writer) error{
		func(w io.Writer) error { return png.Encode(w, page) },
		func(w io.Writer) error { return jpeg.Encode(w, page, nil) },
		func(w io.Writer) error { return bmp.Encode(w, page) },
		func(w io.Writer) error { return tiff.Encode(w, page, nil) },
		func(w io.Writer) error {
			return tiff.Encode(w, image.NewRGBA64(page.Rect), &tiff.Options{Compression: tiff.Deflate, Predictor: true})
		},
	} {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			f.Fatal(err)
		}
		f.Add(b.Bytes())
	}
	fax, err := os.ReadFile("testdata/image_fax.tiff")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(fax)
	f.Fuzz(func(t *testing.T, b []byte) {
		list, err := framesOf(b)
		if why := (*Refusal)(nil); err != nil && !errors.As(err, &why) {
			t.Fatalf("got %v want a refusal", err)
		}
		for _, p := range list {
			if p.size.Width <= 0 || p.size.Height <= 0 || p.size.Width > 1<<20/p.size.Height {
				continue // painting more takes time, and shows no more
			}
			if m, err := p.paint(); err == nil && (m.Bounds().Dx() != p.size.Width || m.Bounds().Dy() != p.size.Height) {
				t.Fatalf("got %v want %d × %d", m.Bounds(), p.size.Width, p.size.Height)
			}
		}
	})
}
