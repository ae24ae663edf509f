// Package page is the page model that PDF, OFD and recognised scans share: what is
// painted on a page and where, before anybody asks what it means.
//
// It is pure geometry. An engine fills a Document; the steps of this package turn
// it into lines, words and cells.
//
// Map of the package:
//
//	page.go     Document, Page, Glyph, Rule, Fill, Image, Box: what an engine delivers
//	sheet.go    pages made ready once for all readings: turn.go, visible.go, gate.go, fields.go
//	rules.go    the reading by rules: ruled.go (rules → lattices), grid.go (→ cells),
//	            cell.go, downwards.go (their text), join.go (tables over pages)
//	columns.go  columns that no row fills, from headers and from the page before
//	aligned.go  the reading by rows of words, for tables without rules
//	stream.go   the reading in the order of painting
//	line.go, letter.go           glyphs → lines, words and text
//	label.go, assign.go   labels beside values, wrapped over lines, where no rule bounds them
//	draw.go     a page as SVG, with all that was found on it
//	furniture.go, prose.go       page numbers, running heads; lines → paragraphs
//	reports.go                   where another report begins
//	advance.go  true widths of digits where a font states wrong ones
//	box.go, group.go             boxes, and things that belong together
package page

// Document is what an engine saw in a file, page by page.
type Document struct {
	Pages    []Page
	Producer string // as the file says, "" where it does not
	Creator  string
}

// Box is a rectangle in points, origin top left of the page as it is shown (its
// rotation applied), X0 ≤ X1 and Y0 ≤ Y1.
type Box struct{ X0, Y0, X1, Y1 float64 }

// Page is what is painted on one page. Glyphs, Fills and Images share one Order:
// what has a higher one is painted over what has a lower one.
type Page struct {
	Number        int // from 1
	Width, Height float64
	Glyphs        []Glyph // in the order of the content stream
	Rules         []Rule
	Fills         []Fill
	Images        []Image
	Limited       bool  // the page holds more than the engine delivers
	Doubts        []Box // form fields that may say something else than they show; a glyph of no known text stands in each
	Annotated     bool  // form fields or comments show digits of it, which a second reader does not see
}

// Glyph is one character as painted.
type Glyph struct {
	Text      string  // usually one character; "" or U+FFFD where the file maps it to none
	Box       Box     // loose: the font's ascent and descent, the advance width
	Angle     float64 // of the baseline in degrees, counter-clockwise, as the page is shown
	Size      float64 // of the font, in points
	Color     Color   // of the fill
	Font      int     // equal numbers are equal fonts of this document
	Run       int     // equal numbers are one text object
	Order     int
	Invisible bool // text render mode 3 or 7, or fully transparent
	MapError  bool // the file does not say which character the glyph is
}

// Color is red, green and blue, 0 to 255.
type Color struct{ R, G, B uint8 }

// Rule is a painted straight line, horizontal or vertical, by its centre line:
// stroked paths, sides of stroked rectangles, and filled rectangles thin as a line.
type Rule struct {
	X0, Y0, X1, Y1 float64
	Width          float64
	Color          Color
}

// Fill is a filled area that is no rule: shading, or what covers text.
type Fill struct {
	Box   Box
	Color Color
	Order int
	Clear bool // it lets through what is below, as a marker does
}

// Image is a picture as placed on the page.
type Image struct {
	Box   Box
	Order int
	Clear bool // it has transparent parts, as the picture of a seal
}

// Text is what the second reader saw: the text of each page in the order of the
// content stream, with no geometry. Pages[i] belongs to page i+1.
type Text struct{ Pages []string }

// Failure is why an engine gives no document. Reason is one word of the contract:
// password, damaged, empty, limit, timeout, crash.
type Failure struct{ Reason, Detail string }

func (f *Failure) Error() string { return f.Reason + ": " + f.Detail }
