package normalize_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"nianbao/normalize"
)

var twoDigits = regexp.MustCompile(`<td([^>]*)>([0-9])([0-9]+)</td>`)

func parted(between string) func(string) string {
	return func(page string) string { return twoDigits.ReplaceAllString(page, "<td$1>$2"+between+"$3</td>") }
}

// doubtful dresses change what a reader sees, or leave a doubt about it: a figure
// comes out right, or not at all.
var doubtful = []dress{
	{"br between digits", parted("<br>")},
	{"paragraphs between digits", parted("</p><p>")},
	{"space between digits", parted(" ")},
	{"no-break space between digits", parted("&nbsp;")},
	{"line end between digits", parted("\n")},
	{"nested cells", numbers(`<td$1><table><tr><td>$2</td><td>9</td></tr></table></td>`)},
	{"footnotes", numbers(`<td$1>$2<sup>1</sup></td>`)},
	{"footnotes before", numbers(`<td$1><sup>1</sup>$2</td>`)},
	{"footnotes by style", numbers(`<td$1>$2<span style="vertical-align:super">1</span></td>`)},
	{"footnotes in brackets", numbers(`<td$1>$2<sup>[1]</sup></td>`)},
	{"footnotes in circles", numbers(`<td$1>$2<sup>①</sup></td>`)},
	{"circled footnotes", numbers(`<td$1>${2}①</td>`)},
	{"values in inputs", numbers(`<td$1><input value="$2"></td>`)},
	{"values in text fields", numbers(`<td$1><textarea>$2</textarea></td>`)},
	{"values in options", numbers(`<td$1><select><option>1<option selected>$2</select></td>`)},
	{"values in pictures", numbers(`<td$1><img src="$2.png" alt="$2"></td>`)},
	{"deleted and inserted", numbers(`<td$1><del>9</del><ins>$2</ins></td>`)},
	{"struck by style", numbers(`<td$1><span style="text-decoration:line-through">9</span>$2</td>`)},
	{"values in svg", numbers(`<td$1><svg><text>$2</text></svg></td>`)},
	{"values in canvas", numbers(`<td$1><canvas>$2</canvas></td>`)},
	{"units", numbers(`<td$1>${2}件</td>`)},
	{"approximate", numbers(`<td$1>约$2</td>`)},
	{"hidden cells", numbers(`<td$1>$2</td><td style="display:none">9</td>`)},
	{"invisible cells", numbers(`<td$1>$2</td><td style="visibility:hidden"></td>`)},
	{"another copy", second("<div class=mobile>", "</div>")},
	{"another year behind", body(func(in string) string {
		return in + htmlNumber.ReplaceAllString(strings.ReplaceAll(in, "2023年", "2022年"), "<td$1>77</td>")
	})},
	{"another draft hidden by a script", body(func(in string) string {
		return `<div class=old>` + htmlNumber.ReplaceAllString(in, "<td$1>77</td>") + `</div>` + in
	})},
	{"row end lost", swap("</td></tr>\n<tr><td>规范性文件", "</td><td>规范性文件", "</td></tr>\n<tr><td>行政处罚", "</td><td>行政处罚")},
	{"cell lost", func(p string) string { return regexp.MustCompile(`<td>0</td>`).ReplaceAllString(p, "") }},
	{"cells doubled", numbers(`<td$1>$2</td><td></td>`)},
	{"columns of padding", cells(`<td$1>$2</td><td width=1></td>`)},
	{"padding before", numbers(`<td></td><td$1>$2</td>`)},
	{"rowspans lost", func(p string) string { return regexp.MustCompile(` rowspan=\d+`).ReplaceAllString(p, "") }},
	{"colspans lost", func(p string) string { return regexp.MustCompile(` colspan=\d+`).ReplaceAllString(p, "") }},
	{"spans lost", func(p string) string { return regexp.MustCompile(` (?:row|col)span=\d+`).ReplaceAllString(p, "") }},
	{"rowspans too short", func(p string) string { return regexp.MustCompile(` rowspan=\d+`).ReplaceAllString(p, " rowspan=2") }},
	{"rowspans to the end", func(p string) string { return regexp.MustCompile(` rowspan=\d+`).ReplaceAllString(p, " rowspan=0") }},
	{"rows out of order", tables(func(t string) string {
		rows := strings.Split(t, "</tr>\n")
		n := len(rows)
		rows[n-2], rows[n-3] = rows[n-3], rows[n-2]
		return strings.Join(rows, "</tr>\n")
	})},
	{"foot first", tables(func(t string) string {
		rows := strings.SplitAfter(strings.TrimSuffix(strings.TrimPrefix(t, "<table>\n"), "</table>"), "</tr>\n")
		return "<table><tfoot>" + rows[len(rows)-2] + "</tfoot><tbody>" + strings.Join(rows[:len(rows)-2], "") + "</tbody></table>"
	})},
	{"one body a row", swap("<tr>", "<tbody><tr>", "</tr>", "</tr></tbody>")},
	{"a table a row", swap("</tr>\n<tr>", "</tr></table>\n<table><tr>")},
	{"right to left", swap("<table>", "<table dir=rtl>")},
	{"columns reversed by flex", both(swap("<table>", `<section>`, "</table>", "</section>", "<tr>", `<section style="display:flex;flex-direction:row-reverse">`, "</tr>", "</section>"), cells(`<section class=cell>$2</section>`))},
	{"cut in the tables", func(p string) string { return p[:strings.Index(p, "（四）")] }},
	{"cut in a number", func(p string) string { i := strings.LastIndex(p, "</td>"); return p[:i] }},
	{"minus signs", swap("<td>0</td>", "<td>-</td>")},
	{"chart data", numbers(`<td$1 data-v="9" title="9">$2</td>`)},
	{"generated content", both(swap("</head>", `<style>td:before{content:"9"}</style></head>`))},
	{"superscript digits", parted("<sup>")},
	{"ruby", numbers(`<td$1><ruby>$2<rt>9</rt></ruby></td>`)},
	{"details", numbers(`<td$1>$2<details><summary>注</summary>9</details></td>`)},
	{"thousands", func(p string) string {
		return regexp.MustCompile(`<td([^>]*)>([0-9])([0-9]{3})</td>`).ReplaceAllString(p, "<td$1>$2,$3</td>")
	}},
	{"off the page", numbers(`<td$1><span style="position:absolute;left:-9999px">9</span>$2</td>`)},
	{"zero height", numbers(`<td$1><div style="height:0;overflow:hidden">9</div>$2</td>`)},
	{"clipped", numbers(`<td$1><span class="sr-only" style="clip:rect(0,0,0,0);position:absolute">9</span>$2</td>`)},
}

// TestDoubtfulDresses: what cannot be read for certain is not read.
func TestDoubtfulDresses(t *testing.T) {
	for i, d := range doubtful {
		t.Run(d.name, func(t *testing.T) {
			for n, form := range []string{"f2021", "f2019"} {
				s := newSheet(rand.New(rand.NewPCG(uint64(i), uint64(n))), form)
				page := d.wear(document(s, 0))
				got := understood(t, page)
				wrong := ""
				for k, v := range s.cells {
					f, ok := got.Figure(k)
					switch {
					case !ok || f.Value.Kind != normalize.Number && f.Value.Kind != normalize.Blank:
					case f.Value.Kind == normalize.Blank || f.Value.Number.String() != v:
						wrong = fmt.Sprintf("%s: got %v from %q, want %s", k, f.Value, f.Text, v)
					}
				}
				if wrong != "" {
					t.Errorf("%s: %s", form, wrong)
				}
			}
		})
	}
}
