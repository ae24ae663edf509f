package crawl

import (
	"encoding/json"
	"fmt"
	"strings"

	"nianbao/extract/pattern"
)

// Kaipu (UCAP): channels with static pages common_list_N, or a search that answers JSON.
var (
	ucapSearch  = pattern.MustCompile(`['"]([^'"]*/(?:searchList|common/search|search)/)['"]?\s*\+?\s*['"]?(\w{6,})?`)
	ucapPage    = pattern.MustCompile(`/c\d{5,6}[a-z]?/(?:common_)?\w*\.s?html?$`)
	ucapStatic  = pattern.MustCompile(`['"]?(?:totalPage|pageCount|countPage|total_page)['"]?\s*[:=]\s*['"]?(\d+)`)
	ucapBaseExt = pattern.MustCompile(`^(.*/)([\w-]+)\.(s?html?)$`)
)

const ucapPerCall = 18

var _ = register(Family{
	Name:  "ucap",
	Order: 14,
	Traps: "Some add a token that only a browser makes; the search is asked where the page names it, the static pages else.",
	Fits: func(p *Page) bool {
		return p.meta("channelId") != "" && (ucapSearch.MatchString(p.Text) || ucapStatic.MatchString(p.Text)) ||
			ucapPage.MatchString(p.URL.Path) && ucapStatic.MatchString(p.Text)
	},
	First: func(p *Page) List {
		if m := ucapSearch.FindStringSubmatch(p.Text); m != nil {
			channel := p.meta("channelId")
			if channel == "" {
				channel = m[2]
			}
			if channel != "" {
				c := Call{Family: "ucap", Method: "GET", State: map[string]string{"search": p.resolve(m[1] + channel)}}
				return List{Calls: []Call{c.ucapPage(1)}}
			}
		}
		m := ucapBaseExt.FindStringSubmatch(p.URL.Path)
		if m == nil {
			return List{}
		}
		return List{Calls: pagesOf("ucap", p.firstNumber(ucapStatic), func(page int) string {
			return p.resolve(fmt.Sprintf("%s%s_%d.%s", m[1], m[2], page, m[3]))
		})}
	},
	Read: ucapRead,
})

func (c Call) ucapPage(page int) Call {
	c.Page = page
	c.URL = fmt.Sprintf("%s?_isAgg=true&_isJson=true&_pageSize=%d&_template=index&_rangeTimeGte=&_channelName=&page=%d", c.State["search"], ucapPerCall, page)
	return c
}

func ucapRead(p *Page, c Call) (l List) {
	if c.State["search"] == "" {
		return List{Rows: p.rows()}
	}
	var answer struct {
		Data struct {
			Total, Rows int
			Results     []struct {
				Title, URL string
				Published  string `json:"publishedTimeStr"`
			}
		}
	}
	if err := json.Unmarshal([]byte(p.Text), &answer); err != nil {
		return List{}
	}
	for _, r := range answer.Data.Results {
		day, _, _ := strings.Cut(r.Published, " ")
		l.Rows = append(l.Rows, Row{Link: Link{URL: p.resolve(r.URL), Text: r.Title, Date: day}})
	}
	l.Total = answer.Data.Total
	seen := number(c.State["seen"]) + len(l.Rows)
	if first := firstURL(l); first != "" && first != c.State["first"] && seen < l.Total && c.Page < pageCap {
		next := c.ucapPage(c.Page + 1)
		next.State = map[string]string{"search": c.State["search"], "seen": fmt.Sprint(seen), "first": first}
		l.Calls = []Call{next}
	}
	return l
}
