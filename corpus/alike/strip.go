package alike

// Stripping: what is compared of a text is what its author had to find words for.

import (
	"strings"
	"unicode/utf8"
)

const headingLimit = 24 // characters; a numbered line up to here, without a full stop, is a heading

// Strip leaves the Chinese characters of a text but for headings, the sentence
// that names the law behind the report, the names given, numbers and dates, and
// words such as 我局. The result is for comparing and for nothing else.
func Strip(text string, names []string) string {
	var b strings.Builder
	b.Grow(len(text))
	begin := beginnings(names)
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if heading(line) {
			continue
		}
		for rest := line; rest != ""; {
			end, named, lawful := begin.sentence(rest)
			sentence := rest[:end]
			rest = rest[end:]
			if lawful && legalIntro(sentence) {
				continue
			}
			if named {
				sentence = without(sentence, names)
			}
			plain(&b, sentence)
		}
	}
	return b.String()
}

// beginning tells characters with which a name may begin, by few of their bits: most
// sentences hold none and need not be searched for each name.
type beginning uint64

const anywhere = ^beginning(0)

func beginnings(names []string) (of beginning) {
	for _, n := range names {
		if n == "" {
			continue
		}
		if !three(n, 0) {
			return anywhere // no Chinese character
		}
		of |= bitOf(n, 0)
	}
	return of
}

func bitOf(s string, i int) beginning { return 1 << ((s[i+1] ^ s[i+2]) & 63) }

// three tells whether a character of three bytes stands in a text.
func three(s string, i int) bool {
	return i+2 < len(s) && s[i]&0xF0 == 0xE0 && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80
}

// sentence finds the end of the first sentence, behind its mark, and tells whether a name
// may stand in it, and whether 条 does.
func (of beginning) sentence(s string) (end int, named, lawful bool) {
	named = of == anywhere
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ';', c == '!', c == '?':
			return i + 1, named, lawful
		case c >= 0xE0 && three(s, i):
			if (c == 0xE3 || c == 0xEF) && sentenceMark(s[i:i+3]) {
				return i + 3, named, lawful
			}
			named = named || of&bitOf(s, i) != 0
			lawful = lawful || c == "条"[0] && s[i:i+3] == "条"
			i += 2
		}
	}
	return len(s), named, lawful
}

func sentenceMark(s string) bool { return s == "。" || s == "；" || s == "！" || s == "？" }

var numerals = []string{"（", "(", "一、", "二、", "三、", "四、", "五、", "六、", "七、", "八、", "九、", "十、"}

// heading tells a short numbered line without a full stop.
func heading(line string) bool {
	if len(line) > 3*headingLimit || strings.ContainsAny(line, "。；！？") {
		return false
	}
	for _, n := range numerals {
		if strings.HasPrefix(line, n) {
			return true
		}
	}
	return line != "" && line[0] >= '0' && line[0] <= '9'
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

// What a character is to the stripping.
const (
	kept   = 1 << iota
	figure // a Chinese numeral
	date   // 年, 月, 日: left out behind a number
	self   // 我, 本, 全 before one of bodies: 我局, 全县
	body   // what an agency calls itself or its place
)

const lastHan = '鿿'

var classes = func() (of [lastHan + 1]uint8) {
	for r := '一'; r <= lastHan; r++ {
		of[r] = kept
	}
	for class, set := range map[uint8]string{
		figure: "〇零一二三四五六七八九十百千万亿两", date: "年月日", self: "我本全", body: "局委县市区镇乡办院厅处所站州省旗会",
	} {
		for _, r := range set {
			of[r] = class
		}
	}
	return of
}()

func classOf(r rune) uint8 {
	if r < 0 || r > lastHan {
		return 0
	}
	return classes[r]
}

// plain adds the characters that count. A word such as 我局 is left out whole, and so
// is 年 behind a number.
func plain(b *strings.Builder, s string) {
	before, from := rune(0), 0 // what stands from there on counts
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		switch {
		case three(s, i):
			r, n = (r&0xF)<<12|rune(s[i+1]&0x3F)<<6|rune(s[i+2]&0x3F), 3
		case r >= utf8.RuneSelf:
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if class := classOf(r); class != kept && !counts(class, before, s[i+n:]) {
			b.WriteString(s[from:i])
			from = i + n
		}
		if r != ' ' {
			before = r
		}
		i += n
	}
	b.WriteString(s[from:])
}

// counts tells of a character that is not simply kept whether it counts where it stands.
func counts(class uint8, before rune, rest string) bool {
	switch class {
	case date:
		return classOf(before) != figure && (before < '0' || before > '9')
	case self:
		next, _ := utf8.DecodeRuneInString(rest)
		return classOf(next) != body
	case body:
		return classOf(before) != self
	}
	return false
}
