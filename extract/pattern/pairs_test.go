package pattern

import "testing"

func TestPairs(t *testing.T) {
	var p Pairs
	p.Add("收到 申\u3000请3\u00a0件，未\t收费。\n见www.a.cn")
	for word, want := range map[string]bool{"收到": true, "收费": true, "3件": true, "www": true, "未收费。": true, "收": true, "到收": false, "费申": false, "件3": false, "收 到": true, "申\u3000请3": true, "收 费。": true, "到 收": false} {
		if got := WordsOf([]string{"办结", word}).May(&p); got != want {
			t.Errorf("%s: got %v, want %v", word, got, want)
		}
	}
}

func TestPairsTellPrivateCharacters(t *testing.T) {
	for text, want := range map[string]bool{
		"公开，（一）！～": false, "😀é": false, "": false, "\xEF": false,
		"\uE000": true, "甲\uF0B7": true, "\uF8FF": true, "\uF900": false, "甲\uFFFD": true,
	} {
		var p Pairs
		if p.Add(text); p.Private != want {
			t.Errorf("%q: got %v, want %v", text, p.Private, want)
		}
	}
}

func TestPairsTellSpaces(t *testing.T) {
	for text, want := range map[string]bool{
		"收到 3件": true, "收到\t": true, "\u3000收": true, "收\u00a0": true, "收到，éÂ、\n": false, "": false, "\xC2": false, "甲\xE3\x80": false,
	} {
		var p Pairs
		if got := p.Add(text); got != want {
			t.Errorf("%q: got %v, want %v", text, got, want)
		}
	}
}

func TestPairsTellWideDigits(t *testing.T) {
	for text, want := range map[string]bool{
		"，（／：！": false, "１": true, "甲０": true, "９，": true, "Ａ12": false, "\xEF\xBC": false, "": false,
	} {
		var p Pairs
		if p.Add(text); p.Wide != want {
			t.Errorf("%q: got %v, want %v", text, p.Wide, want)
		}
	}
}
