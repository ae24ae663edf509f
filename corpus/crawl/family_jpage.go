package crawl

import (
	"fmt"
	"html"
	"net/url"
	"strconv"
	"strings"

	"nianbao/extract/pattern"
)

// The list of Hanweb jcms: a proxy answers with XML records, or a script's array, that
// hold HTML. Page 1 stands in the page already.
var (
	jpageProxy  = pattern.MustCompile(`['"]([^'"]*(?:more)?(?:column)?dataproxy\.jsp)[^'"]*['"]`)
	jpageField  = pattern.MustCompile(`['"]?(col|appid|webid|path|columnid|sourceContentType|unitid|webname|permissiontype|uid)['"]?\s*[:=]\s*['"]([^'"]*)['"]`)
	jpageInput  = pattern.MustCompile(`<input[^>]+name=['"](col|appid|webid|path|columnid|sourceContentType|unitid|webname|permissiontype)['"][^>]*value=['"]([^'"]*)['"]`)
	jpageQuery  = pattern.MustCompile(`dataproxy\.jsp\?([^'"<>\s]+)`)
	jpageTotal  = pattern.MustCompile(`(?:totalRecord|totalrecord)['"]?\s*[:=>]\s*['"]?(\d+)`)
	jpagePer    = pattern.MustCompile(`(?:perPage|perpage)['"]?\s*[:=]\s*['"]?(\d+)`)
	jpageRecord = pattern.MustCompile(`(?s)<!\[CDATA\[(.*?)\]\]>`)
	jpageStore  = pattern.MustCompile(`(?s)dataStore\s*=\s*\[(.*?)\]\s*;?`)
	jpageQuoted = pattern.MustCompile(`'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"`)
	jpageCol    = pattern.MustCompile(`/col/col(\d+)/`)
)

// jpagePerCall rows are asked for at once: servers cut longer answers short.
const jpagePerCall = 100

var _ = register(Family{
	Name:  "jpage",
	Order: 10,
	Traps: "Some servers ignore startrecord and obey page alone; answers are cut at some hundred rows; XML records or a script's array.",
	Fits:  func(p *Page) bool { return jpageProxy.MatchString(p.Text) || jpageQuery.MatchString(p.Text) },
	First: func(p *Page) List {
		l := jpageRows(p)
		if total := jpageFound(p); total == 0 || len(l.Rows) < total {
			l.Calls = []Call{jpageCall(p, 1, jpagePer.FindString(p.Text))}
		}
		return l
	},
	Read: func(p *Page, c Call) List {
		l := jpageRows(p)
		l.Total = jpageFound(p)
		seen := number(c.State["seen"]) + len(l.Rows)
		if len(l.Rows) > 0 && c.Page < pageCap && (l.Total == 0 || seen < l.Total) && c.State["first"] != firstURL(l) {
			l.Calls = []Call{jpageNext(c, len(l.Rows), seen, firstURL(l))}
		}
		return l
	},
})

func jpageFound(p *Page) int { return p.firstNumber(jpageTotal) }

// jpageCall asks for the first rows, with the fields that the page's own script sends.
func jpageCall(p *Page, page int, _ string) Call {
	fields := url.Values{}
	for _, re := range []*pattern.Pattern{jpageField, jpageInput} {
		for _, m := range re.FindAllStringSubmatch(p.Text, -1) {
			fields.Set(m[1], m[2])
		}
	}
	if m := jpageQuery.FindStringSubmatch(p.Text); m != nil {
		if q, err := url.ParseQuery(html.UnescapeString(m[1])); err == nil {
			for name := range q {
				fields.Set(name, q.Get(name))
			}
		}
	}
	if fields.Get("columnid") == "" {
		fields.Set("columnid", jpageCol.ReplaceAllString(jpageCol.FindString(p.URL.Path), "$1"))
	}
	for _, name := range []string{"startrecord", "endrecord", "perpage", "page"} {
		fields.Del(name)
	}
	proxy := p.find(jpageProxy)
	if proxy == "" {
		proxy = "/module/web/jpage/dataproxy.jsp"
	}
	c := Call{Family: "jpage", Method: "POST", ContentType: form, Page: page, State: map[string]string{"fields": fields.Encode(), "proxy": p.resolve(proxy)}}
	return c.jpageWindow(1, jpagePerCall)
}

// form is the media type of a form that is sent.
const form = "application/x-www-form-urlencoded"

// jpageWindow asks for the rows from first to last, and says the page's number too.
func (c Call) jpageWindow(first, last int) Call {
	per := last - first + 1
	c.URL = fmt.Sprintf("%s?startrecord=%d&endrecord=%d&perpage=%d", c.State["proxy"], first, last, per)
	c.Body = c.State["fields"] + "&page=" + strconv.Itoa(c.Page)
	return c
}

// jpageNext goes on behind what came: a server that cuts its answers decides the step.
func jpageNext(c Call, came, seen int, first string) Call {
	step := came
	next := Call{Family: c.Family, Method: c.Method, ContentType: c.ContentType, Page: c.Page + 1, State: map[string]string{
		"fields": c.State["fields"], "proxy": c.State["proxy"], "seen": strconv.Itoa(seen), "first": first}}
	return next.jpageWindow(seen+1, seen+step)
}

func firstURL(l List) string {
	if len(l.Rows) == 0 {
		return ""
	}
	return l.Rows[0].URL
}

// jpageRows reads records of either kind, in a page or in an answer.
func jpageRows(p *Page) (l List) {
	var parts []string
	for _, m := range jpageRecord.FindAllStringSubmatch(p.Text, -1) {
		parts = append(parts, m[1])
	}
	if store := p.find(jpageStore); len(parts) == 0 && store != "" {
		for _, m := range jpageQuoted.FindAllStringSubmatch(store, -1) {
			parts = append(parts, strings.NewReplacer(`\'`, `'`, `\"`, `"`, `\/`, `/`).Replace(m[1]+m[2]))
		}
	}
	for _, part := range parts {
		l.Rows = append(l.Rows, p.fragment(part).rows()...)
	}
	return l
}
