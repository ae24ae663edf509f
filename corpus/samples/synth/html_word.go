package synth

import "strings"

// Pages pasted from Word: a span around every few characters, empty paragraphs
// of the office's own, conditional comments, rows of nothing.

var _ = htmlStyle("word", sheet{
	page: wordPage, words: wordRuns, table: wordTable,
	para: " class=MsoNormal style=\"text-indent:32.0pt;line-height:28.0pt;mso-line-height-rule:exactly\"",
	cell: " valign=center style=\"border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt\"",
})

const wordRun = "<span style=\"font-size:16.0pt;font-family:仿宋_GB2312;mso-font-kerning:0pt\">"

// wordRuns cuts a text into runs of one to nine characters.
func wordRuns(text string, d *dice) string {
	if text == "" {
		return pick(d, []string{"<p class=MsoNormal><o:p>&nbsp;</o:p></p>", "<span><o:p></o:p></span>", "&nbsp;&nbsp;", "　"})
	}
	var b strings.Builder
	letters := []rune(text)
	for len(letters) > 0 {
		n := min(len(letters), d.between(1, 9))
		if d.percent(5) {
			b.WriteString("<!--[if !supportLists]-->")
		}
		b.WriteString(wordRun + "<font face=\"仿宋\">" + escape.Replace(string(letters[:n])) + "</font></span>")
		if d.percent(5) {
			b.WriteString("<!--[endif]-->")
		}
		letters = letters[n:]
	}
	return b.String() + pick(d, []string{"", "<o:p></o:p>", "<span lang=EN-US><o:p></o:p></span>"})
}

// wordTable ends with a row that only measures columns.
func wordTable(g *Grid, s *sheet, d *dice) string {
	t := drawn(g.Rows, s, d)
	empty := "<![if !supportMisalignedColumns]><tr height=0>" + strings.Repeat("<td width=60 style='border:none'></td>", g.Width) + "</tr><![endif]>\n"
	if d.percent(40) {
		empty += "<tr>" + strings.Repeat("<td>&nbsp;</td>", g.Width) + "</tr>\n"
	}
	return strings.Replace(t, "</tbody>", empty+"</tbody>", 1)
}

func wordPage(doc *Document, body string, _ *dice) string {
	return "<html xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:w=\"urn:schemas-microsoft-com:office:word\">\n<head>\n" +
		"<meta http-equiv=Content-Type content=\"text/html; charset=utf-8\">\n<title>" + escape.Replace(doc.Title) + "</title>\n" +
		"<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->\n" +
		"<style>p.MsoNormal{mso-style-parent:\"\";margin:0cm}</style>\n</head>\n<body>\n<div class=Section1>\n" + body + "</div>\n</body>\n</html>\n"
}
