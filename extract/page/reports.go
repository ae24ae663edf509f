package page

import (
	"regexp"
	"strings"
)

// Several reports in one document, as offices bind them: each begins on a page of its own.

// titleRoom is how many lines from its top a page may print before the title of a report ends.
const titleRoom = 4

var (
	titled = regexp.MustCompile(`政府信息公开(工作)?年度报告([(（][^)）]{0,12}[)）])?$`)
	// essential is what each of several reports prints. A running head, or another report's
	// title in the prose, begins none.
	essential = []string{"总体情况", "主动公开", "本年新收"}
)

// Reports cuts sheets where another report begins: at a page headed by another title,
// when all that is essential stands before it and behind it. In doubt they stay together.
func Reports(sheets []Sheet) (list [][]Sheet) {
	from, name, seen := 0, "", ""
	for i, s := range sheets {
		title, text := s.headed()
		another := title != "" && title != name
		if another && name != "" && complete(seen) {
			list = append(list, sheets[from:i])
			from, name, seen = i, title, ""
		}
		if name == "" {
			name = title
		}
		seen += text
	}
	if !complete(seen) {
		return [][]Sheet{sheets}
	}
	return append(list, sheets[from:])
}

// headed gives the title at the top of a page, "" for none, and the words of the page.
func (s Sheet) headed() (title, text string) {
	var b strings.Builder
	for i, l := range linesOf(s.Glyphs) {
		b.WriteString(strings.Join(strings.Fields(l.text()), ""))
		if title == "" && i < titleRoom && titled.MatchString(b.String()) {
			title = b.String()
		}
	}
	return title, b.String()
}

func complete(text string) bool {
	for _, words := range essential {
		if !strings.Contains(text, words) {
			return false
		}
	}
	return true
}
