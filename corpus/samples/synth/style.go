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
		if s.Table != "" && s.Table != r.unprinted {
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
	Keeps  Keeping
	render func(*Document, *dice) []byte
}

// Keeping is what of the borders of cells survives a style.
type Keeping int

// What a style keeps, from all to nothing.
const (
	Everything Keeping = iota // tags, or a mark for each cell, empty ones too
	Columns                   // marks, but those of empty cells beside the labels are lost
	Printed                   // lines or spaces; an empty cell leaves no trace
	Digits                    // nothing stands between the cells
)

// Separated tells that every cell has its border: then each figure can be known.
func (s Style) Separated() bool { return s.Keeps == Everything }

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
// figure: always where each cell has its border, and elsewhere where no cell is lost.
func (s Style) Decidable(r *Report) bool {
	switch s.Keeps {
	case Everything:
		return true
	case Digits:
		return false
	}
	for _, k := range r.Keys() {
		kind := r.Figures[k].Kind
		if kind == Blank || s.Keeps == Printed && kind != Number && kind != Dash {
			return false // a blank beside lost borders, or without a trace; words may be prose
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
