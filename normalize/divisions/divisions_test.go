package divisions

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func codes(list []Division) string {
	var out []string
	for _, d := range list {
		out = append(out, d.Code)
	}
	return strings.Join(out, " ")
}

func TestParse(t *testing.T) {
	tests := []struct{ name, chain, named, rest string }{
		{"卢氏县交通运输局", "410000 411200 411224", "卢氏县", "交通运输局"},
		{"河南省卢氏县交通运输局", "410000 411200 411224", "河南省卢氏县", "交通运输局"},
		{"河南省三门峡市卢氏县", "410000 411200 411224", "河南省三门峡市卢氏县", ""},
		{"济南市天桥区教育和体育局", "370000 370100 370105", "济南市天桥区", "教育和体育局"},
		{"上海市黄浦区人民政府打浦桥街道", "310000 310101 310101021", "上海市黄浦区人民政府打浦桥街道", ""},
		{"重庆市九龙坡区二郎街道办事处", "500000 500107 500107008", "重庆市九龙坡区二郎街道办事处", ""},
		{"重庆市城口县财政局", "500000 500229", "重庆市城口县", "财政局"},
		{"北京市", "110000", "北京市", ""},
		{"北京市朝阳区", "110000 110105", "北京市朝阳区", ""},
		{"长春市朝阳区财政局", "220000 220100 220104", "长春市朝阳区", "财政局"},
		{"南京市鼓楼区人民政府", "320000 320100 320106", "南京市鼓楼区", "人民政府"},
		{"济源市人民政府", "410000 419001", "济源市", "人民政府"},
		{"东莞市人民政府", "440000 441900", "东莞市", "人民政府"},
		{"东莞市虎门镇", "440000 441900 441900121", "东莞市虎门镇", ""},
		{"嘉峪关市峪泉镇", "620000 620200 620201101", "嘉峪关市峪泉镇", ""},
		{"湛江市人民政府地方志办公室", "440000 440800", "湛江市", "人民政府地方志办公室"},
		{"桃江县松木塘镇人民政府", "430000 430900 430922 430922109", "桃江县松木塘镇", "人民政府"},
		{"茅坪回族镇", "610000 611000 611025 611025105", "茅坪回族镇", ""},
		{"延边朝鲜族自治州统计局", "220000 222400", "延边朝鲜族自治州", "统计局"},
		{"沭阳县沭阳经济开发区管理委员会", "320000 321300 321322 321322401", "沭阳县沭阳经济开发区", "管理委员会"},
		{"石家庄高新技术产业开发区管理委员会", "130000 130100 130171", "石家庄高新技术产业开发区", "管理委员会"},
		{"东城区财政局", "110000 110101", "东城区", "财政局"}, // a mere unit of the same name does not count
		{"新疆维吾尔自治区审计厅", "650000", "新疆维吾尔自治区", "审计厅"},
		{"平潭县财政局", "350000 350100 350128", "平潭县", "财政局"},
		// unknown, fictional, short or shared names
		{"沐阳县人民政府", "", "", "沐阳县人民政府"},
		{"测试市", "", "", "测试市"},
		{"卢氏交通运输局", "", "", "卢氏交通运输局"},
		{"社会事务局", "", "", "社会事务局"},
		{"财政局", "", "", "财政局"},
		{"国家税务总局", "", "", "国家税务总局"},
		{"县人民政府", "", "", "县人民政府"},
		{"市辖区", "", "", "市辖区"},
		{"", "", "", ""},
		{"朝阳区财政局", "", "朝阳区", "财政局"},
		{"鼓楼区", "", "鼓楼区", ""},
		{"城关镇人民政府", "", "城关镇", "人民政府"},
	}
	for _, tt := range tests {
		r := Parse(tt.name)
		if codes(r.Chain) != tt.chain || r.Named != tt.named || r.Rest != tt.rest {
			t.Errorf("Parse(%q) = %q %q %q, want %q %q %q", tt.name, codes(r.Chain), r.Named, r.Rest, tt.chain, tt.named, tt.rest)
		}
	}
}

// TestSharedNames: all bearers of a name are candidates, in the order of codes.
func TestSharedNames(t *testing.T) {
	for name, want := range map[string]string{
		"朝阳区":    "110105 220104",
		"鼓楼区":    "320106 320302 350102 410204",
		"沭阳县":    "321322",
		"吉林省朝阳区": "220104",
		"沐阳县":    "",
	} {
		if got := codes(Parse(name).Candidates); got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
	if n := len(Parse("城关镇").Candidates); n < 80 {
		t.Errorf("城关镇 has %d candidates, want more than 80", n)
	}
}

func TestParseWithin(t *testing.T) {
	wenzhou, _ := ByCode("330300")
	for name, want := range map[string]string{"鹿城区分局": "330302", "鹿城分局": "", "卢氏县分局": "", "": ""} {
		d, _ := ParseWithin(name, wenzhou, 0).Only()
		if d.Code != want {
			t.Errorf("%q within %s: got %q, want %q", name, wenzhou.Name, d.Code, want)
		}
	}
}

func TestFullNameAndParents(t *testing.T) {
	for code, want := range map[string]string{
		"411224":    "河南省三门峡市卢氏县",
		"500107008": "重庆市九龙坡区二郎街道",
		"419001":    "河南省济源市",
		"620201101": "甘肃省嘉峪关市峪泉镇",
		"110000":    "北京市",
	} {
		d, ok := ByCode(code)
		if !ok || d.FullName() != want {
			t.Errorf("%s: got %q, want %q", code, d.FullName(), want)
		}
	}
	for _, code := range []string{"", "4", "110100", "999999", "4112240", "000000"} {
		if d, ok := ByCode(code); ok {
			t.Errorf("ByCode(%q) = %v", code, d)
		}
	}
}

func TestWithin(t *testing.T) {
	tests := []struct {
		code, division string
		want           bool
	}{
		{"411224", "411224", true}, {"411224100", "411224", true}, {"411224100", "411200", true},
		{"411224", "410000", true}, {"411200", "411224", false}, {"411325", "411200", false}, {"", "", false},
	}
	for _, tt := range tests {
		if got := Within(tt.code, tt.division); got != tt.want {
			t.Errorf("Within(%q, %q) = %v", tt.code, tt.division, got)
		}
	}
}

// TestLevels: a zone has the level of a county where it is numbered among them, else
// that of what it lies in, and a mark.
func TestLevels(t *testing.T) {
	for code, want := range map[string]string{
		"410000": Province, "411200": Prefecture, "411224": County, "321322401": County + " zone", "321322001": Township,
		"130171": County + " zone", "120116": County, "429021": County, "632857": County + " zone", "441900": Prefecture,
	} {
		d, _ := ByCode(code)
		if d.IsZone {
			d.Level += " zone"
		}
		if d.Level != want {
			t.Errorf("%s %s: got %s, want %s", code, d.Name, d.Level, want)
		}
	}
}

func TestSearch(t *testing.T) {
	for word, want := range map[string]string{
		"卢氏": "411224", "河南": "410000 320102003 331022003", "延边": "222400", "沭阳县": "321322", "沐阳": "", "": "",
	} {
		got := Search(word)
		if len(got) > 3 {
			got = got[:3]
		}
		if word == "河南" && len(got) > 0 {
			got, want = got[:1], "410000" // streets of that name follow
		}
		if codes(got) != want {
			t.Errorf("Search(%q) = %s, want %s", word, codes(got), want)
		}
	}
}

// TestEveryFullNameParses: the path of each division, printed in one word, leads
// back to it, or to the divisions that share the whole path.
func TestEveryFullNameParses(t *testing.T) {
	failed := 0
	for i := range table().list {
		d := table().of(i)
		if i%7 != 0 || d.Name == "街道" || d.to < newest {
			continue
		}
		r := Parse(d.FullName())
		if r.Rest != "" || !slices.Contains(r.Candidates, d) && !shadowed(r, d) {
			if failed++; failed < 20 {
				t.Errorf("%s %s: got %+v", d.Code, d.FullName(), r)
			}
		}
	}
}

// shadowed: a division and a unit of the statistics office share the whole path.
func shadowed(r Reading, d Division) bool { return d.IsZone && len(r.Candidates) > 0 }

func FuzzParse(f *testing.F) {
	for _, s := range []string{"卢氏县交通运输局", "上海市黄浦区人民政府打浦桥街道办事处", "\xff\xfe县", "人民政府人民政府", "朝阳区朝阳区"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		r := Parse(name)
		if r.Named+r.Rest != name {
			t.Errorf("%q + %q is not %q", r.Named, r.Rest, name)
		}
		if (len(r.Chain) > 0) != (len(r.Candidates) == 1) || (r.Named == "") != (len(r.Candidates) == 0) {
			t.Errorf("%q: chain %v, candidates %v", name, r.Chain, r.Candidates)
		}
		if utf8.ValidString(name) && !utf8.ValidString(r.Rest) {
			t.Errorf("%q is cut inside a character", name)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	Parse("")
	b.ResetTimer()
	for b.Loop() {
		Parse("重庆市九龙坡区二郎街道办事处")
	}
}

func BenchmarkTable(b *testing.B) {
	for b.Loop() {
		if len(decode(unpack()).list) == 0 {
			b.Fatal("no data")
		}
	}
}
