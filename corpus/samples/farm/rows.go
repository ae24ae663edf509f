package farm

// Lists of links, as columns show them.

import (
	"fmt"
	"html"
	"strings"

	"nianbao/corpus/samples/synth"
)

// row is a line of a column.
type row struct {
	title, href string
	on          synth.Date
}

// rows are lines for reports that still stand.
func rows(papers []*paper) []row {
	var list []row
	for _, p := range papers {
		if !p.removed {
			list = append(list, row{p.title, p.path, p.on})
		}
	}
	return list
}

// chunk is part n of a list, counted from 0.
func chunk(list []row, n, size int) []row {
	from := min(max(n, 0)*size, len(list))
	return list[from:min(from+size, len(list))]
}

func chunks(list []row, size int) int { return max(1, (len(list)+size-1)/size) }

// short is a title as narrow columns show it.
func short(title string, most int) string {
	if letters := []rune(title); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return title
}

// items are the lines of a list: the whole title stands in an attribute.
func items(list []row) string {
	var b strings.Builder
	for _, r := range list {
		fmt.Fprintf(&b, "<li><a href=\"%s\" title=\"%s\" target=\"_blank\">%s</a><span>%s</span></li>\n", html.EscapeString(r.href), html.EscapeString(r.title), html.EscapeString(short(r.title, 24)), day(r.on, iso))
	}
	return b.String()
}

// list is a column's body.
func list(rows []row) string { return "<ul class=\"list\">\n" + items(rows) + "</ul>\n" }
