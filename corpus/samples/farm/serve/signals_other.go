//go:build !unix

package main

// Signals where no other than the interrupt is known: the state stays.

import (
	"os"
	"os/signal"
)

func signals() (turns, ends chan os.Signal) {
	ends = make(chan os.Signal, 1)
	signal.Notify(ends, os.Interrupt)
	return nil, ends
}
