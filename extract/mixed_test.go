package extract

import (
	"errors"
	"image"
	"image/color"
	"image/draw"
	"slices"
	"testing"

	"nianbao/extract/page"
	"nianbao/extract/scan"
)

// TestMixed: a recognised page stands between the printed ones, whose tables keep their
// places; without a recogniser, or where it fails, the page is named.
func TestMixed(t *testing.T) {
	doc, _ := pagesOf(t, "page 600 800\ntext 100 100 第一页2024\ngrid 100,200,300 200,230,260\ntext 110 210 规章\ntext 210 210 1\n"+
		"page 600 800\nimage 0 0 600 800\n"+
		"page 600 800\ntext 100 100 第三页\ngrid 100,200,300 200,230,260\ntext 110 210 收费\ntext 210 210 2\n")
	white := image.NewGray(image.Rect(0, 0, 600, 800))
	draw.Draw(white, white.Rect, image.NewUniform(color.White), image.Point{}, draw.Src)
	e := Engines{
		Pages:        func([]byte) (*page.Document, error) { return doc, nil },
		Render:       func([]byte, int, float64) (image.Image, error) { return white, nil },
		RecognizedBy: func() string { return "reader 1" },
		Recognize: func(slips []scan.Slip) ([]scan.Answer, error) {
			answers := make([]scan.Answer, len(slips))
			for i := range slips {
				answers[i].Lines = []scan.Line{{Text: "第二页", Box: image.Rect(100, 100, 200, 120)}}
			}
			return answers, nil
		},
	}
	c, err := e.Read([]byte("%PDF-1.7\n"))
	if err != nil {
		t.Fatal(err)
	}
	var pages []int
	for i, l := range c.Lines {
		pages = append(pages, l.Pos.Page)
		if l.Pos.Line != i+1 || l.Grid > 0 && c.Grids[l.Grid-1].Cells[0].Pos.Table != l.Grid {
			t.Errorf("line %d stands at %+v", i+1, l.Pos)
		}
		if c.Printed(l.Pos) != (l.Pos.Page != 2) {
			t.Errorf("%q: printed is %v", l.Text, c.Printed(l.Pos))
		}
	}
	if !slices.IsSorted(pages) || !slices.Contains(pages, 2) || len(c.Grids) != 2 || c.Recognised != "reader 1" || c.Omitted != nil {
		t.Errorf("got pages %v, %d grids, by %q, %v left out", pages, len(c.Grids), c.Recognised, c.Omitted)
	}
	for what, change := range map[string]func(*Engines){
		"no recogniser": func(e *Engines) { e.Recognize = nil },
		"a failing one": func(e *Engines) {
			e.Recognize = func([]scan.Slip) ([]scan.Answer, error) { return nil, errors.New("gone") }
		},
		"no way to draw": func(e *Engines) { e.Render = nil },
	} {
		e := e
		change(&e)
		c, err := e.Read([]byte("%PDF-1.7\n"))
		if err != nil || len(c.Omitted) != 1 || c.Omitted[0].Code != PagePicture || c.Omitted[0].Detail != "2" || c.Recognised != "" {
			t.Errorf("%s: got %+v, %v; want page 2 named", what, c, err)
		}
	}
}
