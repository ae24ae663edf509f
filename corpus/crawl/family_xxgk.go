package crawl

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/extract/pattern"
)

// The disclosure module of Hanweb: a search that answers with pages of HTML.
var (
	xxgkTree   = pattern.MustCompile(`module/xxgk/(?:tree|search)\.jsp\??([^'"<>\s]*)`)
	xxgkSearch = pattern.MustCompile(`['"]([^'"]*/?module/xxgk/search\.jsp)[^'"]*['"]`)
	xxgkField  = pattern.MustCompile(`['"]?\b(infotypeId|jdid|divid|area|texttype|sortfield|standardXxgk)['"]?\s*[:=]\s*['"]([^'"]*)['"]`)
	xxgkPages  = pattern.MustCompile(`共\s*(?:<[^>]*>)?\s*(\d+)\s*(?:</[^>]*>)?\s*页`)
	xxgkAnnual = pattern.MustCompile(`['"]([^'"]*xxgkAnnualReport\.jsp\?[^'"]+)['"]`)
)

var _ = register(Family{
	Name:  "xxgk",
	Order: 20,
	Traps: "The search is not limited to the column; the number of pages stands in words only.",
	Fits: func(p *Page) bool {
		return xxgkTree.MatchString(p.Text) && !strings.Contains(p.Text, "dataproxy") || xxgkAnnual.MatchString(p.Text)
	},
	First: func(p *Page) (l List) {
		for _, m := range xxgkAnnual.FindAllStringSubmatch(p.Text, -1) {
			if a := p.resolve(m[1]); a != "" {
				l.Calls = append(l.Calls, Call{Family: "xxgk", Method: "GET", URL: a, Page: 1})
			}
		}
		if xxgkTree.MatchString(p.Text) {
			l.Calls = append(l.Calls, xxgkCall(p))
		}
		return l
	},
	Read: func(p *Page, c Call) List {
		l := List{Rows: p.rows()}
		if n := p.firstNumber(xxgkPages); c.Method == "POST" && c.Page < min(n, pageCap) {
			l.Calls = []Call{c.xxgkPage(c.Page + 1)}
		}
		return l
	},
})

func xxgkCall(p *Page) Call {
	fields := url.Values{}
	if m := xxgkTree.FindStringSubmatch(p.Text); m != nil {
		if q, err := url.ParseQuery(strings.ReplaceAll(m[1], "&amp;", "&")); err == nil {
			fields = q
		}
	}
	for _, m := range xxgkField.FindAllStringSubmatch(p.Text, -1) {
		fields.Set(m[1], m[2])
	}
	p.Doc.Find("input[name]").Each(func(_ int, s *goquery.Selection) {
		if name := s.AttrOr("name", ""); xxgkField.MatchString(name + `=''`) {
			fields.Set(name, s.AttrOr("value", ""))
		}
	})
	search := p.find(xxgkSearch)
	if search == "" {
		search = "/module/xxgk/search.jsp"
	}
	c := Call{Family: "xxgk", Method: "POST", ContentType: form, State: map[string]string{"fields": fields.Encode(), "search": p.resolve(search)}}
	return c.xxgkPage(1)
}

func (c Call) xxgkPage(page int) Call {
	c.Page, c.URL = page, c.State["search"]
	c.Body = c.State["fields"] + "&currpage=" + strconv.Itoa(page)
	return c
}
