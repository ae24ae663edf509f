package page_test

import (
	"strings"
	"testing"

	"nianbao/extract/page"
)

// A field that says something else than it shows is in doubt where it stands, and nothing
// else of its page is, unless it may be part of a table.
func TestFields(t *testing.T) {
	text := strings.Repeat("政府信息公开工作年度报告", 3)
	field := func(s *sheet, boxes ...page.Box) *sheet {
		for _, b := range boxes {
			s.glyphs(b.X0, b.Y0, "\uFFFD", func(g *page.Glyph) { g.MapError = true })
			s.Doubts = append(s.Doubts, b)
		}
		return s
	}
	at := func(x, y float64) page.Box { return page.Box{X0: x, Y0: y, X1: x + 60, Y1: y + size} }
	prose := func() *sheet {
		return newSheet().text(50, 60, text+"2024").text(50, 100, "收到申请").text(160, 100, "件。")
	}
	table := func() *sheet { return prose().grid([]float64{100, 200, 300}, []float64{200, 230, 260}) }
	for name, c := range map[string]struct {
		page *sheet
		want string
	}{
		"in prose":                      {field(prose(), at(92, 100)), ""},
		"in prose, above a table":       {field(table(), at(92, 100)), ""},
		"in a table":                    {field(table(), at(210, 210)), "form_fields"},
		"beside a table":                {field(table(), at(400, 210)), "form_fields"},
		"just below a table":            {field(table(), at(210, 270)), "form_fields"},
		"in a row without rules":        {field(prose().text(100, 200, "规章").text(305, 200, "22"), at(200, 200)), "form_fields"},
		"just below a row":              {field(prose().text(100, 200, "规章").text(305, 200, "22").text(100, 220, "公开"), at(300, 220)), "form_fields"},
		"below a row of dashes":         {field(prose().text(100, 200, "规章").text(305, 200, "-").text(100, 220, "公开"), at(300, 220)), "form_fields"},
		"beside another":                {field(prose(), at(92, 200), at(192, 200)), "form_fields"},
		"on a figure":                   {field(prose().text(100, 200, "收到12件"), at(110, 200)), "form_fields"},
		"one of four":                   {field(prose(), at(92, 100), at(92, 200), at(92, 300), at(92, 400)), "form_fields"},
		"in a table on a landscape one": {&sheet{turned(field(table(), at(210, 210)).Page, 1)}, "form_fields"},
	} {
		sheets := page.Sheets(document(c.page))
		if got := sheets[0].Verdict.Reason; got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
	if got, want := byRules(document(field(prose(), at(92, 100)))), "收到申请\uFFFD 件。"; !strings.HasSuffix(got, want) {
		t.Errorf("got %q, want it to end in %q", got, want)
	}
}
