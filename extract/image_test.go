package extract

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"testing"

	"nianbao/extract/scan"
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
	var asJPEG, small bytes.Buffer
	for _, err := range []error{jpeg.Encode(&asJPEG, page, nil), png.Encode(&small, image.NewGray(image.Rect(0, 0, 300, 400)))} {
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
		{"too few dots", small.Bytes(), Engines{Recognize: line}, "needs_ocr"},
		{"the engine fails", asPNG, Engines{Recognize: failing}, "crash"},
		{"broken off", asPNG[:60], Engines{Recognize: line}, "damaged"},
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
