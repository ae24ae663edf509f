package main

// A sweep from its start to its end: sites taken up, worked on, read, and only then ended.

import (
	"context"
	"errors"

	"nianbao/corpus/crawl"
	"nianbao/corpus/queue"
	"nianbao/corpus/roster"
)

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
	taken, err := a.worked(ctx, state, crew, sites, options, o)
	if err != nil {
		return done, err
	}
	return a.concluded(ctx, state, taken, o)
}

// worked takes the sites up and lets the crew work on them, with an archive to keep what
// comes; a store that fails ends it.
func (a *app) worked(ctx context.Context, state *queue.State, crew *queue.Crew, sites []crawl.Site, options crawl.Options, o crawlOptions) (taken queue.Sweep, err error) {
	working, fail := context.WithCancelCause(ctx)
	defer fail(nil)
	end, err := a.keepsIn(ctx, crew, o, fail)
	if err != nil {
		return taken, err
	}
	taken, err = state.Take(ctx, sites, options)
	if err != nil {
		return taken, a.stateTrouble(err)
	}
	a.sayTaken(taken, len(sites))
	err = errors.Join(a.work(working, state, crew, taken.No), end())
	if err == nil && working.Err() != nil && ctx.Err() == nil {
		return taken, a.unstored(context.Cause(working))
	}
	return taken, a.stateTrouble(err)
}

// concluded counts and prints what the sweep came to. One that nobody reads ends here.
func (a *app) concluded(ctx context.Context, state *queue.State, taken queue.Sweep, o crawlOptions) (done swept, err error) {
	interrupted := ctx.Err() != nil
	ctx = context.WithoutCancel(ctx)
	if o.noBuild {
		err = state.Finish(ctx, taken.No)
	}
	if err == nil {
		done, err = a.sum(ctx, state, taken)
	}
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
