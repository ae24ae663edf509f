package normalize

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"nianbao/extract"
)

// said prints a statement as the fixtures write it:
// measure/of ~value unit parts all.
func said(s Statement) string {
	text := s.Measure
	if s.Of != "" {
		text += "/" + s.Of
	}
	if s.Value != nil {
		text += " "
		if s.Approximate {
			text += "~"
		}
		text += s.Value.String() + s.Unit
	}
	for i, p := range s.Parts {
		text += []string{" ", "+"}[min(i, 1)] + p.String()
	}
	if s.Exhaustive {
		text += " all"
	}
	return text
}

func saidAll(list []Statement) string {
	words := make([]string, len(list))
	for i, s := range list {
		words[i] = said(s)
	}
	return strings.Join(words, "; ")
}

// document puts one sentence into the report of a fictional county for 2024.
func document(text string) []Section {
	key := overview
	if strings.HasPrefix(text, "[") {
		key, text, _ = strings.Cut(text[1:], "] ")
	}
	return []Section{
		{Key: lede, Text: "云岭县2024年政府信息公开工作年度报告"},
		{Key: key, Text: text},
	}
}

func TestStatements(t *testing.T) {
	files, _ := filepath.Glob("testdata/statements_*.txtar")
	if len(files) == 0 {
		t.Fatal("no fixtures testdata/statements_*.txtar")
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range txtar.Parse(b).Files {
			t.Run(f.Name, func(t *testing.T) {
				for line := range strings.Lines(string(f.Data)) {
					text, want, ok := strings.Cut(strings.TrimSpace(line), "=>")
					if !ok {
						continue
					}
					if got := saidAll(ReadStatements(document(strings.TrimSpace(text)))); got != strings.TrimSpace(want) {
						t.Errorf("%s\n got %s\nwant %s", text, got, want)
					}
				}
			})
		}
	}
}

func TestStatementsTellTheirPlace(t *testing.T) {
	at := func(line int) extract.Pos { return extract.Pos{Line: line} }
	text := []extract.Line{
		{Text: "云岭县交通运输局2024年政府信息公开工作年度报告", Pos: at(1)},
		{Text: "一、总体情况", Pos: at(3)},
		{Text: "（二）依申请公开", Pos: at(4)},
		{Text: "2024年，我局依法办理依申请公开，全年共受理政府信息公", Pos: at(5)},
		{Text: "开申请12件，其中自然人申请9件。", Pos: at(6)},
	}
	_, got := readProse(text)
	want := []string{
		"received 12件 overview 5 全年共受理政府信息公开申请12件",
		"natural_person 9件 overview 6 其中自然人申请9件",
	}
	for i, s := range got {
		line := fmt.Sprintf("%s %s %d %s", said(s), s.Section, s.At.Line, s.Text)
		if i >= len(want) || line != want[i] {
			t.Errorf("got %s, want %v", line, want)
		}
	}
	if len(got) != len(want) {
		t.Errorf("got %d statements, want %d", len(got), len(want))
	}
}

// TestNoneObjects: what the pieces of a rule find is what its group would be.
func TestNoneObjects(t *testing.T) {
	rnd := rand.New(rand.NewSource(5))
	hits, slow := 0, 0
	for k := range noneRules {
		r := &noneRules[k]
		re := regexp.MustCompile(r.whole.String())
		words := regexp.MustCompile(`\p{Han}+`).FindAllString(r.whole.String()+"未没有无暂不存在不涉及、并也，。；()“”", -1)
		words = append(words, "没有", "未", "无", "、", "并", "，", "。", "(", ")", "有关", "公民，法人", "我局", "向本单位", "过", "到", "曾")
		for range 20_000 {
			s := ""
			for range 1 + rnd.Intn(8) {
				s += words[rnd.Intn(len(words))]
			}
			if rnd.Intn(2) == 0 {
				s = []string{"未", "没有", "没", "无", "暂无", "未收到", "没有收到", "没收到过", "未曾接收到"}[rnd.Intn(9)] + s
			}
			got, ok := r.object(s)
			m := re.FindStringSubmatch(s)
			if ok != (m != nil) || ok && got != m[1] {
				t.Fatalf("%d %q: got %q %v, want %q", k, s, got, ok, m)
			}
			if ok {
				hits++
				lead := r.lead.FindString(s)
				if lead == "" || r.rest.FindStringIndex(s[len(lead):]) == nil {
					slow++
				}
			}
		}
	}
	if hits < 1000 || slow == 0 {
		t.Errorf("%d texts deny something, %d of them not piece by piece: the words are out of date", hits, slow)
	}
}

func TestChineseNumber(t *testing.T) {
	tests := []struct {
		in   string
		want int64
		ok   bool
	}{
		{"三", 3, true}, {"零", 0, true}, {"十", 10, true}, {"十二", 12, true}, {"二十", 20, true},
		{"一百零五", 105, true}, {"一千二百三十四", 1234, true}, {"两万三千", 23000, true}, {"二〇二四", 2024, true},
		{"壹拾贰", 12, true}, {"百", 0, false}, {"二三", 0, false}, {"十百", 0, false}, {"", 0, false}, {"件", 0, false},
	}
	for _, tt := range tests {
		if got, ok := chineseNumber(tt.in); ok != tt.ok || ok && got != tt.want {
			t.Errorf("chineseNumber(%q): got %d %v, want %d %v", tt.in, got, ok, tt.want, tt.ok)
		}
	}
}

func TestScaled(t *testing.T) {
	tests := []struct{ digits, times, unit, want string }{
		{"1.8", "万", "条", "18000条"}, {"1.85", "万", "条", "18500条"}, {"12", "万", "条", "120000条"},
		{"1.23456", "万", "条", "12345.6条"}, {"3", "亿", "条", "300000000条"}, {"0.38", "万", "元", "0.38万元"},
		{"417.0", "", "元", "417.0元"}, {"007", "", "件", ""}, {"123456789012345678", "万", "件", ""},
	}
	for _, tt := range tests {
		got := ""
		if d, unit, ok := scaled(tt.digits, tt.times, tt.unit); ok {
			got = d.String() + unit
		}
		if got != tt.want {
			t.Errorf("%s%s%s: got %q, want %q", tt.digits, tt.times, tt.unit, got, tt.want)
		}
	}
}

// FuzzStatements: any prose gives statements that stand in it, and never a panic.
func FuzzStatements(f *testing.F) {
	f.Add("收到政府信息公开申请１,024件（含上年结转3件），占42.86%")
	f.Add("共99条，(其中信息25条，其他40条))未收到，无")
	f.Add("一、总体情况\n未收到\xff申请12件，结转下年\n二、")
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range ReadStatements([]Section{{Key: overview, Text: text}}) {
			if s.Measure == "" || s.Text == "" {
				t.Errorf("got an empty statement %+v from %q", s, text)
			}
			if words := strings.ReplaceAll(text, "\n", ""); !strings.Contains(words, s.Text) {
				t.Errorf("got words %q that are not printed in %q", s.Text, text)
			}
		}
	})
}
