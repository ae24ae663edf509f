package main

// Ctrl-C once: finish what is in hand and save. Twice: stop now.

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

// interruptible gives a context that ends at the first interrupt; the second
// ends the program. The data set survives that: a report is stored whole or not
// at all.
func (a *app) interruptible() (context.Context, func()) {
	ctx, cancel := context.WithCancel(context.Background())
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	stopped := make(chan struct{})
	go func() {
		for n := 0; ; n++ {
			select {
			case <-stopped:
				return
			case <-signals:
				if n > 0 {
					os.Exit(exitInterrupted)
				}
				a.complain(a.say("正在收尾并保存；再按一次 Ctrl-C 立即停止", "finishing and saving; Ctrl-C again stops at once"))
				cancel()
			}
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		close(stopped)
		cancel()
	}
}
