package crawl

import (
	"fmt"
	"regexp"
	"strings"
)

// Boda (VSB): pages of a list count down: slug.htm is the newest, slug/1.htm the oldest.
var (
	bodaMark  = regexp.MustCompile(`wbtreeid|/info/\d+/\d+\.htm|_sitegray|vsb_content|system/_content/`)
	bodaPager = regexp.MustCompile(`href=["']([\w./-]*?)(\d+)\.htm["'][^>]*>\s*(?:下页|下一页|2)\s*<`)
	bodaTree  = regexp.MustCompile(`href=["']([^"']*[?&]a(\d+)(?:t|p)=(\d+)[^"']*)["']`)
)

var _ = register(Family{
	Name:  "boda",
	Order: 40,
	Traps: "Descending pages: the next page after slug.htm is slug/N-1.htm; attachments hide behind download.jsp and are named by a header alone.",
	Fits: func(p *Page) bool {
		return bodaMark.MatchString(p.Text) && (bodaPager.MatchString(p.Text) || bodaTree.MatchString(p.Text))
	},
	First: func(p *Page) List {
		if m := bodaPager.FindStringSubmatch(p.Text); m != nil {
			return List{Calls: bodaDown(p, m[1], number(m[2]))}
		}
		return List{Calls: bodaPages(p)}
	},
})

// bodaDown lists the pages from n down to 1, in the folder that the pager names.
func bodaDown(p *Page, folder string, n int) (calls []Call) {
	for page := min(n, pageCap); page >= 1; page-- {
		if a := p.resolve(fmt.Sprintf("%s%d.htm", folder, page)); a != "" {
			calls = append(calls, Call{Family: "boda", Method: "GET", URL: a, Page: n - page + 2})
		}
	}
	return calls
}

// bodaPages follows the pages of a dynamic list by their links.
func bodaPages(p *Page) (calls []Call) {
	seen := map[string]bool{}
	for _, m := range bodaTree.FindAllStringSubmatch(p.Text, -1) {
		if a := p.resolve(strings.ReplaceAll(m[1], "&amp;", "&")); a != "" && !seen[a] && len(seen) < pageCap {
			seen[a] = true
			calls = append(calls, Call{Family: "boda", Method: "GET", URL: a, Page: len(seen) + 1})
		}
	}
	return calls
}
