//go:build unix

package main

// Signals: SIGUSR1 turns the state.

import (
	"os"
	"os/signal"
	"syscall"
)

func signals() (turns, ends chan os.Signal) {
	turns, ends = make(chan os.Signal, 1), make(chan os.Signal, 1)
	signal.Notify(turns, syscall.SIGUSR1)
	signal.Notify(ends, os.Interrupt, syscall.SIGTERM)
	return turns, ends
}
