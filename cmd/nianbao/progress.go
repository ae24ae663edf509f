package main

// How far a run is: a bar where stderr is a terminal, a line now and then where
// it is not, nothing under --quiet or --no-progress.

import (
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
)

const lineEvery = 10 * time.Second // between plain lines of progress

// progress counts documents. The total grows while a walk ahead finds them.
type progress struct {
	app   *app
	bar   *progressbar.ProgressBar
	lines bool
	ahead atomic.Int64 // documents found so far by a walk ahead
	done  int64
	last  time.Time
}

func (a *app) newProgress(what string) *progress {
	p := &progress{app: a, last: time.Now()}
	switch {
	case a.quiet || a.noProgress:
	case a.terminal:
		p.bar = progressbar.NewOptions64(-1, progressbar.OptionSetWriter(a.err), progressbar.OptionSetDescription(what),
			progressbar.OptionShowCount(), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(),
			progressbar.OptionSetPredictTime(true), progressbar.OptionSetWidth(30))
	default:
		p.lines = true
	}
	return p
}

// wants tells whether counting the total beforehand is worth it.
func (p *progress) wants() bool { return p.bar != nil }

func (p *progress) step() {
	p.done++
	switch {
	case p.bar != nil:
		if n := p.ahead.Load(); n > p.bar.GetMax64() {
			p.bar.ChangeMax64(n)
		}
		_ = p.bar.Add(1) // a bar that cannot be drawn is no reason to stop
	case p.lines && time.Since(p.last) >= lineEvery:
		p.last = time.Now()
		p.app.note("已处理 %d 份", "%d documents so far", p.done)
	}
}

// reach goes to the done-th of all.
func (p *progress) reach(done, all int) {
	p.ahead.Store(int64(all))
	for p.done < int64(done) {
		p.step()
	}
}

// clear takes the bar away for a line of text; the next step draws it again.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
	}
}

func (p *progress) finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
