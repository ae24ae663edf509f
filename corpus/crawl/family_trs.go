package crawl

import (
	"fmt"
	"path"
	"strings"

	"nianbao/extract/pattern"
)

// createPage is the call that draws the pager: count, current page, stem, ending; a
// container's id may stand first, quotes of either kind.
var (
	createPage = pattern.MustCompile(`createPageHTML\s*\(\s*(?:['"][^'"]*['"]\s*,\s*)?(\d+)\s*,\s*(\d+)\s*,\s*['"]([\w.-]+)['"]\s*,\s*['"](\w+)['"]`)
	countPage  = pattern.MustCompile(`var\s+countPage\s*=\s*(\d+)`)
	comments   = pattern.MustCompile(`(?s)<!--.*?-->|/\*.*?\*/`)
	lineNotes  = pattern.MustCompile(`(?m)(^|[^:"'])//[^\n]*`)
)

var _ = register(Family{
	Name:  "trs",
	Order: 30,
	Traps: "Calls in comments name another count; countPage may name a larger one; the stem is not always index; a first page that calls itself 1 counts from 1.",
	Fits:  func(p *Page) bool { return createPage.MatchString(uncommented(p.Text)) },
	First: func(p *Page) List {
		m := createPage.FindStringSubmatch(uncommented(p.Text))
		n := max(number(m[1]), p.firstNumber(countPage))
		off := 1
		if number(m[2]) == 1 && !strings.Contains(path.Base(p.URL.Path), "_1.") {
			off = 0
		}
		return List{Calls: pagesOf("trs", n, func(page int) string {
			return p.resolve(fmt.Sprintf("%s_%d.%s", m[3], page-off, m[4]))
		})}
	},
})

// uncommented leaves out what the page holds in comments.
func uncommented(text string) string {
	return lineNotes.ReplaceAllString(comments.ReplaceAllString(text, ""), "$1")
}
