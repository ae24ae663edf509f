package checks

import (
	"strings"
	"testing"
)

// TestRepeated: a phrase is found wherever it stands, once at least as long as asked.
func TestRepeated(t *testing.T) {
	letters := []rune("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")
	for n := 2; n <= 22; n++ {
		for before := range 12 {
			for _, mark := range []string{"", "、", "，", "。"} {
				phrase := string(letters[:n])
				text := strings.Repeat("一二三四五六", 1)[:3*(before%6)] + "。" + phrase + mark + phrase + "。结束"
				want := n >= shortestPhrase && n <= longestPhrase && mark != "。"
				got := repeated(text)
				if (len(got) > 0) != want || want && text[got[0].from:got[0].to] != phrase+mark+phrase {
					t.Errorf("%s: got %v, want %v", text, got, want)
				}
			}
		}
	}
}
