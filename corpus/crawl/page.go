package crawl

// A page as a server gave it, opened for looking: its tree, its words, its links.

import (
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/extract"
)

// Page is an answer with its address. It may be HTML, XML, JSON or a script: families
// look at Text, and at Doc where there is a tree.
type Page struct {
	URL  *url.URL
	Text string // decoded by its bytes
	Doc  *goquery.Document
}

// Open reads an answer as a page.
func Open(address string, body []byte) (*Page, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	text := extract.Decoded(body)
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(text))
	if err != nil {
		return nil, err
	}
	return &Page{u, text, doc}, nil
}

// resolve gives the address that a link leads to, "" for scripts, mail and bookmarks.
func (p *Page) resolve(target string) string {
	target = strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(target, "\n", ""), "\t", ""))
	if target == "" || strings.HasPrefix(target, "#") {
		return ""
	}
	base := p.URL
	if href, ok := p.Doc.Find("base[href]").First().Attr("href"); ok {
		if b, err := p.URL.Parse(strings.TrimSpace(href)); err == nil {
			base = b
		}
	}
	u, err := base.Parse(strings.ReplaceAll(target, `\`, "/"))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	if route := u.Fragment; !strings.HasPrefix(route, "/") { // a bookmark; a route of a script stays
		u.Fragment = ""
	}
	return u.String()
}

// words are the printed words of the page, without scripts and styles.
func (p *Page) words() string {
	body := p.Doc.Find("body").Clone()
	body.Find("script,style,noscript").Remove()
	return strings.Join(strings.Fields(body.Text()), " ")
}

// meta gives the content of a meta tag, its name in any case.
func (p *Page) meta(name string) (content string) {
	p.Doc.Find("meta[name]").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		if strings.EqualFold(s.AttrOr("name", ""), name) {
			content = strings.TrimSpace(s.AttrOr("content", ""))
		}
		return content == ""
	})
	return content
}

// find gives the first group of an expression in the text, "" without a match.
func (p *Page) find(re finder) string {
	if m := re.FindStringSubmatch(p.Text); m != nil {
		return m[1]
	}
	return ""
}

// finder is an expression, compiled now or when it is first used.
type finder interface{ FindStringSubmatch(string) []string }
