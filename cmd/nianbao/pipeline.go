package main

// Many readers, one writer: documents are read on all cores and handed on in the
// order of the walk, so that the result does not depend on the number of readers.

import (
	"context"
	"errors"
	"runtime"
	"sync"
)

// ahead is how many documents per reader may wait for the writer. With the limit
// for one document it bounds the memory of a run.
const ahead = 4

// slot is a place in the order; its answer comes when a reader has filled it.
type slot[T any] struct {
	item   item
	answer chan T
}

// inOrder walks, reads each item on one of the readers, and hands the answers to
// write in the order of the walk. When the context ends, the walk ends, and what
// is in hand is still written. An error of write ends everything.
func inOrder[T any](ctx context.Context, walk func(visit func(item) error) error, read func(item) T, write func(item, T) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	readers := runtime.GOMAXPROCS(0)
	work := make(chan *slot[T])
	order := make(chan *slot[T], ahead*readers)
	var group sync.WaitGroup
	for range readers {
		group.Go(func() {
			for s := range work {
				s.answer <- read(s.item)
				s.item.done()
			}
		})
	}
	var walked error
	group.Go(func() {
		defer close(order)
		defer close(work)
		walked = walk(func(it item) error {
			if ctx.Err() != nil {
				it.done()
				return ctx.Err()
			}
			s := &slot[T]{it, make(chan T, 1)}
			order <- s
			work <- s
			return nil
		})
	})
	var failed error
	for s := range order {
		answer := <-s.answer
		if failed == nil {
			if failed = write(s.item, answer); failed != nil {
				cancel()
			}
		}
	}
	group.Wait()
	return errors.Join(failed, ignoreCancelled(walked))
}

// ignoreCancelled leaves the end of the context to the caller, who knows why.
func ignoreCancelled(err error) error {
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}
