package normalize

import (
	"regexp"
	"slices"
	"testing"
)

func TestReadCell(t *testing.T) {
	for _, c := range []struct {
		text   string
		column ColumnType
		kind   Kind
		value  string
		unit   string
	}{
		{"0", Count, Number, "0", ""}, {"０", Count, Number, "0", ""}, {"0.00", Amount, Number, "0.00", ""}, {"0件", Count, Number, "0", "件"}, {"零", Count, Number, "0", ""},
		{"12", Count, Number, "12", ""}, {" 1,234\u00a0", Count, Number, "1234", ""}, {"１，２３４", Count, Number, "1234", ""}, {"１２", Count, Number, "12", ""}, {"417.0", Count, Number, "417.0", ""},
		{"9116.36", Amount, Number, "9116.36", ""}, {"160.5964万元", Amount, Number, "160.5964", "万元"}, {"250000元", Amount, Number, "250000", "元"},
		{"31（其中修订12件）", Count, Number, "31", ""}, {"22(其中修订16件)", Count, Number, "22", ""}, {"1 234", Count, Number, "1234", ""},
		{"+3", Signed, Number, "3", ""}, {"-2", Signed, Number, "-2", ""}, {"增3", Signed, Number, "3", ""}, {"减2", Signed, Number, "-2", ""}, {"减少2", Signed, Number, "-2", ""}, {"增加12项", Signed, Number, "12", "项"},
		{"减2", Count, Words, "", ""}, {"-2", Count, Number, "-2", ""}, {"+461/-2", Signed, Words, "", ""}, {"增4减2", Signed, Words, "", ""},
		{"", Count, Blank, "", ""}, {"\u3000\u00a0", Count, Blank, "", ""}, {"\u200b", Count, Blank, "", ""},
		{"/", Count, Dash, "", ""}, {"／", Count, Dash, "", ""}, {"＼", Count, Dash, "", ""}, {"—", Count, Dash, "", ""}, {"——", Count, Dash, "", ""}, {"－", Count, Dash, "", ""}, {"*", Count, Dash, "", ""},
		{"无", Count, None, "", ""}, {"没有", Count, None, "", ""}, {"不适用", Count, NA, "", ""}, {"N/A", Count, NA, "", ""},
		{"l", Count, Words, "", ""}, {"O", Count, Words, "", ""}, {"—1", Count, Words, "", ""}, {"约3", Count, Words, "", ""}, {"3人次", Count, Words, "", ""}, {"三", Count, Words, "", ""},
		{"12345678901234567890", Count, Words, "", ""},
	} {
		got := readCell(c.text, c.column)
		value := ""
		if got.value.Kind == Number {
			value = got.value.Number.String()
		}
		if got.value.Kind != c.kind || value != c.value || got.unit != c.unit {
			t.Errorf("readCell(%q, %s): got %s %s %q, want %s %s %q", c.text, c.column, got.value.Kind, value, got.unit, c.kind, c.value, c.unit)
		}
	}
}

// What may be two cells, or one broken in two, is never a figure.
func TestReadCellDoubts(t *testing.T) {
	for _, text := range []string{"1 0", "1\n0", "- 2", "— 2", "007", "00", "3 4 5", "0 0"} {
		if got := readCell(text, Count); !got.doubt {
			t.Errorf("readCell(%q): got %v without a doubt", text, got.value)
		}
	}
	for _, text := range []string{"1\ufffd", "\ue5d2"} {
		if got := readCell(text, Count); !got.garbled {
			t.Errorf("readCell(%q): got %v, want garbled", text, got.value)
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, c := range []struct{ in, out string }{{"0", "0"}, {"24252.311082", "24252.311082"}, {"-3", "-3"}, {"+3", "3"}, {"0.05", "0.05"}, {"417.0", "417.0"}, {"999999999999999999", "999999999999999999"}} {
		d, err := ParseDecimal(c.in)
		if err != nil || d.String() != c.out {
			t.Errorf("ParseDecimal(%q): got %s %v, want %s", c.in, d, err, c.out)
		}
	}
	for _, s := range []string{"", "-", ".5", "5.", "1e3", "--1", "+-1", "1.2.3", "1234567890123456789", "一", "0x1"} {
		if d, err := ParseDecimal(s); err == nil {
			t.Errorf("ParseDecimal(%q): got %s, want an error", s, d)
		}
	}
	a, _ := ParseDecimal("417.0")
	if a.Cmp(Int(417)) != 0 || a.Add(Int(1)).String() != "418.0" || a.Sub(Int(418)).Sign() != -1 || !a.IsInt() {
		t.Errorf("417.0 does not count as 417")
	}
	half, _ := ParseDecimal("0.5")
	if half.IsInt() || half.Add(half).Cmp(Int(1)) != 0 {
		t.Errorf("0.5 + 0.5 is not exactly 1")
	}
}

func FuzzReadCell(f *testing.F) {
	for _, s := range []string{"0", "1,234", "减2", "160.5964万元", "—", "无", "１２", "22（其中修订16件）"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, column := range []ColumnType{Count, Signed, Amount} {
			got := readCell(text, column)
			if got.value.Kind == Number && len(text) > 0 && !hasDigit.MatchString(tidy(text)) && tidy(text) != "零" {
				t.Fatalf("readCell(%q) made the number %s out of no digit", text, got.value.Number)
			}
		}
	})
}

// numberExpression is what numberCell takes apart, as an expression.
var numberExpression = regexp.MustCompile(`^([+-]?)(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(\.\d+)? ?(件|条|项|宗|份|起|例|个|元|万元|亿元)?(\(.*\))?$`)

// FuzzNumberCell: a number is taken apart as its expression does it.
func FuzzNumberCell(f *testing.F) {
	for _, s := range []string{"1,024件", "12 345.60 万元(约)", "-3", "1,2345", "1,234,56", "1 234 5", "007", "12.", "3(\n)", "3()", "1,234 567", "0.5亿元", "12 34", "+", "4 ("} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var want []string
		if m := numberExpression.FindStringSubmatch(s); m != nil {
			want = m[1:5]
		}
		var got []string
		if sign, digits, fraction, unit, ok := numberCell(s); ok {
			got = []string{sign, digits, fraction, unit}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	})
}
