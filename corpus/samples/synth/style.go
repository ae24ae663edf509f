package synth

import (
	"slices"
	"strings"
)

// Document is what a rendering gets to see: words and tables in order.
type Document struct {
	Title, Agency, Date string
	Year                int
	Blocks              []Block
}

// Block is a heading of level 1 or 2, a paragraph of level 0, or a table.
type Block struct {
	Level int
	Text  string
	Grid  *Grid
}

// Document lays the report out, its sections and tables in order.
func (r *Report) Document() *Document {
	doc := &Document{Title: r.Title, Agency: r.Agency.Name, Date: r.Published.String(), Year: r.Year}
	say := func(level int, text string) { doc.Blocks = append(doc.Blocks, Block{Level: level, Text: text}) }
	for _, s := range r.Sections {
		say(1, s.Heading)
		for _, t := range s.Topics {
			if t.Heading != "" {
				say(2, t.Heading)
			}
			for _, p := range t.Paragraphs {
				say(0, p)
			}
		}
		if s.Table != "" {
			doc.Blocks = append(doc.Blocks, Block{Grid: r.Grid(s.Table)})
		}
		for _, p := range s.AfterTable {
			say(0, p)
		}
	}
	return doc
}

// Style is one way to write a document down.
type Style struct {
	Name   string // html/clean, text/tabs
	Ending string // of the file's name
	// Keeps tells how much of the tables the style keeps: Everything, Printed
	// (empty cells leave no trace), or Digits (nothing stands between the cells).
	Keeps  Keeping
	render func(*Document, *dice) []byte
}

// Keeping is what of a table survives a style.
type Keeping int

// What a style keeps.
const (
	Everything Keeping = iota
	Printed
	Digits
)

var styles []Style

func register(s Style) bool {
	styles = append(styles, s)
	return true
}

// Styles lists all styles by name.
func Styles() []Style {
	list := slices.Clone(styles)
	slices.SortFunc(list, func(a, b Style) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	return list
}

// StyleOf finds a style by its name.
func StyleOf(name string) (Style, bool) {
	for _, s := range styles {
		if s.Name == name {
			return s, true
		}
	}
	return Style{}, false
}

// Render writes the report. The seed decides what the style leaves open.
func (s Style) Render(r *Report, seed uint64) []byte {
	return s.render(r.Document(), newDice(seed^0xabcdef))
}

// Decidable tells whether a careful reader of this rendering can know every
// figure. In text, a converter that drops empty cells and pads the line leaves the
// same print as an empty cell: only a total that the parts make up tells them apart.
func (s Style) Decidable(r *Report) bool {
	if s.Keeps == Digits {
		return false
	}
	if strings.HasPrefix(s.Name, "html/") {
		return true
	}
	for _, k := range r.Keys() {
		kind := r.Figures[k].Kind
		if s.Name == "text/bar_lines" && kind == Words || s.Name == "text/tabs_dropped" && kind == Blank {
			return false // words among labels; a blank beside the places that the label left empty
		}
		if s.Keeps == Printed && kind != Number && kind != Dash {
			return false // a blank left no trace, and words may be prose
		}
		if kind == Blank && !r.Figures[Key{k.Table, k.Row, "total"}].number() {
			return false
		}
	}
	return true
}

// Named lists the styles of which a name, or the format before its slash, is given.
func Named(names []string) []Style {
	return slices.DeleteFunc(Styles(), func(s Style) bool {
		format, _, _ := strings.Cut(s.Name, "/")
		return !slices.Contains(names, s.Name) && !slices.Contains(names, format)
	})
}

// Names are the names of all styles.
func Names() string {
	var list []string
	for _, s := range Styles() {
		list = append(list, s.Name)
	}
	return strings.Join(list, " ")
}
