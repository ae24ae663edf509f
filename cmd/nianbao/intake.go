package main

// Documents on their way into the data set: read by many, saved by one, counted
// in exactly one state each.

import (
	"bytes"
	"context"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"nianbao/corpus/archive"
	"nianbao/corpus/dataset"
	"nianbao/extract"
	"nianbao/normalize"
)

// counts is what became of the documents of a run. Documents is the sum of the
// states.
type counts struct {
	Documents    int            `json:"documents"`
	Read         int            `json:"read"`
	Partial      int            `json:"partial"`
	NotAReport   int            `json:"not_a_report"`
	Unreadable   int            `json:"unreadable"`
	UnreadableBy map[string]int `json:"unreadable_by_reason"`
	Unchanged    int            `json:"unchanged"`
	StillUnread  int            `json:"unchanged_unreadable"` // of Unchanged
	Duplicates   int            `json:"duplicates"`
	Failed       int            `json:"failed"`
	FailedBy     map[string]int `json:"failed_by_reason"`
	Waiting      int            `json:"waiting_for_ocr"` // of the whole data set
	Compared     int            `json:"compared"`        // reports, with those of other years and with other versions
	Interrupted  bool           `json:"interrupted"`

	Captures      int `json:"captures,omitempty"`           // answers in archives, documents or not
	OtherHosts    int `json:"other_hosts,omitempty"`        // documents from hosts that are no agency's
	Bodiless      int `json:"without_bytes,omitempty"`      // captures whose bytes are not at hand
	ArchivesKnown int `json:"archives_unchanged,omitempty"` // not read again
	ArchivesCut   int `json:"archives_not_whole,omitempty"`
}

// flat is the record of the run that the data set keeps.
func (c *counts) flat() map[string]int {
	m := map[string]int{
		"documents": c.Documents, "read": c.Read, "partial": c.Partial, "not_a_report": c.NotAReport,
		"unreadable": c.Unreadable, "unchanged": c.Unchanged, "duplicates": c.Duplicates, "failed": c.Failed,
	}
	for reason, n := range c.UnreadableBy {
		m["unreadable:"+reason] = n
	}
	for reason, n := range c.FailedBy {
		m["failed:"+reason] = n
	}
	for name, n := range map[string]int{"compared": c.Compared, "captures": c.Captures, "other_hosts": c.OtherHosts,
		"without_bytes": c.Bodiless, "archives_unchanged": c.ArchivesKnown, "archives_not_whole": c.ArchivesCut} {
		if n > 0 {
			m[name] = n
		}
	}
	if c.Interrupted {
		m["interrupted"] = 1
	}
	return m
}

// exit: what is no report is no failure.
func (c *counts) exit() error {
	switch lost := c.Unreadable + c.Failed + c.StillUnread; {
	case lost == 0 && c.ArchivesCut == 0:
		return nil
	case lost == c.Documents && lost > 0:
		return &failure{code: exitUnreadable}
	}
	return &failure{code: exitSomeFailed}
}

// reasons lists counted reasons, most frequent first.
func (a *app) reasons(by map[string]int) string {
	names := slices.Sorted(maps.Keys(by))
	slices.SortStableFunc(names, func(x, y string) int { return by[y] - by[x] })
	var parts []string
	for _, r := range names {
		parts = append(parts, a.word(reasonWords, r)+" "+strconv.Itoa(by[r]))
	}
	return strings.Join(parts, a.say("；", "; "))
}

// intake is one run of reading into a data set.
type intake struct {
	app    *app
	run    *dataset.Run
	keep   *keeper
	counts counts
	bar    *progress
	seen   map[string]bool // hashes of this run
	ocr    bool            // pictures are recognised

	archives *archives
	before   func(sha256 string) string
}

func newIntake(a *app, run *dataset.Run, o ingestOptions) *intake {
	in := &intake{app: a, run: run, seen: map[string]bool{}, bar: a.newProgress(a.say("读取", "reading"))}
	in.ocr, in.archives, in.before = o.ocr, o.archives, o.before
	if in.archives != nil {
		in.archives.run = run
	}
	in.counts.UnreadableBy, in.counts.FailedBy = map[string]int{}, map[string]int{}
	if o.keep {
		k := keeperOf(a.db)
		in.keep = &k
	}
	return in
}

// taken is what a reader made of an item.
type taken struct {
	readings  []reading // of each report in it
	unchanged bool
	lost      bool             // no bytes could be had
	bodiless  bool             // a capture whose bytes are not at hand
	sum       string           // of the bytes
	page      *archive.Capture // what a saved page says of itself, nil for none
	err       error
}

// take reads everything that the walk finds, and saves it in that order.
func (in *intake) take(ctx context.Context, walk func(func(item) error) error) error {
	defer in.bar.finish()
	stop := in.count(ctx, walk)
	defer stop()
	err := inOrder(ctx, walk, in.read, in.save)
	in.counts.Interrupted = ctx.Err() != nil
	return err
}

// compareCopies holds the texts that were read against all others. What an interrupted
// run leaves the next one does.
func (in *intake) compareCopies(ctx context.Context) error {
	bar := in.app.newProgress(in.app.say("比对雷同", "comparing texts"))
	defer bar.finish()
	err := in.run.FindCopies(ctx)
	if err == nil {
		err = in.run.CompareCopies(ctx, func(done, all int) { bar.reach(done, all) })
	}
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// compare holds the reports of agencies with several against each other, all against
// their peers, and governments against their bodies. What an
// interrupted run leaves the next one does.
func (in *intake) compare(ctx context.Context) (err error) {
	bar := in.app.newProgress(in.app.say("核对各年度", "comparing years"))
	defer bar.finish()
	in.counts.Compared, err = in.run.Compare(ctx, func(done, all int) { bar.reach(done, all) })
	if err == nil {
		err = in.run.CompareChildren(ctx)
	}
	in.counts.Interrupted = ctx.Err() != nil
	return err
}

// count walks ahead for the total of the bar. Only names are looked at.
func (in *intake) count(ctx context.Context, walk func(func(item) error) error) func() {
	if !in.bar.wants() {
		return func() {}
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = walk(func(it item) error {
			it.done()
			if it.archive != nil && it.archive.begin {
				return errUnopened // its captures are not counted ahead
			}
			in.bar.ahead.Add(1)
			return ctx.Err()
		})
	}()
	return func() { cancel(); <-done }
}

// read runs on many goroutines at once.
func (in *intake) read(it item) (t taken) {
	if it.archive != nil {
		return in.readCapture(it)
	}
	if it.why != nil {
		return taken{readings: []reading{unread(it.source, it.size, it.why)}, lost: true}
	}
	seen := dataset.Seen{Source: it.source, Bytes: it.size, Modified: it.modified.UnixNano(), Recognise: in.ocr}
	if t.unchanged, t.err = in.run.Known(seen); t.unchanged || t.err != nil {
		return t
	}
	room := rooms.Get().(*bytes.Buffer)
	b, why := it.open(room)
	if why != nil {
		return taken{readings: []reading{unread(it.source, it.size, why)}, lost: true}
	}
	if t = in.readBytes(it, seen, b); t.leaves() {
		leave(room)
	}
	return t
}

// readBytes reads what was opened.
func (in *intake) readBytes(it item, seen dataset.Seen, b []byte) (t taken) {
	seen.SHA256 = hashOf(b)
	if in.keep != nil {
		if err := in.keep.put(seen.SHA256, b); err != nil {
			a := in.app
			t.err = &failure{code: exitDataset, says: a.say("原始文件未能存入 %s：%s", "the bytes could not be kept in %s: %s", in.keep.dir, a.because(err))}
			return t
		}
	}
	if t.unchanged, t.err = in.run.Known(seen); t.unchanged || t.err != nil {
		return t
	}
	ocr, keep, err := in.recognises(b, seen.SHA256)
	if t.unchanged, t.err = keep, err; keep || err != nil {
		return t
	}
	t.readings = in.app.readHashed(b, seen.SHA256, it.source, in.app.engines(ocr))
	t.sum, t.page = seen.SHA256, savedPage(b)
	return t
}

// leaves tells that nothing looks at the bytes any more: the reader of a page makes texts
// of its own, where an engine that was given up may still be at work.
func (t *taken) leaves() bool {
	return t.page == nil && !slices.ContainsFunc(t.readings, func(r reading) bool { return r.document.Format != extract.HTML })
}

// save runs on one goroutine, in the order of the walk.
func (in *intake) save(it item, t taken) (err error) {
	defer in.bar.step()
	if t.err != nil {
		return t.err
	}
	if it.archive != nil {
		return in.saveCapture(it, t)
	}
	if t.page != nil {
		defer func() { err = errors.Join(err, in.saveSavedPage(it, t)) }()
	}
	if t.unchanged {
		in.counts.Documents++
		in.counts.Unchanged++
		unread, err := in.run.Unreadable(it.source)
		if err != nil {
			return err
		}
		if unread {
			in.counts.StillUnread++
		}
		return nil
	}
	if err := in.store(it, &t); err != nil {
		return err
	}
	in.tally(&t)
	return nil
}

// store saves the reports of a file. Trouble with the data set ends the run; a report that
// has no place in the schema is a fault of ours that costs this file and no other.
func (in *intake) store(it item, t *taken) error {
	if t.lost && !recorded(t.readings[0].reason) {
		return nil
	}
	err := in.run.Save(allStored(t.readings, it.modified)...)
	var trouble *dataset.Error
	if err == nil || errors.As(err, &trouble) {
		return err
	}
	for i := range t.readings {
		t.readings[i].refuse("crash", err.Error())
	}
	return in.run.Save(allStored(t.readings, it.modified)...)
}

func allStored(list []reading, modified time.Time) (out []dataset.Reading) {
	for i := range list {
		out = append(out, stored(&list[i], modified))
	}
	return out
}

// recorded tells trouble with a document from trouble with a name: a path that
// does not exist is no document.
func recorded(reason string) bool {
	return reason != "not_found" && reason != "directory" && reason != "special"
}

// tally counts each report of a file as a document. A file that came before is one.
func (in *intake) tally(t *taken) {
	sum := t.readings[0].document.SHA256
	again := !t.lost && in.seen[sum]
	in.seen[sum] = true
	if again {
		in.counts.Documents++
		in.counts.Duplicates++
		return
	}
	for i := range t.readings {
		in.counts.Documents++
		in.tallyReading(&t.readings[i], t.lost)
	}
}

func (in *intake) tallyReading(r *reading, lost bool) {
	c := &in.counts
	switch {
	case lost:
		c.Failed++
		c.FailedBy[r.reason]++
	case r.status == normalize.Read:
		c.Read++
		return
	case r.status == normalize.Partial:
		c.Partial++
		return
	case r.status == normalize.NotReport:
		c.NotAReport++
		if !in.app.quiet && !r.captured {
			in.bar.clear()
			in.app.note("%s", "%s", in.app.refused(r))
		}
		return
	default:
		c.Unreadable++
		c.UnreadableBy[r.reason]++
	}
	in.bar.clear()
	in.app.complain(in.app.refused(r))
}

// stored is a reading as the data set keeps it.
func stored(r *reading, modified time.Time) dataset.Reading {
	d := r.document
	out := dataset.Reading{Report: r.report, Result: r.found, Document: dataset.Document{
		SHA256: d.SHA256, Source: d.Source, Format: string(d.Format), Bytes: d.Bytes, Part: d.Part,
		Status: string(r.status), Reason: r.reason, Charset: r.charset, Recognised: r.recognised,
	}}
	if !modified.IsZero() {
		if !r.captured { // what stands at an address changes without a sign
			out.Document.Modified = modified.UnixNano()
		}
		out.Document.CapturedAt = modified.UTC().Format(time.RFC3339)
	}
	return out
}
