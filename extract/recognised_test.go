package extract

import (
	"testing"

	"nianbao/extract/page"
)

// TestUnpainted: a cell in which the file prints something is not empty, whatever the
// picture shows.
func TestUnpainted(t *testing.T) {
	box := [4]float64{10, 10, 50, 30}
	for _, c := range []struct {
		glyph page.Glyph
		want  string
	}{
		{page.Glyph{Text: "\uFFFD", Box: page.Box{X0: 20, Y0: 15, X1: 26, Y1: 25}}, Unrecognised},
		{page.Glyph{Text: " ", Box: page.Box{X0: 20, Y0: 15, X1: 26, Y1: 25}}, ""},
		{page.Glyph{Text: "1", Box: page.Box{X0: 60, Y0: 15, X1: 66, Y1: 25}}, ""},
		{page.Glyph{Text: "1", Invisible: true, Box: page.Box{X0: 20, Y0: 15, X1: 26, Y1: 25}}, ""},
	} {
		cell := Cell{Row: 1, Col: 1, Pos: Pos{Page: 1, Box: box}, Seen: &Seen{Agreed: true}}
		content := &Content{Grids: []Grid{{Cells: []Cell{cell}}}}
		content.unpainted(&page.Document{Pages: []page.Page{{Glyphs: []page.Glyph{c.glyph}}}})
		if got := content.Grids[0].Cells[0]; got.Text != c.want || got.Seen.Agreed != (c.want == "") {
			t.Errorf("%+v: got %q agreed %v, want %q", c.glyph, got.Text, got.Seen.Agreed, c.want)
		}
	}
}
