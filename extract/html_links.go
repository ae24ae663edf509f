package extract

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"nianbao/extract/pattern"
)

// Files, frames and pictures that a page points to: a report may stand there
// instead of in the text. Addresses stay as printed.

var (
	windowOpen = pattern.MustCompile(`(?:window\.open|location(?:\.href)?\s*=)\s*\(?\s*['"]([^'"]+)['"]`)
	styleWidth = pattern.MustCompile(`(?i)(?:^|[;\s])width\s*:\s*([0-9.]+)\s*(px|pt)?\s*(?:;|$|!)`)
)

// fileEndings are the kinds of files in which reports and their annexes come.
var fileEndings = map[string]bool{
	"pdf": true, "doc": true, "docx": true, "wps": true, "ofd": true, "xls": true, "xlsx": true,
	"et": true, "csv": true, "rtf": true, "odt": true, "zip": true, "rar": true, "7z": true,
}

// IsAttachment says whether an address leads to a file rather than to a page: by the
// ending of its path or of a part of its query, or by a script that hands out files
// (downfile.jsp, download.jsp, DownloadAttach.do).
func IsAttachment(target string) bool {
	target = strings.ToLower(target)
	first := true
	for p := range strings.FieldsFuncSeq(target, func(r rune) bool { return r == '?' || r == '&' || r == '#' }) {
		if fileEndings[p[strings.LastIndexByte(p, '.')+1:]] && strings.Contains(p, ".") {
			return true
		}
		name := p[strings.LastIndexByte(p, '/')+1:]
		if first && (strings.Contains(name, "downfile") || strings.Contains(name, "download") || strings.Contains(name, "filedown")) {
			return strings.Contains(name, ".")
		}
		first = false
	}
	return false
}

// anchor reads a link: its text belongs to the line, its target may be a file.
func (w *htmlWalk) anchor(a *html.Node) {
	target := strings.TrimSpace(attr(a, "href"))
	href := target
	if script := attr(a, "onclick"); script != "" || strings.HasPrefix(target, "javascript:") {
		if m := windowOpen.FindStringSubmatch(target + " " + script); m != nil && !IsAttachment(target) {
			target = m[1]
		}
	}
	before, at := len(w.run.buf), len(w.items)
	w.link += bit(href != "") // a bookmark of Word is no link
	w.children(a)
	w.link -= bit(href != "")
	if !IsAttachment(target) {
		return
	}
	label := ""
	if len(w.items) == at && len(w.run.buf) > before {
		label = trimPadding(string(w.run.buf[before:]))
	}
	if whole := attr(a, "title"); label == "" || whole != "" && (strings.HasSuffix(label, "…") || strings.HasSuffix(label, "...")) {
		label = whole
	}
	w.links = append(w.links, placedLink{at, Link{Kind: Attachment, Target: target, Label: label}})
}

// picture reads an image or a frame. It takes a place of its own among the lines,
// so that the region knows whether it holds it.
func (w *htmlWalk) picture(n *html.Node) {
	link, ok := pictureLink(n)
	if !ok {
		return
	}
	if w.cell == nil && len(w.run.buf) == 0 {
		w.items = append(w.items, htmlItem{})
		w.links = append(w.links, placedLink{len(w.items) - 1, link})
		return
	}
	w.links = append(w.links, placedLink{len(w.items), link})
}

func pictureLink(n *html.Node) (l Link, ok bool) {
	keys := []string{"src", "data", "data-src", "data-original"}
	for _, k := range keys {
		if l.Target == "" {
			l.Target = strings.TrimSpace(attr(n, k))
		}
	}
	l.Label = trimPadding(attr(n, "alt") + attr(n, "title"))
	switch {
	case n.DataAtom == atom.Img:
		l.Kind, l.Width = Image, pictureWidth(n)
	case IsAttachment(l.Target):
		l.Kind = Attachment
	default:
		l.Kind = Frame
	}
	if l.Target == "" && n.DataAtom == atom.Object {
		return embedded(n)
	}
	// An inline picture is megabytes of its own bytes; its type is address enough.
	if head, _, inline := strings.Cut(l.Target, ","); inline && strings.HasPrefix(head, "data:") {
		l.Target = head
	}
	return l, l.Target != "" && l.Target != "about:blank"
}

// embedded looks into an <object> without an address of its own for the <embed>
// or <param> that has one.
func embedded(object *html.Node) (l Link, ok bool) {
	for c := object.FirstChild; c != nil; c = c.NextSibling {
		target := attr(c, "src")
		if c.DataAtom == atom.Param {
			target = attr(c, "value")
		}
		if IsAttachment(target) {
			return Link{Kind: Attachment, Target: strings.TrimSpace(target)}, true
		}
	}
	return l, false
}

// pictureWidth is the width in CSS pixels that the markup gives, else 0.
func pictureWidth(n *html.Node) int {
	if m := styleWidth.FindStringSubmatch(attr(n, "style")); m != nil {
		v, err := strconv.ParseFloat(m[1], 64)
		if err != nil || v > 1e6 {
			return 0
		}
		if strings.EqualFold(m[2], "pt") {
			v = v * 4 / 3
		}
		return int(v)
	}
	v, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(attr(n, "width")), "px"))
	if err != nil || v < 0 || v > 1e6 {
		return 0
	}
	return v
}
