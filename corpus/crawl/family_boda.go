package crawl

import (
	"fmt"
	"strings"

	"nianbao/extract/pattern"
)

// Boda (VSB): pages of a list count down: slug.htm is the newest, slug/1.htm the oldest.
var (
	bodaMark  = pattern.MustCompile(`wbtreeid|/info/\d+/\d+\.htm|_sitegray|vsb_content|system/_content/`)
	bodaPager = pattern.MustCompile(`href=["']([\w./-]*?)(\d+)\.htm["'][^>]*>\s*(?:下页|下一页|2)\s*<`)
	bodaPage  = pattern.MustCompile(`([?&]a\d+p=)(\d+)`)
	bodaCount = pattern.MustCompile(`[?&]a\d+t=(\d+)`)
	bodaTree  = pattern.MustCompile(`href=["']([^"']*[?&;]a(\d+)(?:t|p)=(\d+)[^"']*)["']`)
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

// bodaPages asks for the pages of a dynamic list: a1154p is the page, a1154t how many
// there are. A pager names few of them.
func bodaPages(p *Page) (calls []Call) {
	of, last := "", 1
	for _, m := range bodaTree.FindAllStringSubmatch(p.Text, -1) {
		address := strings.ReplaceAll(m[1], "&amp;", "&")
		if n := bodaPage.FindStringSubmatch(address); n != nil {
			of, last = address, max(last, number(n[2]))
		}
		if n := bodaCount.FindStringSubmatch(address); n != nil {
			last = max(last, number(n[1]))
		}
	}
	return pagesOf("boda", last, func(page int) string {
		return p.resolve(bodaPage.ReplaceAllString(of, fmt.Sprintf("${1}%d", page)))
	})
}
