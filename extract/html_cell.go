package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// What stands in a cell of a statutory table beside text in a row: a table of its
// own around a number, a picture or a field in place of one, a note's mark behind it.

// shownObject stands for a thing that is shown in a cell and is no text (U+FFFC, as
// Unicode has it): such a cell is not empty, and no number.
const shownObject = "\uFFFC"

// isObject: an element that a browser draws. What is typed into a field is no print
// of a document, and what a picture shows is not known.
func isObject(a atom.Atom) bool {
	switch a {
	case atom.Img, atom.Input, atom.Textarea, atom.Select, atom.Svg,
		atom.Canvas, atom.Math, atom.Iframe, atom.Embed, atom.Object:
		return true
	}
	return false
}

// object notes in the cell in hand a thing that is shown and is no text.
func (w *htmlWalk) object(n *html.Node) {
	switch {
	case w.styles.of(n).hidden:
	case n.DataAtom == atom.Img && pictureSpacer(n):
	case n.DataAtom == atom.Input && emptyInput(n):
	case n.DataAtom == atom.Textarea && trimPadding(rawText(n)) == "":
	default:
		w.cell.object = true
	}
}

// pictureSpacer: a picture without address or of a pixel or two only keeps a place.
func pictureSpacer(n *html.Node) bool {
	l, ok := pictureLink(n)
	height := attr(n, "height")
	return !ok || l.Width == 1 || l.Width == 2 || height == "0" || height == "1" ||
		strings.Contains(l.Target, "spacer") || strings.Contains(l.Target, "blank.")
}

func emptyInput(n *html.Node) bool {
	switch strings.ToLower(attr(n, "type")) {
	case "hidden", "button", "submit", "reset", "image", "checkbox", "radio", "file":
		return true
	}
	return trimPadding(attr(n, "value")) == ""
}

// mostInSmall bounds the look through a table in a cell, in nodes.
const mostInSmall = 200

// smallTable: a table that begins a cell and holds no other table and no part of a
// report is the way in which the cell's own text is set.
func smallTable(n *html.Node) bool {
	var text strings.Builder
	nodes := 0
	for d := range n.Descendants() {
		if nodes++; nodes > mostInSmall || text.Len() > longestLabel || d.DataAtom == atom.Table {
			return false
		}
		if d.Type == html.TextNode {
			text.WriteString(trimPadding(d.Data))
		}
	}
	label, anchors := keepLetters(text.String()), 0
	for _, a := range tableAnchors {
		anchors += bit(strings.Contains(label, a))
	}
	return anchors < 2
}

// offTheLine tells whether the own style of an element sets its text above or below the line.
func offTheLine(style string) bool {
	if !strings.Contains(style, "lign") && !strings.Contains(style, "LIGN") {
		return false
	}
	for property, value := range declarations(style) {
		length := strings.TrimRight(value, "%abcdefghijklmnopqrstuvwxyz")
		if property == "vertical-align" && (value == "super" || value == "sub" || strings.ContainsAny(length, "123456789")) {
			return true
		}
	}
	return false
}

// raised reads text that is set above or below the line. Beside other digits its own
// are a note's mark or an exponent: brackets keep the two apart.
func (w *htmlWalk) raised(n *html.Node) {
	from := len(w.run.buf)
	w.raising++
	w.children(n)
	if w.raising--; w.raising == 0 {
		w.run.buf = w.run.up.Ended(w.run.buf, from)
	}
}
