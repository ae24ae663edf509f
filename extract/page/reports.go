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
	titles, several := titlesOf(sheets)
	if !several {
		return [][]Sheet{sheets}
	}
	from, name, seen := 0, "", ""
	for i, s := range sheets {
		title := titles[i]
		another := title != "" && title != name
		if another && name != "" && complete(seen) {
			list = append(list, sheets[from:i])
			from, name, seen = i, title, ""
		}
		if name == "" {
			name = title
		}
		seen += bare(s.printed)
	}
	if !complete(seen) {
		return [][]Sheet{sheets}
	}
	return append(list, sheets[from:])
}

// titlesOf are the titles at the top of the pages, and whether one is not the first.
func titlesOf(sheets []Sheet) (titles []string, several bool) {
	first := ""
	for _, s := range sheets {
		title := s.title()
		if first == "" {
			first = title
		}
		several = several || title != "" && title != first
		titles = append(titles, title)
	}
	return titles, several
}

// title is the one at the top of a page, "" for none.
func (s Sheet) title() string {
	for n := range min(titleRoom, len(s.printed)) {
		if title := bare(s.printed[:n+1]); titled.MatchString(title) {
			return title
		}
	}
	return ""
}

// bare is the text of lines without blanks.
func bare(lines []line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(strings.Join(strings.Fields(l.text()), ""))
	}
	return b.String()
}

func complete(text string) bool {
	for _, words := range essential {
		if !strings.Contains(text, words) {
			return false
		}
	}
	return true
}
