package extract

import (
	"fmt"
	"strings"
)

// The work that a page makes for the parser and the walk is told from its tags
// before either begins, so that a hostile page is refused in a moment. A report has
// some thousands of tags; the largest saved from Word a few hundred thousand.

const (
	mostTags       = 1_200_000   // tags in one document
	mostNodes      = 4_000_000   // nodes that the parser may make of them
	mostAttributes = 1_500_000   // of all tags
	mostOfOne      = 600_000     // attributes of one tag
	mostSteps      = 300_000_000 // steps over open elements, in pages of many tags
	mostDepth      = 512         // open elements; x/net/html gives up beyond, as browsers flatten
	mostInGrid     = 20_000      // cells, rows or columns of one grid
	mostPlaces     = 4_000_000   // rows times columns of one grid
	mostOfGrids    = 40_000_000  // rows times columns of all grids
	mostLines      = 1_000_000   // lines of one page
	mostText       = 8 << 20     // bytes of text that a reader of the page sees
	manyTags       = 200_000     // below, no depth makes the parser slow
)

// formattingElements are those that the parser opens again after a block closed
// around them ("active formatting elements" of the HTML standard, 13.2.4.3).
var formattingElements = map[string]int{
	"b": 0, "big": 1, "code": 2, "em": 3, "font": 4, "i": 5, "s": 6,
	"small": 7, "strike": 8, "strong": 9, "tt": 10, "u": 11,
}

// unnested are elements that have no content or that the next of their kind ends:
// left open they make no depth.
var unnested = map[string]bool{
	"a": true, "p": true, "li": true, "dt": true, "dd": true, "tr": true, "td": true, "th": true, "option": true,
	"tbody": true, "thead": true, "tfoot": true, "br": true, "img": true, "hr": true, "input": true,
	"meta": true, "link": true, "col": true, "area": true, "base": true, "embed": true, "param": true,
	"source": true, "track": true, "wbr": true,
}

// htmlFrame counts the formatting elements that are open inside an element beyond
// which no end tag reaches.
type htmlFrame struct {
	element string
	cell    bool // of a table
	open    [12]int
}

// htmlWork is an upper bound of the work, as far as the tags have been read.
type htmlWork struct {
	tags, nodes, attributes, most int
	rootAttributes                int // of <html> and <body>, which the parser merges

	frames     []htmlFrame
	formatting int // open <b>, <font> … of all frames
	heaviest   int // attributes of the one with most, copied with it

	deep         bool // depth is counted: the page has many tags
	open         map[string]int
	depth, steps int
}

func newHTMLWork(text string) htmlWork {
	w := htmlWork{frames: make([]htmlFrame, 1), deep: strings.Count(text, "<") > manyTags}
	if w.deep {
		w.open = map[string]int{}
	}
	return w
}

// tooMuch says which bound is passed, or "".
func (w *htmlWork) tooMuch() string {
	switch {
	case w.tags > mostTags:
		return fmt.Sprintf("more than %d tags", mostTags)
	case w.attributes > mostAttributes || w.most > mostOfOne:
		return fmt.Sprintf("more than %d attributes, or %d of one tag", mostAttributes, mostOfOne)
	case w.nodes > mostNodes:
		return fmt.Sprintf("tags and formatting that is never closed make more than %d elements", mostNodes)
	case w.steps > mostSteps:
		return "too many tags inside elements that are never closed"
	}
	return ""
}

// counted: there are more tags or attributes than any page without formatting has.
func (w *htmlWork) counted() bool {
	return w.tags > mostTags || w.attributes > mostAttributes || w.most > mostOfOne
}

func (w *htmlWork) tag(name string, end bool, attributes int) {
	w.tags++
	w.nodes++
	w.attributes += attributes
	w.most = max(w.most, attributes)
	w.format(name, end, attributes)
	if name == "html" || name == "body" {
		w.nodes += w.rootAttributes
		w.rootAttributes += attributes
	}
	if w.deep {
		w.deepen(name, end)
	}
}

// format counts what a block opens again: every formatting element that is open.
func (w *htmlWork) format(name string, end bool, attributes int) {
	top := &w.frames[len(w.frames)-1]
	n, formatting := 0, false
	if len(name) <= len("strike") && strings.IndexByte("bcefistu", name[0]) >= 0 {
		n, formatting = formattingElements[name]
	}
	switch {
	case formatting && end:
		closed := min(1, top.open[n])
		top.open[n] -= closed
		w.formatting -= closed
	case formatting:
		top.open[n]++
		w.formatting++
		w.heaviest = max(w.heaviest, attributes)
	case end || name == "p" || name == "li":
		w.nodes += min(w.formatting, mostDepth) * (1 + w.heaviest/16)
	}
	w.mark(name, end, top)
}

// mark opens and closes frames. A cell clears what was left open in the one before;
// a table outside the cells of another ends that.
func (w *htmlWork) mark(name string, end bool, top *htmlFrame) {
	switch name {
	case "table", "object", "applet", "marquee", "template":
		switch {
		case !end && (name != "table" || top.element != name || top.cell):
			w.frames = append(w.frames, htmlFrame{element: name})
		case end && name == top.element:
			w.clear(top)
			w.frames = w.frames[:len(w.frames)-1]
		}
	case "td", "th", "caption", "tr":
		if top.element == "table" {
			w.clear(top)
			top.cell = !end && name != "tr"
		}
	}
}

func (w *htmlWork) clear(f *htmlFrame) {
	for _, n := range f.open {
		w.formatting -= n
	}
	f.open = [12]int{}
}

// deepen counts the open elements that each tag may make the parser pass.
func (w *htmlWork) deepen(name string, end bool) {
	switch {
	case unnested[name]:
	case !end:
		w.open[name]++
		w.depth++
	case w.open[name] > 0:
		w.open[name]--
		w.depth--
	}
	w.steps += min(w.depth, mostDepth)
}
