package main

// nianbao export: the public tables as files for R, Python, Excel.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"nianbao/corpus/dataset"
)

type exportOptions struct {
	format, target, names string
	tables                []string
	excel, force          bool
	chosen                selectionFlags
}

func newExportCmd(a *app) *cobra.Command {
	var o exportOptions
	c := &cobra.Command{
		Use: "export", Args: cobra.NoArgs,
		Short: a.say("导出 CSV、JSON Lines 或可公开的数据集副本", "write the tables as CSV or JSON lines, or a copy to publish"),
		Long: a.say(
			"把数据集的各表导出到文件夹，每表一个文件，并附说明和数据字典；或用 --table 导出一个表。\n数值照原文位数；空白就是空，不是 0。用 Excel 打开请加 --excel：中文不乱码，长数字不被四舍五入，\n会被当作公式的文字前加 '。不加时文字一字不改，供程序读取。\n--format sqlite 写出可公开的数据集副本：不含个人信息原文（其他各表中的个人信息均已遮盖），\n也不含处理意见的说明、期限、单位答复和经办人；文件路径照原样保留。\n退出码：0 完成；2 参数有误或目标不可写；6 数据集不可用；70 写入失败；130 中断。不留半个文件。",
			"Writes every table of the data set into a folder, a file for each, with a README that says\nwhat the columns mean; or one table with --table. Numbers have the digits as printed, and a\nblank is empty, never 0. --excel is for spreadsheets: Chinese arrives, long numbers are not\nrounded, and a text that would be taken for a formula gets a ' in front. Without it no text\nis changed. --format sqlite writes a copy of the whole data set to publish: without personal\ndata as printed (masked everywhere else), and without the notes, deadlines, replies and names\nbeside verdicts; paths of files stay as they were given. Exit codes: 2 usage, or the target cannot be written; 6 the data set cannot be\nused; 70 writing failed; 130 interrupted. No half file is left."),
		Example: "  nianbao export --out csv/\n  nianbao export --format sqlite --out public.db\n  nianbao export --excel --names zh --table panel --out panel.csv\n  nianbao export --format jsonl --table requests --year 2021..2024 | gzip > requests.jsonl.gz",
		RunE:    func(*cobra.Command, []string) error { return a.export(o) },
	}
	f := c.Flags()
	f.StringVar(&o.format, "format", "csv", a.say("格式：csv、jsonl，或 sqlite（可公开的数据集副本）", "csv, jsonl, or sqlite (a copy of the data set to publish)"))
	f.StringVar(&o.target, "out", "", a.say("文件夹；导出一个表时也可为文件，- 为标准输出", "a folder; for one table also a `FILE`, or - for standard output"))
	f.StringSliceVar(&o.tables, "table", nil, a.say("只导出此表（可重复）", "only this table (repeatable)"))
	f.StringVar(&o.names, "names", string(dataset.ByKey), a.say("panel、requests_wide 的列名：key、code（不超过12个字符）或 zh", "columns of panel and requests_wide: key, code (at most 12 characters) or zh"))
	f.BoolVar(&o.excel, "excel", false, a.say("供 Excel 打开的 CSV", "CSV for spreadsheets"))
	f.BoolVar(&o.force, "force", false, a.say("覆盖已有文件", "replace files that exist"))
	a.selectionFlags(c, &o.chosen)
	return c
}

// exporting is one export under way.
type exporting struct {
	*app
	exportOptions
	tables []dataset.ExportTable
	export *dataset.Export
	bar    *progress
	counts []exportCount
}

// exportCount is what became of one table.
type exportCount struct {
	Table string `json:"table"`
	File  string `json:"file"`
	Rows  int    `json:"rows"`
}

func (a *app) export(o exportOptions) error {
	if err := a.checkExport(&o); err != nil {
		return err
	}
	chosen, err := a.selection(o.chosen)
	if err != nil {
		return err
	}
	x := &exporting{app: a, exportOptions: o}
	if o.format == "sqlite" {
		return x.publish(chosen)
	}
	if err := x.findTables(); err != nil {
		return err
	}
	if err := x.checkTarget(); err != nil {
		return err
	}
	db, err := dataset.Open(a.db, dataset.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer db.Close()
	x.tables = slices.DeleteFunc(x.tables, func(t dataset.ExportTable) bool {
		return t.Name == "finding_years" && !db.HoldsYears() || t.Name == "unit_findings" && !db.HoldsUnits()
	})
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if x.export, err = db.Export(ctx, chosen, dataset.Naming(o.names)); err != nil {
		return err
	}
	defer x.export.Close()
	return x.run(ctx)
}

// checkExport refuses what cannot be meant.
func (a *app) checkExport(o *exportOptions) error {
	switch o.format {
	case "csv", "jsonl":
	case "sqlite":
		return a.checkPublish(o)
	case "xlsx", "parquet", "datapackage":
		return a.usage("此版本尚不能导出 %s；Excel 请用 --format csv --excel", "this version does not write %s yet; for Excel use --format csv --excel", o.format)
	default:
		return a.usage("--format 只能是 csv、jsonl 或 sqlite，不能是 %q", "--format is csv, jsonl or sqlite, not %q", o.format)
	}
	switch {
	case !slices.Contains(dataset.Namings(), o.names):
		return a.usage("--names 只能是 key、code 或 zh，不能是 %q", "--names is key, code or zh, not %q", o.names)
	case o.excel && o.format != "csv":
		return a.usage("--excel 只用于 csv", "--excel goes with csv only")
	case o.target == "" && len(o.tables) == 0:
		return a.usage("请用 --out 指明文件夹，或用 --table 选一个表", "name a folder with --out, or one table with --table")
	case o.target == "" && len(o.tables) == 1:
		o.target = "-"
	case (o.target == "-" || o.target == "") && len(o.tables) != 1:
		return a.usage("标准输出只能放一个表", "standard output takes one table")
	}
	if o.target == "-" && a.json {
		return a.usage("要 JSON 请用 --format jsonl", "for JSON use --format jsonl")
	}
	return nil
}

func (x *exporting) findTables() error {
	var names []string
	for _, t := range dataset.ExportTables() {
		names = append(names, t.Name)
		if len(x.exportOptions.tables) == 0 {
			x.tables = append(x.tables, t)
		}
	}
	for _, name := range x.exportOptions.tables {
		t, ok := dataset.ExportTableNamed(name)
		if !ok {
			return x.usage("没有名为 %s 的表；可选：%s", "there is no table %s; there are: %s", name, strings.Join(names, " "))
		}
		x.tables = append(x.tables, t)
	}
	return nil
}

// run writes the tables, then says the counts.
func (x *exporting) run(ctx context.Context) error {
	x.bar = &progress{app: x.app} // a bar or nothing: tables are no documents
	if x.terminal && !(x.target == "-" && isTerminal(os.Stdout)) {
		x.bar = x.newProgress(x.say("导出", "exporting"))
	}
	for _, t := range x.tables {
		x.bar.ahead.Add(int64(x.export.Steps(t)))
	}
	var err error
	if x.target == "-" {
		err = x.write(ctx, x.tables[0], "-", x.out)
	} else {
		err = x.writeFiles(ctx)
	}
	x.bar.finish()
	if errors.Is(err, context.Canceled) {
		return &failure{code: exitInterrupted, says: x.say("已中断，没有写出文件", "interrupted; no file was written")}
	}
	if err != nil {
		return err
	}
	return x.sayCounts()
}

// write writes one table.
func (x *exporting) write(ctx context.Context, t dataset.ExportTable, file string, to io.Writer) error {
	w := x.writer(to)
	rows := 0
	err := x.export.Table(ctx, t, w.Head, func(row []any) error {
		rows++
		return w.Row(row)
	}, x.bar.step)
	if err == nil {
		err = w.Flush()
	}
	if err != nil {
		return err
	}
	x.counts = append(x.counts, exportCount{t.Name, file, rows})
	x.warnExcel(w, t.Name, rows)
	return nil
}

func (x *exporting) writer(to io.Writer) dataset.RowWriter {
	switch {
	case x.format == "jsonl":
		return dataset.NewJSONLines(to)
	case x.excel:
		return dataset.NewExcelCSV(to)
	}
	return dataset.NewCSV(to)
}

// warnExcel tells what a spreadsheet would leave out.
func (x *exporting) warnExcel(w dataset.RowWriter, table string, rows int) {
	if !x.excel {
		return
	}
	x.bar.clear()
	if rows >= dataset.ExcelRows {
		x.note("注意：%s 有 %d 行，超过 Excel 的 %d 行，打开时会缺少后面的行；请用 --year 或 --region 分开导出",
			"note: %s has %d rows, more than the %d of a sheet: Excel leaves the rest out; export it in parts by --year or --region", table, rows, dataset.ExcelRows)
	}
	if c, ok := w.(*dataset.CSV); ok && c.TooLong > 0 {
		x.note("注意：%s 有 %d 处文字超过 Excel 单元格的上限（32767 字），打开时会被截断", "note: %s has %d texts longer than a cell of Excel (32767 characters), which cuts them", table, c.TooLong)
	}
}

// sayCounts ends an export.
func (x *exporting) sayCounts() error {
	if x.export.Reports() == 0 {
		x.note("没有符合的报告", "no report fits")
	}
	if x.json {
		return x.printJSON(x.counts, false)
	}
	t := table{right: func(col int) bool { return col == 1 }}
	for _, c := range x.counts {
		t.rows = append(t.rows, []string{c.Table, fmt.Sprint(c.Rows)})
	}
	x.note("报告 %d 份；各表行数：", "%d reports; rows of each table:", x.export.Reports())
	if !x.quiet {
		fmt.Fprint(x.err, t.String())
	}
	return nil
}
