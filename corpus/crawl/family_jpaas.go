package crawl

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strconv"
	"strings"

	"nianbao/extract/pattern"
)

// JPAAS: the list is a unit of the page that its gateway builds; the number of the page
// works inside paramJson alone.
var (
	jpaasMark  = pattern.MustCompile(`jpaas-publish-server`)
	jpaasPath  = pattern.MustCompile(`['"]([^'"]*jpaas-publish-server/front/page/build/unit)[^'"]*['"]`)
	jpaasField = pattern.MustCompile(`['"]?\b(webId|pageId|tplSetId|tagId|pageType|parseType)['"]?\s*[:=]\s*['"]([^'"]*)['"]`)
	jpaasTotal = pattern.MustCompile(`(?:\btotal|count|totalCount)\\?['"]?\s*[:=]\s*\\?['"]?(\d+)`)
)

const jpaasPerCall = 50

var _ = register(Family{
	Name:  "jpaas",
	Order: 11,
	Traps: "403 without the page as referer; bulidstatic is the product's own spelling; the column may keep recent items only.",
	Fits:  func(p *Page) bool { return jpaasMark.MatchString(p.Text) && jpaasField.MatchString(p.Text) },
	First: func(p *Page) List {
		q := url.Values{"parseType": {"bulidstatic"}, "pageType": {"column"}}
		for _, m := range jpaasField.FindAllStringSubmatch(p.Text, -1) {
			q.Set(m[1], m[2])
		}
		path := p.find(jpaasPath)
		if path == "" {
			path = "/api-gateway/jpaas-publish-server/front/page/build/unit"
		}
		c := Call{Family: "jpaas", Method: "GET", State: map[string]string{"path": p.resolve(path), "query": q.Encode()}}
		return List{Calls: []Call{c.jpaasPage(1)}}
	},
	Read: func(p *Page, c Call) List {
		var answer struct {
			Data struct{ HTML string } `json:"data"`
		}
		if err := json.Unmarshal([]byte(p.Text), &answer); err != nil {
			return List{}
		}
		f := p.fragment(answer.Data.HTML)
		l := List{Rows: f.rows(), Total: f.firstNumber(jpaasTotal)}
		seen := number(c.State["seen"]) + len(l.Rows) // servers cut the size of a page
		if first := firstURL(l); first != "" && first != c.State["first"] && c.Page < pageCap && (l.Total == 0 || seen < l.Total) {
			next := c.jpaasPage(c.Page + 1)
			next.State = map[string]string{"path": c.State["path"], "query": c.State["query"], "first": first, "seen": strconv.Itoa(seen)}
			l.Calls = []Call{next}
		}
		return l
	},
})

func (c Call) jpaasPage(page int) Call {
	q, _ := url.ParseQuery(c.State["query"])
	q.Set("paramJson", fmt.Sprintf(`{"pageNo":%d,"pageSize":%d}`, page, jpaasPerCall))
	c.Page, c.URL = page, c.State["path"]+"?"+strings.ReplaceAll(q.Encode(), "+", "%20")
	return c
}
