package main

// What all commands share: global flags, streams, and the root command.

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sync"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"nianbao/checks"
	"nianbao/corpus/isolate"
)

// app is one run of the program. Data goes to out, speech to err.
type app struct {
	lang       string
	db         string
	json       bool
	quiet      bool
	noProgress bool
	unmasked   bool // show personal data as printed

	in  io.Reader
	out *bufio.Writer
	err io.Writer

	rules       *checks.Profile // of --profile, nil without
	rulesHashed string          // which rules: empty without

	pdf *isolate.Pool                      // what reads PDF files, in processes of its own
	ocr func() (*isolate.Tesseract, error) // what recognises pictures, looked for when it is first needed

	color    bool // stdout is a terminal that wants colour
	terminal bool // stderr is a terminal
}

func newApp(args []string, in io.Reader, out, speech io.Writer) *app {
	return &app{
		lang: language(args), in: in, pdf: isolate.New(), ocr: sync.OnceValues(isolate.FindTesseract), out: bufio.NewWriterSize(out, 1<<16), err: speech,
		color:    isTerminal(out) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb",
		terminal: isTerminal(speech),
	}
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// commands lists the makers of all commands; the help sorts them by name.
var commands = []func(*app) *cobra.Command{
	newCheckCmd, newIngestCmd, newShowCmd, newFindCmd, newSearchCmd, newQueryCmd, newVerifyCmd, newExplainCmd, newDemoCmd, newVersionCmd, newCompletionCmd,
	newAgenciesCmd,
	newFindingsCmd, newReviewCmd, newRecheckCmd,
	newExportCmd,
	newDoctorCmd,
	newDiffCmd,
	newSitesCmd,
	newCoverageCmd, newCrawlCmd, newBuildCmd, newWorkCmd, newJobsCmd, newWhyCmd,
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use: "nianbao",
		Short: a.say("读取、核查、保存政府信息公开工作年度报告",
			"read, check and keep annual reports on government information disclosure"),
		Long: a.say(
			"nianbao（年报）读取各级行政机关的政府信息公开工作年度报告，\n把三张法定表格和六个部分整理成统一格式，指出其中的问题，并存入 SQLite。\n数据照原样保存，不改、不猜、不补零。",
			"nianbao reads the annual reports on government information disclosure that Chinese\nagencies publish, turns their three statutory tables and six sections into one schema,\ntells what is wrong in them, and keeps all of it in SQLite. Figures are kept as\npublished: nothing is repaired, guessed or filled in."),
		SilenceErrors: true, SilenceUsage: true,
		Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
		PersistentPreRunE: func(c *cobra.Command, _ []string) error {
			if lang, _ := c.Flags().GetString("lang"); lang != "" && lang != "zh" && lang != "en" {
				return a.usage("--lang 只能是 zh 或 en，不能是 %q", "--lang is zh or en, not %q", lang)
			}
			return nil
		},
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	root.SetOut(a.out)
	root.SetErr(a.err)
	root.SetIn(a.in)
	a.globalFlags(root)
	for _, add := range commands {
		root.AddCommand(add(a))
	}
	a.translateUsage(root)
	return root
}

func (a *app) globalFlags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.StringVar(&a.db, "db", "nianbao.db", a.say("数据集文件", "the `FILE` of the data set"))
	f.BoolVar(&a.json, "json", false, a.say("以 JSON 输出", "print JSON"))
	f.String("lang", "", a.say("语言：zh 或 en（默认随系统）", "language: zh or en (default: by locale)"))
	f.BoolVarP(&a.quiet, "quiet", "q", false, a.say("只报错误", "say nothing but errors"))
	f.BoolVar(&a.noProgress, "no-progress", false, a.say("不显示进度", "show no progress"))
}

func (a *app) execute(args []string) error {
	root := a.root()
	root.SetArgs(args)
	ran, err := root.ExecuteC()
	return a.usageError(ran, err)
}

// printf writes data. A failing stdout shows when the program flushes at its end.
func (a *app) printf(format string, args ...any) { fmt.Fprintf(a.out, format, args...) }

// complain says a trouble; --quiet does not silence it.
func (a *app) complain(text string) {
	a.inTurn()
	fmt.Fprintln(a.err, "nianbao: "+text)
}

// inTurn lets the data of before be seen before what is said now. A stdout that
// fails shows at the end.
func (a *app) inTurn() { _ = a.out.Flush() }

// note says something that is good to know.
func (a *app) note(zh, en string, args ...any) {
	if !a.quiet {
		a.inTurn()
		fmt.Fprintln(a.err, a.say(zh, en, args...))
	}
}

// printJSON writes one value, indented for people or in one line.
func (a *app) printJSON(v any, oneLine bool) error {
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	if !oneLine {
		enc.SetIndent("", "  ")
	}
	return enc.Encode(v)
}
