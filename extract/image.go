package extract

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // formats that pages are published in
	_ "image/png"
	"slices"
	"strings"

	_ "golang.org/x/image/bmp"

	"nianbao/extract/scan"
	"nianbao/extract/tiff"
)

// Pictures of pages: PNG, JPEG, BMP, and TIFF, which may hold several. They hold nothing
// but dots, so that they are recognised or refused.

// ImageFile is a picture as a document.
const ImageFile Format = "image"

var _ = register(reader{format: ImageFile, rank: 20, mine: looksLikeImage, read: readImage})

func looksLikeImage(head []byte) bool {
	return bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")) || bytes.HasPrefix(head, []byte("\xff\xd8\xff")) || tiff.Is(head) || looksLikeBMP(head)
}

// looksLikeBMP asks more than the two letters, with which a text may begin: the two zeros,
// the size of the second head, and the one plane.
func looksLikeBMP(head []byte) bool {
	if len(head) < 30 || !bytes.HasPrefix(head, []byte("BM")) || binary.LittleEndian.Uint32(head[6:]) != 0 {
		return false
	}
	return slices.Contains([]uint32{40, 52, 56, 64, 108, 124}, binary.LittleEndian.Uint32(head[14:])) && binary.LittleEndian.Uint16(head[26:]) == 1
}

// Limits of a picture. Below the least no figure of a table can be told from another.
const (
	mostDots  = 60_000_000
	mostFine  = 100_000_000           // once it is as fine as pages are looked at
	mostSum   = mostPages * 9_000_000 // of all pages, which are compared with each other
	leastWide = 900
	pageInch  = 8.27 // inches across A4: what a picture of a page is taken for
)

func readImage(b []byte, e Engines) (*Content, error) {
	list, err := framesOf(b)
	if err != nil {
		return nil, err
	}
	sum := 0
	for _, f := range list {
		if err := f.looked(); err != nil {
			return nil, err
		}
		if sum += f.fine(); sum > mostSum {
			return nil, &Refusal{"limit", fmt.Sprintf("pages with more than %d dots", mostSum)}
		}
	}
	if e.Recognize == nil {
		return nil, &Refusal{"needs_ocr", "the document is a picture"}
	}
	found, err := e.found(func(yield func(scan.Sheet, error) bool) {
		for i, f := range list {
			m, err := f.paint()
			if err != nil {
				err = refusedFrame(err)
			}
			if !yield(scan.Sheet{Number: i + 1, Image: m, DPI: f.fineness()}, err) {
				return
			}
		}
	})
	if err != nil {
		return nil, err
	}
	return e.contentOfFound(ImageFile, found), nil
}

// frame is one page of a file of pictures, not yet painted.
type frame struct {
	size  image.Config
	kind  string
	dpi   float64 // 0 where the file does not say it
	paint func() (image.Image, error)
}

// framesOf lists the pages of a file. Its errors are *Refusal.
func framesOf(b []byte) ([]frame, error) {
	if !tiff.Is(b) {
		size, kind, err := image.DecodeConfig(bytes.NewReader(b))
		if err != nil {
			return nil, refusedFrame(err)
		}
		f := frame{size, kind, 0, func() (image.Image, error) {
			m, _, err := image.Decode(bytes.NewReader(b))
			return m, err
		}}
		if kind == "jpeg" {
			f = f.shown(tiff.StoredJPEG(b))
		}
		return []frame{f}, nil
	}
	pages, err := tiff.Pages(b, mostPages)
	if err != nil {
		return nil, refusedFrame(err)
	}
	var list []frame
	for _, p := range pages {
		list = append(list, frame{p.Size, "tiff", p.DPI, p.Paint}.shown(p.Stored))
	}
	return list, nil
}

// shown is a frame as its file says that it is shown, which may be turned.
func (f frame) shown(stored int) frame {
	size, paint := tiff.ShownSize(image.Pt(f.size.Width, f.size.Height), stored), f.paint
	f.size.Width, f.size.Height = size.X, size.Y
	f.paint = func() (image.Image, error) {
		m, err := paint()
		if err != nil {
			return nil, err
		}
		return tiff.Shown(m, stored), nil
	}
	return f
}

func refusedFrame(err error) *Refusal {
	if why := (*tiff.Failure)(nil); errors.As(err, &why) {
		return &Refusal{why.Reason, why.Detail}
	}
	return &Refusal{"damaged", err.Error()}
}

// looked refuses what is too large to be held, or too small to be recognised.
func (f frame) looked() error {
	switch {
	case f.size.Width <= 0 || f.size.Height <= 0:
		return &Refusal{"damaged", "a picture without dots"}
	case f.size.Height > mostDots/f.size.Width || f.dots() > mostDots:
		return &Refusal{"limit", fmt.Sprintf("%d × %d dots, more than %d", f.size.Width, f.size.Height, mostDots)}
	case f.size.Width < leastWide:
		return &Refusal{"needs_ocr", strings.ToUpper(f.kind) + " with too few dots to be recognised"}
	case f.fine() > mostFine:
		return &Refusal{"limit", fmt.Sprintf("%d × %d dots of %.0f to the inch: too long a picture", f.size.Width, f.size.Height, f.fineness())}
	}
	return nil
}

// dots is how many a page has to be held for, those of 16 bits counted twice.
func (f frame) dots() int {
	n := f.size.Width * f.size.Height
	switch f.size.ColorModel {
	case color.RGBA64Model, color.NRGBA64Model, color.Gray16Model:
		return 2 * n
	}
	return n
}

// fine is how many dots a page has once it is as fine as pages are looked at.
func (f frame) fine() int {
	scale := max(1, scanDPI/f.fineness())
	return int(float64(f.size.Width*f.size.Height) * scale * scale)
}

// fineness is dots an inch: as the file says, where that makes a sheet of paper, else as
// if the picture were one of A4.
func (f frame) fineness() float64 {
	if inches := float64(f.size.Width) / f.dpi; f.dpi >= 100 && inches > pageInch/2 && inches < 3*pageInch {
		return f.dpi
	}
	return float64(f.size.Width) / pageInch
}
