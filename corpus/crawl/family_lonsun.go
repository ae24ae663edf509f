package crawl

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"

	"github.com/PuerkitoBio/goquery"

	"nianbao/extract/pattern"
)

// Lonsun: columns of organs under /public/column, lists by labels of the site.
var (
	lonsunColumn = pattern.MustCompile(`/public/column/(\d+)`)
	lonsunLabel  = pattern.MustCompile(`['"]([^'"]*/?site/label/\d+)\??([^'"]*)['"]`)
	lonsunField  = pattern.MustCompile(`['"]?\b(siteId|organId|catId|labelName|type|file|pageSize|isDate|dateFormat|action)['"]?\s*:\s*['"]?([^'",}\s]*)`)
	lonsunPages  = pattern.MustCompile(`(?:pageCount|totalPage|total-page|data-pages)['"]?\s*[:=]\s*['"]?(\d+)`)
)

var _ = register(Family{
	Name:  "lonsun",
	Order: 12,
	Traps: "The years of annual reports stand in ul#timeFrame; other values of type are other lists.",
	Fits: func(p *Page) bool {
		return lonsunColumn.MatchString(p.URL.Path) || lonsunLabel.MatchString(p.Text)
	},
	First: func(p *Page) (l List) {
		p.Doc.Find("#timeFrame a").Each(func(_ int, s *goquery.Selection) {
			if a := p.resolve(target(s)); a != "" && YearLink(linkText(s)) > 0 {
				l.Rows = append(l.Rows, Row{Link: Link{URL: a, Text: linkText(s) + "政府信息公开年度报告"}})
			}
		})
		if m := lonsunLabel.FindStringSubmatch(p.Text); m != nil {
			l.Calls = []Call{lonsunCall(p, m)}
		}
		return l
	},
	Read: lonsunRead,
})

func lonsunCall(p *Page, label []string) Call {
	q, err := url.ParseQuery(strings.ReplaceAll(label[2], "&amp;", "&"))
	if err != nil {
		q = url.Values{}
	}
	own := p.URL.Query()
	for _, name := range []string{"type", "catId", "action"} {
		if own.Get(name) != "" && q.Get(name) == "" {
			q.Set(name, own.Get(name))
		}
	}
	for _, m := range lonsunField.FindAllStringSubmatch(p.Text, -1) {
		if q.Get(m[1]) == "" {
			q.Set(m[1], m[2])
		}
	}
	if m := lonsunColumn.FindStringSubmatch(p.URL.Path); m != nil && q.Get("organId") == "" {
		q.Set("organId", m[1])
	}
	if q.Get("labelName") == "" {
		q.Set("labelName", "publicInfoList")
	}
	c := Call{Family: "lonsun", Method: "GET", State: map[string]string{"label": p.resolve(label[1]), "query": q.Encode()}}
	return c.lonsunPage(1)
}

func (c Call) lonsunPage(page int) Call {
	q, _ := url.ParseQuery(c.State["query"])
	q.Set("pageIndex", fmt.Sprint(page))
	c.Page, c.URL = page, c.State["label"]+"?"+q.Encode()
	return c
}

func lonsunRead(p *Page, c Call) (l List) {
	l = lonsunRows(p)
	first := firstURL(l)
	n := p.firstNumber(lonsunPages)
	if first == "" || first == c.State["first"] || c.Page >= pageCap || n > 0 && c.Page >= n {
		return l
	}
	next := c.lonsunPage(c.Page + 1)
	next.State = map[string]string{"label": c.State["label"], "query": c.State["query"], "first": first}
	l.Calls = []Call{next}
	return l
}

// lonsunRows reads a fragment of HTML, or its JSON twin.
func lonsunRows(p *Page) (l List) {
	var answer struct {
		Data []struct {
			Title, Link, URL string
			PublishDate      string `json:"publishDate"`
			OrganName        string `json:"organName"`
		}
		Total int
	}
	if json.Unmarshal([]byte(p.Text), &answer) != nil {
		l.Rows = p.rows()
		return l
	}
	l.Total = answer.Total
	for _, r := range answer.Data {
		address := r.Link
		if address == "" {
			address = r.URL
		}
		l.Rows = append(l.Rows, Row{Link: Link{URL: p.resolve(address), Text: r.Title, Date: r.PublishDate}, Publisher: r.OrganName})
	}
	return l
}
