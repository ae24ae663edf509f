package extract

import (
	"strings"
	"unicode"
)

// Text that was decoded wrongly before it was published cannot be read: bytes were
// lost on the way, so it is recognised and refused, never turned back.

// misread are the characters that UTF-8 Chinese becomes when it is read as GBK
// (的 and 、 give 鐨 and 銆). None is among the 6,763 characters of GB 2312 but 锛,
// which ordinary reports do not use.
const misread = "銆锛鍏鏈鏀伅斂紑叕鍐鏁簻缁鎭鐢鍗澶簩勭悊暟鍔鎬鎯滀潯紝鍒鍙喌噺閲烘嵁鏉綔鐞簬佸粬鏃湰佷撴鍥鐩竴鏂粨殑鍜鎶灉戝炰姟敹叾鐨笁嶅畾枃旂儏堜暐"

// reportWords stand in every report, however short.
var reportWords = []string{"信息公开", "政府", "年度", "报告", "情况", "申请"}

var misreadRunes = func() map[rune]bool {
	set := make(map[rune]bool, len(misread)/3)
	for _, r := range misread {
		set[r] = true
	}
	return set
}()

// garbled says in what way the characters of a text were lost before we got it,
// or "" for a text that can be read. It asks for strong evidence: a common word of
// these reports acquits.
func garbled(text string) string {
	for _, w := range reportWords {
		if strings.Contains(text, w) {
			return ""
		}
	}
	return countRunes(text).verdict()
}

type runeCounts struct {
	han, misread, latin, letters, lost, replaced int
}

func countRunes(text string) (c runeCounts) {
	marks := 0 // question marks in a row, so far
	for _, r := range text {
		if r != '?' {
			if marks > 1 {
				c.lost += marks
			}
			marks = 0
		}
		switch {
		case r == '?':
			marks++
		case r == unicode.ReplacementChar:
			c.replaced++
		case misreadRunes[r]:
			c.misread++
			c.han++
		case unicode.Is(unicode.Han, r):
			c.han++
		case r >= 0x80 && r <= 0xFF && r != 0xA0 && r != 0xB7:
			c.latin++
		case unicode.IsLetter(r):
			c.letters++
		}
	}
	if marks > 1 {
		c.lost += marks
	}
	return c
}

// fewest is how many spoilt characters it takes to speak of a spoilt text.
const fewest = 20

func (c runeCounts) verdict() string {
	switch {
	case c.misread >= fewest && c.misread*10 >= c.han:
		return "UTF-8 text that was read as GBK and saved again"
	case c.lost >= fewest && c.lost >= 4*c.han:
		return "Chinese characters were saved as question marks"
	case c.replaced >= fewest && c.replaced >= 2*c.han:
		return "most characters could not be decoded"
	case c.latin >= fewest && c.latin*2 >= c.letters && c.latin >= 4*c.han:
		return "Chinese text that was read as Latin-1 and saved again"
	}
	return ""
}
