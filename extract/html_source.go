package extract

import (
	"bytes"
	"fmt"
	"strings"
)

// One quick look at the source before it is parsed: what would make the parser's
// work grow without bound, whether the input stops short, and the style sheets,
// which must be known before the first element is judged.

const (
	mostTags    = 2_000_000 // tags in one document
	mostNodes   = 4_000_000 // elements that the parser may make of them
	mostDepth   = 512       // open elements; x/net/html gives up beyond, as browsers flatten
	mostRoots   = 1_000     // <html> and <body> tags, whose attributes the parser merges
	mostInGrid  = 20_000    // cells, rows or columns of one grid
	mostInStyle = 1 << 20   // bytes of style sheets that are read
)

// htmlSource is what the look found.
type htmlSource struct {
	text   string
	css    strings.Builder
	cut    bool // ends inside a tag, a comment or a script
	ended  bool // </body> or </html> was seen
	tables int  // open <table>s

	tags, nodes, roots int
	formatting         int // open <b>, <font> …, which the parser opens again in each block
}

// rawElements hold text, not markup, up to their own end tag.
var rawElements = map[string]bool{
	"script": true, "style": true, "textarea": true, "title": true, "xmp": true, "iframe": true,
	"noembed": true, "noframes": true, "noscript": true,
}

// formattingElements are those that the parser opens again after a block closed
// around them ("active formatting elements" of the HTML standard, 13.2.4.3).
var formattingElements = map[string]bool{
	"b": true, "big": true, "code": true, "em": true, "font": true, "i": true, "s": true,
	"small": true, "strike": true, "strong": true, "tt": true, "u": true,
}

// lookAt walks the tags of the source; it stops at the first limit.
func lookAt(text string) (*htmlSource, error) {
	s := &htmlSource{text: text}
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '<')
		if i < 0 {
			break
		}
		if at = s.markup(at + i); at < 0 {
			s.cut = true
			break
		}
		if s.tags > mostTags || s.nodes > mostNodes || s.roots > mostRoots {
			return nil, &Refusal{"limit", fmt.Sprintf("more than %d tags, or formatting that is never closed", mostTags)}
		}
	}
	s.cut = s.cut || s.tables > 0 && !s.ended
	return s, nil
}

// markup steps over what begins at the '<' and gives the place behind it, or -1
// where the source ends first.
func (s *htmlSource) markup(at int) int {
	rest := s.text[at+1:]
	switch {
	case rest == "":
		return -1
	case strings.HasPrefix(rest, "!--"):
		return s.comment(at + 4)
	case isLetter(rest[0]):
		return s.tag(at+1, false)
	case rest[0] == '/' && len(rest) == 1:
		return -1
	case rest[0] == '/' && isLetter(rest[1]):
		return s.tag(at+2, true)
	case rest[0] == '!' || rest[0] == '?' || rest[0] == '/':
		return s.after(at, ">")
	}
	return at + 1
}

func (s *htmlSource) comment(at int) int {
	for _, empty := range []string{">", "->"} {
		if strings.HasPrefix(s.text[at:], empty) {
			return at + len(empty)
		}
	}
	return s.after(at, "-->")
}

func (s *htmlSource) after(at int, end string) int {
	i := strings.Index(s.text[at:], end)
	if i < 0 {
		return -1
	}
	return at + i + len(end)
}

// tag counts one tag and steps over it, and over the raw text that it opens.
func (s *htmlSource) tag(at int, end bool) int {
	name := tagName(s.text[at:])
	behind := tagEnd(s.text, at+len(name))
	if behind < 0 {
		return -1
	}
	s.count(name, end)
	if end || !rawElements[name] {
		return behind
	}
	closing := closingTag(s.text[behind:], name)
	if closing < 0 {
		return -1
	}
	if name == "style" && s.css.Len()+closing <= mostInStyle {
		s.css.WriteString(s.text[behind : behind+closing])
		s.css.WriteByte('\n')
	}
	return behind + closing
}

func (s *htmlSource) count(name string, end bool) {
	s.tags++
	s.nodes++
	switch {
	case formattingElements[name] && end:
		s.formatting = max(0, s.formatting-1)
	case formattingElements[name]:
		s.formatting++
	case end || name == "p" || name == "li":
		s.nodes += min(s.formatting, mostDepth)
	}
	switch name {
	case "table":
		s.tables += 1 - 2*bit(end)
		s.tables = max(0, s.tables)
	case "html", "body":
		s.roots++
		s.ended = end
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// tagName is the name that begins a tag, in lower case.
func tagName(s string) string {
	n := 0
	for n < len(s) && s[n] > ' ' && s[n] != '/' && s[n] != '>' {
		n++
	}
	return strings.ToLower(s[:n])
}

// tagEnd finds the place behind a tag's '>'. A '>' inside a quoted value is none;
// a quote opens a value only behind '='.
func tagEnd(s string, at int) int {
	behindEquals := false
	for ; at < len(s); at++ {
		switch c := s[at]; {
		case c == '>':
			return at + 1
		case (c == '"' || c == '\'') && behindEquals:
			i := strings.IndexByte(s[at+1:], c)
			if i < 0 {
				return -1
			}
			at += i + 1
			behindEquals = false
		case c == '=':
			behindEquals = true
		case c > ' ':
			behindEquals = false
		}
	}
	return -1
}

// closingTag is where the raw text of an element ends.
func closingTag(s, name string) int {
	for at := 0; ; {
		i := strings.Index(s[at:], "</")
		if i < 0 {
			return -1
		}
		at += i
		if len(s)-at >= 2+len(name) && strings.EqualFold(s[at+2:at+2+len(name)], name) {
			return at
		}
		at += 2
	}
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// declaredCharset is what the first <meta> of the head, or the XML declaration,
// says of the charset. A stray <meta> in the body declares nothing.
func declaredCharset(b []byte) string {
	head := b[:min(len(b), 1<<14)]
	if i := bytes.Index(bytes.ToLower(head), []byte("<body")); i >= 0 {
		head = head[:i]
	}
	if m := charsetInHead.FindSubmatch(head); m != nil {
		return string(m[1])
	}
	return ""
}
