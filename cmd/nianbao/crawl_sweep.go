package main

// A sweep while it runs: workers, progress, and the counts at its end.

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strings"
	"time"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl"
	"nianbao/corpus/crawl/fetch"
	"nianbao/corpus/queue"
	"nianbao/corpus/roster"
)

func hostIn(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}

// swept is what a sweep came to.
type swept struct {
	Sweep    int            `json:"sweep"`
	Resumed  bool           `json:"resumed"`
	Finished bool           `json:"finished"`
	Sites    int            `json:"sites"`
	Done     int            `json:"sites_done"`
	Requests int            `json:"requests"`
	Reports  int            `json:"reports"`
	Gone     int            `json:"reports_gone"`
	Answers  map[string]int `json:"sites_by_answer"`
	Fewer    []fewer        `json:"fewer_than_before"`
	reached  int
}

// fewer is a site that gave fewer reports than in the sweep before.
type fewer struct {
	Site   string `json:"site"`
	Before int    `json:"before"`
	Now    int    `json:"now"`
}

// sweep takes the sites up, and works until all walks have ended.
func (a *app) sweep(ctx context.Context, sites []crawl.Site, list *roster.Roster, o crawlOptions) (done swept, err error) {
	options, err := a.walkOptions(o)
	if err != nil {
		return done, err
	}
	crew, err := a.crew(o, listedHosts(list, sites))
	if err != nil {
		return done, err
	}
	state, err := a.openState(ctx, o, false)
	if err != nil {
		return done, err
	}
	defer state.Close()
	keeper, err := a.openArchive(o)
	if err != nil {
		return done, err
	}
	crew.Archive = keeper
	taken, err := state.Take(ctx, sites, options)
	if err != nil {
		return done, a.stateTrouble(err)
	}
	a.sayTaken(taken, len(sites))
	err = a.work(ctx, state, crew, taken.No)
	err = errors.Join(err, keeper.Close())
	if err != nil {
		return done, a.stateTrouble(err)
	}
	ctx = context.WithoutCancel(ctx)
	if o.noBuild {
		if err := state.Finish(ctx, taken.No); err != nil {
			return done, a.stateTrouble(err)
		}
	}
	done, err = a.sum(ctx, state, taken)
	if err != nil {
		return done, a.stateTrouble(err)
	}
	return done, a.printSwept(done)
}

// builtAndFinished reads what a sweep found, and only then ends it: one that dies on the
// way is resumed, not walked anew.
func (a *app) builtAndFinished(o crawlOptions, sweep int, interrupted bool) error {
	err := a.built(o, interrupted)
	var some *failure
	if interrupted || err != nil && !(errors.As(err, &some) && some.code == exitSomeFailed) {
		return err
	}
	ctx := context.Background()
	state, trouble := a.openState(ctx, o, false)
	if trouble == nil {
		trouble = errors.Join(state.Finish(ctx, sweep), state.Close())
	}
	if trouble != nil {
		return a.stateTrouble(trouble)
	}
	return err
}

func (a *app) crew(o crawlOptions, listed func(string) bool) (*queue.Crew, error) {
	f, err := a.fetcher(o)
	if err != nil {
		return nil, err
	}
	every, err := a.every(o)
	if err != nil {
		return nil, err
	}
	if o.parallel < 1 || o.slice <= 0 {
		return nil, a.usage("--parallel 和 --slice 须大于 0", "--parallel and --slice are more than 0")
	}
	return &queue.Crew{Fetcher: f, Listed: listed, Workers: o.parallel, Usual: every, Slice: o.slice, Poll: 100 * time.Millisecond}, nil
}

func (a *app) openArchive(o crawlOptions) (*archive.Writer, error) {
	w, err := archive.Open(a.archiveOf(o), archive.Options{Software: "nianbao/" + version})
	if err != nil {
		return nil, &failure{code: exitDataset, says: a.say("归档 %s 无法写入：%s", "the archive %s cannot be written: %s", printable(a.archiveOf(o)), a.because(err))}
	}
	for _, m := range w.Mended {
		a.note("归档 %s 末尾有残缺记录，已截去 %d 字节", "%s ended in the middle of a record: %d bytes were cut off", m.File, m.Cut)
	}
	return w, nil
}

func (a *app) stateTrouble(err error) error {
	if err == nil || errors.As(err, new(*failure)) {
		return err
	}
	return &failure{code: exitDataset, says: a.say("采集状态出错：%s", "the state of the crawl is in trouble: %s", err.Error())}
}

func (a *app) sayTaken(s queue.Sweep, sites int) {
	if s.Resumed {
		a.note("继续第 %d 轮（开始于 %s），网站 %d 个", "resuming sweep %d (begun %s) over %d sites", s.No, s.StartedAt, sites)
		return
	}
	a.note("第 %d 轮，网站 %d 个", "sweep %d over %d sites", s.No, sites)
}

// work runs the workers until the sweep is done or the context ends.
func (a *app) work(ctx context.Context, state *queue.State, crew *queue.Crew, sweep int) error {
	whole := context.WithoutCancel(ctx)
	engine, err := state.Start(whole, crew)
	if err != nil {
		return err
	}
	if err := engine.Queue(whole, sweep); err != nil {
		return errors.Join(err, engine.Stop(whole))
	}
	bar := a.newProgress(a.say("采集网站", "sites"))
	defer bar.finish()
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for {
		p, err := state.Progress(whole, sweep)
		if err != nil {
			return errors.Join(err, engine.Stop(whole))
		}
		bar.reachSites(p)
		if p.Done == p.Sites || ctx.Err() != nil {
			return engine.Stop(whole)
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// sum counts what the sweep found, and what it found no more.
func (a *app) sum(ctx context.Context, state *queue.State, taken queue.Sweep) (done swept, err error) {
	p, err := state.Progress(ctx, taken.No)
	if err != nil {
		return done, err
	}
	done = swept{Sweep: taken.No, Resumed: taken.Resumed, Finished: p.Done == p.Sites, Sites: p.Sites, Done: p.Done, Requests: p.Requests, Answers: map[string]int{}}
	before := map[string]int{}
	err = state.Told(ctx, func(t crawl.Told) error {
		if t.Sweep < taken.No {
			before[t.Site] = alive(t)
		}
		if t.Sweep == taken.No {
			done.add(t, before[t.Site])
		}
		return nil
	})
	return done, err
}

// alive counts the papers that can be had.
func alive(t crawl.Told) (n int) {
	for _, p := range t.Documents {
		if p.State == crawl.Done {
			n++
		}
	}
	return n
}

func (s *swept) add(t crawl.Told, before int) {
	answer := ""
	for _, start := range t.Starts {
		if start.Answer == "ok" || answer == "" {
			answer = start.Answer
		}
	}
	s.Answers[answer]++
	if answer == "ok" {
		s.reached++
	}
	now := alive(t)
	s.Reports += now
	for _, p := range t.Documents {
		if p.State == crawl.Gone {
			s.Gone++
		}
	}
	if now < before {
		s.Fewer = append(s.Fewer, fewer{t.Site, before, now})
	}
}

func (a *app) printSwept(s swept) error {
	if a.json {
		return a.printJSON(s, false)
	}
	for _, f := range s.Fewer {
		a.complain(a.say("注意：%s 上一轮有 %d 份文件，本轮只有 %d 份", "note: %s had %d documents in the sweep before, %d in this one", f.Site, f.Before, f.Now))
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
