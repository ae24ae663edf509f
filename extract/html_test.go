package extract

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var updateHTML = flag.Bool("update-html", false, "write what the HTML reader says into its fixtures")

// TestHTMLFixtures: each testdata/html_*.txtar holds a sentence, a page as in.html
// and what a reader of the page sees.
func TestHTMLFixtures(t *testing.T) {
	files, err := filepath.Glob("testdata/html_*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Comment) == 0 || len(a.Files) != 2 {
				t.Fatalf("want a sentence and two files, have %d", len(a.Files))
			}
			if f := Sniff(a.Files[0].Data); f != HTML {
				t.Errorf("Sniff: got %q want html", f)
			}
			got := printed(readHTML(a.Files[0].Data))
			if *updateHTML {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if d := cmp.Diff(string(a.Files[1].Data), got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

// printed shows content as fixtures do: marks, links, then lines with the grids in
// their place, a row of a grid to the line. ⏎ is a line end inside a cell, {2x3} a
// span of two rows and three columns, · a place that a cell from above or none covers.
func printed(c *Content, err error) string {
	if err != nil {
		return "refused " + err.Error() + "\n"
	}
	var b strings.Builder
	if c.Cut {
		b.WriteString("cut\n")
	}
	if c.Changes > 0 {
		fmt.Fprintf(&b, "%d tracked changes\n", c.Changes)
	}
	for _, n := range c.Omitted {
		fmt.Fprintf(&b, "%d %s in %s, %d.%d\n", n.Count, n.Code, n.Detail, n.At.Row, n.At.Col)
	}
	for _, m := range c.Marks {
		fmt.Fprintf(&b, "mark %s (%s): %s\n", m.Kind, m.Origin, m.Value)
	}
	for _, l := range c.Links {
		fmt.Fprintf(&b, "link %s %s %q %d\n", l.Kind, l.Target, l.Label, l.Width)
	}
	for i, l := range c.Lines {
		switch {
		case l.Pos.Line != i+1:
			fmt.Fprintf(&b, "line %d has number %d\n", i+1, l.Pos.Line)
		case l.Grid > 0:
			b.WriteString(printedGrid(c.Grids[l.Grid-1]))
		case l.Level > 0:
			fmt.Fprintf(&b, "h%d %s\n", l.Level, l.Text)
		default:
			fmt.Fprintf(&b, "- %s\n", l.Text)
		}
	}
	return b.String()
}

func printedGrid(g Grid) string {
	var b strings.Builder
	fmt.Fprintf(&b, "grid %d %s %dx%d\n", g.Pos.Table, g.Layout, g.Rows, g.Cols)
	next := 0
	for row := 1; row <= g.Rows; row++ {
		b.WriteString("  |")
		col := 1
		for ; next < len(g.Cells) && g.Cells[next].Row == row; next++ {
			c := g.Cells[next]
			b.WriteString(strings.Repeat(" ·", max(0, c.Col-col)))
			fmt.Fprintf(&b, " %s", strings.ReplaceAll(c.Text, "\n", "⏎"))
			if c.RowSpan != 1 || c.ColSpan != 1 {
				fmt.Fprintf(&b, " {%dx%d}", c.RowSpan, c.ColSpan)
			}
			b.WriteString(" |")
			col = c.Col + c.ColSpan
		}
		b.WriteString("\n")
	}
	return b.String()
}
