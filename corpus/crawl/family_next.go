package crawl

import (
	"fmt"
	"net/url"
	"strconv"

	"github.com/PuerkitoBio/goquery"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// The smaller families: pagers that a script or a parameter drives, and pages that name
// the next one by a plain link.
var (
	nextCall   = pattern.MustCompile(`javascript:\s*(?:next|goPage|gotoPage|toPage|jump)\(\s*['"]?(\d+)`)
	nextStem   = pattern.MustCompile(`['"]([\w/.-]*)['"]\s*\+\s*\w+\s*\+\s*['"](\.s?html?|\.jsp|\.htm)['"]`) // what the script makes of a page's number
	nextParam  = pattern.MustCompile(`(?i)^(?:currentPage|page|pageNo|pageIndex|pageNum|curPage|p)$`)
	pagesText  = pattern.MustCompile(`(?:共|总计?|/)\s*(?:<[^>]*>\s*)*(\d+)\s*(?:</?[^>]*>\s*)*页`)
	pagesShown = pattern.MustCompile(`(?:共|总计|第\s*\d+\s*/)\s*(\d{1,3})\s*页`)
	nextWords  = pattern.MustCompile(`^(?:下一?页|后一?页|>|»|>>|next)$`)
	stemmed    = pattern.MustCompile(`^(.*/)(index|list|default|[a-z]+)?(?:[_-]?)(\d+)?\.(s?html?|htm)$`)
)

var _ = register(Family{
	Name:  "next",
	Order: 90,
	Traps: "A pager that calls a script sends its form or the parameter of the form; the last page may repeat for ever.",
	Fits:  func(p *Page) bool { return nextLink(p) != "" || nextScript(p) > 0 || lastPage(p) > 0 },
	First: nextList,
	Read: func(p *Page, c Call) List {
		l := List{Rows: p.rows()}
		if c.Page < pageCap {
			l.Calls = nextFrom(p, c.Page+1)
		}
		return l
	},
})

// pagesSaid is how many pages the page's visible words say that the list has; 0: nothing.
func (p *Page) pagesSaid() (n int) {
	for _, m := range pagesShown.FindAllStringSubmatch(p.words(), -1) {
		n = max(n, number(m[1]))
	}
	return n
}

func nextList(p *Page) List { return List{Calls: nextFrom(p, 2)} }

// nextFrom is the call for the page behind this one.
func nextFrom(p *Page, page int) []Call {
	if a := nextLink(p); a != "" && a != p.URL.String() {
		return []Call{{Family: "next", Method: "GET", URL: a, Page: page}}
	}
	n := max(nextScript(p), lastPage(p))
	if m := nextStem.FindStringSubmatch(p.Text); m != nil && nextScript(p) >= page {
		return []Call{{Family: "next", Method: "GET", URL: p.resolve(m[1] + strconv.Itoa(page) + m[2]), Page: page}}
	}
	if n == 0 || page > min(pageCap, max(n, p.firstNumber(pagesText))) {
		return nil
	}
	u := *p.URL
	q := u.Query()
	q.Set(pageParam(p), strconv.Itoa(page))
	u.RawQuery = q.Encode()
	return []Call{{Family: "next", Method: "GET", URL: u.String(), Page: page}}
}

// nextLink is the address behind the words for the next page.
func nextLink(p *Page) string {
	for _, l := range p.Links() {
		if nextWords.MatchString(normalize.Compact(l.Text)) && hostOf(l.URL) == p.URL.Host {
			return l.URL
		}
	}
	return ""
}

// nextScript is the largest page that a pager of scripts names, 0 without one.
func nextScript(p *Page) (n int) {
	for _, m := range nextCall.FindAllStringSubmatch(p.Text, -1) {
		n = max(n, number(m[1]))
	}
	return n
}

// lastPage is the largest page that a link to this list names in its query, 0 without one.
func lastPage(p *Page) (n int) {
	for _, l := range p.Links() {
		u, err := url.Parse(l.URL)
		if err != nil || u.Host != p.URL.Host || u.Path != p.URL.Path {
			continue
		}
		q, own := u.Query(), p.URL.Query()
		for name := range q {
			if nextParam.MatchString(name) {
				page := number(q.Get(name))
				q.Del(name)
				own.Del(name)
				if q.Encode() == own.Encode() && page > 1 {
					n = max(n, page)
				}
				break
			}
		}
	}
	return n
}

// pageParam is the parameter by which the page's own form or links name pages.
func pageParam(p *Page) string {
	for name := range p.URL.Query() {
		if nextParam.MatchString(name) {
			return name
		}
	}
	name := ""
	for _, l := range p.Links() {
		if u, err := url.Parse(l.URL); err == nil && u.Path == p.URL.Path && name == "" {
			for n := range u.Query() {
				if nextParam.MatchString(n) {
					name = n
				}
			}
		}
	}
	p.Doc.Find("input[name]").EachWithBreak(func(_ int, s *goquery.Selection) bool {
		if nextParam.MatchString(s.AttrOr("name", "")) {
			name = s.AttrOr("name", "")
		}
		return name == ""
	})
	if name == "" {
		name = "page"
	}
	return name
}

// guesses are addresses at which page 2 of a list may stand whose pager nobody knows.
// One that gives new links of the same column is the list's way.
func guesses(u *url.URL) (list []string) {
	at := func(path string) {
		v := *u
		v.Path = path
		list = append(list, v.String())
	}
	switch m := stemmed.FindStringSubmatch(u.Path); {
	case m != nil && m[3] == "":
		at(fmt.Sprintf("%s%s_1.%s", m[1], m[2], m[4]))
		at(fmt.Sprintf("%s%s_2.%s", m[1], m[2], m[4]))
	case m != nil && m[2] == "" && m[3] == "1":
		at(fmt.Sprintf("%s2.%s", m[1], m[4]))
	case len(u.Path) > 0 && u.Path[len(u.Path)-1] == '/':
		at(u.Path + "index_1.html")
		at(u.Path + "index_2.html")
	}
	return list
}
