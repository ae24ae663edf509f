package main

// nianbao ingest: files, folders and zip archives into the data set.

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/corpus/archive"
	"nianbao/corpus/dataset"
)

type ingestOptions struct {
	keep, noSearch, ocr bool
	profile             string // the file of local rules, "" for none
	archives            *archives
	before              func(sha256 string) string // what a worker made of these bytes, "" for nothing; or nil
	crawled             map[string]int             // counts of the crawl behind a build, for the run's record
	settle              func(*dataset.Run) error   // what else is known of the documents, when all are saved; or nil
}

func newIngestCmd(a *app) *cobra.Command {
	var o ingestOptions
	c := &cobra.Command{
		Use: "ingest PATH...", Args: cobra.MinimumNArgs(1),
		Short: a.say("把文件、文件夹、zip 读入数据集", "read files, folders and zip archives into the data set"),
		Long: a.say(
			"读取文件、文件夹（含子文件夹）、zip 和网页存档（WARC、WACZ、HAR、MHTML），核查后存入数据集。未变的文件不再读取；可随时中断后重来。\n退出码：3 部分文件读取失败；4 全部失败；6 数据集被占用或版本不符；130 中断（已读部分已保存）。",
			"Reads files, folders with all below them, zip archives and captures of the web (WARC, WACZ,\nHAR, MHTML), checks every report and keeps all of it in the data set. What did not change is not read again; a run may be interrupted\nand started again. Exit codes: 3 some files failed; 4 all did; 6 the data set is locked or\nof another version; 130 interrupted, what was read is saved."),
		Example: "  nianbao ingest reports/\n  nianbao ingest --db henan.db --keep 2023.zip 2024/",
		RunE:    func(_ *cobra.Command, args []string) error { return a.ingest(args, o) },
	}
	c.Flags().BoolVar(&o.keep, "keep", false, a.say("另存一份原始文件（数据集名.archive）", "keep a copy of the bytes beside the data set (NAME.archive)"))
	c.Flags().BoolVar(&o.noSearch, "no-search", false, a.say("新建数据集时不建全文索引", "make a new data set without the index of words"))
	c.Flags().BoolVar(&o.ocr, "ocr", false, a.say("识别扫描件和图片（慢，需 Tesseract）", "recognise scans and pictures (slow, needs Tesseract)"))
	a.profileFlag(c, &o.profile)
	return c
}

func (a *app) ingest(paths []string, o ingestOptions) error {
	if err := a.anyThere(paths); err != nil {
		return err
	}
	if o.ocr {
		if err := a.needsOCR(); err != nil {
			return err
		}
	}
	if err := a.readProfile(o.profile); err != nil {
		return err
	}
	skip, name := ownFiles(a.db), sourceNames(a.db)
	o.archives = &archives{base: filepath.Dir(absolute(a.db)), digests: map[string]archive.Place{}}
	return a.intoDataset(o, "ingest "+strings.Join(paths, " "), func(visit func(item) error) error {
		w := walker{visit: visit, skip: skip, name: name, archives: o.archives}
		return w.walk(paths)
	}, nil)
}

// anyThere refuses a run over nothing, before it makes a data set.
func (a *app) anyThere(paths []string) error {
	for _, p := range paths {
		if _, err := os.Stat(p); err == nil {
			return nil
		}
	}
	for _, p := range paths {
		_, err := os.Stat(p)
		a.complain(a.say("%s：%s", "%s: %s", printable(p), a.because(err)))
	}
	return &failure{code: exitUnreadable}
}

// intoDataset runs one ingest over a walk, and prints the counts. More is called
// with the open data set when the run is over.
func (a *app) intoDataset(o ingestOptions, command string, walk func(func(item) error) error, more func(*dataset.DB, *counts) error) error {
	hash, err := programHash()
	if err != nil {
		return err
	}
	db, err := dataset.Open(a.db, dataset.Options{Create: true, NoSearch: o.noSearch})
	if err != nil {
		return err
	}
	defer db.Close()
	run, err := db.Begin(dataset.RunInfo{Command: command, ProgramVersion: version, Program: hash + a.rulesHashed})
	if err != nil {
		return err
	}
	defer collectLess()()
	ctx, stop := a.interruptible()
	defer stop()
	in := newIntake(a, run, o)
	if err := in.take(ctx, walk); err != nil {
		run.Stop()
		return err
	}
	if o.settle != nil && ctx.Err() == nil {
		if err := o.settle(run); err != nil {
			run.Stop()
			return err
		}
	}
	if err := in.compareCopies(ctx); err != nil {
		run.Stop()
		return err
	}
	if err := in.compare(ctx); err != nil {
		run.Stop()
		return err
	}
	if in.counts.Waiting, err = run.Waiting(); err != nil {
		return err
	}
	made := in.counts.flat()
	maps.Copy(made, o.crawled)
	if err := run.Finish(made); err != nil {
		return err
	}
	if in.counts.Documents+in.counts.Captures+in.counts.ArchivesKnown == 0 && ctx.Err() == nil {
		a.note("没有找到文件", "there is no file to read")
	}
	if more == nil {
		more = func(*dataset.DB, *counts) error { return a.printCounts(&in.counts) }
	}
	if err := more(db, &in.counts); err != nil {
		return err
	}
	if ctx.Err() != nil {
		return context.Canceled
	}
	return in.counts.exit()
}

// heapWhileReading is how large the heap may grow before garbage is collected as
// often as usual. Most of what readers make dies with its document.
const heapWhileReading = 88 << 20

// collectLess trades memory for time until the function that it gives is called.
// Whoever sets GOGC decides himself.
func collectLess() func() {
	if os.Getenv("GOGC") != "" {
		return func() {}
	}
	percent, limit := debug.SetGCPercent(800), debug.SetMemoryLimit(heapWhileReading)
	return func() {
		debug.SetGCPercent(percent)
		debug.SetMemoryLimit(limit)
	}
}

// ownFiles tells the data set and what lies beside it from documents.
func ownFiles(db string) func(string) bool {
	own, names := map[string]bool{}, map[string]bool{".": true, "..": true} // a dot may be any name
	add := func(path string) { own[path], names[filepath.Base(path)] = true, true }
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		add(absolute(db) + suffix)
		add(absolute(dataset.VerdictsPath(db)) + suffix)
	}
	add(absolute(keeperOf(db).dir))
	return func(path string) bool { return names[filepath.Base(path)] && own[absolute(path)] }
}

// sourceNames says how a path is called in the data set: from the data set's
// folder where it lies in there, so that both can be moved together; else by its
// absolute path. A file has one name, wherever the command is typed.
func sourceNames(db string) func(string) string {
	base, err := filepath.Abs(filepath.Dir(db))
	here, unknown := filepath.Abs(".") // asking for it takes longer than all else
	return func(path string) string {
		abs, unknown := filepath.Join(here, path), unknown
		if !filepath.IsLocal(path) {
			abs, unknown = filepath.Abs(path)
		}
		if err != nil || unknown != nil {
			return path
		}
		if rel, err := filepath.Rel(base, abs); err == nil && filepath.IsLocal(rel) {
			return rel
		}
		return abs
	}
}

func absolute(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if real, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		return filepath.Join(real, filepath.Base(abs))
	}
	return abs
}

func (a *app) printCounts(c *counts) error {
	if a.json {
		return a.printJSON(c, false)
	}
	if !a.quiet {
		a.printf("%s", a.countTable(c))
		a.printf("%s\n", a.say("数据集：%s", "data set: %s", a.db))
		a.printWaiting(c.Waiting)
	}
	return nil
}

func (a *app) countTable(c *counts) string {
	t := table{right: func(col int) bool { return col == 1 }}
	add := func(zh, en string, n int, by map[string]int) {
		if n > 0 {
			t.rows = append(t.rows, []string{"  " + a.say(zh, en), fmt.Sprint(n), a.reasons(by)})
		}
	}
	t.rows = append(t.rows, []string{a.say("文件", "documents"), fmt.Sprint(c.Documents), ""})
	add("已读取", "read", c.Read, nil)
	add("部分读取", "read in part", c.Partial, nil)
	add("不是年度报告", "not a report", c.NotAReport, nil)
	add("无法读取", "unreadable", c.Unreadable, c.UnreadableBy)
	add("未变，未重读", "unchanged, not read again", c.Unchanged, nil)
	add("　其中无法读取", "  of these unreadable", c.StillUnread, nil)
	add("与本次其他文件相同", "the same bytes again", c.Duplicates, nil)
	add("失败", "failed", c.Failed, c.FailedBy)
	for _, row := range []struct {
		zh, en string
		n      int
	}{{"网页存档记录", "captures", c.Captures}, {"　其中来自非政府网站的文件", "  documents of other hosts", c.OtherHosts},
		{"　其中缺原始字节", "  without their bytes", c.Bodiless}, {"未变的存档", "archives unchanged", c.ArchivesKnown}, {"残缺的存档", "archives not whole", c.ArchivesCut}} {
		if row.n > 0 {
			t.rows = append(t.rows, []string{a.say(row.zh, row.en), fmt.Sprint(row.n), ""})
		}
	}
	if c.Compared > 0 {
		t.rows = append(t.rows, []string{a.say("与上下年度核对", "compared with other years"), fmt.Sprint(c.Compared), ""})
	}
	return t.String()
}
