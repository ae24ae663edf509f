package extract

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Some pages carry the report as a string of HTML inside a script or JSON and show
// it when they run. Such a string is unescaped once and read as a page.

const (
	shortestReport = 300   // bytes below which a string holds no report
	mostHidden     = Limit // bytes of strings that are read as pages
	mostStrings    = 5000  // strings that are read as pages
)

// pageIn gives the page inside a page, where one of its strings holds at least two
// headings or tables of a report; the longest proof wins.
func pageIn(hidden []string) (best *htmlPage, err error) {
	proofs, size, tried := 1, 0, 0
	for _, s := range hidden {
		if len(s) < shortestReport || !mayReport(s) {
			continue
		}
		tried++
		if size += len(s); size > mostHidden || tried > mostStrings {
			return nil, &Refusal{"limit", fmt.Sprintf("scripts with more than %d pages, or %d bytes of them", mostStrings, mostHidden)}
		}
		inner, refused := readPage(s)
		if refused != nil {
			err = refused
			continue
		}
		if n := len(inner.walk.evidence()); inner.region.found && n > proofs {
			best, proofs = inner, n
		}
	}
	if best != nil {
		err = nil
	}
	return best, err
}

// mayReport: a string without any of these holds no two headings or tables.
func mayReport(s string) bool {
	for _, word := range []string{"公开", "公開", "情况", "情況", "&#"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// hiddenStrings are the strings with markup in scripts and text fields, the pages
// inside frames, and the templates; one inside another is left to its page.
func (p *htmlPage) hiddenStrings() (out []string) {
	next := p.root
	for n := next; n != nil; n = next {
		next = following(n, n.DataAtom != atom.Template)
		switch n.DataAtom {
		case atom.Script:
			out = append(out, quotedMarkup(rawText(n))...)
		case atom.Textarea:
			out = append(out, rawText(n))
		case atom.Iframe:
			out = append(out, attr(n, "srcdoc"))
		case atom.Template:
			if inner, err := goquery.NewDocumentFromNode(n).Html(); err == nil {
				out = append(out, inner)
			}
		}
	}
	return out
}

// following is the node behind n in the source: its first child where inside, else
// what comes after it.
func following(n *html.Node, inside bool) *html.Node {
	if inside && n.FirstChild != nil {
		return n.FirstChild
	}
	for ; n != nil; n = n.Parent {
		if n.NextSibling != nil {
			return n.NextSibling
		}
	}
	return nil
}

// rawText is the text of an element that holds no elements.
func rawText(n *html.Node) string {
	if n.FirstChild == nil {
		return ""
	}
	return n.FirstChild.Data
}

// isJSON: the answer of an interface rather than a page.
func isJSON(text string) bool {
	t := strings.TrimLeft(text, " \t\r\n")
	return strings.HasPrefix(t, "{") || strings.HasPrefix(t, "[")
}

// quotedMarkup lists the string literals that hold tags and words of a report. Each
// kind of quote is followed by itself: an apostrophe in a comment upsets one only.
func quotedMarkup(script string) (out []string) {
	for _, quote := range []byte{'"', '\'', '`'} {
		for at := 0; at < len(script); {
			i := strings.IndexByte(script[at:], quote)
			if i < 0 {
				break
			}
			at += i + 1
			end, ok := literalEnd(script, at, quote)
			if !ok {
				at = end
				continue
			}
			if end-at >= shortestReport {
				if s := unescape(script[at:end]); markup(s) {
					out = append(out, unescapedTags(s))
				}
			}
			at = end + 1
		}
	}
	return out
}

func markup(s string) bool {
	return strings.Contains(s, "<") || strings.Contains(s, "&lt;")
}

// unescapedTags turns &lt;p&gt; into tags where a string has no others.
func unescapedTags(s string) string {
	if strings.Contains(s, "<") {
		return s
	}
	return html.UnescapeString(s)
}

// literalEnd finds the quote that ends a literal; a line end before it says that
// there was none. Then end is where to look on.
func literalEnd(s string, at int, quote byte) (end int, ok bool) {
	for i := at; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == quote:
			return i, true
		case c == '\n' && quote != '`':
			return i, false
		}
	}
	return len(s), false
}

// unescape reads the escapes of a JavaScript or JSON string.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		switch c := s[i]; c {
		case 'n', 'r', 't':
			b.WriteByte(' ')
		case '\n', '\r', 'b', 'f', 'v':
		case 'u':
			r, n := hexRune(s[i+1:], 4)
			if lead := r; utf16.IsSurrogate(r) && strings.HasPrefix(s[i+1+n:], `\u`) {
				tail, m := hexRune(s[i+1+n+2:], 4)
				r, n = utf16.DecodeRune(lead, tail), n+2+m
			}
			b.WriteRune(r)
			i += n
		case 'x':
			r, n := hexRune(s[i+1:], 2)
			b.WriteRune(r)
			i += n
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// hexRune reads a character of n hexadecimal digits, or U+FFFD of none.
func hexRune(s string, n int) (rune, int) {
	if len(s) < n {
		return '\uFFFD', 0
	}
	v, err := strconv.ParseUint(s[:n], 16, 32)
	if err != nil {
		return '\uFFFD', 0
	}
	return rune(v), n
}
