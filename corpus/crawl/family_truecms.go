package crawl

import (
	"encoding/json"
	"fmt"
	"strings"

	"nianbao/extract/pattern"
)

// truecms: a JSONP call whose result is XML with CDATA, in a window of rows that each site
// sizes differently.
var (
	truecmsCall   = pattern.MustCompile(`['"]([^'"]*messageController/getMessage\.do)[^'"]*['"]`)
	truecmsColumn = pattern.MustCompile(`columnId['"]?\s*[:=]\s*['"]([^'"]+)['"]`)
	truecmsPer    = pattern.MustCompile(`(?:perPage|perpage|pageSize)['"]?\s*[:=]\s*['"]?(\d+)`)
	jsonp         = pattern.MustCompile(`(?s)^[\w.$\s]*\((.*)\)\s*;?\s*$`)
	truecmsTotal  = pattern.MustCompile(`<total(?:record|Record)?>(\d+)<`)
)

var _ = register(Family{
	Name:  "truecms",
	Order: 15,
	Traps: "404 without the page as referer; the window of rows differs by site, so that what came decides the next.",
	Fits:  func(p *Page) bool { return truecmsCall.MatchString(p.Text) && truecmsColumn.MatchString(p.Text) },
	First: func(p *Page) List {
		per := max(p.firstNumber(truecmsPer), 10)
		c := Call{Family: "truecms", Method: "GET", State: map[string]string{"call": p.resolve(p.find(truecmsCall)), "column": p.find(truecmsColumn), "per": fmt.Sprint(per)}}
		return List{Calls: []Call{c.truecmsWindow(1, 1)}}
	},
	Read: truecmsRead,
})

func (c Call) truecmsWindow(page, from int) Call {
	c.Page = page
	c.URL = fmt.Sprintf("%s?startrecord=%d&endrecord=%d&perpage=%s&columnId=%s&callback=list", c.State["call"], from, from+number(c.State["per"])-1, c.State["per"], c.State["column"])
	return c
}

func truecmsRead(p *Page, c Call) List {
	text := p.Text
	if m := jsonp.FindStringSubmatch(text); m != nil {
		text = m[1]
	}
	var answer struct{ Result string }
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		return List{}
	}
	inner := &Page{URL: p.URL, Text: answer.Result, Doc: p.Doc}
	l := jpageRows(inner)
	l.Total = inner.firstNumber(truecmsTotal)
	if l.Total == 0 {
		l.Total = jpageFound(inner)
	}
	seen, first := number(c.State["seen"])+len(l.Rows), firstURL(l)
	if first == "" || first == c.State["first"] || l.Total > 0 && seen >= l.Total || l.Total == 0 && strings.Count(answer.Result, "CDATA") < number(c.State["per"]) || c.Page >= pageCap {
		return l
	}
	next := Call{Family: "truecms", Method: "GET", State: copyOf(c.State)}
	next.State["seen"], next.State["first"] = fmt.Sprint(seen), first
	l.Calls = []Call{next.truecmsWindow(c.Page+1, seen+1)}
	return l
}
