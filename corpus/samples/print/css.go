package print

// The style sheet of a layout.

import (
	"fmt"
	"strings"
)

var cssLines = map[Lines]string{
	full:       "td{border:.75pt solid #000}",
	thin:       "td{border:.25pt solid #777}",
	horizontal: "td{border-top:.75pt solid #000;border-bottom:.75pt solid #000}",
	bare:       "table,td{border:none}",
	dashed:     "td{border:.75pt dashed #000}",
	double:     "table{border:1pt solid #000;border-collapse:separate;border-spacing:1.5pt}td{border:.5pt solid #000}",
	framed:     "table{border:2pt solid #000}td{border:.5pt solid #000}",
}

func (l Layout) css() string {
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	say("@page{size:%gmm %gmm;margin:%gmm}", l.Width, l.Height, l.Margin)
	say("body{margin:0;font:16pt/28pt '%s'}", l.Text)
	say("h1{font:22pt/34pt '%s';text-align:center;margin:0 0 12pt}", l.Title)
	say("h2{font:bold 16pt/28pt '%s';margin:0;text-indent:2em;break-after:avoid}", l.Title)
	say("p{margin:0;text-indent:2em;text-align:justify}.sign{text-align:right}")
	say("table{width:100%%;table-layout:fixed;border-collapse:collapse;margin:6pt 0 14pt;font:%gpt/1.35 '%s'}", l.Size, l.Table)
	say("td{padding:%gpt %gpt;vertical-align:middle;overflow-wrap:anywhere}", l.Pad, min(l.Pad, 2))
	say(".header,.value{text-align:center}.group{text-align:left}")
	say(".value{font-size:%gpt}", l.Size*l.Large)
	say("%s", cssLines[l.Lines])
	if l.Left {
		say(".value{text-align:left}")
	}
	if l.Band != "" {
		say(".band{background:%s;-webkit-print-color-adjust:exact}", l.Band)
	}
	if l.Upright {
		say(".done{text-align:center}.done span{writing-mode:vertical-rl;letter-spacing:1pt;font-weight:bold}")
	}
	if !l.Split {
		say("tr{break-inside:avoid}")
	}
	if l.Notes {
		say("body{padding:0 26mm}.note{position:fixed;width:22mm;font:8pt/11pt '%s';color:#333}.left{left:0;top:30mm}.right{right:0;top:90mm}", l.Text)
	}
	return b.String()
}
