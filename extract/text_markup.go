package extract

import (
	"html"
	"strings"

	"nianbao/extract/pattern"
)

// Converters from pages leave marks of their own in markdown: 一<br>二, **规章**, &nbsp;0.

var (
	cellBreak = pattern.MustCompile(`(?i)<br\s*/?>`)
	entity    = pattern.MustCompile(`&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});`)
)

// plain is the text of a cell or line without them.
func plain(text string) string {
	if strings.ContainsRune(text, '<') {
		text = cellBreak.ReplaceAllString(text, "\n")
	}
	if entity.MatchString(text) {
		text = html.UnescapeString(text)
	}
	text = strings.TrimSpace(text)
	for _, mark := range []string{"**", "__"} {
		inner, opened := strings.CutPrefix(text, mark)
		if inner, closed := strings.CutSuffix(inner, mark); opened && closed && strings.Trim(inner, "*_ ") != "" && !strings.Contains(inner, mark) {
			text = strings.TrimSpace(inner)
		}
	}
	return text
}
