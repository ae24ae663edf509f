package dataset

import (
	"testing"

	"nianbao/normalize"
)

// TestTextHasASay: a report that shares something is told by its name alone only where
// its text cannot show that two names are one body, and hides no personal data.
func TestTextHasASay(t *testing.T) {
	for _, c := range []struct {
		name, text string
		recognised string
		wordless   bool
	}{
		{"plain", "全年主动公开信息20条。", "", true},
		{"one body", "我局与县知识产权局合署办公。", "", false},
		{"one body, spaced", "加 挂县知识产权局牌子。", "", false},
		{"personal data", "联系人张三，身份证号11010519491231002X。", "", false},
		{"a picture", "全年主动公开信息20条。", "tesseract 5", false},
	} {
		report := &normalize.Report{Status: normalize.Read, Form: "f2021", Recognised: c.recognised, Sections: []normalize.Section{{Key: "overview", Heading: "一、总体情况", Text: c.text}}}
		x, err := wrap(&Reading{Document: Document{Status: string(normalize.Read)}, Report: report})
		if err != nil {
			t.Fatal(err)
		}
		if x.sole.wordless != c.wordless {
			t.Errorf("%s: wordless is %v", c.name, x.sole.wordless)
		}
	}
}
