package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nianbao/extract/pattern"
)

// What a page says of itself outside the report: the standard meta tags of
// government sites (政府网站发展指引), titles, and the tags of some systems.

// metaTag is a name that a page may give, folded, with the question it answers.
type metaTag struct {
	kind   MarkKind
	origin string
}

var metaTags = map[string]metaTag{
	"articletitle":         {Title, "meta ArticleTitle"},
	"ogtitle":              {Title, "meta og:title"},
	"pubdate":              {Published, "meta PubDate"},
	"publishdate":          {Published, "meta PublishDate"},
	"articlepublishedtime": {Published, "meta article:published_time"},
	"contentsource":        {Publisher, "meta ContentSource"},
	"sitename":             {Site, "meta SiteName"},
	"ogsitename":           {Site, "meta og:site_name"},
	"siteidcode":           {SiteCode, "meta SiteIDCode"},
	"columnname":           {Column, "meta ColumnName"},
	"url":                  {Address, "meta Url"},
	"ogurl":                {Address, "meta og:url"},
}

// customTags are elements that publishing systems put around what they know.
var customTags = map[string]MarkKind{
	"ucaptitle": Title, "publishtime": Published, "ucappublishtime": Published, "pubtime": Published,
	"ucapsource": Publisher, "contentsource": Publisher,
}

// claim keeps one mark at the place that the walk has reached.
func (w *htmlWalk) claim(kind MarkKind, value, origin string) {
	if value = trimPadding(value); value != "" {
		w.marks = append(w.marks, placedMark{len(w.items), Mark{kind, value, origin}})
	}
}

// head reads <title>, <meta> and <link rel=canonical>, wherever they stand.
func (w *htmlWalk) head(n *html.Node) {
	switch n.DataAtom {
	case atom.Title:
		w.claim(Title, collapsed(textOf(n)), "<title>")
	case atom.Meta:
		name := attr(n, "name")
		if name == "" {
			name = attr(n, "property")
		}
		if tag, ok := metaTags[foldName(name)]; ok {
			w.claim(tag.kind, collapsed(attr(n, "content")), tag.origin)
		}
	case atom.Link:
		if strings.EqualFold(attr(n, "rel"), "canonical") {
			w.claim(Address, attr(n, "href"), "link canonical")
		}
	}
}

func (w *htmlWalk) customTag(n *html.Node) {
	if kind, ok := customTags[n.Data]; ok {
		w.claim(kind, collapsed(textOf(n)), "<"+n.Data+">")
	}
}

// foldName drops case and punctuation from the name of a meta tag.
func foldName(name string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		if r >= 'A' && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return -1
	}, name)
}

// longestClaim bounds the text of one mark, in bytes, and mostInClaim its nodes.
const (
	longestClaim = 2000
	mostInClaim  = 500
)

// textOf is the text inside an element, as far as a mark needs it.
func textOf(n *html.Node) string {
	var b strings.Builder
	nodes := 0
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
		if nodes++; b.Len() > longestClaim || nodes > mostInClaim {
			break
		}
	}
	return b.String()
}

// collapsed is a text as one line of a page shows it.
func collapsed(s string) string {
	if !strings.ContainsAny(s, " \n\t\r\f") {
		return trimPadding(s)
	}
	var t textRun
	t.add(s, false)
	return trimPadding(string(t.buf))
}

// headlineWords tell the heading of a report from the banner of a site.
var headlineWords = pattern.MustCompile(`年报|报告|報告|信息公[开開]工作`)

// nearHeadline is how many items above the report a heading may stand.
const nearHeadline = 15

// headlines claims the h1 in the report before its first section, and every h1–h3
// there or just above that speaks of a report.
func (w *htmlWalk) headlines(r htmlRegion) {
	for i := max(0, r.from-nearHeadline); i < min(len(w.items), max(r.firstEvidence, r.from)); i++ {
		it := w.items[i]
		if it.level < 1 || it.level > 3 || it.text == "" {
			continue
		}
		if it.level == 1 && i >= r.from && r.found || headlineWords.MatchString(it.text) {
			w.marks = append(w.marks, placedMark{i, Mark{Title, it.text, "h" + string(rune('0'+it.level))}})
		}
	}
}
