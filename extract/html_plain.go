package extract

import "strings"

// Editors leave <font>, <b> and <span> open by the hundred; a parser opens them again
// in every paragraph until it gives up. They say nothing that is read here, so such a
// page is read without them.

// withoutFormatting puts a comment for each tag of formatting and each <span>. Names
// of which one tag may hide its content stay, as do those that strike it out.
func withoutFormatting(text string) string {
	kept := map[string]bool{"s": true, "strike": true}
	styled := strings.Contains(text, "<style")
	eachTag(text, func(name string, end bool, from, to int) {
		kept[name] = kept[name] || !end && mayHide(text[from:to], styled)
	})
	var out strings.Builder
	done := 0
	eachTag(text, func(name string, end bool, from, to int) {
		if _, formatting := formattingElements[name]; (formatting || name == "span") && !kept[name] {
			out.WriteString(text[done:from])
			out.WriteString("<!---->")
			done = to
		}
	})
	out.WriteString(text[done:])
	return out.String()
}

// mayHide: a tag with a word that hides, or with a class or id while there are rules.
func mayHide(tag string, styled bool) bool {
	tag = strings.ToLower(tag)
	for _, word := range []string{"display", "visibility", "hidden", "position", "line-through", "size:0", "size: 0"} {
		if strings.Contains(tag, word) {
			return true
		}
	}
	return styled && (strings.Contains(tag, "class") || strings.Contains(tag, "id="))
}

// eachTag shows every tag of a page that is no text of a script or comment.
func eachTag(text string, see func(name string, end bool, from, to int)) {
	s := &htmlSource{text: text, work: htmlWork{frames: make([]htmlFrame, 1)}, see: see}
	for at := 0; at >= 0; {
		i := strings.IndexByte(text[at:], '<')
		if i < 0 {
			return
		}
		at = s.markup(at + i)
	}
}
