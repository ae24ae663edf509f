package main

// nianbao export --format sqlite: the copy of the data set to publish. There is no
// --unmasked: a file that is passed on must not depend on which switches made it.

import (
	"context"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"nianbao/corpus/dataset"
)

// checkPublish refuses what a copy of the whole file cannot do.
func (a *app) checkPublish(o *exportOptions) error {
	switch {
	case o.target == "" || o.target == "-":
		return a.usage("请用 --out 指明副本的文件名", "name the file of the copy with --out")
	case len(o.tables) > 0 || o.excel || o.names != string(dataset.ByKey):
		return a.usage("副本包含全部的表；--table、--names、--excel 不适用", "a copy holds all tables; --table, --names and --excel do not apply")
	}
	return nil
}

func (x *exporting) publish(chosen dataset.Selection) error {
	if chosen.Partial() {
		return x.usage("副本包含全部报告；--year、--region、--agency 不适用", "a copy holds all reports; --year, --region and --agency do not apply")
	}
	x.tables = []dataset.ExportTable{{Name: "sqlite"}} // one file
	if err := x.checkTarget(); err != nil {
		return err
	}
	db, err := dataset.Open(x.db, dataset.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer db.Close()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return x.writeCopy(ctx, db)
}

// writeCopy fills a temporary file beside the target, then puts it in its place.
func (x *exporting) writeCopy(ctx context.Context, db *dataset.DB) error {
	var p pending
	defer p.discard()
	if err := p.folder(filepath.Dir(x.target)); err != nil {
		return x.unwritten(x.target, err)
	}
	err := p.write(x.target, func(f *os.File) error { return db.Publish(ctx, f.Name()) })
	switch {
	case ctx.Err() != nil:
		return &failure{code: exitInterrupted, says: x.say("已中断，没有写出文件", "interrupted; no file was written")}
	case err == nil:
		err = p.place()
	}
	if err != nil {
		return x.unwritten(x.target, err)
	}
	x.note("已写出副本 %s：个人信息已遮盖，处理意见只留结论。公开前请确认文件路径等可以公开",
		"%s is a copy with personal data masked and of verdicts the state alone. Before you publish it, see that paths of files may be known", x.target)
	return nil
}
