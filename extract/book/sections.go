package book

// A number format is up to four sections between semicolons, each a row of tokens.

import (
	"strings"
	"unicode/utf8"
)

// token is a part of a section: a literal, or a letter that asks for a part of the value.
type token struct {
	literal string
	code    string // 0 # ? . , % @ E / General, or letters of a date
}

// section is one section of a format.
type section struct {
	tokens  []token
	date    bool
	unknown bool // conditions, other numerals, fractions, exponents
}

// sectionsOf cuts a format up.
func sectionsOf(format string) (list []section) {
	s := section{}
	for rest := format; rest != ""; {
		var t token
		t, rest = s.token(rest)
		if t.code == ";" {
			list = append(list, s)
			s = section{}
			continue
		}
		if t != (token{}) {
			s.tokens = append(s.tokens, t)
		}
	}
	return append(list, s)
}

// token takes one token off the front of a format.
func (s *section) token(rest string) (token, string) {
	r, size := utf8.DecodeRuneInString(rest)
	switch {
	case r == '"':
		text, after, _ := strings.Cut(rest[1:], `"`)
		return token{literal: text}, after
	case r == '\\' || r == '!':
		_, n := utf8.DecodeRuneInString(rest[1:])
		return token{literal: rest[1 : 1+n]}, rest[1+n:]
	case r == '_':
		_, n := utf8.DecodeRuneInString(rest[1:])
		return token{literal: " "}, rest[1+n:]
	case r == '*':
		_, n := utf8.DecodeRuneInString(rest[1:])
		return token{}, rest[1+n:]
	case r == '[':
		text, after, _ := strings.Cut(rest[1:], "]")
		return s.bracket(text), after
	case len(rest) >= 7 && strings.EqualFold(rest[:7], "general"):
		return token{code: "General"}, rest[7:]
	case strings.HasPrefix(rest, "G/通用格式"):
		return token{code: "General"}, rest[len("G/通用格式"):]
	case strings.HasPrefix(strings.ToUpper(rest), "AM/PM"), strings.HasPrefix(rest, "上午/下午"):
		s.unknown, s.date = true, true
		return token{}, rest[size:]
	case strings.ContainsRune("ymdhsYMDHS", r):
		return s.dated(rest, r)
	case r == 'E' || r == 'e' || r == '/' && !s.date:
		s.unknown = true
		return token{code: "E"}, rest[size:]
	case strings.ContainsRune("0#?.,%@;", r):
		return token{code: string(r)}, rest[size:]
	}
	return token{literal: string(r)}, rest[size:]
}

// bracket: colours and languages change nothing that is read; a currency is shown.
func (s *section) bracket(text string) token {
	if symbol, ok := strings.CutPrefix(text, "$"); ok {
		symbol, _, _ = strings.Cut(symbol, "-")
		return token{literal: symbol}
	}
	switch name := strings.ToLower(text); {
	case strings.HasPrefix(name, "color"), strings.Contains(" black blue cyan green magenta red white yellow 黑色 蓝色 青色 绿色 洋红 红色 白色 黄色 ", " "+name+" "):
	default:
		s.unknown = true
	}
	return token{}
}

// dated takes a run of one letter of a date.
func (s *section) dated(rest string, r rune) (token, string) {
	n := 0
	for n < len(rest) && rest[n]|0x20 == byte(r)|0x20 {
		n++
	}
	s.date = true
	return token{code: strings.ToLower(rest[:n])}, rest[n:]
}
