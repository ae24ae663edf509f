package extract

import "strings"

// What a text says of itself: the catalogue block of its page, converted to rows of
// cells, and the line under its title (来源：… 发布时间：…). As in pages, they are
// told by their labels; unlike there they stay in the text, which has no chrome.

// markedLines is how far down a text its source line may stand.
const markedLines = 12

func (t *textReader) marks() {
	for i := range t.content.Grids {
		if pairs, ok := catalogueTable(&t.content.Grids[i]); ok {
			t.claim(pairs, "metadata block")
		}
	}
	for i, line := range t.content.Lines {
		if i >= markedLines {
			return
		}
		if pairs, ok := linePairs(line.Text); ok && !commonLabels[pairs[0].label] {
			t.claim(pairs, "source line")
		}
	}
}

func (t *textReader) claim(pairs []pair, origin string) {
	for _, p := range pairs {
		kind, value := catalogueLabels[p.label], strings.TrimSpace(p.value)
		if kind == Published {
			value = dateIn(value)
		}
		if kind != "" && value != "" {
			t.content.Marks = append(t.content.Marks, Mark{kind, value, origin + " " + p.label})
		}
	}
}
