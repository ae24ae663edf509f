package main

// nianbao doctor: what is well on this machine and what is not. Nothing is
// changed, and no network is used.

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"

	"github.com/spf13/cobra"

	"nianbao/checks"
	"nianbao/corpus/dataset"
)

// ailment is one thing that was looked at.
type ailment struct {
	Name  string // one word, for scripts
	State string // ok, warning, trouble
	Title checks.Text
	Says  checks.Text
	Do    checks.Text // what helps, unless all is well
}

const (
	well     = "ok"
	doubtful = "warning"
	ill      = "trouble"
)

var stateWords = words{well: {"正常", "ok"}, doubtful: {"注意", "warning"}, ill: {"异常", "trouble"}}

// doctor collects what was looked at.
type doctor struct {
	*app
	full   bool
	found  []ailment
	health *dataset.Health // nil where the data set could not be looked over
}

func newDoctorCmd(a *app) *cobra.Command {
	d := doctor{app: a}
	c := &cobra.Command{
		Use: "doctor", Args: cobra.NoArgs,
		Short: a.say("检查本机环境和数据集是否正常", "say what is well on this machine and what is not"),
		Long: a.say(
			"逐项检查程序、数据集、磁盘空间、原文件、语言和终端，并说明如何处理。不改动任何文件，不联网。\n退出码：0 可以使用；6 数据集不可用（被占用、版本不符、已损坏）。",
			"Looks at the program, the data set, the disk, the documents, language and terminal, and says\nwhat to do. Changes nothing and uses no network. Exit codes: 0 usable; 6 the data set cannot\nbe used (locked, of another version, damaged)."),
		Example: "  nianbao doctor\n  nianbao doctor --db henan.db --full",
		RunE:    func(*cobra.Command, []string) error { return d.run() },
	}
	c.Flags().BoolVar(&d.full, "full", false, a.say("彻底检查数据集（较慢）", "check the data set thoroughly (takes longer)"))
	return c
}

func (d *doctor) run() error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	d.program()
	d.readers()
	d.recognition()
	d.browser()
	d.language()
	d.screen()
	d.clock()
	if err := d.dataset(ctx); err != nil {
		return err
	}
	d.disk()
	usable := true
	for _, f := range d.found {
		usable = usable && f.State != ill
	}
	if err := d.print(usable); err != nil {
		return err
	}
	if !usable {
		return &failure{code: exitDataset}
	}
	return nil
}

func (d *doctor) add(name, state string, title, says, do checks.Text) {
	d.found = append(d.found, ailment{name, state, title, says, do})
}

// both fills a text of both languages.
func both(zh, en string, args ...any) checks.Text {
	return checks.Text{ZH: (&app{lang: "zh"}).say(zh, en, args...), EN: (&app{lang: "en"}).say(zh, en, args...)}
}

func (d *doctor) program() {
	hash, err := programHash()
	if err != nil {
		hash = "?"
	}
	d.add("program", well, both("程序", "program"), both("nianbao %s（%s，%s/%s，%.12s）", "nianbao %s (%s, %s/%s, %.12s)", version, runtime.Version(), runtime.GOOS, runtime.GOARCH, hash), checks.Text{})
	engine, search, err := dataset.Engine()
	switch {
	case err != nil:
		d.add("sqlite", ill, both("SQLite", "SQLite"), both("%v", "%v", err), both("请重新安装程序", "install the program again"))
	case !search:
		d.add("sqlite", ill, both("SQLite", "SQLite"), both("%s，不支持全文检索", "%s without FTS5", engine), both("请用 make build 重新编译", "build it with make build"))
	default:
		d.add("sqlite", well, both("SQLite", "SQLite"), both("%s，支持全文检索（FTS5）", "%s with FTS5", engine), checks.Text{})
	}
}

// dataset looks the file over, unless there is none.
func (d *doctor) dataset(ctx context.Context) error {
	title := both("数据集", "data set")
	db, err := dataset.Open(d.db, dataset.Options{ReadOnly: true})
	var trouble *dataset.Error
	switch {
	case errors.As(err, &trouble) && trouble.Trouble == dataset.Missing && d.crawled():
		d.add("dataset", doubtful, title, both("没有 %s，已有采集", "there is no %s, and a crawl has begun", d.db), both("运行 nianbao build，读入采集到的报告", "nianbao build reads what was fetched"))
		return nil
	case errors.As(err, &trouble) && trouble.Trouble == dataset.Missing:
		d.add("dataset", doubtful, title, both("没有 %s", "there is no %s", d.db), both("运行 nianbao ingest 建立，或用 --db 指明", "make it with nianbao ingest, or name another with --db"))
		return nil
	case errors.As(err, &trouble):
		d.add("dataset", ill, title, trouble.Says(), remedy(trouble))
		return nil
	case err != nil:
		return err
	}
	defer db.Close()
	h, err := db.Health(ctx, d.full)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if errors.As(err, &trouble) {
		d.add("dataset", ill, title, trouble.Says(), remedy(trouble))
		return nil
	}
	d.health = &h
	d.contents(h)
	d.sound(h)
	d.writable()
	return d.documents(db)
}

// remedy is what helps against a trouble with the file.
func remedy(e *dataset.Error) checks.Text {
	switch e.Trouble {
	case dataset.Locked:
		return both("等另一程序结束后再试", "wait until the other program is done")
	case dataset.OtherVersion:
		return both("用生成它的程序打开，或重新 ingest 到新文件", "use the program that made it, or ingest again into a new file")
	case dataset.NotDataset:
		return both("用 --db 指明数据集", "name the data set with --db")
	case dataset.Damaged, dataset.Failed:
		return both("用备份恢复，或把原文件重新 ingest 到新文件", "restore a copy, or ingest the documents again into a new file")
	}
	if _, err := os.Stat(filepath.Dir(e.Path)); e.Trouble == dataset.Unopenable && errors.Is(err, fs.ErrNotExist) {
		return both("文件夹 %s 不存在，请先建立", "the folder %s does not exist; make it first", filepath.Dir(e.Path))
	}
	return both("检查文件和文件夹的权限", "look at the permissions of the file and its folder")
}

func (d *doctor) print(usable bool) error {
	if d.json {
		return d.printDoctorJSON(usable)
	}
	t := table{}
	for _, f := range d.found {
		t.rows = append(t.rows, []string{d.word(stateWords, f.State), d.pick(f.Title), printable(d.pick(f.Says))})
		if do := d.pick(f.Do); do != "" {
			t.rows = append(t.rows, []string{"", "", "→ " + do})
		}
	}
	colours := map[string]string{d.word(stateWords, well): "32", d.word(stateWords, doubtful): "33", d.word(stateWords, ill): "31"}
	t.mark = func(row, col int, padded string) string {
		if col > 0 {
			return padded
		}
		return d.paint(colours[t.rows[row][0]], padded)
	}
	d.printf("%s", t.String())
	if !usable {
		d.printf("%s\n", d.say("不能使用：请先处理异常各项", "not usable: see to the troubles first"))
		return nil
	}
	d.printf("%s\n", d.say("可以使用", "usable"))
	return nil
}

// MarshalJSON writes the public shape of one thing that was looked at.
func (f ailment) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Name   string  `json:"name"`
		State  string  `json:"state"`
		SaysZH string  `json:"says_zh"`
		SaysEN string  `json:"says_en"`
		DoZH   *string `json:"do_zh"`
		DoEN   *string `json:"do_en"`
	}{f.Name, f.State, f.Says.ZH, f.Says.EN, stated(f.Do.ZH), stated(f.Do.EN)})
}

func (d *doctor) printDoctorJSON(usable bool) error {
	return d.printJSON(struct {
		Usable  bool            `json:"usable"`
		Dataset *dataset.Health `json:"dataset"` // null where it could not be looked over
		Found   []ailment       `json:"found"`
	}{usable, d.health, d.found}, false)
}
