package main

// What a sweep came to, in words. What was lost is said first, and aloud.

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"nianbao/corpus/crawl/fetch"
)

func (a *app) printSwept(s swept, interrupted bool) error {
	if left := s.Sites - s.Done; left > 0 && !interrupted {
		a.complain(a.say("注意：%d 个网站的任务已被取消，本轮未完成；再次运行即继续", "note: the jobs of %d sites were cancelled, the sweep is not finished; run again, it goes on", left))
	}
	if a.json {
		return a.printJSON(s, false)
	}
	for _, f := range s.Fewer {
		if f.Unit != "" {
			a.complain(a.say("注意：%s %s 年度的报告上一轮有，本轮未见（%s）", "note: %s: reports of %s were there in the sweep before, and were not found in this one (%s)", printable(f.Unit), yearSpans(f.Years), f.Site))
			continue
		}
		a.complain(a.say("注意：%s 上一轮有 %d 份文件，本轮只有 %d 份", "note: %s had %d documents in the sweep before, %d in this one", f.Site, f.Before, f.Now))
	}
	if n := s.shutOut(); n > 0 {
		a.complain(a.say("注意：%d 个网站中有 %d 个超时或返回 403，可能是本机所在网段被屏蔽：换一个网络（--vantage 记其名称）再试", "note: of %d sites, %d timed out or answered with 403: perhaps the range of addresses of this machine is shut out; try from another network, named by --vantage", s.Done, n))
	}
	if a.quiet {
		return nil
	}
	t := table{right: func(col int) bool { return col == 1 }}
	add := func(zh, en string, n int, more string) {
		t.rows = append(t.rows, []string{a.say(zh, en), fmt.Sprint(n), more})
	}
	add("网站", "sites", s.Sites, "")
	add("　已完成", "  done", s.Done, a.answers(s.Answers))
	add("请求", "requests", s.Requests, "")
	add("报告文件", "documents", s.Reports, "")
	if s.Gone > 0 {
		add("　已无法访问", "  no longer there", s.Gone, "")
	}
	a.printf("%s", t.String())
	return nil
}

// shutOut counts the sites that answer as those do which shut a range of addresses out, where
// they are so many that it is hardly the sites' own trouble. One answer never says so.
func (s *swept) shutOut() int {
	n := s.Answers[string(fetch.DownTimeout)] + s.Answers[string(fetch.BlockedWAF)]
	if n < 3 || 2*n <= s.Done {
		return 0
	}
	return n
}

// answers lists how sites answered, the most frequent first.
func (a *app) answers(by map[string]int) string {
	names := slices.Sorted(maps.Keys(by))
	slices.SortStableFunc(names, func(x, y string) int { return by[y] - by[x] })
	var parts []string
	for _, name := range names {
		parts = append(parts, a.answerWord(name)+" "+fmt.Sprint(by[name]))
	}
	return strings.Join(parts, a.say("；", "; "))
}

func (a *app) answerWord(answer string) string {
	if answer == "down:gone" {
		return a.say("页面不存在", "the page is gone")
	}
	return fetch.Class(answer).Says(a.lang)
}
