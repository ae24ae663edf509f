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
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if heading(line) {
			continue
		}
		for rest := line; rest != ""; {
			var sentence string
			sentence, rest = cutSentence(rest)
			if !legalIntro(sentence) {
				plain(&b, without(sentence, names))
			}
		}
	}
	return b.String()
}

// cutSentence takes the first sentence with its mark.
func cutSentence(s string) (sentence, rest string) {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ';', c == '!', c == '?':
			return s[:i+1], s[i+1:]
		case (c == 0xE3 || c == 0xEF) && i+3 <= len(s) && sentenceMark(s[i:i+3]):
			return s[:i+3], s[i+3:]
		}
	}
	return s, ""
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
	before := rune(0)
	for i, r := range s {
		switch classOf(r) {
		case kept:
			b.WriteRune(r)
		case date:
			if classOf(before) != figure && (before < '0' || before > '9') {
				b.WriteRune(r)
			}
		case self:
			if next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):]); classOf(next) != body {
				b.WriteRune(r)
			}
		case body:
			if classOf(before) != self {
				b.WriteRune(r)
			}
		}
		if r != ' ' {
			before = r
		}
	}
}
