package main

// nianbao verify: every stored figure is derived again from the stored bytes.

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"nianbao/checks"
	"nianbao/corpus/crawl/depot"
	"nianbao/corpus/dataset"
	"nianbao/extract"
	"nianbao/normalize"
)

func newVerifyCmd(a *app) *cobra.Command {
	var blob string
	c := &cobra.Command{
		Use: "verify", Args: cobra.NoArgs,
		Short: a.say("用原始文件重新验证每个数据", "prove every stored figure from its bytes"),
		Long: a.say(
			"重新读取数据集中每份报告的原始文件（按路径和哈希，zip 内的也可，或 --keep 所存），逐个比对数据、\n单位、年度、正文和表述。原文件已不在或已变的只计数。有差异时列出，退出码为 3。",
			"Reads the document of every report again (by path and hash, also inside zip archives, or\nwhat --keep stored) and compares each stored figure, the agency, the year, the sections and\nthe statements. Documents that are gone or have changed are counted. A difference is listed\nand ends with exit code 3.") + a.aboutBlob(),
		RunE: func(*cobra.Command, []string) error { return a.verify(blob) },
	}
	a.blobFlag(c, &blob)
	return c
}

// verified counts what became of the figures and documents.
type verified struct {
	Documents   int          `json:"documents"`
	Gone        int          `json:"gone"`
	OtherEngine int          `json:"other_engine"` // recognised by another version of Tesseract: not compared
	Figures     int          `json:"figures"`
	Differences int          `json:"differences"`
	Details     []difference `json:"details"`
}

// difference is one fact that the bytes do not give again as it is stored. An
// empty side is a fact that only the other has.
type difference struct {
	Handle string `json:"handle"`
	What   string `json:"what"`
	Stored string `json:"stored"`
	Again  string `json:"again"`
}

// verifier is one run over a data set.
type verifier struct {
	app    *app
	db     *dataset.DB
	finder *finder
	bar    *progress
	ids    map[string]int64 // by handle
	counts verified
}

// proof is what one report came to.
type proof struct {
	err     error
	source  string
	gone    bool
	other   string // the engine that recognised it, which is not the one at hand
	figures int
	differ  []difference
}

func (a *app) verify(blob string) error {
	db, err := a.openToAsk()
	if err != nil {
		return err
	}
	defer db.Close()
	store, err := a.openDepot(context.Background(), blob, depot.Options{})
	if err != nil {
		return err
	}
	if store != nil {
		defer store.Close()
	}
	v := verifier{app: a, db: db, finder: a.newFinder(), ids: map[string]int64{}, bar: a.newProgress(a.say("验证", "verifying"))}
	v.finder.db, v.finder.depot = db, store
	defer v.finder.close()
	v.counts.Details = []difference{}
	ctx, stop := a.interruptible()
	defer stop()
	err = inOrder(ctx, v.walk, v.prove, v.count)
	v.bar.finish()
	if err != nil {
		return err
	}
	if err := a.printVerified(v.counts); err != nil {
		return err
	}
	switch {
	case ctx.Err() != nil:
		return context.Canceled
	case v.counts.Differences > 0:
		return &failure{code: exitSomeFailed}
	}
	return nil
}

// walk visits the reports in the order of their sources, so that an archive is
// opened once. An item of this walk is named by its handle.
func (v *verifier) walk(visit func(item) error) error {
	reports, err := collect(v.db, `SELECT id, handle FROM reports ORDER BY source, handle`)
	if err != nil {
		return err
	}
	for _, row := range reports.rows {
		v.ids[row[1].(string)] = row[0].(int64)
	}
	v.bar.ahead.Store(int64(len(reports.rows)))
	for _, row := range reports.rows {
		if err := visit(item{source: row[1].(string)}); err != nil {
			return err
		}
	}
	return nil
}

// prove runs on many goroutines at once.
func (v *verifier) prove(it item) (p proof) {
	ctx, id := context.Background(), v.ids[it.source]
	stored, err := v.db.Load(ctx, id)
	if err != nil {
		return proof{err: err}
	}
	sources, err := v.db.Sources(ctx, id)
	if err != nil {
		return proof{err: err}
	}
	p.source = stored.Document.Source
	b, ok := v.finder.find(sources, stored.Document.SHA256)
	if !ok {
		p.gone = true
		return p
	}
	if by := stored.Document.Recognised; by != "" && by != v.app.ocrVersion() {
		p.other = by
		return p
	}
	fresh := partOf(v.app.read(b, p.source, v.app.engines(stored.Document.Recognised != "")), stored.Document.Part)
	p.figures = len(stored.Report.Figures)
	if unlucky(stored.Report) != unlucky(fresh.report) {
		forgetReadings(stored.Report, fresh.report)
	}
	was := factsOf(extract.Format(stored.Document.Format), stored.Document.Status, stored.Document.Reason, stored.Report)
	now := factsOf(fresh.document.Format, string(fresh.status), fresh.reason, masked(fresh.report))
	p.differ = differences(it.source, was, now)
	return p
}

// masked is a report as the data set keeps it.
func masked(r *normalize.Report) *normalize.Report {
	if r == nil {
		return nil
	}
	return checks.Masked(r, checks.PersonalData(r))
}

// partOf is the reading of one report of a file; one that is no longer there is none.
func partOf(list []reading, part int) reading {
	if part = max(part, 1); part <= len(list) {
		return list[part-1]
	}
	r := list[0]
	r.refuse("part_gone", "")
	return r
}

// unlucky names the readings that a program hung or broke on. Another day or a faster
// machine may have them: how a figure was confirmed is not compared then.
func unlucky(r *normalize.Report) (names string) {
	if r == nil {
		return ""
	}
	for _, w := range r.Witnesses {
		if w.Reason == "timeout" || w.Reason == "crash" {
			names += string(w.Reading) + " "
		}
	}
	return names
}

func forgetReadings(reports ...*normalize.Report) {
	for _, r := range reports {
		if r == nil {
			continue
		}
		r.Witnesses = nil
		for i := range r.Figures {
			r.Figures[i].Readings, r.Figures[i].Confirmed = 0, nil
		}
	}
}

// count runs on one goroutine, in the order of the walk.
func (v *verifier) count(_ item, p proof) error {
	defer v.bar.step()
	if p.err != nil {
		return p.err
	}
	a, c := v.app, &v.counts
	c.Documents++
	c.Figures += p.figures
	if p.gone {
		c.Gone++
		v.bar.clear()
		a.complain(a.say("%s：原文件已不在或已变", "%s: the document is gone or has changed", printable(p.source)))
	}
	if p.other != "" {
		c.OtherEngine++
		v.bar.clear()
		a.complain(a.say("%s：由 %s 识别，本机没有同一版本，未比对", "%s: recognised by %s, which is not here; not compared", printable(p.source), p.other))
	}
	for _, d := range p.differ {
		v.bar.clear()
		a.complain(a.say("%s %s：存为 %s，重读为 %s", "%s %s: stored %s, read again %s", d.Handle, d.What, a.side(d.Stored), a.side(d.Again)))
	}
	c.Differences += len(p.differ)
	c.Details = append(c.Details, p.differ...)
	return nil
}

func (a *app) side(fact string) string {
	if fact == "" {
		return a.say("无此项", "nothing")
	}
	return shorten(printable(fact), 160)
}

func (a *app) printVerified(v verified) error {
	if a.json {
		return a.printJSON(v, false)
	}
	a.printf("%s\n", a.say("报告 %[1]d 份，数据 %[2]d 个，有差异 %[3]d 个，原文件已不在 %[4]d 份", "%[5]s, %[6]s, %[7]s, %[8]s gone",
		v.Documents, v.Figures, v.Differences, v.Gone, howMany(v.Documents, "report"), howMany(v.Figures, "figure"), howMany(v.Differences, "difference"), howMany(v.Gone, "document")))
	return nil
}

// differences lists the facts that are not alike on both sides, in their order.
func differences(handle string, was, now []fact) (list []difference) {
	again := map[string]string{}
	for _, f := range now {
		again[f.what] = f.says
	}
	for _, f := range was {
		if now, ok := again[f.what]; !ok || now != f.says {
			list = append(list, difference{handle, f.what, f.says, again[f.what]})
		}
		delete(again, f.what)
	}
	for _, f := range now {
		if _, only := again[f.what]; only {
			list = append(list, difference{handle, f.what, "", f.says})
		}
	}
	return list
}

// fact is one thing that a report says, as text to compare.
type fact struct{ what, says string }

func quoted(parts ...string) string {
	s := ""
	for _, p := range parts {
		s += fmt.Sprintf("%q ", p)
	}
	return s[:max(0, len(s)-1)]
}
