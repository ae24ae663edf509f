package normalize

import "testing"

func TestNumeralOfAHeading(t *testing.T) {
	for _, c := range []struct {
		text           string
		atStart        bool
		number, length int
	}{
		{"一、总体情况", true, 1, 6}, {"一、总体情况", false, 1, 6}, {"一总体情况", true, 1, 3}, {"一总体情况", false, 0, 0},
		{"一，总体情况", true, 1, 6}, {"一，总体情况", false, 0, 0}, {"十二.其他", false, 12, 7}, {"一部分", true, 1, 3}, {"一部分", false, 0, 0},
		{"第三部分：收到", false, 3, 15}, {"第三部分 收到", true, 3, 12}, {"第三，收到", true, 0, 0}, {"第三部分，收到", true, 3, 12},
		{"第三部分·收到", true, 3, 12}, {"一二、", true, 0, 0}, {"二十一百、", true, 21, 9}, {"三", true, 3, 3}, {"第", true, 0, 0}, {"", true, 0, 0}, {"总体", true, 0, 0},
	} {
		if number, length := numeralAt(c.text, 0, c.atStart); number != c.number || length != c.length {
			t.Errorf("%s, at the start %v: got %d, %d", c.text, c.atStart, number, length)
		}
	}
}

// The word that follows 我局 is no part of another: 我局我市 says 局 once.
func TestWordsOfItself(t *testing.T) {
	for text, want := range map[string]self{
		"我局公开，本局受理，我县发展": {"局", "县"}, "本办法自公布之日起，本市场": {}, "我街道办事处": {"街道", ""},
		"我": {}, "本市": {"", "市"}, "我局我市": {"局", ""}, "我局\n我市": {"局", "市"}, "本\xe5局": {},
	} {
		if got := selfIn([]string{text}); got != want {
			t.Errorf("%q: got %+v, want %+v", text, got, want)
		}
	}
}
