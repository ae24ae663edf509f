package main

// What a saved page says of its address: browsers write it into an MHTML's head, and into
// a comment of a saved HTML file.

import (
	"bytes"
	"context"
	"net/http"
	"regexp"
	"strings"

	"nianbao/corpus/archive"
)

var savedFrom = regexp.MustCompile(`<!--\s*saved from url=\(\d{1,5}\)(https?://[^\s>]+)\s*-->`)

// savedPage is the capture that a file of a saved page is, nil for any other file. Its
// time is the file's where it gives none.
func savedPage(b []byte) (page *archive.Capture) {
	head := b[:min(len(b), 4<<10)]
	if m := savedFrom.FindSubmatch(head); m != nil {
		return &archive.Capture{URL: string(m[1]), Status: http.StatusOK}
	}
	if !bytes.Contains(head, []byte("multipart/related")) {
		return nil
	}
	_, _ = archive.Read(context.Background(), bytes.NewReader(b), "page.mhtml", func(c *archive.Capture) error { page = c; return nil })
	if page != nil && !strings.HasPrefix(page.URL, "http") {
		return nil
	}
	return page
}

// saveSavedPage notes the capture: the file is its own archive.
func (in *intake) saveSavedPage(it item, t taken) error {
	c := t.page
	if c.FetchedAt.IsZero() {
		c.FetchedAt = it.modified
	}
	c.Meta.HostClass = archive.HostClass(c.URL)
	in.counts.Captures++
	return in.run.SaveCapture(capturedAt(c, archive.Place{File: it.source}, t.sum))
}
