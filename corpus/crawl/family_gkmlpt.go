package crawl

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"strings"
	"time"

	"nianbao/extract/pattern"
)

// gkmlpt, the platform of Guangdong: a tree of categories in the page, an interface that
// lists each. /gkmlpt/annualreport shows annual reports.
var (
	gkmlptPlace = pattern.MustCompile(`^(.*?/gkmlpt)(?:/|$)`)
	gkmlptSID   = pattern.MustCompile(`['"]?\bSID['"]?\s*:\s*['"]?(\w+)`)
	gkmlptCat   = pattern.MustCompile(`\{[^{}]*?["']?id["']?\s*:\s*["']?(\d+)["']?[^{}]*?["']?name["']?\s*:\s*["']([^"']*(?:年报|年度报告)[^"']*)["']`)
	gkmlptRoute = pattern.MustCompile(`#/?(\d+)`)
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
	Offset   int // of the first article in the list
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
	l.Calls = gkmlptNext(c, l, answer.Offset)
	return l
}

// gkmlptNext is the call for the page behind this one. Where page 1 begins behind the
// first article, pages are counted from 0, and the first is yet to come.
func gkmlptNext(c Call, l List, offset int) []Call {
	next := c
	next.State = map[string]string{"root": c.State["root"], "sid": c.State["sid"], "from": c.State["from"]}
	if c.Page == 1 && c.State["from"] == "" && l.Total > 0 && (offset > 0 || len(l.Rows) == 0) {
		next.State["from"] = "0"
		calls := []Call{next.gkmlptPage(1)}
		next.State = maps.Clone(next.State)
		if len(l.Rows) > 0 && len(l.Rows) < l.Total { // also where it is the offset that means something else
			next.State["seen"], next.State["first"] = fmt.Sprint(len(l.Rows)), firstURL(l)
			calls = append(calls, next.gkmlptPage(3))
		}
		return calls
	}
	seen, first := number(c.State["seen"])+len(l.Rows), firstURL(l)
	if c.State["from"] == "0" && c.Page == 1 || len(l.Rows) == 0 || seen >= l.Total || first == c.State["first"] || c.Page >= pageCap {
		return nil
	}
	next.State["seen"], next.State["first"] = fmt.Sprint(seen), first
	return []Call{next.gkmlptPage(c.Page + 1)}
}

func (c Call) gkmlptPage(page int) Call {
	c.Page = page
	if c.State["from"] == "0" {
		page--
	}
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
