package normalize

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/extract"
)

// Recognised figures. What all looks at a cell agree on is stored as recognised; the
// rest is a problem, unless the sums of the table leave one of the candidates only
// (ocr_settle.go). A figure against which all of its sums speak is a problem as well:
// where a picture and its sums differ, the picture may have been misread.

// recognised settles the figures of a recognised document.
func (r *Report) recognised(c *extract.Content) {
	if c.Recognised == "" {
		return
	}
	r.Recognised, r.Scanned = c.Recognised, c.Scanned
	r.Statements = slices.DeleteFunc(r.Statements, func(s Statement) bool { return !c.Printed(s.At) }) // recognised prose proves nothing
	r.identityTwice(c)
	cells := map[extract.Pos]*extract.Seen{}
	for _, g := range c.Grids {
		for i := range g.Cells {
			cells[g.Cells[i].Pos] = g.Cells[i].Seen
		}
	}
	r.storable(c, cells)
	s := newSettler(r, cells)
	s.refuteAll()
	s.settle()
	s.vouched()
	r.inOrder()
}

// identityTwice believes whose report it is, and for which year, only where the pages
// say so twice, or once in print, and the name is one of a place that there is: 青笙区 was recognised as
// 青笔区 in the title and again in the text.
func (r *Report) identityTwice(c *extract.Content) {
	if year := strconv.Itoa(r.Year); r.Year != 0 && timesPrinted(c, year) < 2 {
		r.Problems = append(r.Problems, problem("ocr-unsure", "", year, extract.Pos{}))
		r.Year = 0
	}
	known := r.Agency.DivisionCode != "" || len(r.Agency.Candidates) > 0
	if name := Compact(r.Agency.Name); name != "" && (!known || timesPrinted(c, name) < 2) {
		r.Problems = append(r.Problems, problem("ocr-unsure", "", r.Agency.Name, extract.Pos{}))
		r.Agency = Agency{}
	}
}

func timesPrinted(c *extract.Content, folded string) (n int) {
	for _, l := range c.Lines {
		times := strings.Count(Compact(l.Text), folded)
		if c.Printed(l.Pos) {
			times *= 2
		}
		n += times
	}
	return n
}

// storable keeps figures whose cells are agreed on, as recognised, and those that were
// not recognised as they are.
func (r *Report) storable(c *extract.Content, cells map[extract.Pos]*extract.Seen) {
	kept := r.Figures[:0]
	for _, f := range r.Figures {
		seen := cells[f.At]
		fraction := f.Value.Kind == Number && strings.Contains(f.Value.Number.String(), ".") && columnType(f.Key) != Amount
		plain := f.Value.Kind == Number || f.Value.Kind == Blank || f.Value.Kind == Dash
		switch {
		case c.Printed(f.At):
			kept = append(kept, f)
		case seen == nil || !seen.Agreed || !plain || fraction:
			r.Problems = append(r.Problems, problem("ocr-unsure", f.Key.String(), short(f.Text), f.At))
		default:
			f.Method, f.Confirmed = ByOCR, nil
			kept = append(kept, f)
		}
	}
	r.Figures = kept
}

// unanimous is how many looks must agree where no sum vouches for a figure: of 2800
// figures in scans of 150 to 300 dpi on which two agreed, none was wrong.
const unanimous = 3

func columnType(k Key) ColumnType {
	for _, f := range Forms() {
		t, _ := f.Table(k.Table)
		for _, b := range t.Blocks {
			for _, row := range b.Rows {
				for _, c := range b.Columns {
					if row.Name == k.Row && c.Name == k.Column {
						return c.Type
					}
				}
			}
		}
	}
	return Count
}

// inOrder puts figures back into the order of the form.
func (r *Report) inOrder() {
	p := placer{report: r}
	for _, name := range []string{Disclosure, Requests, Disputes} {
		p.inFormOrder(r.TableForm(name))
	}
}
