package main

// The workers of a sweep, and how far they have come.

import (
	"context"
	"errors"
	"time"

	"nianbao/corpus/queue"
)

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
