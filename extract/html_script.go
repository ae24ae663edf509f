package extract

import (
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Some pages carry the report as a string of HTML inside a script or JSON and show
// it when they run. Such a string is unescaped once and read as a page.

// shortestReport is the size in bytes below which a string holds no report.
const shortestReport = 300

// fromScript gives the page inside the page, where a string holds at least two
// headings or tables of a report; the longest proof wins.
func (p *htmlPage) fromScript(text string) *htmlPage {
	var best *htmlPage
	proofs := 1
	for _, s := range p.hiddenStrings(text) {
		inner, err := readPage(s)
		if err != nil || !inner.region.found {
			continue
		}
		if n := len(inner.walk.evidence()); n > proofs {
			best, proofs = inner, n
		}
	}
	return best
}

// hiddenStrings are the strings with markup in scripts, in text fields, or in the
// whole of a JSON document.
func (p *htmlPage) hiddenStrings(text string) (out []string) {
	if isJSON(text) {
		return quotedMarkup(text)
	}
	goquery.NewDocumentFromNode(p.root).Find("script, textarea, template").Each(func(_ int, s *goquery.Selection) {
		switch s.Nodes[0].DataAtom {
		case atom.Script:
			out = append(out, quotedMarkup(s.Text())...)
		case atom.Template:
			inner, err := s.Html()
			if err == nil {
				out = append(out, inner)
			}
		default:
			out = append(out, s.Text())
		}
	})
	return out
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
