package tiff

// Strips in JPEG (TIFF Technical Note 2), as scanners save pages in colour: each is a
// picture of its own, whose tables may stand apart.

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
)

const (
	inJPEG = 7 // of tagCompression
	black0 = 1 // of tagColors: grey, 0 is black
	inRGB  = 2
	yCbCr  = 6
)

// measuredJPEG takes the size as the file says it.
func (p *Page) measuredJPEG(d directory) error {
	if c := d.values[tagColors]; c != yCbCr && c != inRGB && c != black0 {
		return &Failure{"unsupported_format", "TIFF in JPEG with colours that JPEG does not have"}
	}
	p.Size = image.Config{Width: int(d.values[tagWidth]), Height: int(d.values[tagHeight]), ColorModel: color.RGBAModel}
	n, rows := len(d.list(tagStrips)), d.values[tagRows]
	if n == 0 || n != len(d.list(tagSizes)) || n > 1 && rows < 8 { // the blocks of JPEG have eight
		return &Failure{"unsupported_format", "TIFF in JPEG without strips"}
	}
	return nil
}

// paintJPEG puts the strips under each other.
func (p Page) paintJPEG(d directory) (image.Image, error) {
	out := image.NewRGBA(image.Rect(0, 0, p.Size.Width, p.Size.Height))
	sizes, y := d.list(tagSizes), 0
	for i, at := range d.list(tagStrips) {
		rows := p.Size.Height - y
		if n := d.values[tagRows]; n > 0 && int64(n) < int64(rows) {
			rows = int(n)
		}
		m, err := d.strip(at, sizes[i], p.Size.Width, rows)
		if err != nil {
			return nil, err
		}
		draw.Draw(out, image.Rect(0, y, p.Size.Width, y+rows), m, m.Bounds().Min, draw.Src)
		y += rows
	}
	if y < p.Size.Height {
		return nil, &Failure{"damaged", "strips are missing"}
	}
	return out, nil
}

// strip reads one, no larger than it must be but for the blocks that JPEG is made of.
func (d directory) strip(at, size uint32, width, rows int) (image.Image, error) {
	if uint64(at)+uint64(size) > uint64(len(d.file)) || size < 4 {
		return nil, &Failure{"damaged", "a strip is not in the file"}
	}
	b := d.file[at : at+size]
	if n := uint64(d.counts[tagTables]); n > 4 {
		from := uint64(d.values[tagTables])
		if from+n > uint64(len(d.file)) {
			return nil, &Failure{"damaged", "the tables are not in the file"}
		}
		b = append(bytes.Clone(d.file[from:from+n-2]), b[2:]...) // without the end of the one, the start of the other
	}
	const block = 16
	c, err := jpeg.DecodeConfig(bytes.NewReader(b))
	if err != nil || rows <= 0 || c.Width < width || c.Width > width+block || c.Height < rows || c.Height > rows+block && uint32(c.Height) != d.values[tagRows] {
		return nil, &Failure{"damaged", "a strip is no JPEG of its size"}
	}
	m, err := jpeg.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, &Failure{"damaged", err.Error()}
	}
	if c, ok := m.(*image.YCbCr); ok && d.values[tagColors] == inRGB {
		return unmixed(c)
	}
	return m, nil
}

// unmixed is a picture whose three parts are red, green and blue, which the file says and
// JPEG itself does not.
func unmixed(c *image.YCbCr) (image.Image, error) {
	if c.SubsampleRatio != image.YCbCrSubsampleRatio444 {
		return nil, &Failure{"unsupported_format", "TIFF in JPEG with colours of different fineness"}
	}
	out := image.NewRGBA(c.Rect)
	for y := c.Rect.Min.Y; y < c.Rect.Max.Y; y++ {
		for x := c.Rect.Min.X; x < c.Rect.Max.X; x++ {
			i := c.YOffset(x, y)
			out.SetRGBA(x, y, color.RGBA{c.Y[i], c.Cb[i], c.Cr[i], 255})
		}
	}
	return out, nil
}
