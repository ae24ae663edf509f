package extract

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// BenchmarkHTML sets the reader against its floor, the parse of the same page.
func BenchmarkHTML(b *testing.B) {
	page := wordPage()
	b.Run("parse", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := html.Parse(strings.NewReader(page)); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("read", func(b *testing.B) {
		b.SetBytes(int64(len(page)))
		b.ReportAllocs()
		for b.Loop() {
			if _, err := readHTML([]byte(page)); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// wordPage is a report as Word leaves it, in the frame of a site: styles on every
// span, text cut over fonts, navigation around it.
func wordPage() string {
	var b strings.Builder
	word := func(text string) string {
		var w strings.Builder
		for _, r := range text {
			fmt.Fprintf(&w, `<span style="font-family:仿宋_GB2312;font-size:16.0pt;line-height:150%%"><font face="仿宋">%c</font></span>`, r)
		}
		return `<p class="MsoNormal" style="text-indent:2em;line-height:2">` + w.String() + `<span><o:p></o:p></span></p>`
	}
	b.WriteString(`<!DOCTYPE html><html><head><meta charset="utf-8"><title>青石县档案局2023年政府信息公开工作年度报告_青石县人民政府</title>`)
	b.WriteString(`<style>.nav li{display:inline} .hide{display:none}</style></head><body><div class="nav"><ul>`)
	for i := range 80 {
		fmt.Fprintf(&b, `<li class="item"><a href="/col/col%d/index.html" title="栏目%d">栏目%d</a></li>`, i, i, i)
	}
	b.WriteString(`</ul></div><div class="main"><h1>青石县档案局2023年政府信息公开工作年度报告</h1><div class="text">`)
	for i, h := range []string{"一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"} {
		b.WriteString(word(h))
		b.WriteString(word("本机关认真落实条例要求，主动公开各类信息若干条，及时回应社会关切。"))
		if i < 1 || i > 3 {
			continue
		}
		b.WriteString(`<table border="1" cellspacing="0"><tbody><tr><td colspan="3">申请人情况</td><td>自然人</td><td>法人或其他组织</td></tr>`)
		for range 25 {
			b.WriteString(`<tr>` + strings.Repeat(`<td width="42" style="border:solid 1pt">`+`<p style="text-align:center"><span style="font-family:宋体">0</span><span><o:p></o:p></span></p></td>`, 10) + `</tr>`)
		}
		b.WriteString(`</tbody></table>`)
	}
	b.WriteString(`</div></div><div class="footer">主办：青石县人民政府办公室 网站标识码：1234560001</div></body></html>`)
	return b.String()
}
