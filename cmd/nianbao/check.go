package main

// nianbao check: read single documents and say what is wrong in them.

import (
	"bytes"
	"github.com/spf13/cobra"

	"nianbao/checks"
	"nianbao/extract"
	"nianbao/normalize"
)

type checkOptions struct {
	jsonl, exitZero bool
	annotated       string // the copy of the draft to write, "" for none
	years           bool   // a data set was named: check against last year's report too
	profile         string // the file of local rules, "" for none
}

func newCheckCmd(a *app) *cobra.Command {
	var o checkOptions
	c := &cobra.Command{
		Use: "check FILE...", Args: cobra.MinimumNArgs(1),
		Short: a.say("读取并核查单个文件（发布前自查）", "read and check single documents (before publication, too)"),
		Long: a.say(
			"读取一份或多份年度报告，逐项核查，列出问题和修改建议；依据见 nianbao explain 核查编号。zip 逐份读取；“-”表示标准输入。\n给出 --db 时，另与该数据集中同一单位上一年度的报告核对。\n扫描件和图片：装有 Tesseract 时识别。\n问题说明中的个人信息已遮盖；--json 另含本文件的原文，未遮盖。\n退出码：0 无必改问题；1 有必改问题（含待核的）；3 部分文件无法读取；4 无法读取或不是年度报告。",
			"Reads one or more annual reports, holds them to every check and lists what is wrong.\nA zip is read entry by entry; \"-\" is standard input. With --db they are compared with last year's report of the same\nagency in that data set, too. Scans and pictures are recognised where Tesseract is\ninstalled. Personal data are masked in what is said; --json holds the file's own text as printed,\nnot masked. Exit codes: 0 no errors; 1 errors found; 3 some files could not be read;\n4 unreadable or not a report."),
		Example: "  nianbao check report.html\n  nianbao check --annotate checked.docx draft.docx\n  nianbao check --profile rules.csv draft.docx\n  nianbao check --json report.html\n  nianbao check --db nianbao.db draft.docx\n  curl -s https://… | nianbao check -",
		RunE: func(c *cobra.Command, args []string) error {
			o.years = c.Flags().Changed("db")
			return a.check(args, o)
		},
	}
	c.Flags().BoolVar(&o.jsonl, "jsonl", false, a.say("每份文件一行 JSON", "print one line of JSON for each document"))
	c.Flags().BoolVar(&o.exitZero, "exit-zero", false, a.say("有必改问题时也返回 0", "return 0 even when errors are found"))
	c.Flags().StringVar(&o.annotated, "annotate", "", a.say("另存一份 DOCX，把问题写成批注", "write a copy of the DOCX with the findings as comments to `FILE`"))
	a.profileFlag(c, &o.profile)
	return c
}

// check goes through the inputs; one that fails is said and the run goes on.
func (a *app) check(names []string, o checkOptions) error {
	for _, name := range names {
		if address.MatchString(name) {
			return a.usage("此版本只读文件，不读网址：%s；请先保存网页", "this version reads files, not addresses: %s; save the page first", name)
		}
	}
	if err := a.readProfile(o.profile); err != nil {
		return err
	}
	if o.annotated != "" {
		if err := a.checkAnnotate(names, o.annotated); err != nil {
			return err
		}
	}
	defer collectLess()()
	years, err := a.againstYears(o.years)
	if err != nil {
		return err
	}
	defer years.close()
	var inputs, failed, wrong int
	for _, name := range names {
		for _, r := range a.readInput(name) {
			if err := years.hold(&r); err != nil {
				return err
			}
			if err := a.showReading(&r, inputs > 0, o.jsonl); err != nil {
				return err
			}
			inputs++
			if !r.isReport() {
				failed++
			} else if o.annotated != "" {
				if err := a.annotate(&r, o.annotated); err != nil {
					return err
				}
			}
			if hasError(r.found) {
				wrong++
			}
		}
	}
	return checkExit(inputs, failed, wrong, o.exitZero)
}

func checkExit(inputs, failed, wrong int, exitZero bool) error {
	switch {
	case failed == inputs:
		return &failure{code: exitUnreadable}
	case failed > 0:
		return &failure{code: exitSomeFailed}
	case wrong > 0 && !exitZero:
		return &failure{code: exitFindings}
	}
	return nil
}

func hasError(found checks.Result) bool {
	for _, f := range found.Findings {
		if f.Severity == checks.Error {
			return true
		}
	}
	return false
}

// readInput reads a named input; "-" keeps its name as its source.
func (a *app) readInput(name string) []reading {
	if name != "-" && isArchive(name) {
		return a.readArchive(name)
	}
	b, size, why := a.input(name)
	return a.readBytes(name, b, size, why)
}

// readArchive reads the documents of a zip one by one.
func (a *app) readArchive(name string) (list []reading) {
	w := walker{visit: func(it item) error {
		defer it.done()
		var b []byte
		if it.why == nil {
			b, it.why = it.open(new(bytes.Buffer))
		}
		list = append(list, a.readBytes(it.source, b, it.size, it.why)...)
		return nil
	}}
	err := w.walk([]string{name})
	switch {
	case err != nil:
		list = append(list, unread(name, 0, refusal(err)))
	case len(list) == 0:
		list = append(list, unread(name, 0, &extract.Refusal{Reason: "empty"}))
	}
	return list
}

func (a *app) readBytes(name string, b []byte, size int64, why *extract.Refusal) []reading {
	if why != nil {
		return []reading{unread(name, size, why)}
	}
	e, done := a.shown(a.engines(true))
	list := a.read(b, name, e)
	done()
	for i := range list {
		list[i].bytes = b
	}
	return list
}

// showReading prints one reading as data, and says on stderr when it is none.
func (a *app) showReading(r *reading, further, jsonl bool) error {
	if !r.isReport() {
		a.complain(a.refused(r))
	}
	switch {
	case a.json || jsonl:
		if err := a.printJSON(r, jsonl); err != nil {
			return err
		}
	case r.isReport():
		if further {
			a.printf("\n")
		}
		a.printHead(r)
		a.printTroubles(r)
	}
	return a.out.Flush()
}

// refused is the one line about a document that gives no report.
func (a *app) refused(r *reading) string {
	status := a.word(statusWords, string(r.status))
	why := r.reason
	if why != "" {
		why = a.say("：", ": ") + a.word(reasonWords, why)
	}
	if r.detail != "" && (r.reason == "unsupported_format" || r.reason == "crash" || r.reason == "io" || r.reason == "limit" && a.lang == "en") {
		why += a.say("（%s）", " (%s)", r.detail)
	}
	if r.status == normalize.Unreadable {
		return a.say("%s：%s%s", "%s: %s%s", a.sourceOf(r.document), status, why)
	}
	return a.say("%s：%s%s", "%s is %s%s", a.sourceOf(r.document), status, why)
}
