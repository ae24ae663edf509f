package main

// Who works on a sweep, and what with: the fetcher, the store, the queue of documents to read.

import (
	"context"
	"runtime"
	"slices"
	"time"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl/depot"
	"nianbao/corpus/queue"
	"nianbao/extract"
)

func (a *app) crew(o crawlOptions, listed func(string) bool) (*queue.Crew, error) {
	f, err := a.fetcher(o)
	if err != nil {
		return nil, err
	}
	every, err := a.every(o)
	if err != nil {
		return nil, err
	}
	if o.parallel < 1 || o.slice <= 0 {
		return nil, a.usage("--parallel 和 --slice 须大于 0", "--parallel and --slice are more than 0")
	}
	build, err := a.builds(o)
	if err != nil {
		return nil, err
	}
	crew := &queue.Crew{Fetcher: f, Listed: listed, Build: build, Workers: o.parallel, Usual: every, Slice: o.slice, Poll: 100 * time.Millisecond}
	return crew, a.share(crew, o)
}

// share gives the crew its part of the work. What is fetched for a shared store is put
// into the queue of documents to read, whoever reads it.
func (a *app) share(crew *queue.Crew, o crawlOptions) error {
	for _, q := range o.queues {
		if q != "crawl" && q != "read" {
			return a.usage("--queues 只能是 crawl、read，不是“%s”", "--queues takes crawl and read, not “%s”", printable(q))
		}
	}
	if !slices.Contains(o.queues, "crawl") {
		crew.Workers = 0
	}
	reads := slices.Contains(o.queues, "read")
	if !reads && !queue.Shared(a.stateOf(o)) {
		return nil
	}
	if o.ocr {
		if err := a.needsOCR(); err != nil {
			return err
		}
	}
	hash, err := programHash()
	if err != nil {
		return err
	}
	store, err := a.openDepot(context.Background(), o.blob, depot.Options{})
	if err != nil {
		return err
	}
	crew.Reader = &queue.Reader{Program: hash, Time: readingTime, Read: func(_ context.Context, p archive.Place) (string, error) { return a.readPlace(store, o, p) }}
	if reads {
		crew.Reader.Workers = runtime.GOMAXPROCS(0)
	}
	return nil
}

// readingTime is the most that one document may take: a scan of many pages.
const readingTime = 30 * time.Minute

// readPlace reads the document at a place of the archive.
func (a *app) readPlace(store *depot.Depot, o crawlOptions, p archive.Place) (string, error) {
	c, err := captureAt(store, a.archiveOf(o), p)
	if err != nil {
		return "", err
	}
	b, err := c.Content(extract.Limit)
	if err != nil {
		return "", err
	}
	return a.readAhead(b, o.ocr)
}

func (a *app) openArchive(o crawlOptions) (*archive.Writer, error) {
	w, err := archive.Open(a.archiveOf(o), archive.Options{Software: "nianbao/" + version})
	if err != nil {
		return nil, &failure{code: exitDataset, says: a.say("归档 %s 无法写入：%s", "the archive %s cannot be written: %s", printable(a.archiveOf(o)), a.because(err))}
	}
	for _, m := range w.Mended {
		if m.Cut == 0 {
			continue // its index alone was missing
		}
		a.note("归档 %s 末尾有残缺记录，已截去 %d 字节", "%s ended in the middle of a record: %d bytes were cut off", m.File, m.Cut)
	}
	return w, nil
}
