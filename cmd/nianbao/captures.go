package main

// Archives of the web (WARC, WACZ, HAR) as a stream of documents. An archive is passed over
// where nothing in it can have changed; its captures come one by one, in their order.

import (
	"context"
	"errors"
	"io/fs"
	"sync"
	"time"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl/depot"
	"nianbao/corpus/dataset"
)

// archived is what an item of an archive carries: the archive's beginning, a capture of
// it, or its end.
type archived struct {
	begin, known bool
	capture      *archive.Capture
	paper        bool // a crawl knows it for a document, whatever the server calls it
	end          *dataset.Archive
	damages      []archive.Damage
	err          error
}

// errUnopened is a visitor's answer to the beginning of an archive that it will not look into.
var errUnopened = errors.New("not opened")

// archives is what the walk through archives shares with those who save.
type archives struct {
	run  *dataset.Run // nil until the run begins
	base string       // what the names of archives are relative to

	mu      sync.Mutex
	digests map[string]archive.Place // of the payloads that went by, for revisits
}

func (s *archives) known(source string, info fs.FileInfo) bool {
	known, err := s.run.KnownArchive(&dataset.Archive{Source: source, Bytes: info.Size(), Modified: info.ModTime().UnixNano()})
	return known && err == nil
}

// holdsCaptures tells an archive of captures from a document. A saved page (MHTML) is a
// document, see page.go.
func holdsCaptures(path string, head []byte) bool {
	kind := archive.KindOf(path, head)
	return len(head) > 0 && kind != "" && kind != archive.MHTML
}

func (w *walker) captures(path string, info fs.FileInfo) error {
	source, known := w.source(path), false
	if w.archives != nil {
		known = w.archives.known(source, info)
	}
	err := w.visit(item{source: source, archive: &archived{begin: true, known: known}})
	if errors.Is(err, errUnopened) {
		return nil
	}
	if err != nil || known {
		return err
	}
	end := dataset.Archive{Source: source, Bytes: info.Size(), Modified: info.ModTime().UnixNano()}
	var stopped error
	damages, err := archive.ReadFile(context.Background(), path, source, func(c *archive.Capture) error {
		end.Captures++
		if w.archives != nil {
			w.archives.remember(c)
		}
		stopped = w.visit(item{source: c.URL, size: int64(len(c.Body)), modified: c.FetchedAt, archive: &archived{capture: c}})
		return stopped
	})
	if stopped != nil {
		return stopped
	}
	end.Damages = len(damages)
	return w.visit(item{source: source, archive: &archived{end: &end, damages: damages, err: err}})
}

// fill gives a revisit the bytes of its original: in the same folder, gone by in this run,
// or known from an earlier one.
func (s *archives) fill(c *archive.Capture) {
	if c.Original == nil {
		return
	}
	if got, err := archive.At(s.base, c.Place); err == nil {
		c.Body = got.Body
		return
	}
	s.mu.Lock()
	place, ok := s.digests[c.Original.Digest]
	s.mu.Unlock()
	if !ok && c.Original.URL != "" {
		file, offset, err := s.run.CapturePlace(c.Original.URL, c.Original.At.UTC().Format(time.RFC3339))
		place, ok = archive.Place{File: file, Offset: offset}, err == nil && file != ""
	}
	if !ok {
		return
	}
	if got, err := archive.At(s.base, place); err == nil {
		c.Body = got.Body
		c.Header.Del("Content-Encoding")
		for _, coding := range got.Header.Values("Content-Encoding") {
			c.Header.Add("Content-Encoding", coding)
		}
	}
}

// remember notes where a payload stands; the digest is the one that its archive gives.
func (s *archives) remember(c *archive.Capture) {
	if c.Original != nil || c.PayloadDigest == "" {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, ok := s.digests[c.PayloadDigest]; !ok {
		s.digests[c.PayloadDigest] = c.Place
	}
}

// contentAt gives the bytes of the document that an archive holds at a place. A revisit's
// are those of its original.
func contentAt(d *depot.Depot, base string, p archive.Place) ([]byte, bool) {
	c, err := captureAt(d, base, p)
	if err != nil {
		return nil, false
	}
	b, err := c.Content(archive.Limit)
	return b, err == nil
}
