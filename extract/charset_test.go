package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const charsetText = "青石县2023年政府信息公开工作年度报告，𠮷村、镕、㙍" // with four-byte GB18030

func encoded(t *testing.T, e encoding.Encoding, s string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func wide(s string, little bool) (b []byte) {
	for _, u := range utf16.Encode([]rune(s)) {
		if little {
			b = append(b, byte(u), byte(u>>8))
		} else {
			b = append(b, byte(u>>8), byte(u))
		}
	}
	return b
}

// TestDecode: the whole body decides and what is declared does not, in all cases
// that sites were seen to publish.
func TestDecode(t *testing.T) {
	gb := encoded(t, simplifiedchinese.GB18030, charsetText)
	utf := []byte(charsetText)
	ascii := []byte(strings.Repeat("<meta name='x'>", 100))
	trad := strings.Repeat("總體情況：本機關認真辦理政府資訊公開申請。", 5)
	cases := []struct {
		name     string
		in       []byte
		declared string
		want     string
		charset  Charset
	}{
		{"GB bytes, meta gb2312", gb, "gb2312", charsetText, Charset{"gb2312", "gb18030", 0}},
		{"GB bytes, meta says utf-8", gb, "UTF-8", charsetText, Charset{"utf-8", "gb18030", 0}},
		{"GB bytes, meta gbk", gb, "gbk", charsetText, Charset{"gbk", "gb18030", 0}},
		{"GB bytes, nothing declared", gb, "", charsetText, Charset{"", "gb18030", 0}},
		{"UTF-8 bytes, meta gb2312", utf, "gb2312", charsetText, Charset{"gb2312", "utf-8", 0}},
		{"UTF-8 bytes, declared ISO-8859-1", utf, "ISO-8859-1", charsetText, Charset{"iso-8859-1", "utf-8", 0}},
		{"UTF-8 bytes behind 1 KB of ASCII", append(ascii[:len(ascii):len(ascii)], utf...), "", string(ascii) + charsetText, Charset{"", "utf-8", 0}},
		{"GB bytes behind 1 KB of ASCII", append(ascii[:len(ascii):len(ascii)], gb...), "", string(ascii) + charsetText, Charset{"", "gb18030", 0}},
		{"UTF-8 with mark", append([]byte("\xEF\xBB\xBF"), utf...), "gbk", charsetText, Charset{"gbk", "utf-8", 0}},
		{"UTF-16 with mark", append([]byte("\xFF\xFE"), wide(charsetText, true)...), "", charsetText, Charset{"", "utf-16le", 0}},
		{"UTF-16 big-endian without mark", wide("<p>1</p> 2023 "+charsetText, false), "", "<p>1</p> 2023 " + charsetText, Charset{"", "utf-16be", 0}},
		{"UTF-8 cut in mid-character", utf[:len(utf)-1], "", charsetText[:len(charsetText)-len("㙍")] + "\uFFFD\uFFFD", Charset{"", "utf-8", 2}},
		{"Big5", encoded(t, traditionalchinese.Big5, trad), "", trad, Charset{"", "big5", 0}},
		{"Big5 declared", encoded(t, traditionalchinese.Big5, trad), "Big5", trad, Charset{"big5", "big5", 0}},
		{"GB bytes with a broken one", append(gb[:len(gb):len(gb)], 0xFF, ' '), "", charsetText + "\uFFFD ", Charset{"", "gb18030", 1}},
		{"nothing", nil, "", "", Charset{"", "utf-8", 0}},
	}
	for _, c := range cases {
		got, cs := decode(c.in, c.declared)
		if got != c.want || cs != c.charset {
			t.Errorf("%s: got %q %+v want %q %+v", c.name, got, cs, c.want, c.charset)
		}
	}
}

func TestDeclaredCharset(t *testing.T) {
	cases := []struct{ in, want string }{
		{`<meta charset="utf-8" />`, "utf-8"},
		{`<META HTTP-EQUIV=Content-Type CONTENT="text/html; charset=gb2312">`, "gb2312"},
		{`<head><meta name="a" content="b"><meta charset=GBK></head>`, "GBK"},
		{`<?xml version="1.0" encoding="gb18030"?><html>`, "gb18030"},
		{`<head></head><body><meta charset="gb2312">`, ""},
		{`<meta charset="utf-8"><meta charset="gbk">`, "utf-8"},
		{`<p>charset=gbk</p>`, ""},
	}
	for _, c := range cases {
		if got := declaredCharset([]byte(c.in)); got != c.want {
			t.Errorf("%s: got %q want %q", c.in, got, c.want)
		}
	}
}

// TestGarbled: lost text is recognised, other text never is.
func TestGarbled(t *testing.T) {
	prose := "三、收到和处理政府信息公开申请情况，本机关全年主动公开政府信息，认真办理群众申请的事项。"
	asGBK, err := simplifiedchinese.GB18030.NewDecoder().String(prose)
	if err != nil {
		t.Fatal(err)
	}
	latin := func(b []byte) string {
		r := make([]rune, len(b))
		for i, c := range b {
			r[i] = rune(c)
		}
		return string(r)
	}
	cases := []struct {
		name, in string
		want     bool
	}{
		{"UTF-8 read as GBK", asGBK, true},
		{"UTF-8 read as Latin-1", latin([]byte(prose)), true},
		{"GBK read as Latin-1", latin(encoded(t, simplifiedchinese.GBK, prose)), true},
		{"question marks", "???????????????????? 12 ???? 3", true},
		{"replacement characters", strings.Repeat("\uFFFD", 40) + "12 3", true},
		{"a report", prose, false},
		{"a report and some lost characters", "政府信息公开" + strings.Repeat("?", 60), false},
		{"traditional", "總體情況：本機關認真辦理資訊公開，鏈接、鏡頭、閱讀、開發、關於、團體、鍵盤、鏽蝕、鏟除、鎖定。", false},
		{"rare characters in names", "镕、堃、喆、淼、垚、犇、骉、鱻、锛、銆", false},
		{"English", strings.Repeat("Report on access to government information? No. ", 20), false},
		{"French", strings.Repeat("L'accès à l'information a été réformé en été, où ça ? ", 20), false},
		{"digits", "0 0 0 0 1 2 3", false},
		{"addresses", strings.Repeat("http://www.example.com/a?b=1&c=? ", 30), false},
	}
	for _, c := range cases {
		if got := garbled(c.in); (got != "") != c.want {
			t.Errorf("%s: got %q want %v", c.name, got, c.want)
		}
	}
}

// TestGarbledNotInSamples: no real document is accused.
func TestGarbledNotInSamples(t *testing.T) {
	files := realSamples(t, "*.txt", "*.md", "*.html")
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		text, cs := decode(b, "")
		if c := countRunes(text); c.verdict() != "" || cs.Replaced > 0 {
			t.Errorf("%s: got %q, %d replaced", filepath.Base(f), c.verdict(), cs.Replaced)
		}
	}
}

// Every way in which four bytes can stand between characters is judged as the library
// does, and what is left undecoded is counted by the character.
func TestJudgesBytesAsCharacters(t *testing.T) {
	ends := []byte{0x00, 'a', 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xA3, 0xA4, 0xBD, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF}
	text := []byte("公开    公开申请8件")
	for i := range len(ends) * len(ends) * len(ends) * len(ends) {
		for at, n := 6, i; at < 10; at, n = at+1, n/len(ends) {
			text[at] = ends[n%len(ends)]
		}
		valid := utf8.Valid(text)
		if got := validUTF8(text); got != valid {
			t.Fatalf("%q: got %v, want %v", text, got, valid)
		}
		if !valid {
			continue
		}
		want := 0
		for _, r := range string(text) {
			want += bit(r == utf8.RuneError || r >= 0xE000 && r <= 0xF8FF)
		}
		if got := undecoded(string(text)); got != want {
			t.Fatalf("%q: got %d undecoded, want %d", text, got, want)
		}
	}
}

// Text of any bytes is decoded as the library does alone.
func TestDecodesPairs(t *testing.T) {
	ends := []byte{0x00, 'a', 0x30, 0x39, 0x40, 0x7E, 0x7F, 0x80, 0x81, 0xA1, 0xA8, 0xB9, 0xD7, 0xFA, 0xFE, 0xFF}
	text := []byte("<p>\xB9\xAB\xBF\xAA    \xC9\xEA\xC7\xEB8\xBC\xFE</p>")
	for i := range len(ends) * len(ends) * len(ends) * len(ends) {
		for at, n := 7, i; at < 11; at, n = at+1, n/len(ends) {
			text[at] = ends[n%len(ends)]
		}
		want, _ := simplifiedchinese.GB18030.NewDecoder().Bytes(text)
		if got, _ := decodeAs("gb18030", text, ""); got != string(want) {
			t.Fatalf("%q: got %q, want %q", text, got, want)
		}
	}
}
