package roster_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"nianbao/corpus/roster"
	"nianbao/corpus/samples/office"
)

var ignoreInner = cmp.FilterPath(func(p cmp.Path) bool { return p.String() == "kept" }, cmp.Ignore())

// list is one list as offices keep it: a title, headings in their own words and order.
var list = [][]string{
	{"序号", "部门名称", "区划代码", "网站地址", "截止时间", "是否应编制", "联系人", "曾用名"},
	{"1", "卢氏县交通运输局", "411224", "www.lushi.gov.cn/jtj", "1月31日", "是", "张", "卢氏县交通局/卢氏县公路局"},
	{"2", "卢氏县城关镇人民政府", "411224100000", "", "", "否", "李", ""},
}

func units(t *testing.T, b []byte) *roster.Roster {
	t.Helper()
	r, err := roster.Read(bytes.NewReader(b), "list")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func asCSV(t *testing.T, comma rune, lines [][]string) string {
	t.Helper()
	var b strings.Builder
	w := csv.NewWriter(&b)
	w.Comma = comma
	if err := w.WriteAll(lines); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestEveryFile: the same list, whatever it was saved as, is the same units.
func TestEveryFile(t *testing.T) {
	yes, no := true, false
	want := []roster.Unit{
		{Name: "卢氏县交通运输局", URL: "http://www.lushi.gov.cn/jtj", DivisionCode: "411224", Aliases: []string{"卢氏县交通局", "卢氏县公路局"}, MustReport: &yes, Deadline: "01-31", Extra: []string{"1", "张"}},
		{Name: "卢氏县城关镇人民政府", DivisionCode: "411224100", MustReport: &no, Extra: []string{"2", "李"}},
	}
	encoded := func(comma rune, encode func(string) (string, error)) []byte {
		s, err := encode(asCSV(t, comma, list))
		if err != nil {
			t.Fatal(err)
		}
		return []byte(s)
	}
	as := func(s string) (string, error) { return s, nil }
	for name, file := range map[string][]byte{
		"utf-8":             encoded(',', as),
		"utf-8 with a mark": encoded(',', func(s string) (string, error) { return "\ufeff" + s, nil }),
		"gb18030":           encoded(',', simplifiedchinese.GB18030.NewEncoder().String),
		"semicolons":        encoded(';', as),
		"tabs":              encoded('\t', simplifiedchinese.GB18030.NewEncoder().String),
		"utf-16, tabs":      encoded('\t', unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String),
		"xlsx":              office.Units("卢氏县政府信息公开单位名单", list),
	} {
		r := units(t, file)
		for i := range r.Units {
			if r.Units[i].Line < 2 {
				t.Errorf("%s: line %d", name, r.Units[i].Line)
			}
			r.Units[i].Line = 0
		}
		if d := cmp.Diff(want, r.Units, cmp.AllowUnexported(roster.Unit{}), ignoreInner); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if d := cmp.Diff([]string{"序号", "联系人"}, r.Extra); d != "" || len(r.Problems) > 0 {
			t.Errorf("%s: %s %v", name, d, r.Problems)
		}
	}
}

// TestProblems: each line that is wrong is named once, and the others are read.
func TestProblems(t *testing.T) {
	const head = "单位名称,网址,行政区划代码,类型,统一社会信用代码,是否应编制,截止日期,忽略robots理由,允许不验证证书,登记站点,上级单位,别名\n"
	for _, c := range []struct{ line, want string }{
		{"甲县财政局,http://a b.gov.cn", "2 网址 “http://a b.gov.cn”不是网址"},
		{"甲县财政局,ftp://a.gov.cn/", "2 网址 “ftp://a.gov.cn/”不是网址"},
		{"甲县财政局,http://x:y@a.gov.cn/", "2 网址 “http://x:y@a.gov.cn/”不是网址"},
		{"甲县财政局,无", "2 网址 “无”不是网址"},
		{"甲县财政局,http://10.1.2/", "2 网址 “http://10.1.2/”不是网址"},
		{"甲县财政局,https://10.1.2.3:8080/zwgk/#/nb", ""},
		{"甲县财政局,,4.11224E+11", "2 行政区划代码 区划代码“4.11224E+11”已被表格软件改成科学计数法，请把该列设为文本后重填"},
		{"甲县财政局,,99", "2 行政区划代码 区划代码 990000 不在区划表中"},
		{"甲县财政局,,河南", "2 行政区划代码 “河南”不是区划代码"},
		{"甲县财政局,,41122", "2 行政区划代码 区划代码“41122”应为 6 位或 9 位"},
		{"卢氏县财政局,,411221", "2  名称中的地区是河南省三门峡市卢氏县，区划代码 411221 是"},
		{"甲县财政局,,,机关", "2 类型 “机关”不是已知的类型，按名称判断"},
		{"甲县财政局,,,,11410000005184520", "2 统一社会信用代码 信用代码“11410000005184520”不是 18 位"},
		{"甲县财政局,,,,114100000051845200", "2 统一社会信用代码 信用代码 114100000051845200 校验位不符"},
		{"甲县财政局,,,,,也许", "2 是否应编制 “也许”既不是“是”，也不是“否”"},
		{"甲县财政局,,,,,,2月30日", "2 截止日期 没有“2月30日”这一天"},
		{"甲县财政局,,,,,,月底", "2 截止日期 “月底”不是日期（如 1月31日、2025-01-31）"},
		{"甲县财政局,,,,,,,是", "2 忽略robots理由 应写明理由，只填“是”不算，仍按 robots.txt 行事"},
		{"甲县财政局,,,,,,,,要的", "2 允许不验证证书 “要的”既不是“是”，也不是“否”"},
		{"甲县财政局,,,,,,,,,是", "2 登记站点 登记站点填了“是”，但没有网址"},
		{",http://a.gov.cn", "2  没有单位名称，此行未采用"},
		{"4,合计", "2  “4”不像单位名称，此行未采用"},
		{"合计,,,,,3", "2  “合计”不像单位名称，此行未采用"},
		{"甲县财政局\n乙县财政局\n甲县财政局", "4  甲县财政局 与第 2 行重复，未采用"},
		{"财政局,,,,,,,,,,甲县\n财政局,,,,,,,,,,乙县", ""},
		{"卢氏县交通局\n卢氏县交通运输局,http://a.gov.cn", "3  卢氏县交通运输局 与第 2 行是同一单位而网址不一致，以第 2 行为准"},
		{"甲县财政局,,,,91350100M000100Y43\n甲县税务局,,,,91350100M000100Y43", "3  甲县税务局 与第 2 行 甲县财政局 的信用代码相同，此行的代码不采用"},
		{"甲县财政局\n甲县国资局,,,,,,,,,,,甲县财政局", "3  甲县国资局 的别名“甲县财政局”是第 2 行单位的名称"},
		{"\n,,,\n甲县财政局", ""},
	} {
		var got string
		for _, p := range units(t, []byte(head+c.line)).Problems {
			got += fmt.Sprintln(p.Line, p.Column, p.ZH)
			if p.EN == "" || strings.Contains(p.ZH+p.EN, "%!") {
				t.Errorf("%s: %q", c.line, p.EN)
			}
		}
		if !strings.HasPrefix(got, c.want) || c.want == "" && got != "" || strings.Count(got, "\n") > 1 {
			t.Errorf("%s\n got %swant %s", c.line, got, c.want)
		}
	}
}

func TestDeadlines(t *testing.T) {
	for _, c := range []struct {
		text string
		year int
		want string
	}{
		{"1月31日", 2024, "2025-01-31"}, {"3月31日前", 2023, "2024-03-31"}, {"01-20", 2024, "2025-01-20"}, {"1/5", 2024, "2025-01-05"},
		{"2025-02-10", 2024, "2025-02-10"}, {"2025年2月10日", 2024, "2025-02-10"}, {"2025/2/10", 2023, ""}, {"", 2024, ""},
	} {
		r := units(t, []byte("单位,截止日期\n甲县财政局,"+c.text))
		if got := r.Units[0].DeadlineFor(c.year); got != c.want || len(r.Problems) > 0 {
			t.Errorf("%q for %d: got %q, want %q %v", c.text, c.year, got, c.want, r.Problems)
		}
	}
}

func TestDecisions(t *testing.T) {
	r := units(t, []byte("unit,url,robots override reason,allow unverified TLS,登记站点\n甲县财政局,http://cz.example.cn:81/x,网站误设，已与主管单位确认,是,是\n乙县财政局,,否,否,cz.example.cn、10.0.0.1\n"))
	a, b := r.Units[0], r.Units[1]
	if a.RobotsReason != "网站误设，已与主管单位确认" || !a.Unverified || !cmp.Equal(a.Registered, []string{"cz.example.cn:81"}) {
		t.Errorf("%+v", a)
	}
	if b.RobotsReason != "" || b.Unverified || !cmp.Equal(b.Registered, []string{"cz.example.cn", "10.0.0.1"}) || len(r.Problems) > 0 {
		t.Errorf("%+v %v", b, r.Problems)
	}
}

// TestWrittenAndReadAgain: writing loses nothing, refused cells included.
func TestWrittenAndReadAgain(t *testing.T) {
	const text = "单位名称,网址,行政区划代码,类型,信用代码,截止日期,序号,备注\n" +
		"卢氏县交通运输局,https://a.gov.cn/#/x,411224,局,91350100M000100Y43,1月31日,007,=1+1\n甲县财政局,无,99,机关,123,月底,8,\"两行\n备注\"\n"
	for _, lang := range []string{"zh", "en"} {
		first := units(t, []byte(text))
		var b bytes.Buffer
		if err := first.Write(&b, lang); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(b.String(), "\ufeff") || !strings.Contains(b.String(), ",'01-31,") || !strings.Contains(b.String(), ",'=1+1,") || !strings.Contains(b.String(), ",'007") {
			t.Errorf("no mark, or a cell that a spreadsheet changes:\n%s", b.String())
		}
		again := units(t, b.Bytes())
		if d := cmp.Diff(first.Units, again.Units, cmp.AllowUnexported(roster.Unit{})); d != "" {
			t.Errorf("%s: %s", lang, d)
		}
		for i, p := range first.Problems {
			if q := again.Problems[i]; p.Line != q.Line || p.ZH != q.ZH {
				t.Errorf("%s: first %+v, then %+v", lang, p, q)
			}
		}
	}
}

// TestHead: the line of headings is found below titles, and no line of units is one.
func TestHead(t *testing.T) {
	for _, c := range []struct {
		text  string
		units int // -1: no list
	}{
		{"单位\n甲县财政局\n", 1},
		{"附件1\n甲县单位名单\n单位,联系人,电话\n甲县财政局,,\n乙县财政局,,\n", 2},
		{"部门\n甲县财政局\n", 1},
		{"部门,网址\n甲县财政局,\n", 1},
		{"全名,地址,性质\n甲县财政局,a.gov.cn,部门\n乙县财政局,b.gov.cn,部门\n丙县财政局,b.gov.cn,部门\n", -1},
	} {
		r, err := roster.Read(strings.NewReader(c.text), "x.csv")
		n := -1
		if err == nil {
			n = len(r.Units)
		}
		if n != c.units {
			t.Errorf("%q: %d units, want %d", c.text, n, c.units)
		}
	}
}

func TestNoList(t *testing.T) {
	for _, text := range []string{"", "甲,乙\n1,2\n", "<table><tr><td>单位</td></tr></table>", "PK\x03\x04broken", "\xD0\xCF\x11\xE0broken", "\xff\xff\xff\xff"} {
		var e *roster.Error
		if _, err := roster.Read(strings.NewReader(text), "x.csv"); !errors.As(err, &e) || e.ZH == "" || e.EN == "" {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("单位名称,网址\n甲县财政局,http://a.gov.cn\n"))
	f.Add([]byte("unit;截止日期;登记站点;区划代码\n\"甲;2025-01-31;是;41\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := roster.Read(bytes.NewReader(b), "fuzz")
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := r.Write(&out, "zh"); err != nil {
			t.Fatal(err)
		}
		again := units(t, out.Bytes())
		if len(again.Units) != len(r.Units) {
			t.Fatalf("%d units, then %d:\n%s", len(r.Units), len(again.Units), out.String())
		}
	})
}
