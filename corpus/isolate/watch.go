package isolate

// Limits of time and memory while a child works.

import (
	"sync/atomic"
	"time"
)

const (
	// textTime and paintTime are how long one answer may take: a report takes a thirtieth
	// of a second to be read, the slowest of 971 public test files took four. pageTime is
	// what each page that is painted adds to the time of its document.
	textTime  = 5 * time.Second
	paintTime = 30 * time.Second
	pageTime  = 5 * time.Second
	// startTime is for starting a child; compiling PDFium for the first time takes seconds.
	startTime = 2 * time.Minute
	// readMemory and paintMemory are what a child may use. PDFium itself stops at 128 and
	// 512 MB; this stops what goes on outside of it.
	readMemory  = 400 << 20
	paintMemory = 800 << 20
	// softLimit is from where a child collects garbage eagerly.
	softLimit = 300 << 20
	// garbage is by how many percent the heap of a child may grow before it is collected:
	// it is small, PDFium's memory stands beside it, and each document leaves little.
	garbage = 400
	// glance is how often the memory of a working child is looked at.
	glance = 10 * time.Millisecond
)

// verdict is why a child was killed.
type verdict int32

const (
	alive verdict = iota
	tookTooLong
	tookTooMuch
)

// watch kills a child that takes longer than it may or more memory than it may. The
// function that it returns ends the watch and says what came of it.
func (c *child) watch(within time.Duration) (stop func() verdict) {
	var came atomic.Int32
	kill := func(v verdict) {
		if came.CompareAndSwap(int32(alive), int32(v)) {
			c.kill()
		}
	}
	late := time.AfterFunc(within, func() { kill(tookTooLong) })
	done := make(chan struct{})
	go func() {
		tick := time.NewTicker(glance)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				if resident(c.pid()) > c.memory {
					kill(tookTooMuch)
				}
			}
		}
	}()
	return func() verdict {
		late.Stop()
		close(done)
		return verdict(came.Swap(int32(tookTooLong)))
	}
}
