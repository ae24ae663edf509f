package main

// Captures on their way into the data set: each is noted with its place; those that are
// documents are read.

import (
	"bytes"
	"image"
	_ "image/jpeg" // sizes of pictures
	_ "image/png"
	"net/http"
	"path"
	"strings"
	"time"

	"nianbao/corpus/archive"
	"nianbao/corpus/dataset"
	"nianbao/extract"
)

// readCapture runs on many goroutines at once.
func (in *intake) readCapture(it item) (t taken) {
	c := it.archive.capture
	if c == nil {
		return t
	}
	if it.archive.known {
		return taken{unchanged: true}
	}
	in.archives.fill(c)
	if c.Status != http.StatusOK || c.TooLarge || len(c.Body) == 0 {
		t.bodiless = c.TooLarge || c.Original != nil && c.Status == http.StatusOK
		return t
	}
	b, err := c.Content(extract.Limit)
	c.Body = nil
	if err != nil {
		return taken{readings: []reading{unread(c.URL, it.size, &extract.Refusal{Reason: "damaged", Detail: err.Error()})}, lost: true}
	}
	if !it.archive.paper && !isDocument(c, b) {
		t.sum = "" // a capture, and no more
		return t
	}
	t.sum = hashOf(b)
	seen := dataset.Seen{Source: c.URL, SHA256: t.sum, Recognise: in.ocr}
	if t.unchanged, t.err = in.run.Known(seen); t.unchanged || t.err != nil {
		return t
	}
	if in.keep != nil {
		if t.err = in.keep.put(t.sum, b); t.err != nil {
			return t
		}
	}
	ocr, known, err := in.recognises(b, t.sum)
	if t.unchanged, t.err = known, err; known || err != nil {
		return t
	}
	t.readings = in.readOrTake(b, t.sum, c.URL, ocr)
	for i := range t.readings {
		t.readings[i].captured = true
	}
	return t
}

// noDocument are kinds of content that no report is published in.
var noDocument = []string{"text/css", "javascript", "ecmascript", "json", "font", "audio/", "video/", "svg", "text/event-stream", "rss", "atom", "wasm", "icon"}

// isDocument tells what a person would read from what a page is made of. What the server
// calls it decides; for nameless bytes, what they are.
func isDocument(c *archive.Capture, b []byte) bool {
	kind := strings.ToLower(c.Header.Get("Content-Type"))
	for _, part := range noDocument {
		if strings.Contains(kind, part) {
			return false
		}
	}
	address, _, _ := strings.Cut(c.URL, "?")
	switch strings.ToLower(path.Ext(address)) {
	case ".css", ".js", ".ico", ".woff", ".woff2", ".ttf", ".gif", ".svg", ".map", ".swf":
		return false
	}
	if path.Base(address) == "robots.txt" {
		return false
	}
	if strings.HasPrefix(kind, "image/") || kindOf(b) == "image" || strings.HasPrefix(http.DetectContentType(b), "image/") {
		return isPage(b)
	}
	return true
}

// isPage tells a picture that may be a scanned page: upright, and large enough to be read.
func isPage(b []byte) bool {
	size, _, err := image.DecodeConfig(bytes.NewReader(b))
	return err == nil && size.Width >= 600 && size.Height >= size.Width*5/4
}

// saveCapture runs on one goroutine, in the order of the walk.
func (in *intake) saveCapture(it item, t taken) error {
	switch x := it.archive; {
	case x.begin:
		if x.known {
			in.counts.ArchivesKnown++
		}
		return nil
	case x.end != nil:
		return in.saveArchive(x)
	}
	c := it.archive.capture
	in.counts.Captures++
	if t.unchanged {
		in.counts.Documents++
		in.counts.Unchanged++
	} else if len(t.readings) > 0 {
		if err := in.store(it, &t); err != nil {
			return err
		}
		in.tally(&t)
	}
	if t.sum != "" && c.Meta.HostClass == "other" {
		in.counts.OtherHosts++
	}
	if t.bodiless {
		in.counts.Bodiless++
	}
	if err := in.run.SaveCapture(capturedAt(c, c.Place, t.sum)); err != nil || len(t.readings) == 0 || t.lost {
		return err
	}
	return in.run.KeepNewest(c.URL)
}

func capturedAt(c *archive.Capture, p archive.Place, sum string) dataset.Capture {
	return dataset.Capture{URL: dataset.SourceName(c.URL), FetchedAt: c.FetchedAt.UTC().Format(time.RFC3339), Status: c.Status, HostClass: c.Meta.HostClass,
		TLS: c.Meta.TLS, Vantage: c.Meta.Vantage, File: p.File, Offset: p.Offset, SHA256: sum}
}

// saveArchive notes the end of an archive, and says what of it could not be read.
func (in *intake) saveArchive(x *archived) error {
	a := in.app
	for _, d := range x.damages {
		in.bar.clear()
		why := d.Why
		if d.Cut {
			why = a.say("文件在一条记录中间结束，此前的记录完整", "the file ends in the middle of a record; what stands before is whole")
		}
		a.complain(a.say("%s：第 %d 字节起：%s", "%s: from byte %d: %s", printable(d.File), d.Offset, why))
	}
	if x.err != nil {
		in.bar.clear()
		a.complain(a.say("%s：%s", "%s: %s", printable(x.end.Source), x.err.Error()))
	}
	if len(x.damages) > 0 || x.err != nil {
		in.counts.ArchivesCut++
	}
	if x.err != nil {
		return nil
	}
	return in.run.SaveArchive(*x.end)
}

// readOrTake reads bytes, unless a worker of the crawl did so. What waits for recognition
// is read again where it is asked for.
func (in *intake) readOrTake(b []byte, sum, source string, ocr bool) []reading {
	if in.before != nil {
		list, ok := in.app.readBefore(in.before(sum), sum, source, b)
		if ok && !(ocr && list[0].reason == "needs_ocr") {
			return list
		}
	}
	return in.app.readHashed(b, sum, source, in.app.engines(ocr))
}
