package crawl

import (
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// gkmlpt, the platform of Guangdong: a tree of categories in the page, an interface that
// lists each. /gkmlpt/annualreport shows annual reports.
var (
	gkmlptPlace = regexp.MustCompile(`^(.*?/gkmlpt)(?:/|$)`)
	gkmlptSID   = regexp.MustCompile(`['"]?\bSID['"]?\s*:\s*['"]?(\w+)`)
	gkmlptCat   = regexp.MustCompile(`\{[^{}]*?["']?id["']?\s*:\s*["']?(\d+)["']?[^{}]*?["']?name["']?\s*:\s*["']([^"']*(?:年报|年度报告)[^"']*)["']`)
	gkmlptRoute = regexp.MustCompile(`#/?(\d+)`)
)

var _ = register(Family{
	Name:  "gkmlpt",
	Order: 5,
	Traps: "Rows of type url jump to other sites; some number pages from 0; one host carries many departments, each under its own path.",
	Fits: func(p *Page) bool {
		return gkmlptPlace.MatchString(p.URL.Path) && gkmlptSID.MatchString(p.Text)
	},
	First: func(p *Page) (l List) {
		root := gkmlptPlace.FindStringSubmatch(p.URL.Path)[1]
		for _, cat := range gkmlptCategories(p) {
			c := Call{Family: "gkmlpt", Method: "GET", State: map[string]string{"root": p.resolve(root + "/api/all/" + cat), "sid": p.find(gkmlptSID)}}
			l.Calls = append(l.Calls, c.gkmlptPage(1))
		}
		return l
	},
	Read: gkmlptRead,
})

// gkmlptCategories are those whose names say annual reports, and the one that the address
// names on the page for annual reports.
func gkmlptCategories(p *Page) (list []string) {
	for _, m := range gkmlptCat.FindAllStringSubmatch(p.Text, -1) {
		if sort, _ := TitleOf(m[2] + "2000年"); sort != Decoy {
			list = append(list, m[1])
		}
	}
	if m := gkmlptRoute.FindStringSubmatch(p.URL.String()); m != nil && (len(list) == 0 || strings.Contains(p.URL.Path, "annualreport")) {
		return []string{m[1]}
	}
	return list
}

// gkmlptAnswer is a page of articles. Dates are seconds since 1970.
type gkmlptAnswer struct {
	Total    int
	Articles []struct {
		Title, URL, Type, Publisher string
		PostURL                     string `json:"post_url"`
		CreateTime                  int64  `json:"create_time"`
		FirstPublish                int64  `json:"first_publish_time"`
	}
}

func gkmlptRead(p *Page, c Call) (l List) {
	var answer gkmlptAnswer
	if err := json.Unmarshal([]byte(p.Text), &answer); err != nil {
		return List{}
	}
	l.Total = answer.Total
	for _, a := range answer.Articles {
		address := a.URL
		if address == "" {
			address = a.PostURL
		}
		row := Row{Link: Link{URL: p.resolve(address), Text: a.Title, Date: beijing(max(a.FirstPublish, a.CreateTime*bit(a.FirstPublish == 0)))}, Publisher: a.Publisher}
		row.Jump = a.Type == "url" || hostOf(row.URL) != p.URL.Host
		l.Rows = append(l.Rows, row)
	}
	seen := number(c.State["seen"]) + len(l.Rows)
	if first := firstURL(l); len(l.Rows) > 0 && seen < l.Total && first != c.State["first"] && c.Page < pageCap {
		next := c.gkmlptPage(c.Page + 1)
		next.State = map[string]string{"root": c.State["root"], "sid": c.State["sid"], "seen": fmt.Sprint(seen), "first": first}
		l.Calls = []Call{next}
	}
	return l
}

func (c Call) gkmlptPage(page int) Call {
	c.Page = page
	c.URL = fmt.Sprintf("%s?page=%d&sid=%s", c.State["root"], page, url.QueryEscape(c.State["sid"]))
	return c
}

var east8 = time.FixedZone("UTC+8", 8*3600)

// beijing is the day of a moment in China, "" for none.
func beijing(seconds int64) string {
	if seconds == 0 {
		return ""
	}
	return time.Unix(seconds, 0).In(east8).Format("2006-01-02")
}

func bit(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}
