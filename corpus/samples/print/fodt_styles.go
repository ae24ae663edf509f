package print

// The styles of a document for LibreOffice.

import (
	"fmt"
	"strings"
)

var foLines = map[Lines]string{
	full:       `fo:border="0.75pt solid #000000"`,
	thin:       `fo:border="0.25pt solid #777777"`,
	horizontal: `fo:border-top="0.75pt solid #000000" fo:border-bottom="0.75pt solid #000000"`,
	bare:       `fo:border="none"`,
	dashed:     `fo:border="0.75pt dashed #000000"`,
	double:     `fo:border="2pt double #000000"`,
	framed:     `fo:border="1.5pt solid #000000"`,
}

func (s *fodt) styles() string {
	l := s.layout
	var b strings.Builder
	say := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	para := func(name, font string, size float64, props string) {
		say(`<style:style style:name="%s" style:family="paragraph"><style:paragraph-properties %s/>`+
			`<style:text-properties style:font-name="%s" style:font-name-asian="%s" fo:font-size="%gpt" style:font-size-asian="%gpt" fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="CN"/></style:style>`,
			name, props, font, font, size, size)
	}
	say("<office:font-face-decls>")
	for _, f := range []string{song, hei, notoSC, serif} {
		say(`<style:font-face style:name="%s" svg:font-family="'%s'"/>`, f, f)
	}
	say("</office:font-face-decls><office:automatic-styles>")
	para("title", l.Title, 22, `fo:text-align="center" fo:margin-bottom="12pt"`)
	para("heading", l.Title, 16, `fo:text-indent="32pt" fo:keep-with-next="always"`)
	para("text", l.Text, 16, `fo:text-indent="32pt" fo:line-height="28pt"`)
	para("sign", l.Text, 16, `fo:text-align="end"`)
	para("gap", l.Text, 8, "")
	para("running", l.Text, 10, `fo:text-align="center"`)
	para("middle", l.Table, l.Size, `fo:text-align="center"`)
	align := "center"
	if l.Left {
		align = "start"
	}
	para("figure", l.Table, l.Size*l.Large, `fo:text-align="`+align+`"`)
	para("left", l.Table, l.Size, `fo:text-align="start"`)
	s.cellStyles(say)
	say(`<style:style style:name="row" style:family="table-row"><style:table-row-properties fo:keep-together="%s"/></style:style>`, map[bool]string{true: "auto", false: "always"}[l.Split])
	say(`<style:page-layout style:name="paper"><style:page-layout-properties fo:page-width="%gmm" fo:page-height="%gmm" style:print-orientation="%s" fo:margin="%gmm"/>`, l.Width, l.Height, l.orientation(), l.Margin)
	say(`<style:header-style><style:header-footer-properties fo:min-height="8mm"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height="8mm"/></style:footer-style></style:page-layout>`)
	say("%s</office:automatic-styles>", s.columns.String())
	say(`<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="paper">%s%s</style:master-page></office:master-styles>`, running("header", l.Head), running("footer", l.Foot))
	return b.String()
}

// cellStyles: a cell, one with a band behind it, and one that runs downwards.
func (s *fodt) cellStyles(say func(string, ...any)) {
	cell := func(name, props string) {
		say(`<style:style style:name="%s" style:family="table-cell"><style:table-cell-properties style:vertical-align="middle" fo:padding-top="%gpt" fo:padding-bottom="%gpt" fo:padding-left="%gpt" fo:padding-right="%gpt" %s %s/></style:style>`,
			name, s.layout.Pad, s.layout.Pad, min(s.layout.Pad, 2), min(s.layout.Pad, 2), foLines[s.layout.Lines], props)
	}
	cell("cell", "")
	band := ""
	if s.layout.Band != "" {
		band = `fo:background-color="` + s.layout.Band + `"`
	}
	cell("band", band)
	cell("down", `style:writing-mode="tb-rl"`)
}

func (l Layout) orientation() string {
	if l.Width > l.Height {
		return "landscape"
	}
	return "portrait"
}

func running(place, text string) string {
	if text == "" {
		return ""
	}
	text = strings.NewReplacer("##", "<text:page-count/>", "#", `<text:page-number text:select-page="current"/>`).Replace(text)
	return "<style:" + place + `><text:p text:style-name="running">` + text + "</text:p></style:" + place + ">"
}
