package checks

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
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

// TestRepeatedIsNotRuledOut: the quick look passes over no phrase that is printed twice.
func TestRepeatedIsNotRuledOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SampledFrom([]rune("政府信息公开，、甲a"))
		text := string(rapid.SliceOfN(some, 0, 60).Draw(t, "text"))
		if rapid.Bool().Draw(t, "planted") {
			phrase := string(rapid.SliceOfN(rapid.SampledFrom([]rune("政府信息公开")), shortestPhrase, longestPhrase).Draw(t, "phrase"))
			text += phrase + rapid.SampledFrom([]string{"", "、", "，"}).Draw(t, "mark") + phrase
		}
		r := []rune(text)
		_, atOnce := againAtOnce(r)
		_, behindMark := againBehindMark(r)
		if got := mayRepeat(text); !got && atOnce+behindMark > 0 {
			t.Errorf("%s is ruled out", text)
		}
	})
}

// TestNumbersAreNotRuledOut: the quick look passes over no number of a person.
func TestNumbersAreNotRuledOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.SampledFrom([]rune("013856789X１３－- 　号码")), 0, 40, -1).Draw(t, "text")
		if rapid.Bool().Draw(t, "planted") {
			text += rapid.SampledFrom([]string{"13812345678", "138 1234 5678", "138-1234-5678", "１３８１２３４５６７８", "6222 0212 3456 7890 128", "1３812345678"}).Draw(t, "number")
		}
		if runs := digitsIn(text); !mayBePersons(text) && !wideDigits(text) {
			for i, d := range runs {
				if _, ok := numberAt(text, d); ok {
					t.Errorf("%s: %s is ruled out", text, d.text)
				}
				for _, lengths := range groupings {
					if whole, ok := grouped(text, runs[i:], lengths); ok {
						t.Errorf("%s: %s is ruled out", text, whole.text)
					}
				}
			}
		}
	})
}

// TestNamesAreNotRuledOut: the quick look passes over no name of an applicant.
func TestNamesAreNotRuledOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"申请人", "原告", "上诉人", "人", "姓名", "：", ":", "为", " ", "　", "王", "小明", "方", "，", "不服"}), 0, 12).Draw(t, "words")
		if text := strings.Join(words, ""); !mayName(text) && applicant.MatchString(text) {
			for _, m := range applicant.FindAllStringSubmatchIndex(text, -1) {
				if _, size := nameAt(text[m[1]:], anySurname); size > 0 {
					t.Errorf("%s is ruled out", text)
				}
			}
		}
	})
}
