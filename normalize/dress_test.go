package normalize_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"nianbao/normalize"
)

// A dress is a way in which pages write the same report: what editors, publishing
// systems and pasting leave around the same printed cells.
type dress struct {
	name string
	wear func(page string) string
}

var (
	htmlCell   = regexp.MustCompile(`<td([^>]*)>([^<]*)</td>`)
	htmlNumber = regexp.MustCompile(`<td([^>]*)>([0-9.]+)</td>`)
	htmlLine   = regexp.MustCompile(`<p>([^<]*)</p>`)
	htmlTables = regexp.MustCompile(`(?s)<table>.*?</table>`)
)

// cells rewrites each cell by a pattern with $1 for its attributes, $2 for its text.
func cells(pattern string) func(string) string {
	return func(page string) string { return htmlCell.ReplaceAllString(page, pattern) }
}

// numbers rewrites the cells that hold a number, lines the paragraphs.
func numbers(pattern string) func(string) string {
	return func(page string) string { return htmlNumber.ReplaceAllString(page, pattern) }
}

func lines(pattern string) func(string) string {
	return func(page string) string { return htmlLine.ReplaceAllString(page, pattern) }
}

func swap(pairs ...string) func(string) string { return strings.NewReplacer(pairs...).Replace }

// around puts the site's head and foot around the report.
func around(head, foot string) func(string) string {
	return swap("<body>", "<body>"+head, "</body>", foot+"</body>")
}

// spelled puts each character of each cell in an element of its own.
func spelled(open, shut string) func(string) string {
	return func(page string) string {
		return htmlCell.ReplaceAllStringFunc(page, func(cell string) string {
			m := htmlCell.FindStringSubmatch(cell)
			var b strings.Builder
			for _, r := range m[2] {
				b.WriteString(open + string(r) + shut)
			}
			return "<td" + m[1] + ">" + b.String() + "</td>"
		})
	}
}

func tables(change func(table string) string) func(string) string {
	return func(page string) string { return htmlTables.ReplaceAllStringFunc(page, change) }
}

func both(wear ...func(string) string) func(string) string {
	return func(page string) string {
		for _, w := range wear {
			page = w(page)
		}
		return page
	}
}

// body rewrites what stands between the tags of the body.
func body(change func(inner string) string) func(string) string {
	return func(page string) string {
		head, rest, _ := strings.Cut(page, "<body>")
		inner, foot, _ := strings.Cut(rest, "</body>")
		return head + "<body>" + change(inner) + "</body>" + foot
	}
}

// second puts a copy of the report behind it, between open and shut.
func second(open, shut string) func(string) string {
	return body(func(inner string) string { return inner + open + inner + shut })
}

func first(open, shut string) func(string) string {
	return body(func(inner string) string { return open + inner + shut + inner })
}

// tabs puts all sections but the first in parts of their own.
func tabs(open, shut string) func(string) string {
	return func(page string) string {
		for _, numeral := range []string{"二", "三", "四", "五", "六"} {
			page = strings.Replace(page, "<p>"+numeral+"、", shut+open+"<p>"+numeral+"、", 1)
		}
		page = strings.Replace(page, shut, "", 1)
		return strings.Replace(page, "</body>", shut+"</body>", 1)
	}
}

var zeroWidth = regexp.MustCompile(`>([0-9])([0-9.]+)</td>`)

// dresses that change nothing: every figure comes out, without a problem.
var dresses = []dress{
	{"word spans", cells(`<td$1 width=42 style="border:solid 1pt;mso-border-alt:solid"><p class=MsoNormal align=center style="mso-pagination:widow-orphan"><span lang=EN-US style="font-size:9.0pt;mso-bidi-font-size:10pt">$2<o:p></o:p></span></p></td>`)},
	{"word, character by character", spelled(`<span style="font-family:仿宋_GB2312"><font face="仿宋">`, `</font></span>`)},
	{"word conditional comments", cells(`<td$1><!--[if !supportMisalignedColumns]-->$2<!--[endif]--></td>`)},
	{"word downlevel comments", cells(`<td$1><![if !supportLists]>$2<![endif]></td>`)},
	{"word sections", body(func(in string) string {
		return `<div class=WordSection1 style="layout-grid:15.6pt"><!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]-->` + in + `</div>`
	})},
	{"excel paste", both(swap("<table>", `<table border=0 cellpadding=0 width=600 style="border-collapse:collapse;width:450pt"><colgroup><col width=72 span=3 style="width:54pt"><col width=30></colgroup>`),
		numbers(`<td$1 class=xl65 align=right x:num style="mso-ignore:colspan">$2</td>`))},
	{"excel x:str", cells(`<td$1 class=xl65 x:str="$2" width=72 style="mso-number-format:\@">$2</td>`)},
	{"wps paste", cells(`<td$1 class="et2" width="72" style="vnd.ms-excel.numberformat:@"><font class="font0">$2</font></td>`)},
	{"ueditor", both(swap("<table>", `<table class="noBorderTable" data-sort="sortDisabled"><tbody>`, "</table>", "</tbody></table>"), cells(`<td$1 valign="middle" style="border-width:1px;word-break:break-all;"><p style="text-align:center">$2<br/></p></td>`))},
	{"TRS_Editor", body(func(in string) string {
		return `<div class=TRS_Editor><style type="text/css">.TRS_Editor P{line-height:1.5;font-family:宋体}.TRS_Editor TD{font-size:12pt}</style>` + in + `</div>`
	})},
	{"TRS views", body(func(in string) string {
		return `<div class="view TRS_UEDITOR trs_paper_default trs_word"><div class="trs_editor_view TRS_UEDITOR">` + in + `</div></div>`
	})},
	{"padding", cells("<td$1>\n\t\t&nbsp;&nbsp;　$2　&nbsp;\n</td>")},
	{"entities without semicolons", cells("<td$1>&nbsp$2&nbsp </td>")},
	{"no end tags", swap("</td>", "", "</tr>", "", "</p>", "")},
	{"upper case", swap("<td", "<TD", "</td>", "</TD>", "<tr", "<TR", "</tr>", "</TR>", "<table", "<TABLE", "</table>", "</TABLE>", "<p>", "<P>", "</p>", "</P>", "rowspan", "ROWSPAN", "colspan", "COLSPAN")},
	{"th cells", swap("<td", "<th", "</td>", "</th>")},
	{"br in cells", cells("<td$1>$2<br></td>")},
	{"br before", cells("<td$1><br>$2<br/><br></td>")},
	{"list item cells", cells("<td$1><ul><li>$2</li></ul></td>")},
	{"nested table per cell", cells(`<td$1><table border=0><tr><td>$2</td></tr></table></td>`)},
	{"nested table per number", numbers(`<td$1><table border=0 width=100%><tr><td align=center>$2</td></tr></table></td>`)},
	{"centre and font", cells("<td$1><center><font size=2><b>$2</b></font></center></td>")},
	{"misnested", cells("<td$1><b><i><font size=2>$2</b></font></i></td>")},
	{"font left open", cells(`<td$1><font color=#333>$2</td>`)},
	{"span left open in each line", lines(`<p><span style="color:#333">$1</p>`)},
	{"a thousand fonts left open", body(func(in string) string {
		for i := range 1000 {
			in += fmt.Sprintf("<p><font color=#%06d>&nbsp;", i)
		}
		return in
	})},
	{"spans left open by the hundred", body(func(in string) string {
		return strings.Repeat("<p><span lang=EN-US><b>&nbsp;</p>", 700) + in
	})},
	{"fonts left open in every cell", func(page string) string {
		n := 0
		return htmlCell.ReplaceAllStringFunc(page, func(c string) string {
			n++
			return strings.Replace(c, ">", fmt.Sprintf("><font color=#%06d>", n), 1)
		})
	}},
	{"div lines", lines("<div>$1</div>")},
	{"br lines", lines("$1<br><br>")},
	{"h2 headings", lines("<h2>$1</h2>")},
	{"spans in headings", lines(`<p><strong><span>&emsp;&emsp;</span></strong><strong>$1</strong></p>`)},
	{"layout tables", body(func(in string) string {
		return strings.Repeat(`<table width=100%><tr><td width=10>&nbsp;</td><td>`, 6) + in + strings.Repeat(`</td></tr></table>`, 6)
	})},
	{"layout with columns", body(func(in string) string {
		return `<table><tr><td><a href=/a>首页</a><br><a href=/b>机构设置</a></td><td>` + in + `</td><td>返回顶部</td></tr></table>`
	})},
	{"empty rows", swap("</tr>\n", "</tr>\n<tr><td>&nbsp;</td></tr>\n")},
	{"rows without cells", swap("</tr>\n", "</tr>\n<tr style='height:0'></tr>\n")},
	{"word rows of widths", swap("</table>", `<![if !supportMisalignedColumns]><tr height=0>`+strings.Repeat(`<td width=60 style="border:none"></td>`, 10)+`</tr><![endif]></table>`)},
	{"hidden copy behind", second(`<div style="display:none" id=print>`, `</div>`)},
	{"hidden copy before", first(`<div hidden>`, `</div>`)},
	{"hidden by class", both(swap("</head>", "<style>.m{display:none}</style></head>"), second(`<div class=m>`, `</div>`))},
	{"hidden by id", both(swap("</head>", "<style>#m { visibility : hidden ; }</style></head>"), second(`<div id=m>`, `</div>`))},
	{"copy in a template", second("<template>", "</template>")},
	{"copy in noscript", second("<noscript>", "</noscript>")},
	{"copy in a text field", second("<textarea style='display:none'>", "</textarea>")},
	{"copy in a script", second("<script type='text/template'>", "</script>")},
	{"copy in a comment", second("<!--", "-->")},
	{"same copy for phones", second("<div class=mobile>", "</div>")},
	{"collapsed rows", swap("</tr>\n", "</tr>\n<tr style='visibility:collapse'><td>行政许可</td><td>99</td><td>9</td><td>9</td></tr>\n")},
	{"hidden digits", numbers(`<td$1><span style="display:none">9</span>$2<del>8</del><s>7</s></td>`)},
	{"hidden digits by important", numbers(`<td$1><span style="DISPLAY: none !important">9</span>$2</td>`)},
	{"hidden digits by size", numbers(`<td$1><span style="font-size:0">9</span>$2</td>`)},
	{"hidden digits by mso-hide", numbers(`<td$1><span style="display:none;mso-hide:all">9</span>$2</td>`)},
	{"scripts in cells", numbers(`<td$1>$2<script>document.write(9)</script><style>td{9}</style></td>`)},
	{"pictures in cells", cells(`<td$1>$2<img src="/x.gif" alt="9"></td>`)},
	{"tables at the end", body(func(in string) string {
		i, j := strings.Index(in, "<p>二、"), strings.Index(in, "<p>五、")
		return in[:i] + in[j:] + in[i:j]
	})},
	{"a table in parts at the end", body(func(in string) string {
		i, j, k := strings.Index(in, "<p>二、"), strings.Index(in, "<p>四、"), strings.Index(in, "<p>五、")
		in = in[:i] + in[j:k] + in[k:] + in[i:j]
		return strings.ReplaceAll(in, "</tr>\n<tr><td colspan=3>四、结转下年", "</tr></table>\n<table><tr><td colspan=3>四、结转下年")
	})},
	{"tabs, one of them open", tabs(`<div class="tab-pane" style="display:none">`, `</div>`)},
	{"tabs with hidden digits", both(tabs(`<div class="tab-pane" style="display:none">`, `</div>`), numbers(`<td$1><span style="display:none">9</span>$2<u style="text-decoration: line-through">8</u></td>`))},
	{"tabs in a layout table", both(tabs(`<div class="tab-pane" style="display:none">`, `</div>`), body(func(in string) string {
		return "<table><tr><td><a href=/>首页</a></td><td>" + in + "</td></tr></table>"
	}))},
	{"folded parts", tabs(`<details><summary>展开</summary>`, `</details>`)},
	{"folded parts that are hidden", tabs(`<div hidden>`, `</div>`)},
	{"pages of a pager", both(tabs(`<div class="pager" style="DISPLAY: none">`, `</div>`), swap(`class="pager"`, `class="pager" id="page"`))},
	{"bookmarks", cells(`<td$1><a name="OLE_LINK9"></a>$2</td>`)},
	{"links", cells(`<td$1><a href="javascript:void(0)">$2</a></td>`)},
	{"thead and tbody", tables(func(t string) string {
		i := strings.Index(t, "</tr>") + len("</tr>")
		return "<table><thead>" + t[len("<table>"):i] + "</thead><tbody>" + strings.Replace(t[i:], "</table>", "</tbody></table>", 1)
	})},
	{"header cells that reach too far", swap(" rowspan=3", " rowspan=3 width=1", " rowspan=22", " rowspan=2200")},
	{"captions", swap("<table>", "<table><caption>统计表（单位：件）</caption>")},
	{"metadata before", around(`<table><tr><td>索引号</td><td>X01/2024-1</td><td>发布机构</td><td>云岭市青石区水务局</td></tr><tr><td>名称</td><td colspan=3>云岭市青石区水务局2023年政府信息公开工作年度报告</td></tr><tr><td>公开日期</td><td>2024-01-20</td><td>有效性</td><td>有效</td></tr></table>`, "")},
	{"chrome", around(`<ul><li><a href=/>首页</a></li><li><a href=/z>政府信息公开</a></li></ul><div>当前位置： <a href=/>首页</a> &gt; 政府信息公开年报</div>`,
		`<div>扫一扫在手机打开当前页</div><div>主办：云岭市青石区人民政府 备案号：X ICP备00000000号</div>`)},
	{"another table after", around("", `<table><tr><td>序号</td><td>附件名称</td><td>下载次数</td></tr><tr><td>1</td><td>统计表</td><td>88</td></tr></table>`)},
	{"tabs for both widths", swap("</td>", "</td>\r\n\t")},
	{"bidi marks", numbers("<td$1>\u200e$2\u200f</td>")},
	{"zero width around", numbers("<td$1>\u200b$2\ufeff</td>")},
	{"zero width inside", func(p string) string { return zeroWidth.ReplaceAllString(p, ">$1\u200b$2</td>") }},
	{"soft break inside", func(p string) string { return zeroWidth.ReplaceAllString(p, ">$1<wbr>$2</td>") }},
	{"soft hyphen inside", func(p string) string { return zeroWidth.ReplaceAllString(p, ">$1&shy;$2</td>") }},
	{"digits over spans", func(p string) string { return zeroWidth.ReplaceAllString(p, "><span>$1</span><span>$2</span></td>") }},
	{"digits over spans with line ends", func(p string) string {
		return zeroWidth.ReplaceAllString(p, ">\n<span>$1</span><span>$2</span>\n</td>")
	}},
	{"numeric entities", func(p string) string {
		return htmlNumber.ReplaceAllStringFunc(p, func(c string) string {
			m := htmlNumber.FindStringSubmatch(c)
			out := ""
			for _, r := range m[2] {
				out += fmt.Sprintf("&#%d;", r)
			}
			return "<td" + m[1] + ">" + out + "</td>"
		})
	}},
	{"full width", func(p string) string {
		return htmlNumber.ReplaceAllStringFunc(p, func(c string) string {
			m := htmlNumber.FindStringSubmatch(c)
			return "<td" + m[1] + ">" + strings.Map(func(r rune) rune { return r - '0' + '０' }, m[2]) + "</td>"
		})
	}},
	{"div table", both(swap("<table>", `<div class="table">`, "</table>", "</div>", "<tr>", `<div class="tr">`, "</tr>", "</div>"), cells(`<div class="td">$2</div>`))},
	{"css table", both(swap("<table>", `<div style="display:table">`, "</table>", "</div>", "<tr>", `<div style="display:table-row">`, "</tr>", "</div>"), cells(`<div style="display:table-cell">$2</div>`))},
	{"css classes", both(swap("</head>", "<style>.a{display:table}.b{display:table-row}.c{display:table-cell}</style></head>", "<table>", `<div class=a>`, "</table>", "</div>", "<tr>", `<div class=b>`, "</tr>", "</div>"), cells(`<div class=c>$2</div>`))},
	{"flex rows", both(swap("<table>", `<section>`, "</table>", "</section>", "<tr>", `<section style="display:flex">`, "</tr>", "</section>"), cells(`<section class=cell>$2</section>`))},
	{"iframe srcdoc", body(func(in string) string {
		return `<iframe srcdoc="` + strings.ReplaceAll(in, `"`, "&quot;") + `"></iframe>`
	})},
	{"report in a script", body(func(in string) string {
		return "<script>var html = '" + strings.NewReplacer("\n", `\n`, "/", `\/`, "'", `\'`).Replace(in) + "';</script>"
	})},
	{"report in JSON", body(func(in string) string {
		return `<script type="application/json">{"title":"x","content":"` + strings.NewReplacer("\n", `\n`, `"`, `\"`).Replace(in) + `"}</script>`
	})},
	{"report in escaped JSON", body(func(in string) string {
		return `<script>window.data={"content":"` + strings.NewReplacer("\n", `\r\n`, `"`, `\"`, "<", `\u003c`, ">", `\u003e`, "/", `\/`).Replace(in) + `"}</script>`
	})},
	{"tables in one table", body(func(in string) string {
		return strings.ReplaceAll(regexp.MustCompile(`</table>\n<p>([^<]*)</p>\n<table>`).ReplaceAllString(in, "<tr><td colspan=10>$1</td></tr>\n"), "\n\n", "\n")
	})},
	{"comments between", swap("<tr>", "<!-- <tr><td>行政许可<td>9 --><tr><!---->")},
	{"xml namespace tags", cells("<td$1><st1:chmetcnv w:st=on unitname=a>$2</st1:chmetcnv></td>")},
	{"ins", cells("<td$1><ins cite=a>$2</ins></td>")},
	{"input and label", cells(`<td$1><label>$2</label><input type=hidden value=9></td>`)},
	{"button and select", numbers(`<td$1>$2<select><option>9</select><button>9</button></td>`)},
	{"sub tables of three", tables(func(t string) string {
		return strings.Replace(t, "<tr><td>第二十条第（五）项", "</table><table><tr><td>第二十条第（五）项", 1)
	})},
	{"a form around", body(func(in string) string { return "<form><fieldset>" + in + "</fieldset></form>" })},
	{"pre lines", both(lines("<pre>$1</pre>"))},
	{"two bodies", swap("<body>", "<body><body class=x>", "</html>", "</html>\n<html><body></body></html>")},
	{"article far away", around(strings.Repeat("<div><a href=/x>栏目</a></div>", 300), strings.Repeat("<div><a href=/x>栏目</a></div>", 300))},
}

// TestDressesGiveTheSheet: the same report in any dress gives the same figures.
func TestDressesGiveTheSheet(t *testing.T) {
	for i, d := range dresses {
		t.Run(d.name, func(t *testing.T) {
			for n, form := range []string{"f2021", "f2019"} {
				s := newSheet(rand.New(rand.NewPCG(uint64(i), uint64(n))), form)
				page := d.wear(document(s, 0))
				if fault := dressed(t, s, page); fault != "" {
					t.Fatalf("%s: %s\n%.600s", form, fault, page)
				}
			}
		})
	}
}

// dressed says in what way a page gives other figures than the sheet, or "".
func dressed(t *testing.T, s sheet, page string) string {
	got := understood(t, page)
	for k, v := range s.cells {
		f, ok := got.Figure(k)
		switch {
		case !ok:
			return fmt.Sprintf("%s: no figure, want %s; status %s %s problems %v", k, v, got.Status, got.Reason, got.Problems)
		case f.Value.Kind != normalize.Number || f.Value.Number.String() != v:
			return fmt.Sprintf("%s: got %v from %q, want %s", k, f.Value, f.Text, v)
		}
	}
	if len(got.Problems) > 0 {
		return fmt.Sprintf("got problems %v", got.Problems)
	}
	return ""
}
