package main

// nianbao work: one of several processes that work on a crawl.

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"nianbao/corpus/crawl"
	"nianbao/corpus/queue"
)

func newWorkCmd(a *app) *cobra.Command {
	var o crawlOptions
	var stay bool
	c := &cobra.Command{
		Use: "work", Args: cobra.NoArgs,
		Short: a.say("参加采集：在其他机器上分担网站", "take part in a crawl that another process began"),
		Long: a.say(
			"参加由 nianbao crawl --state postgres://… 开始的采集，分担其中的网站；可随时加入或退出，同一网站同一时间只有一个进程。\n"+
				"各进程的 --rate、--slice 应相同，归档用共用目录或 --blob。没有可做的网站时结束；--stay 则等待下一轮。",
			"Takes part in a crawl that nianbao crawl --state postgres://… began. It may join and leave at any\ntime; a site is in the hands of one process at a time. All use the same --rate and --slice, and\na common folder or --blob for the archive. It ends when no site is left; with --stay it waits."),
		Example: "  nianbao work --state postgres://nianbao@db/crawl --archive /mnt/archive --contact office@example.org",
		RunE:    func(*cobra.Command, []string) error { return a.takePart(o, stay) },
	}
	a.workFlags(c, &o)
	c.Flags().BoolVar(&stay, "stay", false, a.say("本轮结束后等待下一轮", "wait for the next sweep when this one is done"))
	return c
}

func (a *app) takePart(o crawlOptions, stay bool) error {
	ctx, stop := a.interruptible()
	defer stop()
	state, err := a.openState(ctx, o, false)
	if err != nil {
		return err
	}
	defer state.Close()
	sites, err := state.Sites(ctx)
	if err != nil {
		return a.stateTrouble(err)
	}
	crew, err := a.crew(o, hostsOfSites(sites))
	if err != nil {
		return err
	}
	keeper, err := a.openArchive(o)
	if err != nil {
		return err
	}
	crew.Archive = keeper
	err = a.join(ctx, state, crew, stay)
	if err := a.stateTrouble(errors.Join(err, keeper.Close())); err != nil {
		return err
	}
	a.note("请求 %d 次", "%d requests", crew.Fetcher.Requests())
	if ctx.Err() != nil {
		return context.Canceled
	}
	return nil
}

// idleFor: a worker that sees no job for so long, of a sweep that is not done, leaves: the
// jobs were cancelled, and not only not queued yet.
const idleFor = 15 * time.Second

// join works until the newest sweep is done, or for ever.
func (a *app) join(ctx context.Context, state *queue.State, crew *queue.Crew, stay bool) error {
	whole := context.WithoutCancel(ctx)
	engine, err := state.Start(whole, crew)
	if err != nil {
		return err
	}
	busy := time.Now()
	var bar *underWay
	defer func() {
		if bar != nil {
			bar.finish()
		}
	}()
	for ctx.Err() == nil {
		s, err := state.Latest(whole)
		if err == nil {
			var p queue.Progress
			if p, err = state.Progress(whole, s.No); err == nil {
				if bar == nil || bar.sweep != s.No {
					bar = a.looksAt(state, s.No)
				}
				err = bar.reach(whole, p)
			}
			idle := true
			if err == nil {
				idle, err = a.nothingToRead(whole, state, crew)
			}
			if p.Open > 0 {
				busy = time.Now()
			}
			over := p.Done == p.Sites || time.Since(busy) > idleFor
			if err == nil && over && idle && !stay {
				err = state.Finish(whole, s.No) // the process that began it may have died
				return errors.Join(err, engine.Stop(whole))
			}
		}
		if err != nil {
			return errors.Join(err, engine.Stop(whole))
		}
		select {
		case <-ctx.Done():
		case <-time.After(200 * time.Millisecond):
		}
	}
	return engine.Stop(whole)
}

// hostsOfSites tells the hosts from which the listed walks begin.
func hostsOfSites(sites []crawl.Site) func(string) bool {
	return func(host string) bool {
		return slices.ContainsFunc(sites, func(s crawl.Site) bool {
			return slices.ContainsFunc(s.Starts, func(p crawl.Place) bool { return hostIn(p.URL) == host })
		})
	}
}
