package dataset

// The words of a statement of SQL, so that one can look at it without mistaking
// what stands in strings, quoted names and comments.

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is query[from:to].
type token struct {
	kind     tokenKind
	from, to int
	text     string // a name without its quotes; else as it stands
	depth    int    // of parentheses around it
}

type tokenKind int

const (
	nameToken      tokenKind = iota // bare or quoted
	keywordToken                    // a bare name: may be a keyword
	stringToken                     // '…'
	numberToken                     // 1, 1.5e3
	parameterToken                  // ?, ?1, :year, @year, $year
	signToken                       // one character of anything else
)

// is tells whether the token is this keyword or sign, in any case.
func (t token) is(words ...string) bool {
	for _, w := range words {
		if (t.kind == keywordToken || t.kind == signToken) && strings.EqualFold(t.text, w) {
			return true
		}
	}
	return false
}

func (t token) named() bool { return t.kind == nameToken || t.kind == keywordToken }

// tokens cuts a statement; comments and white space are left out.
func tokens(query string) []token {
	var list []token
	depth := 0
	for at := 0; at < len(query); {
		kind, n := nextToken(query[at:])
		if n < 0 { // white space or a comment
			at -= n
			continue
		}
		t := token{kind: kind, from: at, to: at + n, text: query[at : at+n], depth: depth}
		switch {
		case kind == nameToken:
			t.text = unquoted(t.text)
		case t.text == "(":
			depth++
		case t.text == ")":
			depth--
			t.depth = depth
		}
		list = append(list, t)
		at += n
	}
	return list
}

// nextToken gives the kind and length of what s begins with; a negative length
// for what means nothing.
func nextToken(s string) (tokenKind, int) {
	c, size := utf8.DecodeRuneInString(s)
	switch {
	case strings.HasPrefix(s, "--"):
		return 0, -through(s, "\n", 2)
	case strings.HasPrefix(s, "/*"):
		return 0, -through(s, "*/", 2)
	case unicode.IsSpace(c), c == '\uFEFF':
		return 0, -size
	case c == '\'':
		return stringToken, quotedLength(s, '\'')
	case c == '"', c == '`':
		return nameToken, quotedLength(s, byte(c))
	case c == '[':
		return nameToken, through(s, "]", 1)
	case c >= '0' && c <= '9':
		return numberToken, span(s, func(r rune) bool { return wordRune(r) || r == '.' })
	case strings.ContainsRune("?:@$", c):
		return parameterToken, size + span(s[size:], wordRune)
	case wordRune(c):
		return keywordToken, span(s, wordRune)
	}
	return signToken, size
}

func wordRune(r rune) bool { return r == '_' || r > 0x7F || unicode.IsLetter(r) || unicode.IsDigit(r) }

func span(s string, in func(rune) bool) int {
	if n := strings.IndexFunc(s, func(r rune) bool { return !in(r) }); n >= 0 {
		return n
	}
	return len(s)
}

// through is the length up to and with the end mark, or of all of s.
func through(s, end string, from int) int {
	if n := strings.Index(s[from:], end); n >= 0 {
		return from + n + len(end)
	}
	return len(s)
}

// quotedLength is the length of a quoted text in which the quote itself is doubled.
func quotedLength(s string, quote byte) int {
	for i := 1; i < len(s); i++ {
		if s[i] != quote {
			continue
		}
		if i+1 < len(s) && s[i+1] == quote {
			i++
			continue
		}
		return i + 1
	}
	return len(s)
}

func unquoted(s string) string {
	if len(s) < 2 {
		return s
	}
	return strings.ReplaceAll(s[1:len(s)-1], s[:1]+s[:1], s[:1])
}

// single tells whether a text holds exactly one statement. SQLite's driver would
// run several and show only the last.
func single(query string) error {
	ended, any := false, false
	for _, t := range tokens(query) {
		switch {
		case t.is(";"):
			ended = any
		case ended:
			return ErrSeveral
		default:
			any = true
		}
	}
	if !any {
		return ErrNothing
	}
	return nil
}
