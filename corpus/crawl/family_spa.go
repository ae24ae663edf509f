package crawl

import (
	"encoding/json"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"nianbao/extract/pattern"
)

// Shells of single pages: an empty page whose script posts a form for its list, and
// another for the text of an article. What they send stands in the script.
var (
	spaPost   = pattern.MustCompile(`\$\.(?:post|get|getJSON)\(\s*['"](/[^'"]+)['"]\s*,\s*\{([^}]*)\}`)
	spaField  = pattern.MustCompile(`['"]?(\w+)['"]?\s*:\s*(?:['"]([^'"]*)['"]|(-?\d+)|(\w+))`)
	spaText   = pattern.MustCompile(`(?i)(?:detail|content|view|getinfo)`)
	spaRows   = pattern.MustCompile(`(?i)(?:list|page|query|search)`)
	titleKeys = []string{"title", "realtitle", "articleTitle", "infoTitle", "name"}
	urlKeys   = []string{"url", "link", "href", "infourl", "articleUrl", "docUrl"}
	dateKeys  = []string{"publishTime", "publishDate", "pubDate", "infodate", "createTime", "date"}
)

var _ = register(Family{
	Name:  "spa",
	Order: 80,
	Traps: "The list wants the session's cookie; the article's page is empty, and its text is the answer to a form.",
	Fits: func(p *Page) bool {
		_, ok := p.posted(spaRows)
		return ok
	},
	First: func(p *Page) List {
		c, _ := p.posted(spaRows)
		return List{Calls: []Call{c}}
	},
	Read: func(p *Page, c Call) List {
		l := jsonRows(p)
		seen, first := number(c.State["seen"])+len(l.Rows), firstURL(l)
		fields, err := url.ParseQuery(c.Body)
		name := pageField(fields)
		if err != nil || name == "" || first == "" || first == c.State["first"] || l.Total > 0 && seen >= l.Total || c.Page >= pageCap {
			return l
		}
		next := c
		next.Page++
		fields.Set(name, strconv.Itoa(number(fields.Get(name))+1))
		next.Body, next.State = fields.Encode(), map[string]string{"seen": strconv.Itoa(seen), "first": first}
		l.Calls = []Call{next}
		return l
	},
	Shell: func(p *Page) []Call {
		c, ok := p.posted(spaText)
		if !ok || len([]rune(p.words())) > softGone {
			return nil
		}
		c.Article = true
		return []Call{c}
	},
})

// posted is the form that the page's script sends to an address of the given sort.
func (p *Page) posted(sort *pattern.Pattern) (Call, bool) {
	for _, m := range spaPost.FindAllStringSubmatch(p.Text, -1) {
		if !sort.MatchString(m[1]) {
			continue
		}
		fields := url.Values{}
		for _, f := range spaField.FindAllStringSubmatch(m[2], -1) {
			value := f[2] + f[3]
			if f[4] != "" {
				value = p.variable(f[4])
			}
			fields.Set(f[1], value)
		}
		return Call{Family: "spa", Method: "POST", URL: p.resolve(m[1]), ContentType: form, Body: fields.Encode(), Page: 1}, true
	}
	return Call{}, false
}

// variable is what the page's script sets a name to.
func (p *Page) variable(name string) string {
	return p.find(regexp.MustCompile(`\b` + regexp.QuoteMeta(name) + `\s*[=:]\s*['"]?([^'";,\s]+)`))
}

func pageField(fields url.Values) string {
	for name := range fields {
		if nextParam.MatchString(name) {
			return name
		}
	}
	return ""
}

// jsonRows finds the list in an answer of JSON: objects with a title and an address.
func jsonRows(p *Page) (l List) {
	var v any
	if json.Unmarshal([]byte(p.Text), &v) != nil {
		return List{Rows: p.rows()}
	}
	p.gather(v, &l)
	return l
}

func (p *Page) gather(v any, l *List) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			p.gather(x, l)
		}
	case map[string]any:
		title, address := oneOf(v, titleKeys), oneOf(v, urlKeys)
		if title != "" && address != "" {
			day, _, _ := strings.Cut(oneOf(v, dateKeys), " ")
			l.Rows = append(l.Rows, Row{Link: Link{URL: p.resolve(address), Text: title, Date: day}})
			return
		}
		if n, ok := v["total"].(float64); ok && n > 0 {
			l.Total = int(n)
		}
		for _, name := range sortedKeys(v) {
			p.gather(v[name], l)
		}
	}
}

func oneOf(v map[string]any, keys []string) string {
	for _, k := range keys {
		if s, ok := v[k].(string); ok && s != "" {
			return s
		}
	}
	return ""
}

func sortedKeys(v map[string]any) []string { return slices.Sorted(maps.Keys(v)) }
