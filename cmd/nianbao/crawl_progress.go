package main

// How far a crawl is: sites, reports, what stands in the way, and how long it will take.

import (
	"context"
	"fmt"
	"time"

	"nianbao/corpus/crawl"
	"nianbao/corpus/queue"
)

// underWay is a sweep that this process looks at.
type underWay struct {
	*progress
	state *queue.State
	sweep int
	began time.Time
	first int             // sites that were done when it began to look
	known map[string]bool // sites whose end is counted
	sum   swept
}

func (a *app) looksAt(state *queue.State, sweep int) *underWay {
	return &underWay{progress: a.newProgress(a.say("采集网站", "sites")), state: state, sweep: sweep, began: time.Now(), first: -1, known: map[string]bool{}, sum: swept{Answers: map[string]int{}}}
}

// reach shows how many sites are done. The rest is looked up when a line of it is due.
func (u *underWay) reach(ctx context.Context, p queue.Progress) error {
	if u.first < 0 {
		u.first = p.Done
	}
	if u.bar != nil {
		u.bar.ChangeMax(p.Sites)
		_ = u.bar.Set(p.Done) // a bar that cannot be drawn is no reason to stop
	}
	if u.bar == nil && !u.lines || time.Since(u.last) < lineEvery {
		return nil
	}
	u.last = time.Now()
	if err := u.state.Ended(ctx, u.sweep, u.known, func(t crawl.Told) { u.sum.add(t, crawl.Told{}) }); err != nil {
		return err
	}
	if u.bar != nil {
		u.bar.Describe(u.app.say("采集网站（报告 %d 份）", "sites (%d documents)", u.sum.Reports))
		return nil
	}
	u.app.note("%s", u.line(p))
	return nil
}

// line says it all in one.
func (u *underWay) line(p queue.Progress) string {
	a := u.app
	says := a.say("网站 %d/%d，请求 %d 次，报告文件 %d 份", "%d of %d sites, %d requests, %d documents", p.Done, p.Sites, p.Requests, u.sum.Reports)
	trouble := map[string]int{}
	for answer, n := range u.sum.Answers {
		if answer != "ok" {
			trouble[answer] = n
		}
	}
	says = joined(a.say("；", "; "), says, a.answers(trouble))
	if p.Trouble > 0 {
		says += a.say("；%d 个网站的任务出错待重试，见 nianbao jobs list", "; jobs in trouble, to be tried again: %d; see nianbao jobs list", p.Trouble)
	}
	if left := u.left(p, time.Since(u.began)); left > 0 {
		says += a.say("；约需 %s", "; about %s left", left)
	}
	return says
}

// left is how long the sites that are left take at the pace so far, 0 where none is known.
func (u *underWay) left(p queue.Progress, so time.Duration) time.Duration {
	done := p.Done - u.first
	if done <= 0 || p.Done >= p.Sites {
		return 0
	}
	return max(time.Second, (so / time.Duration(done) * time.Duration(p.Sites-p.Done)).Round(time.Second))
}

// sweepCounts are what the run of a data set's record says of the crawl behind it.
func sweepCounts(ctx context.Context, s *queue.State) (map[string]int, error) {
	last, ok, err := s.Last(ctx)
	if err != nil || !ok {
		return nil, err
	}
	p, err := s.Progress(ctx, last.No)
	if err != nil {
		return nil, err
	}
	sum := swept{Answers: map[string]int{}}
	err = s.Ended(ctx, last.No, map[string]bool{}, func(t crawl.Told) { sum.add(t, crawl.Told{}) })
	counts := map[string]int{"sweep": last.No, "sites": p.Sites, "sites_done": p.Done, "requests": p.Requests, "crawled_documents": sum.Reports, "crawled_gone": sum.Gone}
	for answer, n := range sum.Answers {
		counts[fmt.Sprint("sites:", answer)] = n
	}
	return counts, err
}
