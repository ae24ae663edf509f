package crawl

// Files that a page hands out: a report may stand in one of them alone.

import (
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/extract"
	"nianbao/extract/pattern"
)

// storesFiles are addresses of stores and viewers of files, beside what every page may
// link as a file.
var storesFiles = pattern.MustCompile(`(?i)downloadattach|/group\d+/m\d\d/|viewer\.html\?.*file=`)

// IsAttachment tells whether an address leads to a file: as extract does for the links of
// a page, or by the stores and viewers of these sites.
func IsAttachment(address string) bool {
	return extract.IsAttachment(address) || storesFiles.MatchString(address)
}

// picture endings matter inside the report's part of an article only.
var pictureEndings = pattern.MustCompile(`(?i)\.(?:png|jpe?g|tiff?|bmp)$`)

// Attachments lists the files that the page hands out: links, embedded objects, viewers,
// windows that scripts open.
func (p *Page) Attachments() (list []Link) {
	seen := map[string]bool{}
	add := func(address, text string) {
		if address = p.resolve(unwrap(address)); address != "" && !seen[address] && IsAttachment(address) {
			seen[address] = true
			list = append(list, Link{URL: address, Text: text})
		}
	}
	p.Doc.Find("a,embed,object,iframe").Each(func(_ int, s *goquery.Selection) {
		for _, name := range []string{"href", "src", "data"} {
			add(s.AttrOr(name, ""), linkText(s))
		}
		if m := opened.FindStringSubmatch(s.AttrOr("onclick", "")); m != nil {
			add(m[1], linkText(s))
		}
	})
	return list
}

// unwrap takes the file out of the address of a viewer.
func unwrap(address string) string {
	before, query, found := strings.Cut(address, "?")
	if !found || !strings.HasSuffix(strings.ToLower(before), "viewer.html") {
		return address
	}
	values, err := url.ParseQuery(query)
	if err != nil || values.Get("file") == "" {
		return address
	}
	return values.Get("file")
}

// bodies are the containers of articles, best first; they only break ties.
const bodies = "#UCAP-CONTENT,.TRS_Editor,.trs_editor_view,#zoom,#Zoom,#ivs_content,.Custom_UnionStyle,#article,.xxgk_content,.wp_articlecontent,#webeditorview,.article-content,.v_news_content,#vsb_content,.content"

// Pictures lists the larger pictures of the article: tables are published as such.
func (p *Page) Pictures() (list []Link) {
	p.Doc.Find(bodies).First().Find("img[src]").Each(func(_ int, s *goquery.Selection) {
		address := p.resolve(s.AttrOr("src", ""))
		if u, err := url.Parse(address); err == nil && address != "" && pictureEndings.MatchString(u.Path) {
			list = append(list, Link{URL: address, Text: s.AttrOr("alt", "")})
		}
	})
	return list
}
