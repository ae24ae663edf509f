package synth

import (
	"encoding/base64"
	"fmt"
	"strings"
)

// Pages saved as one file (MHTML): the message around a page, as Word and browsers write
// it.

var (
	_ = mhtStyle("word", "html/word", wordMessage)
	_ = mhtStyle("browser", "html/site", browserMessage)
	_ = mhtStyle("gb18030", "html/gb18030", wordMessage)
)

// mhtStyle saves the pages of another style.
func mhtStyle(name, page string, message func(page []byte, d *dice) string) bool {
	return register(Style{"mht/" + name, ".mht", Everything, func(doc *Document, d *dice) []byte {
		s, ok := StyleOf(page)
		if !ok {
			panic("no style " + page)
		}
		return []byte(strings.ReplaceAll(message(s.render(doc, d), d), "\n", "\r\n"))
	}})
}

// wordMessage has the page in quoted-printable or base64, a list of its files and a picture.
func wordMessage(page []byte, d *dice) string {
	boundary := fmt.Sprintf("----=_NextPart_01DA%04X.%08X", d.n(1<<16), d.n(1<<30))
	encoding, body := "quoted-printable", quoted(page)
	if d.percent(30) {
		encoding, body = "base64", wrapped(base64.StdEncoding.EncodeToString(page))
	}
	part := func(location, kind, encoding, body string) string {
		return "--" + boundary + "\nContent-Location: file:///C:/" + location + "\nContent-Transfer-Encoding: " + encoding + "\nContent-Type: " + kind + "\n\n" + body + "\n\n"
	}
	return "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"" + boundary + "\"\n\nThis document is a Single File Web Page, also known as a Web Archive file.\n\n" +
		part("E3/nb.htm", "text/html; charset=\"gb2312\"", encoding, body) +
		part("E3/nb.files/header.htm", "text/html; charset=\"us-ascii\"", "7bit", "<html><body><p>- 1 -</p></body></html>") +
		part("E3/nb.files/image001.png", "image/png", "base64", "iVBORw0KGgo=") +
		part("E3/nb.files/filelist.xml", "text/xml; charset=\"utf-8\"", "7bit", "<xml><o:MainFile HRef=\"../nb.htm\"/></xml>") + "--" + boundary + "--\n"
}

// browserMessage names the page by start; a frame of the site stands before it.
func browserMessage(page []byte, d *dice) string {
	boundary := fmt.Sprintf("----MultipartBoundary--%08x----", d.n(1<<30))
	part := func(id, body string) string {
		return "--" + boundary + "\nContent-Type: text/html\nContent-ID: <" + id + "@mhtml.blink>\nContent-Transfer-Encoding: quoted-printable\n\n" + body + "\n"
	}
	list := []string{part("frame-A", "<html><body><ul><li><a href=3D\"/\">=E9=A6=96=E9=A1=B5</a></ul></body></html>"), part("frame-B", quoted(page))}
	if d.percent(50) {
		list[0], list[1] = list[1], list[0]
	}
	return "From: <Saved by Blink>\nSnapshot-Content-Location: https://www.example.gov.cn/nb.html\nSubject: =?utf-8?Q?=E5=B9=B4=E6=8A=A5?=\nMIME-Version: 1.0\n" +
		"Content-Type: multipart/related;\n\ttype=\"text/html\";\n\tstart=\"<frame-B@mhtml.blink>\";\n\tboundary=\"" + boundary + "\"\n\n\n" + strings.Join(list, "") + "--" + boundary + "--\n"
}

const mailLine = 76 // characters

// quoted writes bytes in quoted-printable.
func quoted(b []byte) string {
	var out strings.Builder
	width := 0
	for i, c := range b {
		text := string(rune(c))
		lineEnd := i+1 == len(b) || b[i+1] == '\n'
		switch {
		case c == '\n':
			out.WriteByte('\n')
			width = 0
			continue
		case c == '=' || c < ' ' || c > '~' || c == ' ' && lineEnd:
			text = fmt.Sprintf("=%02X", c)
		}
		if width+len(text) >= mailLine {
			out.WriteString("=\n")
			width = 0
		}
		out.WriteString(text)
		width += len(text)
	}
	return out.String()
}

func wrapped(s string) string {
	var out strings.Builder
	for len(s) > mailLine {
		out.WriteString(s[:mailLine] + "\n")
		s = s[mailLine:]
	}
	return out.String() + s
}
