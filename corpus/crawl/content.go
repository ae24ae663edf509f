package crawl

import (
	"strings"

	"nianbao/extract"
	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// gonePage are the words of a page that stands in the place of another.
var gonePage = pattern.MustCompile(`找不到|页面不存在|页面已删除|页面未找到|无法找到|已不存在|404|您访问的(?:页面|网页|内容)|not found|Not Found`)

// softGone: few words on a page that answers 200 and says that there is none.
const softGone = 400

// isGone tells a page that says that it is not there, whatever its status says.
func (p *Page) isGone() bool {
	words := p.words()
	title := strings.TrimSpace(p.Doc.Find("title").First().Text())
	return len([]rune(words)) < softGone && gonePage.MatchString(title+" "+words)
}

// asksCode tells a page that wants a code before it hands out a file.
func (p *Page) asksCode() bool {
	return strings.Contains(p.words(), "验证码") && p.Doc.Find("form input").Length() > 0 && len([]rune(p.words())) < softGone
}

// reportOf reads a page as the program would, and tells whether it is a report: by its
// content, never by its title.
func reportOf(b []byte) (status, agency string, year int) {
	content, err := extract.Read(b)
	if err != nil {
		return "", "", 0
	}
	r := normalize.Understand(content)
	if r.Status != normalize.Read && r.Status != normalize.Partial {
		return "", "", 0
	}
	return string(r.Status), r.Agency.Name, r.Year
}
