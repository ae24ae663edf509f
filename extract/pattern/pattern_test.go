package pattern

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

func TestPatternNeeds(t *testing.T) {
	for _, c := range []struct {
		expr string
		want []string
	}{
		{`行政复议|复议`, []string{"复议"}},
		{`(?:未|没有)收到[^。]{0,4}申请`, []string{"收到"}},
		{`^[一二三]、(?:总体情况)?$`, []string{"、"}},
		{`总体情况?`, []string{"总体情"}},
		{`(?:a*|b)`, nil},
		{`(?i)ab`, nil},
		{`[0-9]+件`, []string{"件"}},
		{`.*`, nil},
		{`其[他它]处理`, []string{"处理"}},
		{`(甲|乙){2}丙?`, []string{"乙", "甲"}},
		{`(甲|乙){0,2}`, nil},
	} {
		if got := MustCompile(c.expr).look().needs.all(); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.expr, got, c.want)
		}
	}
}

func (w *wordList) all() []string {
	if w == nil {
		return nil
	}
	return w.list
}

func TestPatternBegins(t *testing.T) {
	for _, c := range []struct {
		expr string
		want []string
	}{
		{`(?:未|没有)收到.`, []string{"未收到", "没有收到"}},
		{`请(?:直接)?(?:与|向).`, []string{"请与", "请向", "请直接"}},
		{`(?:\d甲|\d乙|\d丙|\d丁|\d戊)`, []string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"}},
		{`(?:未|没有)收到`, []string{"未收到", "没有收到"}},
		{`^[一二]、|附`, nil},
		{`^\([一二]\)、?`, []string{"(一)", "(二)"}},
		{`(?:今|本)?年度?\d`, []string{"今", "本", "年0", "年1", "年2", "年3", "年4", "年5", "年6", "年7", "年8", "年9", "年度"}},
		{`(?:今|本)?年度?`, []string{"年", "今年", "本年"}},
		{`(?:^|。)其中`, nil},
		{`a*`, nil},
		{`总计$`, []string{"总计"}},
	} {
		if got := MustCompile(c.expr).look().firsts.all(); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.expr, got, c.want)
		}
	}
}

// TestPatternSpelled: an expression that is a list of words is told from others.
func TestPatternSpelled(t *testing.T) {
	for _, c := range []struct {
		expr string
		want []string
	}{
		{`时限|时间范围|报告期?`, []string{"时限", "时间范围", "报告期", "报告"}},
		{`公开|公开栏`, []string{"公开", "公开栏"}},
		{`其[他它]处理`, []string{"其他处理", "其它处理"}},
		{`(?:甲|乙丙)?丁??`, nil},
		{`甲?`, nil},
		{`(甲)乙`, nil},
		{`^甲|乙`, nil},
		{`甲+`, nil},
		{`(?i)ab`, nil},
		{`\x{FFFD}`, nil},
		{`[0-9][0-9]`, nil},
	} {
		if got := MustCompile(c.expr).look().spelled; !slices.Equal(got, c.want) {
			t.Errorf("%s: got %q, want %q", c.expr, got, c.want)
		}
	}
}

// FuzzPattern: whatever the words say, a match is a match, and the same one.
func FuzzPattern(f *testing.F) {
	f.Add(`(?:未|没有)收到[^。]{0,4}申请`, "本年度没有收到该项申请。")
	f.Add(`^其[他它](?:处理)?$`, "其它处理")
	f.Add(`[0-9]+(?:件|宗)|零`, "3宗零")
	f.Add(`(今|本)?年(度)?`, "今年本年度年")
	f.Add(`(?:其[他它]|乙)(?:共(?:计)?|了)*$`, "其它共了共计")
	f.Add(`^[^件]{0,3}(甲|乙?)$`, "其乙")
	f.Add(`公开|公开栏|其[他它]?`, "公开栏其它其")
	f.Add(`甲(?:乙$|乙|丙+?)`, "甲丙丙甲乙丙甲乙")
	f.Add(`(?:^|[^\x{FFFD}甲])(?i:k|ſ)[^a-c]`, "甲\xe4\xb8K\xff\u212a\U00020000")
	f.Fuzz(func(t *testing.T, expr, text string) {
		re, err := regexp.Compile(expr)
		if err != nil || len(expr) > 200 || len(text) > 1000 {
			t.Skip()
		}
		p := MustCompile(expr)
		if got, want := p.MatchString(text), re.MatchString(text); got != want {
			t.Errorf("%q in %q: got %v, want %v", expr, text, got, want)
		}
		var pairs Pairs
		if pairs.Add("、" + text + "。"); re.MatchString(text) && !p.May(&pairs) {
			t.Errorf("%q matches in %q and is ruled out", expr, text)
		}
		if got, want := p.FindStringSubmatch(text), re.FindStringSubmatch(text); !slices.Equal(got, want) {
			t.Errorf("%q in %q: got %q, want %q", expr, text, got, want)
		}
		if got, want := p.FindAllStringSubmatchIndex(text, -1), re.FindAllStringSubmatchIndex(text, -1); !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("%q in %q: got %v, want %v", expr, text, got, want)
		}
		if got, want := p.FindAllStringIndex(text, 2), re.FindAllStringIndex(text, 2); !slices.EqualFunc(got, want, slices.Equal) {
			t.Errorf("two of %q in %q: got %v, want %v", expr, text, got, want)
		}
		if got, want := p.ReplaceAllString(text, "x"), re.ReplaceAllString(text, "x"); got != want {
			t.Errorf("%q in %q: got %q, want %q", expr, text, got, want)
		}
	})
}

// TestAutomatonOfManyStates: what leads to more states than are kept is matched all the
// same.
func TestAutomatonOfManyStates(t *testing.T) {
	const expr = `[^丙]*甲[甲乙]{10}丙`
	re, p := regexp.MustCompile(expr), MustCompile(expr)
	for n := range uint(1 << 12) {
		text := strings.NewReplacer("0", "甲", "1", "乙").Replace(strconv.FormatUint(uint64(n*2654435761%(1<<24)), 2)) + "丙"
		if got, want := p.FindStringIndex(text), re.FindStringIndex(text); !slices.Equal(got, want) {
			t.Fatalf("in %s: got %v, want %v", text, got, want)
		}
	}
	if n := len(p.fast().known); n != mostStates {
		t.Errorf("got %d states, want %d: the test is out of date", n, mostStates)
	}
}

// TestExpressionsOfTheRooms tries every expression of the reading rooms on the
// bundled words of the forms and on all lines of fixtures: the short cuts change
// nothing.
func TestExpressionsOfTheRooms(t *testing.T) {
	texts := fixtureLines(t)
	expressions := 0
	for _, file := range glob(t, "../*.go", "../../normalize/*.go", "../../checks/*.go") {
		for _, m := range regexp.MustCompile("MustCompile\\(`([^`]+)`\\)").FindAllStringSubmatch(read(t, file), -1) {
			expressions++
			re, p := regexp.MustCompile(m[1]), MustCompile(m[1])
			for _, s := range texts {
				if got, want := p.FindStringIndex(s), re.FindStringIndex(s); !slices.Equal(got, want) || p.MatchString(s) != (want != nil) {
					t.Fatalf("%s in %q: got %v, want %v", m[1], s, got, want)
				}
				if got, want := p.FindAllStringSubmatchIndex(s, -1), re.FindAllStringSubmatchIndex(s, -1); !slices.EqualFunc(got, want, slices.Equal) {
					t.Fatalf("%s in %q: got %v, want %v", m[1], s, got, want)
				}
			}
		}
	}
	if expressions < 100 || len(texts) < 500 {
		t.Errorf("%d expressions and %d lines were found: the patterns here are out of date", expressions, len(texts))
	}
}

// fixtureLines are different lines of the fixtures, a share of them.
func fixtureLines(t *testing.T) []string {
	seen := map[string]bool{}
	var list []string
	for _, file := range glob(t, "../../normalize/testdata/*", "../../normalize/testdata/tables/*", "../../checks/testdata/*", "../testdata/*") {
		for _, line := range strings.Split(read(t, file), "\n") {
			if len(line) > 8 && len(line) < 2000 && !seen[line] && len(line)%3 == 0 {
				seen[line] = true
				list = append(list, line)
			}
		}
	}
	return list
}

func glob(t *testing.T, patterns ...string) (files []string) {
	t.Helper()
	for _, p := range patterns {
		list, err := filepath.Glob(p)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, list...)
	}
	return files
}

func read(t *testing.T, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	if errors.Is(err, syscall.EISDIR) {
		return ""
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestCompileAll: an expression that is none is found without using its pattern.
func TestCompileAll(t *testing.T) {
	before := CompileAll()
	MustCompile(`(`)
	defer func() {
		guard.Lock()
		made = made[:before]
		guard.Unlock()
		if recover() == nil {
			t.Error("an expression that is none compiles")
		}
	}()
	CompileAll()
}
