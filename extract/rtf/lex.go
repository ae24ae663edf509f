package rtf

// Tokens of a file: braces, control words with their numbers, and single bytes.

type tokenKind int

const (
	open tokenKind = iota
	closing
	word  // a word of letters, or one other character behind a backslash
	plain // a byte of text, in the clear or as \'xx
)

// token is one of them. has tells that a word has a number.
type token struct {
	kind   tokenKind
	word   string
	number int
	has    bool
	char   byte
}

// lexer is the place in the bytes.
type lexer struct {
	b  []byte
	at int
}

// next reads a token; line ends are none.
func (l *lexer) next() (token, bool) {
	for l.at < len(l.b) {
		c := l.b[l.at]
		l.at++
		switch c {
		case '\r', '\n', 0:
		case '{':
			return token{kind: open}, true
		case '}':
			return token{kind: closing}, true
		case '\\':
			return l.control()
		default:
			return token{kind: plain, char: c}, true
		}
	}
	return token{}, false
}

func (l *lexer) control() (token, bool) {
	if l.at >= len(l.b) {
		return token{}, false
	}
	c := l.b[l.at]
	switch {
	case letter(c):
		return l.word(), true
	case c == '\'':
		if l.at+3 > len(l.b) {
			l.at = len(l.b)
			return token{}, false
		}
		hi, lo := nibble(l.b[l.at+1]), nibble(l.b[l.at+2])
		l.at += 3
		if hi < 0 || lo < 0 {
			l.at -= 2
			return token{kind: word}, true
		}
		return token{kind: plain, char: byte(hi<<4 | lo)}, true
	case c == '\\' || c == '{' || c == '}':
		l.at++
		return token{kind: plain, char: c}, true
	}
	l.at++
	return token{kind: word, word: string(c)}, true
}

// longestWord bounds the letters of a word and the digits of its number.
const longestWord = 32

func (l *lexer) word() token {
	from := l.at
	for l.at < len(l.b) && letter(l.b[l.at]) && l.at-from < longestWord {
		l.at++
	}
	t := token{kind: word, word: string(l.b[from:l.at])}
	sign := 1
	if l.at+1 < len(l.b) && l.b[l.at] == '-' && digit(l.b[l.at+1]) {
		sign = -1
		l.at++
	}
	for n := 0; l.at < len(l.b) && digit(l.b[l.at]) && n < 10; n++ {
		t.number, t.has = t.number*10+int(l.b[l.at]-'0'), true
		l.at++
	}
	t.number *= sign
	if l.at < len(l.b) && l.b[l.at] == ' ' {
		l.at++
	}
	if t.word == "bin" && t.number > 0 {
		l.at = min(len(l.b), l.at+t.number)
	}
	return t
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func digit(c byte) bool { return c >= '0' && c <= '9' }

// nibble is the value of a hexadecimal digit, -1 for any other character.
func nibble(c byte) int {
	switch {
	case digit(c):
		return int(c - '0')
	case c|0x20 >= 'a' && c|0x20 <= 'f':
		return int(c|0x20-'a') + 10
	}
	return -1
}
