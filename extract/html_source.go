package extract

import (
	"bytes"
	"strings"
)

// One quick look at the source before it is parsed: what would make the parser's
// work grow without bound, whether the input stops short, and the style sheets,
// which must be known before the first element is judged.

const mostInStyle = 1 << 20 // bytes of style sheets that are read

// htmlSource is what the look found.
type htmlSource struct {
	text   string
	css    strings.Builder
	cut    bool // ends inside a tag, a comment or a script
	ended  bool // </body> or </html> was seen
	tables int  // open <table>s
	work   htmlWork
	see    func(name string, end bool, from, to int) // is shown every tag, or nil
}

// rawElements hold text, not markup, up to their own end tag.
var rawElements = map[string]bool{
	"script": true, "style": true, "textarea": true, "title": true, "xmp": true, "iframe": true,
	"noembed": true, "noframes": true, "noscript": true,
}

// lookAt walks the tags of the source; it stops at the first limit.
func lookAt(text string) (*htmlSource, error) {
	s := &htmlSource{text: text, work: newHTMLWork(text)}
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '<')
		if i < 0 {
			break
		}
		if at = s.markup(at + i); at < 0 {
			s.cut = true
			break
		}
		if why := s.work.tooMuch(); why != "" {
			return s, &Refusal{"limit", why}
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
		s.work.nodes++
		return s.comment(at + 4)
	case isLetter(rest[0]):
		return s.tag(at+1, false)
	case rest[0] == '/' && len(rest) == 1:
		return -1
	case rest[0] == '/' && isLetter(rest[1]):
		return s.tag(at+2, true)
	case rest[0] == '!' || rest[0] == '?' || rest[0] == '/':
		s.work.nodes++
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
	behind, attributes := tagEnd(s.text, at+len(name))
	if behind < 0 {
		return -1
	}
	s.work.tag(name, end, attributes)
	if s.see != nil {
		s.see(name, end, at-1-bit(end), behind)
	}
	switch name {
	case "table":
		s.tables = max(0, s.tables+1-2*bit(end))
	case "html", "body":
		s.ended = end
	}
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

// tagEnd finds the place behind a tag's '>', and how many words stand before it,
// as many as attributes at least. A '>' inside a quoted value is none; a quote opens
// a value only behind '='.
func tagEnd(s string, at int) (behind, words int) {
	behindEquals, apart := false, true
	for ; at < len(s); at++ {
		switch c := s[at]; {
		case c == '>':
			return at + 1, words
		case (c == '"' || c == '\'') && behindEquals:
			i := strings.IndexByte(s[at+1:], c)
			if i < 0 {
				return -1, words
			}
			at += i + 1
			behindEquals, apart = false, true
		case c == '=':
			behindEquals = true
		case c <= ' ' || c == '/':
			apart = true
		default:
			words += bit(apart)
			behindEquals, apart = false, false
		}
	}
	return -1, words
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
	if wideCharset(head) != "" {
		head = bytes.ReplaceAll(head, []byte{0}, nil)
	}
	head = head[:bodyTag(head)]
	if m := charsetInHead.FindSubmatch(head); m != nil {
		return string(m[1])
	}
	return ""
}

// bodyTag is where the first <body> begins, or the end.
func bodyTag(b []byte) int {
	for at := 0; ; at++ {
		i := bytes.IndexByte(b[at:], '<')
		if i < 0 {
			return len(b)
		}
		if at += i; len(b) >= at+5 && strings.EqualFold(string(b[at+1:at+5]), "body") {
			return at
		}
	}
}
