package crawl

// Links of every kind that these sites use: anchors with full or cut texts, scripts that
// open windows or build rows, frames, redirects that no header announces.

import (
	"strings"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"

	"nianbao/extract/pattern"
)

// Link is an address with what the page says of it.
type Link struct {
	URL  string
	Text string // the longer of its text and its title attribute
	Date string // printed beside it, as printed
}

var (
	opened    = pattern.MustCompile(`(?:window\.open|openWin|location(?:\.href)?\s*=)\s*\(?\s*['"]([^'"]+)['"]`)
	scripted  = pattern.MustCompile(`(?s)var\s+curHref\s*=\s*['"]([^'"]+)['"].{0,200}?var\s+curTitle\s*=\s*['"]([^'"]*)['"]`)
	sendsOn   = pattern.MustCompile(`(?:window|self|top|document)?\.?location(?:\.href)?\s*(?:=|\.replace\(|\.assign\()\s*['"]([^'"]+)['"]`)
	refreshTo = pattern.MustCompile(`(?i)^\s*\d*\s*[;,]\s*url\s*=\s*['"]?([^'"\s]+)`)
	dateText  = pattern.MustCompile(`20\d\d[-./年]\d{1,2}[-./月]\d{1,2}`)
)

// Links lists the page's links in their order. One that a script holds counts, too.
func (p *Page) Links() []Link {
	var list []Link
	p.Doc.Find("a").Each(func(_ int, a *goquery.Selection) {
		if address := p.resolve(target(a)); address != "" {
			list = append(list, Link{address, linkText(a), dateBeside(a)})
		}
	})
	for _, m := range scripted.FindAllStringSubmatch(p.Text, -1) {
		if address := p.resolve(html.UnescapeString(m[1])); address != "" {
			list = append(list, Link{URL: address, Text: html.UnescapeString(m[2])})
		}
	}
	return list
}

// target is where an anchor leads: its address, or what its script opens.
func target(a *goquery.Selection) string {
	href := strings.TrimSpace(a.AttrOr("href", ""))
	if href == "" || strings.HasPrefix(href, "#") || strings.HasPrefix(strings.ToLower(href), "javascript:") {
		if m := opened.FindStringSubmatch(href + " " + a.AttrOr("onclick", "")); m != nil {
			return m[1]
		}
	}
	return href
}

// linkText is the whole title of a link: the text is often cut short (…), the title
// attribute seldom.
func linkText(a *goquery.Selection) string {
	text := strings.Join(strings.Fields(a.Text()), " ")
	title := strings.Join(strings.Fields(a.AttrOr("title", "")), " ")
	if len(title) > len(text) || strings.HasSuffix(text, "…") || strings.HasSuffix(text, "...") {
		if title != "" {
			return title
		}
	}
	return text
}

// dateBeside finds the date that a list prints with the link: in it, or in its row.
func dateBeside(a *goquery.Selection) string {
	for s, i := a, 0; i < 3 && s.Length() > 0; s, i = s.Parent(), i+1 {
		if name := goquery.NodeName(s); i > 0 && name != "li" && name != "td" && name != "tr" && name != "div" && name != "span" && name != "p" && name != "h3" && name != "h4" {
			return ""
		}
		if s.Find("a").Length() > 1 {
			return ""
		}
		text := s.Text()
		if m := dateText.FindAllStringIndex(text, -1); len(m) > 0 {
			last := m[len(m)-1]
			return text[last[0]:last[1]]
		}
	}
	return ""
}

// frameless are the frames that hold no list: counters, log-ins, trees, sharing.
var frameless = pattern.MustCompile(`(?i)visitcount|login|tree\.jsp|share|footer|header|top\.|counter|jiathis|baidu`)

// Frames are the pages that stand inside this one.
func (p *Page) Frames() (list []string) {
	p.Doc.Find("iframe[src],frame[src]").Each(func(_ int, s *goquery.Selection) {
		if address := p.resolve(s.AttrOr("src", "")); address != "" && !frameless.MatchString(address) {
			list = append(list, address)
		}
	})
	return list
}

// SendsOn is where a shell sends its reader without saying so in a header: a meta
// refresh, or a script on a page that hardly holds words.
func (p *Page) SendsOn() string {
	var to string
	p.Doc.Find("meta[http-equiv]").Each(func(_ int, s *goquery.Selection) {
		if m := refreshTo.FindStringSubmatch(s.AttrOr("content", "")); m != nil && strings.EqualFold(s.AttrOr("http-equiv", ""), "refresh") {
			to = p.resolve(m[1])
		}
	})
	if to != "" || len(p.words()) > 600 || p.Doc.Find("a[href]").Length() > 5 {
		return to
	}
	for _, s := range p.Doc.Find("script").EachIter() {
		if m := sendsOn.FindStringSubmatch(s.Text()); m != nil {
			return p.resolve(m[1])
		}
	}
	return ""
}
