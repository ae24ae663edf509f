package extract

import (
	"slices"
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

// TestTextless: a scan may bear a page number; a page of characters that nobody can tell
// is no scan, nor is one with a layer of text over its picture.
func TestTextless(t *testing.T) {
	glyphs := func(n int, g page.Glyph) page.Page { return page.Page{Glyphs: slices.Repeat([]page.Glyph{g}, n)} }
	for name, c := range map[string]struct {
		pages []page.Page
		want  bool
	}{
		"pictures":         {[]page.Page{{}, {}}, true},
		"page numbers":     {[]page.Page{glyphs(3, page.Glyph{Text: "1"}), glyphs(3, page.Glyph{Text: "2"})}, true},
		"unknown letters":  {[]page.Page{glyphs(400, page.Glyph{Text: "\uFFFD"})}, false},
		"a layer of text":  {[]page.Page{glyphs(400, page.Glyph{Text: "一", Invisible: true})}, false},
		"no page":          {nil, false},
		"a page of a text": {[]page.Page{{}, glyphs(400, page.Glyph{Text: "一"})}, false},
	} {
		if got := textless(&page.Document{Pages: c.pages}); got != c.want {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}
