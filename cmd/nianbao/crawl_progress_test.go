package main

import (
	"testing"
	"time"

	"nianbao/corpus/queue"
)

// TestLineOfACrawl: a plain line tells sites, requests, reports, what stands in the way, and
// how long it will take.
func TestLineOfACrawl(t *testing.T) {
	u := underWay{progress: &progress{app: &app{lang: "en"}}, began: time.Now().Add(-time.Minute), first: 10,
		sum: swept{Reports: 33, Answers: map[string]int{"ok": 12, "blocked:captcha": 2, "down:timeout": 1}}}
	got := u.line(queue.Progress{Sites: 60, Done: 30, Requests: 700, Trouble: 1})
	want := "30 of 60 sites, 700 requests, 33 documents; a captcha is asked for 2; timed out 1; jobs in trouble, to be tried again: 1; see nianbao jobs list; about 1m30s left"
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if left := u.left(queue.Progress{Sites: 60, Done: 10}, time.Hour); left != 0 {
		t.Errorf("nothing is done, and %v are left", left)
	}
}
