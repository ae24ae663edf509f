package scan

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"slices"
	"strings"
	"testing"
)

// font is a figure of 5 by 7 squares, enough for shapes and holes.
var font = map[rune][]string{
	'0': {" ### ", "#   #", "#   #", "#   #", "#   #", "#   #", " ### "},
	'1': {"  #  ", " ##  ", "  #  ", "  #  ", "  #  ", "  #  ", "  #  "},
	'4': {"   # ", "  ## ", " # # ", "#  # ", "#####", "   # ", "   # "},
	'6': {" ### ", "#    ", "#    ", "#### ", "#   #", "#   #", " ### "},
	'8': {" ### ", "#   #", "#   #", " ### ", "#   #", "#   #", " ### "},
	'9': {" ### ", "#   #", "#   #", " ####", "    #", "    #", " ### "},
	'.': {"", "", "", "", "", "", "  #"},
	'-': {"", "", "", "#####", "", "", ""},
	'无': {"########", "  #     ", "########", "  #  #  ", "  #  #  ", " #   #  ", "#    ###", "#    ###"},
}

// sheetOf draws a table of cells 200 by 60 dots at 300 dots an inch.
func sheetOf(rows [][]string) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, 1400, 900))
	draw.Draw(m, m.Rect, image.White, image.Point{}, draw.Src)
	ink := image.NewUniform(color.Black)
	w, h := len(rows[0])*200, len(rows)*60
	for i := range len(rows) + 1 {
		draw.Draw(m, image.Rect(100, 100+60*i, 103+w, 103+60*i), ink, image.Point{}, draw.Src)
	}
	for i := range len(rows[0]) + 1 {
		draw.Draw(m, image.Rect(100+200*i, 100, 103+200*i, 103+h), ink, image.Point{}, draw.Src)
	}
	for y, row := range rows {
		for x, text := range row {
			write(m, 150+200*x, 118+60*y, text, color.RGBA{A: 255})
		}
	}
	return m
}

func write(m *image.RGBA, x, y int, text string, c color.RGBA) {
	for _, r := range text {
		for i, line := range font[r] {
			for j, dot := range line {
				if dot == '#' {
					draw.Draw(m, image.Rect(x+4*j, y+4*i, x+4*j+4, y+4*i+4), image.NewUniform(c), image.Point{}, draw.Src)
				}
			}
		}
		x += 24
		if r == '.' {
			x -= 4
		}
	}
}

// reading runs Read over one page with a recogniser that knows the answers: those of
// figures in the order of their cells, for each size.
func reading(t *testing.T, m image.Image, answers ...[]string) []Grid {
	t.Helper()
	found, err := Read(func(yield func(Sheet, error) bool) { yield(Sheet{1, m, 300}, nil) }, func(slips []Slip) ([]Answer, error) {
		list := make([]Answer, len(slips))
		n := 0
		for i, s := range slips {
			switch s.Kind {
			case Digits:
				a := answers[n/len(sizes)]
				list[i] = Answer{Lines: []Line{{Text: a[n%len(sizes)%len(a)]}}}
				n++
			case Words:
				list[i] = Answer{Lines: []Line{{Text: "予 以 公 开"}}}
			}
		}
		return list, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found[0].Grids
}

func times4(s string) string { return strings.TrimSpace(strings.Repeat(s+" ", 4)) }

// told shows the cells of a grid row by row.
func told(g Grid) (list []string) {
	for _, c := range g.Cells {
		switch c.State {
		case Agreed:
			list = append(list, c.Text)
		case Stroke:
			list = append(list, "dash")
		case Empty:
			list = append(list, "empty")
		case Worded:
			list = append(list, "words")
		default:
			list = append(list, fmt.Sprint("doubt ", c.Candidates))
		}
	}
	return list
}

func TestCells(t *testing.T) {
	m := sheetOf([][]string{{"180", "", "-"}, {"69", "4.8", "无"}, {"6", "8", "19"}})
	grids := reading(t, m,
		[]string{times4("180")},
		[]string{times4("69")},
		[]string{times4("48")},
		[]string{times4("6")},                       // writing that a reader of figures makes a figure of
		[]string{times4("8")},                       // the ink has one hole
		[]string{times4("8"), "8 8 8", times4("6")}, // two looks differ
		[]string{times4("19"), times4("19"), "1919 191"})
	if len(grids) != 1 || grids[0].Rows != 3 || grids[0].Cols != 3 {
		t.Fatalf("got %v, want one grid of 3 by 3", grids)
	}
	want := []string{"180", "empty", "dash", "69", "4.8", "words", "doubt [8]", "doubt [8 6]", "19"}
	if got := told(grids[0]); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if c := grids[0].Cells[0]; c.Looks != 3 || c.Marks != 3 || c.Box != [4]float64{24.2, 24.2, 72.2, 38.6} {
		t.Errorf("got %+v, want three looks, three marks and the box in points", c)
	}
}

func TestSlopeIsFound(t *testing.T) {
	rows := [][]string{{"180", "", "6"}, {"69", "4", "8"}, {"6", "8", "19"}, {"6", "8", "19"}}
	for _, want := range []float64{-1.5, -0.4, 0.7, 1.3} {
		g := rotated(Gray(sheetOf(rows)), -want)
		got := slopeOf(inkOf(g, g.Rect, threshold(g)), int(longRun*300))
		if got < want-0.1 || got > want+0.1 {
			t.Errorf("got slope %.2f, want %.2f", got, want)
		}
		l := lattices(upright(g, got), threshold(g), 300)
		if len(l) != 1 || l[0].rows != 4 || l[0].cols != 3 || len(l[0].cells) != 12 {
			t.Errorf("slope %.1f: got %v, want one table of 4 by 3", want, l)
		}
	}
}

// TestRedInk: a stamp hides nothing, and a red figure is no empty cell.
func TestRedInk(t *testing.T) {
	m := sheetOf([][]string{{"180", ""}, {"", "69"}})
	red := color.RGBA{200, 30, 30, 255}
	draw.Draw(m, image.Rect(140, 130, 250, 134), image.NewUniform(red), image.Point{}, draw.Src)
	write(m, 150, 118, "180", color.RGBA{A: 255})
	write(m, 150, 178, "8", red)
	got := told(reading(t, m, []string{times4("180")}, []string{times4("69")})[0])
	if want := []string{"180", "empty", "doubt []", "69"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestJoinedCells: a rule that stops makes a broad cell, and areas that are no
// rectangles make no table.
func TestJoinedCells(t *testing.T) {
	m := sheetOf([][]string{{"", ""}, {"6", "8"}, {"9", "4"}})
	draw.Draw(m, image.Rect(300, 104, 304, 160), image.White, image.Point{}, draw.Src)
	l := lattices(Gray(m), 128, 300)
	if len(l) != 1 || len(l[0].cells) != 5 || l[0].cells[0].colSpan != 2 {
		t.Fatalf("got %v, want one broad cell above four", l)
	}
	draw.Draw(m, image.Rect(104, 160, 300, 164), image.White, image.Point{}, draw.Src)
	if l := lattices(Gray(m), 128, 300); len(l) != 0 {
		t.Errorf("got %v, want no table", l)
	}
}

// TestFigureAtTheEdge: what runs into a rule is never believed, and a 1 beside a rule is
// no part of it.
func TestFigureAtTheEdge(t *testing.T) {
	m := sheetOf([][]string{{"", "6"}, {"6", "8"}})
	write(m, 268, 118, "1", color.RGBA{A: 255})
	write(m, 284, 118, "1", color.RGBA{A: 255})
	got := told(reading(t, m, []string{times4("1")}, []string{times4("6")}, []string{times4("6")}, []string{times4("8")})[0])
	if got[0] == "1" || got[0] == "empty" {
		t.Errorf("got %q, want a doubt", got[0])
	}
}

func TestPeriod(t *testing.T) {
	for _, c := range []struct {
		text, want string
		ok         bool
	}{
		{"12 12 12 12", "12", true}, {"12121212", "12", true}, {"1 1 1 1", "1", true}, {"11 11 1 11", "", false}, {"1 1 1", "", false}, {"", "", false},
	} {
		got, ok := period(Answer{Lines: []Line{{Text: c.text}}})
		if got != c.want || ok != c.ok {
			t.Errorf("%q: got %q %v, want %q %v", c.text, got, ok, c.want, c.ok)
		}
	}
	if _, ok := period(Answer{Lines: []Line{{Text: "1 1"}, {Text: "1 1"}}}); ok {
		t.Error("two lines are periodic, want one only")
	}
}
