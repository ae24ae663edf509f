package page_test

import (
	"strings"
	"testing"

	"nianbao/extract/page"
)

func TestAligned(t *testing.T) {
	head := func() *sheet { return newSheet().text(205, 80, "甲").text(305, 80, "乙").text(405, 80, "丙") }
	const names = "甲\n乙\n丙\n"
	for _, c := range []struct {
		name string
		page *sheet
		want string
	}{
		{"full rows", head().text(100, 100, "规章").text(205, 100, "1").text(305, 100, "22").text(405, 100, "3").text(100, 120, "公开").text(205, 120, "0").text(305, 120, "0").text(405, 120, "7"), names + "|规章|1|22|3|\n|公开|0|0|7|"},
		{"an empty cell keeps its place", head().text(100, 100, "规章").text(205, 100, "1").text(305, 100, "22").text(405, 100, "3").text(100, 120, "公开").text(205, 120, "0").text(405, 120, "7"), names + "|规章|1|22|3|\n|公开|0||7|"},
		{"a label around its values", head().text(100, 100, "规章").text(205, 100, "1").text(305, 100, "22").text(405, 100, "3").text(100, 124, "行政规范").text(100, 136, "性文件").text(205, 130, "0").text(305, 130, "0").text(405, 130, "7"), names + "|规章|1|22|3|\n|行政规范性文件|0|0|7|"},
		{"a label below its values", head().text(100, 100, "行政规范").text(100, 112, "性文件").text(205, 100, "0").text(305, 100, "0").text(405, 100, "7").text(100, 130, "行政许可").text(100, 142, "决定").text(205, 130, "1").text(305, 130, "1").text(405, 130, "2"), names + "|行政规范性文件|0|0|7|\n|行政许可决定|1|1|2|"},
		{"digits below digits are no number", head().text(100, 100, "规章").text(205, 100, "1").text(305, 100, "22").text(405, 100, "3").text(205, 112, "0"), names + "|规章|1⏎0|22|3|"},
		{"words below an empty cell", head().text(100, 100, "规章").text(205, 100, "1").text(305, 100, "22").text(405, 100, "3").text(100, 120, "公开").text(205, 120, "0").text(305, 120, "0").text(395, 133, "件（含联合发文）"), names + "|规章|1|22|3|\n|公开|0|0|\uFFFD|\n件（含联合发文）"},
		{"a value that touches its label", head().text(100, 100, "规章").text(205, 100, "1").text(305, 100, "22").text(405, 100, "3").text(100, 120, "行政规范性文件行政0").text(305, 120, "0").text(405, 120, "7"), names + "|规章|1|22|3|\n|行政规范性文件行政0|\uFFFD|0|7|"},
		{"a wide label below narrow ones set further left", head().text(140, 100, "重复").text(205, 100, "1").text(305, 100, "22").text(405, 100, "3").text(140, 124, "行政规范性").text(140, 136, "文件").text(205, 130, "0").text(305, 130, "0").text(405, 130, "7").text(100, 150, "总计").text(205, 150, "1").text(305, 150, "22").text(405, 150, "10").text(100, 170, "结转").text(205, 170, "0").text(305, 170, "0").text(405, 170, "0"), names + "|重复|1|22|3|\n|行政规范性文件|0|0|7|\n|总计|1|22|10|\n|结转|0|0|0|"},
		{"signs as wide as characters", head().text(100, 100, "规章").text(205, 100, "1").text(305, 100, "－22").text(405, 100, "3").text(100, 120, "公开").text(205, 120, "0").text(305, 120, "＋1").text(405, 120, "7"), names + "|规章|1|－22|3|\n|公开|0|＋1|7|"},
		{"prose is no table", newSheet().text(100, 100, "2024年收到申请 12 件。"), "2024年收到申请 12 件。"},
	} {
		if got := byRows(document(c.page)); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// A header that ends a page gives its columns to the table at the top of the next, of which
// some are empty all the way down.
func TestHeaderOnThePageBefore(t *testing.T) {
	head := newSheet().text(100, 100, "收到申请").text(205, 700, "甲").text(305, 700, "乙").text(405, 700, "丙").text(298, 770, "3")
	table := newSheet().text(100, 80, "规章").text(405, 80, "1").text(100, 100, "公开").text(405, 100, "2")
	if got, want := byRows(document(head, table)), "收到申请\n甲\n乙\n丙\n|规章|||1|\n|公开|||2|"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	between := newSheet().text(205, 60, "说明").text(100, 80, "规章").text(405, 80, "1").text(100, 100, "公开").text(405, 100, "2")
	if got := byRows(document(head, between)); strings.Contains(got, "|规章|||1|") {
		t.Errorf("words between them, and the header counts: got\n%s", got)
	}
}

// The stream tells lines by the steps from glyph to glyph, in the order of painting.
func TestStream(t *testing.T) {
	s := newSheet().text(100, 100, "规章").text(305, 100, "22").text(205, 100, "1").text(100, 120, "公开").text(112, 140, "7").text(290, 770, "- 1 -")
	if got, want := byStream(document(s)), "规章\n22\n1\n公开\n7"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// A digit painted right below another is neither one number with it nor two.
func TestStreamOfNarrowCells(t *testing.T) {
	s := newSheet().text(100, 100, "规章").text(205, 96, "1").text(205, 107, "0").text(220, 100, "3")
	if got, want := byStream(document(s)), "规章\n1\uFFFD0\n3"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Full lines go on in the next, over pages too; indented lines and headings begin anew.
func TestParagraphs(t *testing.T) {
	full := strings.Repeat("公", 40)
	first := newSheet().text(250, 60, "年度报告").text(120, 100, strings.Repeat("开", 38)).text(100, 120, full).text(100, 140, "止。").text(120, 700, strings.Repeat("信", 38))
	second := newSheet().text(100, 60, full).text(100, 80, "完。").text(120, 100, "一、总体情况").text(100, 120, "二、情况")
	want := "年度报告\n" + strings.Repeat("开", 38) + full + "止。\n" + strings.Repeat("信", 38) + full + "完。\n一、总体情况\n二、情况"
	if got := byRules(document(first, second)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Running heads and feet, and the numbers of pages, are no text.
func TestFurniture(t *testing.T) {
	one := newSheet().text(100, 30, "某县年度报告").text(120, 100, "甲").text(300, 780, "第1页共2页")
	two := newSheet().text(100, 30, "某县年度报告").text(120, 100, "乙").text(300, 780, "第2页共2页")
	if got, want := byRules(document(one, two)), "甲\n乙"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestGate(t *testing.T) {
	text := strings.Repeat("政府信息公开工作年度报告", 3)
	cover := page.Image{Box: page.Box{X1: 600, Y1: 800}, Order: 1}
	for _, c := range []struct {
		name, want string
		page       *sheet
	}{
		{"text", "", newSheet().text(50, 100, text+"2024")},
		{"nothing", "empty", newSheet()},
		{"a scan", "needs_ocr", func() *sheet { s := newSheet(); s.Images = append(s.Images, cover); return s }()},
		{"a scan with hidden text", "needs_ocr", func() *sheet {
			s := newSheet().glyphs(50, 100, text, func(g *page.Glyph) { g.Invisible = true })
			s.Images = append(s.Images, cover)
			return s
		}()},
		{"glyphs without characters", "mojibake", newSheet().glyphs(50, 100, text, func(g *page.Glyph) { g.MapError = true })},
		{"private characters", "mojibake", newSheet().text(50, 100, text+"\uE000\uE001\uE002\uE003")},
		{"digits turned into letters", "mojibake", newSheet().text(50, 100, text+strings.Repeat("QOQS ", 6))},
		{"digits without their places", "damaged", newSheet().text(50, 100, text).text(50, 300, "1").text(51, 300, "2").text(50.5, 300, "3").text(51, 300.5, "4")},
	} {
		if got := page.Gate(page.Sheets(document(c.page))).Reason; got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Digits whose font says that they are as broad as Chinese characters stay apart in
// neighbouring columns and together in one number (r01).
func TestAdvances(t *testing.T) {
	s := newSheet()
	broad := func(x, y float64, text string) {
		for i, r := range text {
			s.glyphs(x+float64(i)*size/2, y, string(r), func(g *page.Glyph) { g.Box.X1, g.Font = g.Box.X0+size, 2 })
		}
	}
	broad(50, 60, "20242025")
	broad(100, 100, "1830")
	broad(125, 100, "22")
	if got, want := byStream(document(s)), "20242025\n1830\n22"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
