package main

// A sweep while it runs: workers, progress, and the counts at its end.

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"runtime"
	"slices"
	"strings"
	"time"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl"
	"nianbao/corpus/crawl/depot"
	"nianbao/corpus/crawl/fetch"
	"nianbao/corpus/queue"
	"nianbao/corpus/roster"
	"nianbao/extract"
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

// fewer is a site that gave fewer documents than in the sweep before, or a unit of which
// reports of some years were found no more, though its site answered.
type fewer struct {
	Site   string `json:"site"`
	Unit   string `json:"unit,omitempty"`
	Years  []int  `json:"years,omitempty"` // that are lost
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
	working, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	end, err := a.keepsIn(ctx, crew, o, fail)
	if err != nil {
		return done, err
	}
	taken, err := state.Take(ctx, sites, options)
	if err != nil {
		return done, a.stateTrouble(err)
	}
	a.sayTaken(taken, len(sites))
	err = a.work(working, state, crew, taken.No)
	err = errors.Join(err, end())
	if err != nil {
		return done, a.stateTrouble(err)
	}
	if working.Err() != nil && ctx.Err() == nil {
		return done, a.unstored(context.Cause(working))
	}
	interrupted := ctx.Err() != nil
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
	return done, a.printSwept(done, interrupted)
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
	build, err := a.builds(o)
	if err != nil {
		return nil, err
	}
	crew := &queue.Crew{Fetcher: f, Listed: listed, Build: build, Workers: o.parallel, Usual: every, Slice: o.slice, Poll: 100 * time.Millisecond}
	return crew, a.share(crew, o)
}

// share gives the crew its part of the work. What is fetched for a shared store is put
// into the queue of documents to read, whoever reads it.
func (a *app) share(crew *queue.Crew, o crawlOptions) error {
	for _, q := range o.queues {
		if q != "crawl" && q != "read" {
			return a.usage("--queues 只能是 crawl、read，不是“%s”", "--queues takes crawl and read, not “%s”", printable(q))
		}
	}
	if !slices.Contains(o.queues, "crawl") {
		crew.Workers = 0
	}
	reads := slices.Contains(o.queues, "read")
	if !reads && !queue.Shared(a.stateOf(o)) {
		return nil
	}
	if o.ocr {
		if err := a.needsOCR(); err != nil {
			return err
		}
	}
	hash, err := programHash()
	if err != nil {
		return err
	}
	store, err := a.openDepot(context.Background(), o.blob, depot.Options{})
	if err != nil {
		return err
	}
	crew.Reader = &queue.Reader{Program: hash, Time: readingTime, Read: func(_ context.Context, p archive.Place) (string, error) { return a.readPlace(store, o, p) }}
	if reads {
		crew.Reader.Workers = runtime.GOMAXPROCS(0)
	}
	return nil
}

// readingTime is the most that one document may take: a scan of many pages.
const readingTime = 30 * time.Minute

// readPlace reads the document at a place of the archive.
func (a *app) readPlace(store *depot.Depot, o crawlOptions, p archive.Place) (string, error) {
	c, err := captureAt(store, a.archiveOf(o), p)
	if err != nil {
		return "", err
	}
	b, err := c.Content(extract.Limit)
	if err != nil {
		return "", err
	}
	return a.readAhead(b, o.ocr)
}

func (a *app) openArchive(o crawlOptions) (*archive.Writer, error) {
	w, err := archive.Open(a.archiveOf(o), archive.Options{Software: "nianbao/" + version})
	if err != nil {
		return nil, &failure{code: exitDataset, says: a.say("归档 %s 无法写入：%s", "the archive %s cannot be written: %s", printable(a.archiveOf(o)), a.because(err))}
	}
	for _, m := range w.Mended {
		if m.Cut == 0 {
			continue // its index alone was missing
		}
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
	bar := a.looksAt(state, sweep)
	defer bar.finish()
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for {
		p, err := state.Progress(whole, sweep)
		if err != nil {
			return errors.Join(err, engine.Stop(whole))
		}
		if err := bar.reach(whole, p); err != nil {
			return errors.Join(err, engine.Stop(whole))
		}
		idle, err := a.nothingToRead(whole, state, crew)
		if (p.Done == p.Sites || p.Open == 0) && idle || ctx.Err() != nil || err != nil {
			return errors.Join(err, engine.Stop(whole))
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// nothingToRead tells whether a process that reads has read everything.
func (a *app) nothingToRead(ctx context.Context, state *queue.State, crew *queue.Crew) (bool, error) {
	if crew.Reader == nil || crew.Reader.Workers == 0 {
		return true, nil
	}
	waiting, _, err := state.ToRead(ctx, crew.Reader.Program)
	return waiting == 0, err
}

// sum counts what the sweep found, and what it found no more.
func (a *app) sum(ctx context.Context, state *queue.State, taken queue.Sweep) (done swept, err error) {
	p, err := state.Progress(ctx, taken.No)
	if err != nil {
		return done, err
	}
	done = swept{Sweep: taken.No, Resumed: taken.Resumed, Finished: p.Done == p.Sites, Sites: p.Sites, Done: p.Done, Requests: p.Requests, Answers: map[string]int{}}
	var before crawl.Told
	err = state.Told(ctx, func(t crawl.Told) error { // by site and sweep
		if before.Site != t.Site {
			before = crawl.Told{}
		}
		if t.Sweep == taken.No {
			done.add(t, before)
		}
		before = t
		return nil
	})
	return done, err
}

// alive counts the papers that can be had.
func alive(t crawl.Told) (n int) {
	for _, p := range t.Documents {
		if p.There() {
			n++
		}
	}
	return n
}

func (s *swept) add(t, before crawl.Told) {
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
	if was := alive(before); now < was {
		s.Fewer = append(s.Fewer, fewer{Site: t.Site, Before: was, Now: now})
	}
	if answer == "ok" {
		s.addLost(t, before)
	}
}

func (s *swept) addLost(t, before crawl.Told) {
	years, were := yearsByUnit(t), yearsByUnit(before)
	for _, unit := range slices.Sorted(maps.Keys(were)) {
		var lost []int
		for _, year := range slices.Sorted(maps.Keys(were[unit])) {
			if !years[unit][year] {
				lost = append(lost, year)
			}
		}
		if len(lost) > 0 {
			s.Fewer = append(s.Fewer, fewer{t.Site, unit, lost, len(were[unit]), len(years[unit])})
		}
	}
}

// yearsByUnit are the years whose reports can be had, of units that are clear: a report
// names it, or its page is that of one unit alone.
func yearsByUnit(t crawl.Told) map[string]map[int]bool {
	only, listed, years := map[string]string{}, map[string]bool{}, map[string]map[int]bool{}
	for _, s := range t.Starts {
		for _, u := range s.Units {
			listed[u] = true
		}
		if len(s.Units) == 1 {
			only[s.URL] = s.Units[0]
		}
	}
	for _, p := range t.Documents {
		unit := p.Agency
		if !listed[unit] {
			unit = only[p.Start]
		}
		if unit == "" || p.Year == 0 || !p.There() {
			continue
		}
		if years[unit] == nil {
			years[unit] = map[int]bool{}
		}
		years[unit][p.Year] = true
	}
	return years
}

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
