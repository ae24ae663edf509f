package extract

// The attributes of a tag, and the text of a page with its references read.

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

func (b *treeBuilder) skipBlanks() {
	for b.at < len(b.text) && blankByte(b.text[b.at]) {
		b.at++
	}
}

// attributes reads up to the '>' of a tag, and steps over it.
func (b *treeBuilder) attributes() ([]html.Attribute, bool) {
	piece := b.room.attrs.next(plainAttributes, attributesInPiece)
	list := (*piece)[len(*piece):]
	for {
		b.skipBlanks()
		switch {
		case b.at == len(b.text):
			clear(list)
			return nil, false
		case b.text[b.at] == '>':
			b.at++
			*piece = (*piece)[:len(*piece)+len(list)]
			return list[:len(list):len(list)], true
		case b.text[b.at] == '/':
			b.at++
			continue
		}
		key, value, ok := b.attribute()
		if !ok || len(list) == plainAttributes {
			clear(list)
			return nil, false
		}
		if !named(list, key) {
			list = append(list, html.Attribute{Key: key, Val: value})
		}
	}
}

// named tells whether an attribute of that name is in a list.
func named(list []html.Attribute, key string) bool {
	for i := range list {
		if list[i].Key == key {
			return true
		}
	}
	return false
}

// Bytes in the name of an attribute: those that end it, those that the parser judges, and
// capital letters.
const (
	endsName = 1 + iota
	oddInName
	capitalInName
)

var inName = func() (class [256]byte) {
	for c := 'A'; c <= 'Z'; c++ {
		class[c] = capitalInName
	}
	for _, c := range " \n\t\r\f=/>" {
		class[c] = endsName
	}
	for _, c := range "\"'<`" {
		class[c] = oddInName
	}
	return class
}()

// attribute reads one name with its value, if it has one. A quote that opens no
// value is left to the parser.
func (b *treeBuilder) attribute() (key, value string, ok bool) {
	from, capital := b.at, false
	for b.at < len(b.text) && inName[b.text[b.at]] != endsName {
		capital = capital || inName[b.text[b.at]] == capitalInName
		if inName[b.text[b.at]] == oddInName {
			return "", "", false
		}
		b.at++
	}
	if key = b.text[from:b.at]; key == "" {
		return "", "", false
	}
	if capital {
		key = asciiLower(key)
	}
	b.skipBlanks()
	if b.at == len(b.text) || b.text[b.at] != '=' {
		return key, "", true
	}
	b.at++
	b.skipBlanks()
	value, ok = b.value()
	return key, value, ok
}

func (b *treeBuilder) value() (string, bool) {
	if b.at == len(b.text) {
		return "", false
	}
	value, quote := "", b.text[b.at]
	if quote == '"' || quote == '\'' {
		end := strings.IndexByte(b.text[b.at+1:], quote)
		if end < 0 {
			return "", false
		}
		value = b.text[b.at+1 : b.at+1+end]
		b.at += end + 2
	} else {
		from := b.at
		for b.at < len(b.text) && !blankByte(b.text[b.at]) && b.text[b.at] != '>' {
			b.at++
		}
		if value = b.text[from:b.at]; strings.ContainsAny(value, "\"'<=`") {
			return "", false
		}
	}
	if strings.IndexByte(value, '&') < 0 {
		return b.oneLineEnd(value), true
	}
	return referencesIn(value)
}

// referencesIn reads character references as the tokenizer does in a value.
func referencesIn(value string) (string, bool) {
	if strings.IndexByte(value, '"') >= 0 {
		return "", false
	}
	z := html.NewTokenizer(strings.NewReader(`<a b="` + value + `">`))
	z.Next()
	_, out, _ := z.TagAttr()
	return string(out), true
}

func asciiLower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 'A' && c <= 'Z' {
			b := []byte(s)
			for i, c := range b {
				if c >= 'A' && c <= 'Z' {
					b[i] = c | 0x20
				}
			}
			return string(b)
		}
	}
	return s
}

func sortAttributes(list []html.Attribute) {
	if len(list) > 1 {
		slices.SortFunc(list, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
	}
}

// decoded is text with its line ends and character references read.
func (b *treeBuilder) decoded(s string) string {
	s = b.oneLineEnd(s)
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}

// oneLineEnd gives every end of a line the shape that the standard asks for.
func (b *treeBuilder) oneLineEnd(s string) string {
	if !b.returns || strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
}
