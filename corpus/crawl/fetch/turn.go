package fetch

// Waiting for one's turn: the host's, the address's, and the night's.

import (
	"context"
	"errors"
	"net/netip"
	"time"
)

// errLater: the turn comes after the deadline of the context.
var errLater = errors.New("the next turn comes later than the time that is left")

// take waits for the turn of host and address, and gives back how to leave. Whoever
// holds the address is the only one that talks to it.
func (h *Host) take(ctx context.Context, a netip.Addr) (leave func(), err error) {
	p := h.f.place(a)
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case <-p.turn:
	}
	if err := h.await(ctx, p.next); err != nil {
		p.turn <- struct{}{}
		return nil, err
	}
	if p.last != h && p.last != nil {
		p.last.hangUp() // one connection per address, idle ones included
	}
	p.last = h
	return func() {
		now := h.f.now()
		h.pace.rest(now, h.f.o.Jitter)
		p.next = now.Add(h.f.o.Interval + h.pace.extra) // who suffers is the machine, whatever name it was asked by
		p.turn <- struct{}{}
	}, nil
}

// await sleeps until host, address and night agree.
func (h *Host) await(ctx context.Context, place time.Time) error {
	for {
		now := h.f.now()
		at := now
		for _, t := range []time.Time{h.pace.next, place} {
			if t.After(at) {
				at = t
			}
		}
		at = h.f.o.Night.opens(at)
		if !at.After(now) {
			return ctx.Err()
		}
		if end, ok := ctx.Deadline(); ok && at.After(end) {
			h.later = at
			return errLater
		}
		if err := h.f.sleep(ctx, at.Sub(now)); err != nil {
			return err
		}
	}
}
