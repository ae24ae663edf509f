package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/corpus/dataset"
)

// TestQuestionsHaveSessions: each named question has its page of the manual,
// testdata/query_NAME.txt, which asks it in both languages; and each page its question.
func TestQuestionsHaveSessions(t *testing.T) {
	for _, q := range dataset.Questions() {
		page, err := os.ReadFile("testdata/query_" + q.Name + ".txt")
		if err != nil {
			t.Errorf("the question %s has no session: %v", q.Name, err)
			continue
		}
		for _, call := range []string{"query " + q.Name, "--lang zh", "cmp stdout"} {
			if !strings.Contains(string(page), call) {
				t.Errorf("the session of %s does not show %q", q.Name, call)
			}
		}
	}
	pages, err := filepath.Glob("testdata/query_*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(page), "query_"), ".txt")
		if _, ok := dataset.FindQuestion(name); !ok {
			t.Errorf("%s is the session of no question", page)
		}
	}
}

// TestQuestionParametersAreKnown: a question takes only what the command offers.
func TestQuestionParametersAreKnown(t *testing.T) {
	known := strings.Join(parameterNames(), " ") + " "
	for _, q := range dataset.Questions() {
		for _, name := range append(q.Takes, q.Needs...) {
			if !strings.Contains(known, name+" ") {
				t.Errorf("%s takes %s, for which there is no flag", q.Name, name)
			}
		}
	}
}

// TestChoosing: people write a value as they say it.
func TestChoosing(t *testing.T) {
	a := newApp([]string{"--lang", "zh"}, nil, &bytes.Buffer{}, &bytes.Buffer{})
	refused, _ := dataset.FindQuestion("refused-most")
	for _, c := range []struct{ name, raw, want string }{
		{"reason", "", "denied_*"}, {"reason", "全部", "denied_*"}, {"reason", "内部事务", "denied_internal_affairs"},
		{"reason", "denied_internal_affairs", "denied_internal_affairs"}, {"reason", "internal_affairs", "denied_internal_affairs"},
		{"reason", "Internal Affairs", "denied_internal_affairs"}, {"reason", "“三安全一稳定”", "denied_security_stability"},
		{"reason", "法律行政法规禁止", "denied_law_prohibits"}, {"reason", "查询事项", "denied_registry_inquiry"}, {"reason", "不掌握", ""},
		{"kind", "部门", "department"}, {"kind", "乡镇", "township_government"}, {"kind", "government_office", "government_office"}, {"kind", "公司", ""},
		{"level", "县级", "county"}, {"scope", "全区域汇总", "whole_area"}, {"by", "rate", "rate"}, {"by", "比率", "rate"}, {"by", "", "count"},
	} {
		v, err := a.choose(&refused, c.name, c.raw, choicesOf(&refused, c.name))
		if got, _ := v.(string); got != c.want || (err != nil) != (c.want == "") {
			t.Errorf("--%s %q: got %v, %v, want %q", c.name, c.raw, v, err, c.want)
		}
	}
}

// TestPathNames: a division with all above it, so that a fragment finds the outermost.
func TestPathNames(t *testing.T) {
	got := strings.Join(pathNames("411224", "河南省三门峡市卢氏县"), " ")
	if want := "河南省 河南省三门峡市 河南省三门峡市卢氏县"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
