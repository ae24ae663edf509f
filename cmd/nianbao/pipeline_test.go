package main

// The order of the results is the order of the walk, and an end is clean.

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"testing"
)

func counted(n int, released *atomic.Int64) func(func(item) error) error {
	return func(visit func(item) error) error {
		for i := range n {
			if err := visit(item{source: fmt.Sprint(i), release: func() { released.Add(1) }}); err != nil {
				return err
			}
		}
		return nil
	}
}

func TestInOrder(t *testing.T) {
	var released atomic.Int64
	next := 0
	err := inOrder(context.Background(), counted(500, &released), func(it item) string { return it.source }, func(it item, answer string) error {
		if want := fmt.Sprint(next); answer != want || it.source != want {
			t.Fatalf("got %s, want %s", answer, want)
		}
		next++
		return nil
	})
	if err != nil || next != 500 || released.Load() != 500 {
		t.Errorf("got %v after %d, %d released; want all 500", err, next, released.Load())
	}
}

// TestInOrderStops: what was taken in hand is written, nothing more, and all is
// released.
func TestInOrderStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	var read, released atomic.Int64
	wrote := int64(0)
	err := inOrder(ctx, counted(100000, &released), func(item) int { read.Add(1); return 0 }, func(item, int) error {
		if wrote++; wrote == 10 {
			cancel()
		}
		return nil
	})
	if err != nil || wrote != read.Load() || wrote > 1000 || released.Load() < wrote {
		t.Errorf("got %v, %d read, %d written, %d released", err, read.Load(), wrote, released.Load())
	}
}

func TestInOrderFails(t *testing.T) {
	full := errors.New("disk full")
	var released atomic.Int64
	wrote := 0
	err := inOrder(context.Background(), counted(100000, &released), func(item) int { return 0 }, func(item, int) error {
		wrote++
		return full
	})
	if !errors.Is(err, full) || wrote != 1 {
		t.Errorf("got %v after %d writes, want %v after the first", err, wrote, full)
	}
}
