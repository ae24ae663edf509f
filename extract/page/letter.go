package page

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Characters: what they are to a reader of pages, and those that a file's encoding
// distorts.

func blank(s string) bool {
	if s != "" && s[0] > ' ' && s[0] < 0x7F || len(s) == 3 && s[0] > 0xE3 { // letters, and nearly all Chinese characters
		return s == "\ufeff"
	}
	return strings.TrimFunc(s, void) == ""
}

// void is a character that prints nothing.
func void(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', 0:
		return true
	}
	return unicode.IsSpace(r)
}

func isHan(r rune) bool { return r >= 0x3400 && r <= 0x9FFF || r >= 0x20000 && r <= 0x3FFFF }

func digital(s string) bool {
	if len(s) == 1 || len(s) == 3 && s[0] >= 0xE3 && s[0] <= 0xE9 { // Latin; Chinese characters and marks, of which none is a digit
		return s[0] >= '0' && s[0] <= '9'
	}
	return strings.ContainsFunc(s, unicode.IsDigit)
}

// mark: punctuation, which is often set closer than its box.
func mark(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsPunct(r) && !unicode.IsSymbol(r) }) < 0
}

// strange characters stand for glyphs whose meaning the file does not give: private
// use, replacement, C1 controls.
func strange(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r == unicode.ReplacementChar || unicode.Is(unicode.Co, r) || r < 0x20 && !unicode.IsSpace(r) || r >= 0x7F && r < 0xA0 || r&0xFFFE == 0xFFFE
	})
}

// unfolded gives back the character for the radical of the same shape: fonts with one
// glyph for both make a file say ⼀ where 一 was typed. Nothing else is folded.
func unfolded(s string) string {
	if strings.IndexFunc(s, radical) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if to, ok := supplement[r]; ok {
			return to
		}
		if r >= 0x2F00 && r <= 0x2FDF {
			to := []rune(norm.NFKC.String(string(r)))
			return to[0]
		}
		return r
	}, s)
}

func radical(r rune) bool { return r >= 0x2E80 && r <= 0x2FDF }

// supplement: radicals that NFKC leaves as they are (CJK Radicals Supplement).
var supplement = func() map[rune]rune {
	set := map[rune]rune{}
	for _, pair := range strings.Fields(supplementPairs) {
		r := []rune(pair)
		set[r[0]] = r[1]
	}
	return set
}()

const supplementPairs = "⺁厂 ⺇几 ⺌小 ⺎兀 ⺏尣 ⺐尢 ⺑尣 ⺒巳 ⺓幺 ⺛无 ⺝月 ⺟母 ⺠民 ⺡水 ⺢水 ⺣火 ⺤爪 ⺥爪 ⺦丬 ⺨犬 ⺪疋 ⺫目 ⺬示 ⺭示 ⺮竹 ⺰纟 ⺱网 ⺲网 ⺳网 ⺶羊 ⺷羊 ⺹老 ⺺聿 ⺼肉 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衣 ⻃西 ⻄西 ⻅见 ⻆角 ⻈讠 ⻉贝 ⻋车 ⻌辶 ⻍辶 ⻎辶 ⻐钅 ⻑长 ⻒长 ⻓长 ⻔门 ⻕阜 ⻖阝 ⻗雨 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻟食 ⻠饣 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫齐 ⻬齐 ⻭齿 ⻮齿 ⻯龙 ⻰龙 ⻱龟 ⻲龟 ⻳龟"
