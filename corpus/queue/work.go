package queue

// The engine: River hands sites to workers. A worker walks one site for a slice of time,
// saves, and puts it back until its walk ends.

import (
	"context"
	"database/sql"
	"errors"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl"
	"nianbao/corpus/crawl/fetch"
)

// SiteArgs is the job of walking a site in a sweep.
type SiteArgs struct {
	Site  string `json:"site" river:"unique"`
	Sweep int    `json:"sweep" river:"unique"`
	// Epoch tells jobs of a process that died from those of this one: an SQLite file has
	// one process at a time.
	Epoch int `json:"epoch" river:"unique"`
}

// Kind names the job.
func (SiteArgs) Kind() string { return "site" }

// InsertOpts: a site is queued once, and may be queued again when it is finished.
func (SiteArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: "crawl", MaxAttempts: 1000, UniqueOpts: river.UniqueOpts{ByArgs: true, ByState: []rivertype.JobState{
		rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRunning, rivertype.JobStateRetryable, rivertype.JobStateScheduled}}}
}

// Storing is a keeper of one slice. It is told to store what it has before the slice is
// saved, so that the index never names bytes that are not there.
type Storing interface {
	crawl.Keeper
	Store(context.Context) error
}

// Crew is what workers need besides the store.
type Crew struct {
	Fetcher *fetch.Fetcher
	Archive *archive.Writer
	Open    func(context.Context) (Storing, error) // for each slice, in place of Archive
	Listed  func(host string) bool
	Build   crawl.Build   // nil: lists made by unknown scripts are left alone
	Workers int           // sites at a time
	Usual   time.Duration // between two requests to a host
	Slice   time.Duration // work on a site before it is saved and put back
	Poll    time.Duration
	Reader  *Reader // nil: documents are read where the data set is built
	// Saved is called after each slice, by many goroutines.
	Saved func(site string, done bool)
}

// Times of a slice: a job that runs longer than the time-out is stopped, one whose worker
// died is taken up again after the rescue time, which may not be shorter.
func (c *Crew) timeout() time.Duration { return c.Slice*5/2 + 5*time.Second }
func (c *Crew) rescue() time.Duration  { return c.Slice*3 + 5*time.Second } // a kind with a longer time-out is left that long

// Engine is a running client.
type Engine struct {
	client *river.Client[*sql.Tx]
	state  *State
}

// Start begins to work.
func (s *State) Start(ctx context.Context, c *Crew) (*Engine, error) {
	workers := river.NewWorkers()
	river.AddWorker(workers, &siteWorker{state: s, crew: c})
	queues := map[string]river.QueueConfig{}
	if c.Workers > 0 {
		queues["crawl"] = river.QueueConfig{MaxWorkers: c.Workers}
	}
	if c.Reader != nil && c.Reader.Workers > 0 {
		queues["read"] = river.QueueConfig{MaxWorkers: c.Reader.Workers}
	}
	river.AddWorker(workers, &readWorker{state: s, reader: c.Reader}) // also where none is read: whoever rescues jobs must know all kinds
	client, err := river.NewClient(s.driver, &river.Config{
		Queues:               queues,
		Workers:              workers,
		JobTimeout:           c.timeout(),
		RescueStuckJobsAfter: c.rescue(),
		FetchPollInterval:    c.Poll,
		FetchCooldown:        min(c.Poll, 100*time.Millisecond),
		Logger:               slog.New(slog.DiscardHandler),
	})
	if err != nil {
		return nil, err
	}
	return &Engine{client, s}, client.Start(ctx)
}

// Queue puts all sites whose walk has not ended into the queue.
func (e *Engine) Queue(ctx context.Context, sweep int) error {
	keys, err := e.state.unfinished(ctx, sweep)
	if err != nil {
		return err
	}
	for len(keys) > 0 {
		n := min(len(keys), 500)
		params := make([]river.InsertManyParams, n)
		for i, key := range keys[:n] {
			params[i].Args = SiteArgs{Site: key, Sweep: sweep, Epoch: e.state.epoch}
		}
		if _, err := e.client.InsertMany(ctx, params); err != nil {
			return err
		}
		keys = keys[n:]
	}
	return nil
}

// Stop lets the slices in hand save what they did.
func (e *Engine) Stop(ctx context.Context) error { return e.client.StopAndCancel(ctx) }

// siteWorker walks a site for one slice.
type siteWorker struct {
	river.WorkerDefaults[SiteArgs]
	state *State
	crew  *Crew
}

func (w *siteWorker) Timeout(*river.Job[SiteArgs]) time.Duration { return w.crew.timeout() }

// NextRetry: what failed on our side is tried again soon, then later and later.
func (w *siteWorker) NextRetry(job *river.Job[SiteArgs]) time.Time {
	return time.Now().Add(min(w.crew.Poll<<min(job.Attempt, 16), time.Minute))
}

// Work walks, and saves the walk in one transaction with the end of the job. No
// transaction is open while the network is asked.
func (w *siteWorker) Work(ctx context.Context, job *river.Job[SiteArgs]) error {
	if job.Args.Epoch != w.state.epoch {
		return nil // of a process that died; its sites were queued again
	}
	h, err := w.state.claim(ctx, job.Args.Site)
	if err != nil {
		return err
	}
	if h.sweep != job.Args.Sweep || h.done >= h.sweep {
		return w.release(ctx, h)
	}
	walk, err := w.walk(ctx, h)
	if err != nil {
		return err
	}
	defer walk.Close()
	done, again, err := walk.Slice(ctx, time.Now().Add(w.crew.Slice))
	stopped := ctx.Err() != nil
	ended := ""
	switch {
	case errors.Is(err, crawl.ErrBudget):
		ended = "budget"
	case err != nil && !stopped:
		return err
	}
	return w.finish(context.WithoutCancel(ctx), job, h, walk, done && !stopped, ended, again)
}

// release gives a site back on which there is nothing to do.
func (w *siteWorker) release(ctx context.Context, h *held) error {
	_, err := w.state.db.ExecContext(ctx, `UPDATE crawl_site SET open = 0 WHERE key = $1 AND fence = $2`, h.site.Key, h.fence)
	return err
}

// walk takes the walk up where it was saved.
func (w *siteWorker) walk(ctx context.Context, h *held) (*crawl.Walk, error) {
	o, err := w.state.options(ctx, h.sweep)
	if err != nil {
		return nil, err
	}
	keeper, err := w.crew.keeper(ctx)
	if err != nil {
		return nil, err
	}
	walk := &crawl.Walk{Site: h.site, Sweep: h.sweep, Frontier: crawl.NewFrontier(h.list), Options: o, Fetcher: w.crew.Fetcher,
		Archive: keeper, Memory: h.memory, Listed: w.crew.Listed, Build: w.crew.Build, Requests: h.requests}
	if h.begun < h.sweep {
		walk.Begin()
	}
	if h.wasOpen {
		walk.Pause(w.crew.Usual) // somebody may have asked this site a moment ago
	}
	return walk, nil
}

func (c *Crew) keeper(ctx context.Context) (crawl.Keeper, error) {
	if c.Open == nil {
		return c.Archive, nil
	}
	return c.Open(context.WithoutCancel(ctx))
}

// finish saves the slice, and ends the job or puts it back.
func (w *siteWorker) finish(ctx context.Context, job *river.Job[SiteArgs], h *held, walk *crawl.Walk, done bool, ended string, again time.Time) error {
	if s, ok := walk.Archive.(Storing); ok {
		if err := s.Store(ctx); err != nil {
			return err
		}
	}
	err := w.state.inTx(ctx, func(tx *sql.Tx) error {
		if err := w.state.save(ctx, tx, h, walk, done, ended); err != nil {
			return err
		}
		if err := w.crew.order(ctx, tx, walk); err != nil {
			return err
		}
		if done {
			return completeTx(ctx, w.state, tx, job)
		}
		return nil
	})
	switch {
	case errors.Is(err, errFenced):
		return river.JobCancel(err)
	case err != nil:
		return err
	}
	if w.crew.Saved != nil {
		w.crew.Saved(h.site.Key, done)
	}
	if done {
		return nil
	}
	return river.JobSnooze(max(0, time.Until(again)))
}
