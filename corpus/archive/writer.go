package archive

// The files of a folder: appended to, ended at 1 GB, each with its index. Several writers,
// in one process or many, may share a folder: each has a file of its own.

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sync"
	"time"
)

// Options of a writer; the zero value will do.
type Options struct {
	ID       string // the writer's name in its files' names, default the host's and the process's
	Software string // for the head of each file, default "nianbao"
	MaxBytes int64  // a file that is larger is ended, default 1 GB
	MaxLines int    // so is one with so many answers, whose index is held in memory; default 100,000
	Payloads int    // the latest payloads that are known, so that they are not stored again; default 100,000
	NoSync   bool   // leave it to the system when bytes reach the disk: a loss of power may then cut more than the last record
	Now      func() time.Time

	// Original is asked, where set, for a payload that this writer has not written: a
	// capture of the same bytes elsewhere, so that they are not stored again.
	Original func(digest string) (Original, bool)
}

func (o *Options) defaults() {
	if o.ID == "" {
		host, _ := os.Hostname()
		o.ID = fmt.Sprintf("%s-%d", host, os.Getpid())
	}
	o.ID = regexp.MustCompile(`[^A-Za-z0-9_-]+`).ReplaceAllString(o.ID, "_")
	if o.Software == "" {
		o.Software = "nianbao"
	}
	if o.MaxBytes <= 0 {
		o.MaxBytes = 1 << 30
	}
	if o.MaxLines <= 0 {
		o.MaxLines = 100_000
	}
	if o.Payloads <= 0 {
		o.Payloads = 100_000
	}
	if o.Now == nil {
		o.Now = time.Now
	}
}

// Writer appends captures. It may be used by several goroutines.
type Writer struct {
	dir     string
	options Options
	Mended  []Mended // what Open repaired

	syncing sync.Mutex // held while the disk is waited for; before mu
	mu      sync.Mutex
	file    *os.File // nil until something is written
	name    string
	size    int64
	synced  int64 // so much of the file is on the disk
	serial  int
	entries []entry
	known   *payloads
	err     error // the folder cannot be written any more
}

// Open makes the folder where there is none, and repairs what crashed writers left: tails
// are cut, indexes made. Files in which somebody writes are left alone.
func Open(dir string, o Options) (*Writer, error) {
	o.defaults()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	w := &Writer{dir: dir, options: o, known: newPayloads(o.Payloads)}
	var err error
	if w.Mended, err = Repair(dir); err != nil {
		return nil, err
	}
	return w, w.learn()
}

// learn reads from the indexes which payloads were stored last.
func (w *Writer) learn() error {
	names, err := filepath.Glob(filepath.Join(globEscape(w.dir), "*.cdxj"))
	slices.Sort(names)
	for at, lines := len(names), 0; at > 0 && lines < w.options.Payloads; at-- { // the latest files hold the latest payloads
		n, err := linesIn(names[at-1])
		if err != nil {
			return err
		}
		if lines += n; lines >= w.options.Payloads {
			names = names[at-1:]
			break
		}
	}
	for _, name := range names {
		list, err := readIndex(name)
		if err != nil {
			return err
		}
		for _, e := range list {
			w.remember(&e)
		}
	}
	return err
}

func (w *Writer) remember(e *entry) {
	if e.Digest != "" && e.Kind == "response" {
		w.known.add(Original{ID: e.ID, URL: e.URL, At: e.at, Digest: e.Digest, Place: Place{e.File, e.Offset, e.Length}})
	}
}

// Write appends a capture: request, response (or revisit) and metadata, each a member of
// its own. When it returns, the bytes are on the disk. The place is that of the answer.
func (w *Writer) Write(c *Capture) (Place, error) {
	w.mu.Lock()
	original := w.original(c)
	w.mu.Unlock()
	var b bytes.Buffer
	e, err := c.appendTo(&b, "", 0, original) // others may write meanwhile
	if err != nil {
		return Place{}, err
	}
	f, end, err := w.add(&e, b.Bytes())
	if err != nil {
		return Place{}, err
	}
	c.Place = Place{e.File, e.Offset, e.Length}
	return c.Place, w.settle(f, end)
}

// add appends the members of a capture, and tells up to where their file must reach the
// disk.
func (w *Writer) add(e *entry, b []byte) (f *os.File, end int64, err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.err != nil {
		return nil, 0, w.err
	}
	if w.file == nil {
		if err := w.begin(); err != nil {
			return nil, 0, err
		}
	}
	e.File, e.Offset = w.name, e.Offset+w.size
	if err := w.append(b); err != nil {
		return nil, 0, err
	}
	w.entries = append(w.entries, *e)
	w.remember(e)
	f, end = w.file, w.size
	if w.size >= w.options.MaxBytes || len(w.entries) >= w.options.MaxLines {
		err = w.end()
	}
	return f, end, err
}

// settle waits until a file is on the disk up to there. One wait serves all who wrote
// before it began: 64 walks would else stand in line for a disk that takes 9 ms.
func (w *Writer) settle(f *os.File, end int64) error {
	if w.options.NoSync {
		return nil
	}
	w.syncing.Lock()
	defer w.syncing.Unlock()
	w.mu.Lock()
	settled, whole := w.file != f || w.synced >= end, w.size // a file that was ended is on the disk
	w.mu.Unlock()
	if settled {
		return nil
	}
	err := f.Sync()
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.file != f:
		return nil // ended meanwhile
	case err != nil: // what the disk has is not known any more
		w.err = fmt.Errorf("%s: %w", w.name, err)
		return w.err
	}
	w.synced = whole
	return nil
}

// original is where the same payload stands already, nil for one that is new. A capture
// that brings its own (304) keeps it.
func (w *Writer) original(c *Capture) *Original {
	if c.Original != nil {
		return c.Original
	}
	if len(c.Body) == 0 {
		return nil
	}
	digest := c.Digest()
	if o, ok := w.known.find(digest); ok {
		return &o
	}
	if o := originalAt(w.dir, c.Before, digest); o != nil {
		return o
	}
	if w.options.Original != nil {
		if o, ok := w.options.Original(digest); ok {
			return &o
		}
	}
	return nil
}

// appendTo adds the three members of a capture; base is what stands before them in the file.
func (c *Capture) appendTo(b *bytes.Buffer, file string, base int64, original *Original) (entry, error) {
	answer := c.answer(original)
	if err := c.request(answer.id).appendTo(b); err != nil {
		return entry{}, err
	}
	from := b.Len()
	if err := answer.appendTo(b); err != nil {
		return entry{}, err
	}
	to := b.Len()
	e := entry{URL: c.URL, Status: c.Status, Mime: c.Header.Get("Content-Type"), Kind: answer.kind, ID: answer.id, Digest: c.Digest(),
		Offset: base + int64(from), Length: int64(to - from), File: file, at: c.FetchedAt}
	return e, c.metadata(answer.id).appendTo(b)
}

// begin makes the next file, which nobody else has, and writes its head.
func (w *Writer) begin() error {
	for {
		w.serial++
		w.name = fmt.Sprintf("nianbao-%s-%05d-%s.warc.gz", w.options.Now().UTC().Format("20060102150405"), w.serial, w.options.ID)
		f, err := os.OpenFile(filepath.Join(w.dir, w.name), os.O_CREATE|os.O_EXCL|os.O_WRONLY|os.O_APPEND, 0o666)
		if errors.Is(err, os.ErrExist) {
			continue
		}
		if err != nil {
			return err
		}
		if !w.owns(f) { // somebody's repair was quicker, and took the empty file for a crash's
			f.Close()
			continue
		}
		w.file, w.size, w.synced, w.entries = f, 0, 0, nil
		var b bytes.Buffer
		if err := warcinfo(w.name, w.options.Software, w.options.Now()).appendTo(&b); err != nil {
			return err
		}
		return w.append(b.Bytes())
	}
}

// owns tells whether the new file is ours alone and still there.
func (w *Writer) owns(f *os.File) bool {
	if free, err := lock(f); err != nil || !free {
		return false
	}
	mine, err1 := f.Stat()
	there, err2 := os.Stat(f.Name())
	return err1 == nil && err2 == nil && os.SameFile(mine, there)
}

// append writes all or nothing. Where half of it cannot be taken back, the file is left.
func (w *Writer) append(b []byte) error {
	_, err := w.file.Write(b)
	if err == nil {
		w.size += int64(len(b))
		return nil
	}
	if undone := w.file.Truncate(w.size); undone != nil {
		w.err = fmt.Errorf("%s: %w", w.name, errors.Join(err, undone))
	}
	return fmt.Errorf("%s: %w", w.name, err)
}

// end closes the file and writes its index.
func (w *Writer) end() error {
	var err error
	if !w.options.NoSync {
		err = w.file.Sync()
	}
	err = errors.Join(err, writeIndex(filepath.Join(w.dir, w.name), w.entries), w.file.Close())
	w.file, w.entries = nil, nil
	return err
}

// Close ends the file in hand.
func (w *Writer) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.file == nil {
		return nil
	}
	return w.end()
}

var patternSigns = regexp.MustCompile(`[*?\[\\]`)

// globEscape keeps the signs of a pattern in a folder's name from being one.
func globEscape(s string) string { return patternSigns.ReplaceAllString(s, `\$0`) }
