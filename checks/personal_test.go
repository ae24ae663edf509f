package checks

import (
	"strings"
	"testing"

	"nianbao/normalize"
)

// TestPersonalDataIsMasked: what is found in the text of a section is masked wherever
// the report repeats it.
func TestPersonalDataIsMasked(t *testing.T) {
	text := "一是申请人王小明（身份证号：11010519491231002X，电话138 1234 5678）多次来信。\n二是卡号6222021234567890128有误，王小明已知。联系电话：13912345678。"
	r := &normalize.Report{
		Sections: []normalize.Section{{Text: "根据条例编制。"}, {
			Key: "problems", Text: text,
			Topics: []normalize.Topic{{Heading: "（一）王小明", Text: strings.SplitAfter(text, "\n")[1]}},
		}},
		Statements: []normalize.Statement{{Text: "王小明申请3件"}},
	}
	spans := PersonalData(r)
	want := "一是申请人王某（身份证号：11*************02X，电话138****5678）多次来信。\n二是卡号6222***********0128有误，王某已知。联系电话：139****5678。"
	m := Masked(r, spans)
	for _, x := range []struct{ got, want string }{
		{m.Sections[0].Text, "根据条例编制。"}, {m.Sections[1].Text, want}, {m.Sections[1].Topics[0].Heading, "（一）王某"},
		{m.Sections[1].Topics[0].Text, strings.SplitAfter(want, "\n")[1]}, {m.Statements[0].Text, "王某申请3件"}, {r.Sections[1].Text, text},
	} {
		if x.got != x.want {
			t.Errorf("got  %s\nwant %s", x.got, x.want)
		}
	}
	if again := PersonalData(m); len(again) != 0 {
		t.Errorf("in masked text: %+v", again)
	}
}

// TestFullWidthNumbers: numbers printed in full-width digits are as personal as others, and
// are masked in a text that was folded, too.
func TestFullWidthNumbers(t *testing.T) {
	for text, want := range map[string]string{
		"来电１３８１２３４５６７８反映。":        "来电138****5678反映。",
		"来电1３8１2３4５6７8反映。":        "来电138****5678反映。",
		"１３８　１２３４－５６７８":           "138****5678",
		"身份证号１１０１０５１９４９１２３１００２Ｘ。": "身份证号11*************02Ｘ。",
		"身份证号１１０１０５１９４９１２３１００２x，": "身份证号11*************02x，",
		"卡号６２２２０２１２３４５６７８９０１２８有误": "卡号6222***********0128有误",
		"索引号２０２３１２３４５６７８":         "索引号２０２３１２３４５６７８",
		"Ａ１３８１２３４５６７８":            "Ａ１３８１２３４５６７８",
	} {
		r := &normalize.Report{Sections: []normalize.Section{{Text: text}, {Heading: normalize.Compact(text)}}}
		m := Masked(r, PersonalData(r))
		if got := m.Sections[0].Text; normalize.Compact(got) != normalize.Compact(want) {
			t.Errorf("%s: got %s want %s", text, got, want)
		}
		if got := m.Sections[1].Heading; got != normalize.Compact(want) {
			t.Errorf("%s folded: got %s want %s", text, got, normalize.Compact(want))
		}
	}
}

// FuzzPersonalData: spans stand in order, on characters, and masking them ends.
func FuzzPersonalData(f *testing.F) {
	f.Add("申请人王小明，身份证号11010519491231002X，电话138-1234-5678、13912345678。")
	f.Add("１３８　１２３４－５６７８\xef\xbcx\xef１")
	f.Add("原告：高远\xff，6222 0212 3456 7890 128账号")
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		spans := personalIn(text, true)
		for _, s := range spans {
			if s.From < last || s.To <= s.From || s.To > len(text) || s.Masked == "" {
				t.Fatalf("%q: %+v", text, s)
			}
			last = s.To
		}
		r := &normalize.Report{Sections: []normalize.Section{{Text: text}}}
		Masked(r, PersonalData(r))
	})
}
