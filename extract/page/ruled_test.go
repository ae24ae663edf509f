package page_test

import (
	"encoding/xml"
	"errors"
	"io"
	"math/rand"
	"strings"
	"testing"
	"time"

	"nianbao/extract/page"
)

func TestRuled(t *testing.T) {
	xs, ys := []float64{100, 200, 300}, []float64{100, 130, 160}
	filled := func(s *sheet) *sheet {
		return s.text(105, 110, "规章").text(205, 110, "12").text(105, 140, "公开").text(205, 140, "305")
	}
	const plain = "|规章|12|\n|公开|305|"
	for _, c := range []struct {
		name string
		page *sheet
		want string
	}{
		{"all lines", filled(newSheet().grid(xs, ys)), plain},
		{"double borders", filled(newSheet().grid(xs, ys).grid([]float64{102, 198, 302}, []float64{102, 128, 162})), plain},
		{"dashes", filled(dashed(newSheet(), xs, ys)), plain},
		{"corners that do not meet", filled(newSheet().across(100, 102, 298).across(130, 102, 298).across(160, 102, 298).down(100, 102, 158).down(200, 102, 158).down(300, 102, 158)), plain},
		{"no lower border, where a page ends", filled(newSheet().across(100, 100, 300).across(130, 100, 300).down(100, 100, 160).down(200, 100, 160).down(300, 100, 160)), plain},
		{"a cell of two columns", newSheet().across(100, 100, 300).across(130, 100, 300).across(160, 100, 300).down(100, 100, 160).down(300, 100, 160).down(200, 130, 160).text(105, 110, "第二十条").text(105, 140, "公开").text(205, 140, "305"), "|第二十条+2|\n|公开|305|"},
		{"a cell of two rows", newSheet().across(100, 100, 300).across(130, 200, 300).across(160, 100, 300).down(100, 100, 160).down(200, 100, 160).down(300, 100, 160).text(105, 125, "公开").text(205, 110, "12").text(205, 140, "305"), "|公开^2|12|\n|305|"},
		{"a group that goes through the whole page, its cells in boxes", filled(newSheet().grid(xs, ys)).down(70, 100, 160).text(80, 110, "本").text(80, 122, "年"), "|本年^2|规章|12|\n|公开|305|"},
		{"a bar beside a table is no column", filled(newSheet().grid(xs, ys)).down(70, 60, 160), plain},
		{"a label on two lines", newSheet().grid(xs, ys).text(105, 102, "行政规范").text(105, 115, "性文件").text(205, 110, "12").text(105, 140, "公开").text(205, 140, "305"), "|行政规范性文件|12|\n|公开|305|"},
		{"a label of one character a line", newSheet().grid([]float64{100, 120, 300}, []float64{100, 150, 180}).text(105, 102, "办").text(105, 114, "理").text(105, 126, "结").text(105, 138, "果").text(205, 110, "12"), "|办理结果|12|\n|||"},
		{"a label in columns from right to left", newSheet().grid([]float64{100, 130, 300}, []float64{100, 190, 220}).text(205, 110, "12").downwards(114, 102, "本年度办理").downwards(103, 118, "结果"), "|本年度办理结果|12|\n|||"},
		{"a label of two columns whose characters stand side by side", newSheet().grid([]float64{100, 130, 300}, []float64{100, 190, 220}).text(205, 110, "12").downwards(103, 102, "本度理").downwards(114, 102, "年办"), "|本年度办理|12|\n|||"},
		{"a label that moves aside on its way down", newSheet().grid([]float64{100, 130, 300}, []float64{100, 190, 220}).text(205, 110, "12").downwards(103, 102, "本年度").downwards(114, 138, "办理"), "|本年度办理|12|\n|||"},
		{"a frame around prose and a table", filled(newSheet().grid(xs, ys).grid([]float64{50, 550}, []float64{50, 700})).text(100, 200, "说明"), plain + "\n说明"},
		{"an underline is no table", newSheet().text(100, 100, "标题").across(112, 100, 300), "标题"},
		{"a number that runs over its border", newSheet().grid(xs, ys).text(105, 110, "规章").text(185, 110, "1234567"), "|规章 123\uFFFD|4567\uFFFD|\n|||"},
		{"a raised number behind another", newSheet().grid(xs, ys).text(105, 110, "规章").text(205, 110, "12").glyphs(215, 108, "1", func(g *page.Glyph) { g.Size, g.Box.Y1, g.Box.X1 = 6, 114, 218 }), "|规章|1⏎12|\n|||"},
		{"two numbers where a border is missing", newSheet().grid(xs, ys).text(105, 110, "规章").text(205, 110, "1").text(214, 110, "234"), "|规章|1  234|\n|||"},
		{"a number struck out", newSheet().grid(xs, ys).text(105, 110, "规章").text(205, 110, "12").across(115, 206, 217).text(216, 110, "13"), "|规章|\uFFFD\uFFFD13|\n|||"},
		{"letters in place of digits", newSheet().grid(xs, ys).text(105, 110, "规章").text(205, 110, "PWRO").text(105, 140, "公开").text(205, 140, "N/A"), "|规章|\uFFFD|\n|公开|N/A|"},
	} {
		if got := byRules(document(c.page)); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func dashed(s *sheet, xs, ys []float64) *sheet {
	for _, y := range ys {
		for x := xs[0]; x < xs[len(xs)-1]; x += 5 {
			s.across(y, x, x+3)
		}
	}
	for _, x := range xs {
		for y := ys[0]; y < ys[len(ys)-1]; y += 5 {
			s.down(x, y, y+3)
		}
	}
	return s
}

// Digits of one cell on two lines are one number only where the cell was too narrow for it.
func TestWrappedNumbers(t *testing.T) {
	narrow := []float64{100, 200, 215, 230} // points: room for one digit with Word's margins
	for _, c := range []struct {
		name string
		xs   []float64
		put  func(*sheet)
		want string
	}{
		{"too narrow", narrow, func(s *sheet) { s.text(205, 103, "1").text(205, 115, "0").text(220, 109, "3") }, "|公开|10|3|"},
		{"three lines", narrow, func(s *sheet) { s.text(205, 99, "1").text(205, 110, "0").text(205, 121, "7").text(220, 109, "3") }, "|公开|107|3|"},
		{"room for both", []float64{100, 200, 240, 280}, func(s *sheet) { s.text(205, 103, "1").text(205, 115, "0").text(245, 109, "3") }, "|公开|1⏎0|3|"},
		{"all cells of the row on two lines, its words on one", narrow, func(s *sheet) { s.text(205, 103, "1").text(205, 115, "0").text(220, 103, "3").text(220, 115, "4") }, "|公开|10|34|"},
		{"all cells of the row on two lines, its words too", narrow, func(s *sheet) {
			s.text(105, 120, "信息").text(205, 103, "1").text(205, 115, "0").text(220, 103, "3").text(220, 115, "4")
		}, "|公开信息|1⏎0|3⏎4|"},
		{"lines too far apart", narrow, func(s *sheet) { s.text(205, 99, "1").text(205, 120, "0").text(220, 109, "3") }, "|公开|1⏎0|3|"},
		{"a shorter first line", narrow, func(s *sheet) { s.text(205, 103, "1").text(203, 115, "00").text(220, 109, "3") }, "|公开|1⏎00|3|"},
	} {
		s := newSheet().grid(c.xs, []float64{95, 132}).text(105, 109, "公开")
		c.put(s)
		if got := byRules(document(s)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
	s := newSheet().grid(narrow, []float64{95, 132, 160}).text(105, 109, "公开").text(205, 103, "1").text(205, 115, "0").text(220, 109, "3").text(202, 140, "12")
	if got, want := byRules(document(s)), "|公开|1⏎0|3|\n||12||"; got != want {
		t.Errorf("beside a longer number on one line: got %s, want %s", got, want)
	}
	above := newSheet().grid(narrow, []float64{700, 730}).text(105, 709, "公开").text(205, 715, "1").text(220, 709, "3")
	below := newSheet().across(60, 100, 230).across(90, 100, 230).down(100, 60, 90).down(200, 60, 90).down(230, 60, 90).text(205, 65, "4")
	if got, want := byRules(document(above, below)), "|公开|14|3|"; got != want {
		t.Errorf("a number that the end of a page cut: got %s, want %s", got, want)
	}
	if got, want := byRules(document(above)), "|公开|1\uFFFD|3\uFFFD|"; got != want {
		t.Errorf("a number at the end of a page whose next one is lost: got %s, want %s", got, want)
	}
}

// A table that goes over the end of a page is one, without the header that it repeats and
// the numbers of the pages.
func TestTablesOverPages(t *testing.T) {
	xs := []float64{100, 200, 300}
	first := newSheet().grid(xs, []float64{660, 690, 720}).text(105, 670, "信息内容").text(205, 670, "件数").text(105, 700, "规章").text(205, 700, "12").text(290, 770, "- 1 -")
	again := newSheet().grid(xs, []float64{60, 90, 120}).text(105, 70, "信息内容").text(205, 70, "件数").text(105, 100, "公开").text(205, 100, "305").text(290, 770, "- 2 -")
	if got, want := byRules(document(first, again)), "|信息内容|件数|\n|规章|12|\n|公开|305|"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	blocks, _ := page.ByRules(page.Sheets(document(first, again)))
	if b := blocks[0].Table.Breaks; len(b) != 1 || b[0] != 3 {
		t.Errorf("breaks: got %v, want [3]", b)
	}
	other := newSheet().grid([]float64{100, 400}, []float64{60, 90, 120}).text(105, 70, "信息内容")
	other.down(250, 60, 120)
	if blocks, _ := page.ByRules(page.Sheets(document(first, other))); len(blocks) != 2 {
		t.Errorf("tables of different widths: got %q", shown(blocks))
	}
}

// Random rules and glyphs give no panic, and every place of a grid is covered exactly once.
func TestAnyPage(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	for range 300 {
		s := newSheet()
		for range random.Intn(60) {
			x, y := float64(random.Intn(60)*10), float64(random.Intn(80)*10)
			switch random.Intn(3) {
			case 0:
				s.across(y, x, x+float64(random.Intn(400)))
			case 1:
				s.down(x, y, y+float64(random.Intn(400)))
			default:
				s.glyphs(x, y, "公开12", func(g *page.Glyph) { g.Angle = float64(random.Intn(4) * 90) })
			}
		}
		sheets := page.Sheets(document(s, s))
		blocks, _ := page.ByRules(sheets)
		for _, b := range append(append(blocks, page.ByRows(sheets)...), page.ByStream(sheets)...) {
			if b.Table != nil {
				covers(t, b.Table)
			}
		}
		wellFormed(t, page.Draw(sheets[0], blocks))
	}
}

// The largest page that an engine delivers is read in time, whatever stands on it.
func TestLargestPage(t *testing.T) {
	random := rand.New(rand.NewSource(2))
	for _, words := range []string{"0", "公", "0公"} {
		s := newSheet()
		for len(s.Glyphs) < 50_000 {
			s.text(float64(random.Intn(600)), float64(random.Intn(800)), words)
		}
		for range 10_000 {
			s.across(float64(random.Intn(800)), 0, 600).down(float64(random.Intn(600)), 0, 800)
		}
		start := time.Now()
		sheets := page.Sheets(document(s))
		page.ByRules(sheets)
		page.ByRows(sheets)
		page.ByStream(sheets)
		if took := time.Since(start); took > 15*time.Second {
			t.Errorf("a page of %q: %v", words, took)
		} else {
			t.Logf("a page of %q: %v, %s", words, took, sheets[0].Verdict.Reason)
		}
	}
}

func covers(t *testing.T, table *page.Table) {
	t.Helper()
	seen := map[[2]int]int{}
	for _, c := range table.Cells {
		for r := c.Row; r < c.Row+c.RowSpan; r++ {
			for k := c.Col; k < c.Col+c.ColSpan; k++ {
				seen[[2]int{r, k}]++
			}
		}
	}
	for r := 1; r <= table.Rows; r++ {
		for k := 1; k <= table.Cols; k++ {
			if n := seen[[2]int{r, k}]; n != 1 {
				t.Fatalf("row %d, column %d is covered %d times by %v", r, k, n, rows(table))
			}
		}
	}
}

func wellFormed(t *testing.T, svg string) {
	t.Helper()
	for d := xml.NewDecoder(strings.NewReader(svg)); ; {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Fatal(err)
		}
	}
}
