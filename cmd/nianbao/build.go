package main

// nianbao build: the data set from what a crawl found. The state names the documents, the
// archive holds their bytes.

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl"
	"nianbao/corpus/crawl/depot"
	"nianbao/corpus/dataset"
	"nianbao/corpus/queue"
)

func newBuildCmd(a *app) *cobra.Command {
	var o crawlOptions
	var in ingestOptions
	c := &cobra.Command{
		Use: "build", Args: cobra.NoArgs,
		Short: a.say("把采集到的报告读入数据集", "read what a crawl found into the data set"),
		Long: a.say("按采集状态从归档中取出各份报告，读取、核查并存入数据集，并对照单位名单查找逾期未公布的（核查 not-published）。\ncrawl 结束时会自动进行；多机采集后用本命令。",
			"Takes the documents that the state of a crawl names out of the archive, reads and checks them and\nkeeps them in the data set; then holds the list of units against what was sought in vain (check\nnot-published). crawl does so at its end; after a crawl by several machines this does.") + a.aboutBlob(),
		Example: "  nianbao build\n  nianbao build --db henan.db --state postgres://nianbao@db/crawl --archive /mnt/archive",
		RunE: func(*cobra.Command, []string) error {
			o.noSearch = in.noSearch
			return a.build(o, in)
		},
	}
	f := c.Flags()
	f.StringVar(&o.sites, "sites", listFile, a.say("单位名单，据以查找未公布的（没有则不查）", "the list of units, for what is not published: a workbook or CSV `FILE` (not asked where there is none)"))
	f.StringVar(&o.archive, "archive", "", a.say("归档目录（默认 数据集名.archive）", "the `DIR` of the archive (NAME.archive beside the data set)"))
	f.StringVar(&o.state, "state", "", a.say("采集状态：文件（默认 数据集名.state.db）或 postgres://…", "the state: a `FILE` (NAME.state.db) or postgres://…"))
	a.blobFlag(c, &o.blob)
	f.BoolVar(&in.noSearch, "no-search", false, a.say("新建数据集时不建全文索引", "make a new data set without the index of words"))
	f.BoolVar(&in.ocr, "ocr", false, a.say("识别扫描件和图片（慢，需 Tesseract）", "recognise scans and pictures (slow, needs Tesseract)"))
	a.profileFlag(c, &in.profile)
	return c
}

func (a *app) build(o crawlOptions, in ingestOptions) error {
	if in.ocr {
		if err := a.needsOCR(); err != nil {
			return err
		}
	}
	if err := a.readProfile(in.profile); err != nil {
		return err
	}
	return a.buildFrom(o, in)
}

// built reads what a crawl just found; an interrupted one is read by the next.
func (a *app) built(o crawlOptions, interrupted bool) error {
	if interrupted {
		a.note("已采部分未读入数据集；再次运行 crawl 或运行 nianbao build", "what was fetched is not in the data set yet: run crawl again, or nianbao build")
		return nil
	}
	return a.buildFrom(o, ingestOptions{noSearch: o.noSearch})
}

func (a *app) buildFrom(o crawlOptions, in ingestOptions) error {
	ctx := context.Background()
	state, err := a.openState(ctx, o, true)
	if err != nil {
		return err
	}
	defer state.Close()
	store, err := a.openDepot(ctx, o.blob, depot.Options{})
	if err != nil {
		return err
	}
	if store != nil {
		defer store.Close()
	}
	in.archives = &archives{base: filepath.Dir(absolute(a.db)), digests: map[string]archive.Place{}}
	b := &builder{app: a, state: state, dir: a.archiveOf(o), depot: store, name: sourceNames(a.db), archives: in.archives}
	in.settle = b.availability
	if in.crawled, err = sweepCounts(ctx, state); err != nil {
		return a.stateTrouble(err)
	}
	hash, err := programHash()
	if err != nil {
		return err
	}
	taken := 0
	in.before = func(sum string) string {
		record, err := state.Reading(ctx, sum, hash)
		if err != nil || record == "" {
			return "" // it is read here
		}
		b.mu.Lock()
		defer b.mu.Unlock()
		taken++
		return record
	}
	err = a.intoDataset(in, "build", func(visit func(item) error) error { return b.walk(ctx, visit) }, nil)
	if b.err != nil {
		return a.stateTrouble(b.err)
	}
	if taken > 0 {
		a.note("其中 %d 份已由各进程读取", "read by the crawl's workers: %d", taken)
	}
	var some *failure
	if err == nil || errors.As(err, &some) && some.code == exitSomeFailed {
		err = cmp.Or(a.seekUnpublished(ctx, state, o.sites), err)
	}
	return err
}

// builder walks what the state names.
type builder struct {
	app      *app
	state    *queue.State
	dir      string
	depot    *depot.Depot // nil: all bytes are in dir
	name     func(path string) string
	archives *archives
	err      error // trouble with the state
	mu       sync.Mutex
}

// walk visits every capture of every site in its order. Bytes are taken out of the archive
// only where the data set may not know them.
func (b *builder) walk(ctx context.Context, visit func(item) error) error {
	var stopped error
	err := b.state.Each(ctx, func(s queue.Story) error {
		last := map[string]int{}
		for i, c := range s.Captures {
			if s.IsPaper(c) {
				last[c.Address] = i
			}
		}
		for i, c := range s.Captures {
			if stopped = b.capture(s, c, s.IsPaper(c), last[c.Address] == i, visit); stopped != nil {
				return stopped
			}
		}
		return nil
	})
	if stopped != nil {
		return stopped
	}
	b.err = err
	return err
}

func (b *builder) capture(s queue.Story, c crawl.Captured, paper, last bool, visit func(item) error) error {
	file := b.name(filepath.Join(b.dir, c.Place.File))
	has, err := b.archives.run.HasCapture(file, c.Place.Offset)
	if err != nil || has && !(paper && last) {
		return err
	}
	url := c.URL
	if a := s.Addresses[c.Address]; a != nil {
		url = a.Source()
	}
	known := false
	if paper && has {
		if known, err = b.archives.run.Known(dataset.Seen{Source: url, SHA256: c.SHA256}); err != nil {
			return err
		}
	}
	got := &archive.Capture{URL: url, FetchedAt: c.FetchedAt, Status: c.Status}
	if paper && !known {
		if got, err = captureAt(b.depot, b.dir, c.Place); err != nil {
			return visit(item{source: url, why: refusal(err)})
		}
		got.URL = url
	}
	got.Place, got.Meta.HostClass, got.Meta.TLS = archive.Place{File: file, Offset: c.Place.Offset, Length: c.Place.Length}, c.HostClass, c.TLS
	return visit(item{source: url, size: int64(len(got.Body)), modified: c.FetchedAt, archive: &archived{capture: got, paper: paper && c.Kind != crawl.Picture, known: known}})
}

// availability says of each document whether it could be had when its site was last asked:
// at one of its addresses at least.
func (b *builder) availability(run *dataset.Run) error {
	states := map[string]string{} // by hash: "" for available, else the day since when it is not
	b.err = b.state.Each(context.Background(), func(s queue.Story) error {
		for _, a := range s.Addresses {
			if !a.IsPaper() || a.SHA256 == "" || a.State != crawl.Gone && a.State != crawl.Done && a.State != crawl.Skipped {
				continue
			}
			since := ""
			if a.State == crawl.Gone {
				since = a.FetchedAt.In(beijing).Format(time.DateOnly)
			}
			if before, there := states[a.SHA256]; !there || before != "" && (since == "" || since > before) {
				states[a.SHA256] = since
			}
		}
		return nil
	})
	if b.err != nil {
		return b.err
	}
	for sum, since := range states {
		state := "available"
		if since != "" {
			state = "removed"
		}
		if err := run.SetAvailability(sum, state, since); err != nil {
			return err
		}
	}
	return nil
}

// beijing is the time by which days are told.
var beijing = time.FixedZone("UTC+8", 8*3600)
