package alike

// Stripping: what is compared of a text is what its author had to find words for.

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const headingLimit = 24 // characters; a numbered line up to here, without a full stop, is a heading

// Strip leaves the Chinese characters of a text but for headings, the sentence
// that names the law behind the report, the names given, numbers and dates, and
// words such as 我局. The result is for comparing and for nothing else.
func Strip(text string, names []string) string {
	var s Stripper
	s.Names(names)
	return string(s.strip(text))
}

// Stripper strips one text after the other.
type Stripper struct {
	names    []string
	begins   [64]uint64 // with which a name may begin, by the last twelve bits of the character
	anywhere bool       // a name begins with no Chinese character: every sentence is searched
	out      []byte
}

// Names says which names the next texts give.
func (s *Stripper) Names(names []string) {
	*s = Stripper{names: names, out: s.out}
	for _, n := range names {
		switch {
		case n == "":
		case three(n, 0):
			r := decoded(n, 0)
			s.begins[r>>6&63] |= 1 << (r & 63)
		default:
			s.anywhere = true
		}
	}
}

// strip gives a text as Strip does, until the next one is stripped. Only characters of
// three bytes are left in it.
func (s *Stripper) strip(text string) []byte {
	s.out = slices.Grow(s.out[:0], len(text))
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); !heading(line) {
			s.line(line)
		}
	}
	return s.out
}

func (s *Stripper) line(line string) {
	for line != "" {
		from := len(s.out)
		end, named, lawful := s.sentence(line)
		sentence := line[:end]
		line = line[end:]
		switch {
		case lawful && legalIntro(sentence):
			s.out = s.out[:from]
		case named:
			s.out = s.out[:from]
			for rest := without(sentence, s.names); rest != ""; rest = rest[end:] {
				end, _, _ = s.sentence(rest)
			}
		}
	}
}

// sentence adds the characters that count of the first sentence of a text. It gives its
// end, behind its mark, and tells whether a name may stand in it, and whether 条 does.
func (s *Stripper) sentence(text string) (end int, named, lawful bool) {
	named = s.anywhere
	before, from := uint8(0), 0 // what stands from there on counts
	for i := 0; i < len(text); {
		class, n := uint8(0), 1
		switch c := text[i]; {
		case three(text, i):
			r := decoded(text, i)
			if s.begins[r>>6&63]>>(r&63)&1 != 0 {
				named = named || s.nameAt(text[i:])
			}
			class, n = classes[r], 3
			if class == kept {
				before, i = kept, i+3
				continue
			}
		case c < utf8.RuneSelf:
			class = ascii(c)
		default:
			_, n = utf8.DecodeRuneInString(text[i:])
		}
		if !counts(class, before, text[i+n:]) {
			s.out = append(s.out, text[from:i]...)
			from = i + n
		}
		lawful = lawful || class == law
		if class != blank {
			before = class
		}
		if i += n; class == mark {
			return i, named, lawful
		}
	}
	s.out = append(s.out, text[from:]...)
	return len(text), named, lawful
}

func (s *Stripper) nameAt(text string) bool {
	return slices.ContainsFunc(s.names, func(n string) bool { return n != "" && strings.HasPrefix(text, n) })
}

// three tells whether a character of three bytes stands in a text.
func three(s string, i int) bool {
	return i+2 < len(s) && s[i]&0xF0 == 0xE0 && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80
}

func decoded(s string, i int) uint16 {
	return uint16(s[i])<<12 | uint16(s[i+1]&0x3F)<<6 | uint16(s[i+2]&0x3F)
}

var numerals = []string{"（", "(", "一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、"}

// heading tells a short numbered line without a full stop.
func heading(line string) bool {
	return line != "" && len(line) <= 3*headingLimit && numbered(line) && !strings.ContainsAny(line, "。；！？")
}

func numbered(line string) bool {
	return line[0] >= '0' && line[0] <= '9' || slices.ContainsFunc(numerals, func(n string) bool { return strings.HasPrefix(line, n) })
}

// legalIntro tells the sentence that every report opens with: 根据《…条例》…编制本报告。
func legalIntro(sentence string) bool {
	return strings.Contains(sentence, "条例") && (strings.Contains(sentence, "编制") || strings.Contains(sentence, "本报告") ||
		strings.Contains(sentence, "年度报告") || strings.Contains(sentence, "现将"))
}

// without takes names out, the longest first where the caller has put them so.
func without(s string, names []string) string {
	for _, n := range names {
		if n != "" && strings.Contains(s, n) {
			s = strings.ReplaceAll(s, n, "")
		}
	}
	return s
}

// What a character is to the stripping; 0 is what never counts.
const (
	kept   = 1 + iota
	law    // 条, of 条例; it counts
	figure // a numeral
	date   // 年, 月, 日: left out behind a numeral
	self   // 我, 本, 全 before one of bodies: 我局, 全县
	body   // what an agency calls itself or its place
	mark   // the end of a sentence
	blank  // a space: what stands before it stands before what follows
)

var classes = func() (of [1 << 16]uint8) {
	for r := '一'; r <= '鿿'; r++ {
		of[r] = kept
	}
	for class, set := range map[uint8]string{
		law: "条", figure: "〇零一二三四五六七八九十百千万亿两", date: "年月日", self: "我本全", body: "局委县市区镇乡办院厅处所站州省旗会", mark: "。；！？",
	} {
		for _, r := range set {
			of[r] = class
		}
	}
	return of
}()

func ascii(c byte) uint8 {
	switch {
	case c >= '0' && c <= '9':
		return figure
	case c == ';', c == '!', c == '?':
		return mark
	case c == ' ':
		return blank
	}
	return 0
}

// counts tells of a character that is not simply kept whether it counts where it stands.
func counts(class, before uint8, rest string) bool {
	switch class {
	case law:
		return true
	case date:
		return before != figure
	case self:
		return !three(rest, 0) || classes[decoded(rest, 0)] != body
	case body:
		return before != self
	}
	return false
}
