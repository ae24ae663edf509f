package extract

import (
	"strings"

	"golang.org/x/net/html"
)

// What a style takes out of sight for good, though it is displayed.

// vanished: an element that its own style sets off the page, clips away or strikes
// out. One of size 0 shows nothing as long as no element in it has a size of its own.
// White text is text, for what it stands on is not known here; so is transparent text,
// which a page saved before its animation has everywhere. It is asked of a style that
// may do so.
func vanished(n *html.Node, style string) bool {
	absolute, off := false, false
	for property, value := range declarations(style) {
		switch {
		case strings.HasPrefix(property, "text-decoration") && strings.Contains(value, "line-through"),
			property == "text-indent" && farOff(value),
			property == "font-size" && zero(value) && !sized(n):
			return true
		case property == "position":
			absolute = value == "absolute" || value == "fixed"
		case property == "left" || property == "top" || property == "right":
			off = off || farOff(value)
		case property == "clip":
			off = off || strings.HasPrefix(value, "rect(0") || strings.HasPrefix(value, "rect(1px")
		}
	}
	return absolute && off
}

// mayVanish looks at what follows the colons: most styles need no closer look.
func mayVanish(style string) bool {
	for {
		colon := strings.IndexByte(style, ':')
		if colon < 0 {
			return false
		}
		property, rest := style[:colon], style[colon+1:]
		value := rest
		for value != "" && value[0] == ' ' {
			value = value[1:]
		}
		switch {
		case value == "":
			return false
		case value[0] == '-' && len(value) > 3 && value[3] >= '0' && value[3] <= '9',
			value[0] == '0' && hasAnySuffix(property, "-size", "-SIZE", "-Size"),
			hasAnySuffix(property, "clip", "CLIP", "ecoration", "ECORATION", "ecoration-line"):
			return true
		}
		style = rest
	}
}

func hasAnySuffix(s string, suffixes ...string) bool {
	for s != "" && s[len(s)-1] == ' ' {
		s = s[:len(s)-1]
	}
	for _, suffix := range suffixes {
		if strings.HasSuffix(s, suffix) {
			return true
		}
	}
	return false
}

// zero: 0 in any unit.
func zero(value string) bool {
	value = strings.TrimRight(value, "abcdefghijklmnopqrstuvwxyz%")
	return value != "" && strings.Trim(value, "0.") == ""
}

// farOff is a length of minus some hundreds.
func farOff(value string) bool {
	digits, negative := strings.CutPrefix(value, "-")
	return negative && len(strings.TrimRight(digits, "abcdefghijklmnopqrstuvwxyz%")) > 2
}

// mostSized bounds the look for sizes inside an element of size 0.
const mostSized = 50

// sized: some element inside may have a size of its own, by style, class or tag.
func sized(n *html.Node) bool {
	nodes := 0
	for d := range n.Descendants() {
		if nodes++; d.Type == html.ElementNode && len(d.Attr) > 0 || nodes > mostSized {
			return true
		}
	}
	return false
}
