package main

// nianbao check --annotate: the findings as comments in a copy of the draft.

import (
	"errors"
	"os"

	"nianbao/checks"
	"nianbao/extract"
)

// annotating names whom the comments are from.
const annotating = "nianbao"

// checkAnnotate refuses a target before anything is read: what exists stays.
func (a *app) checkAnnotate(inputs []string, target string) error {
	if len(inputs) != 1 || isArchive(inputs[0]) {
		return a.usage("--annotate 一次只处理一份文件", "--annotate takes one file at a time")
	}
	if _, err := os.Lstat(target); err == nil {
		return a.usage("%s 已存在，请换一个文件名", "%s exists; choose another name", target)
	}
	return nil
}

// annotate writes the copy.
func (a *app) annotate(r *reading, target string) error {
	notes := a.notes(r)
	b, err := extract.Annotate(r.bytes, annotating, notes)
	var why *extract.Refusal
	switch {
	case errors.As(err, &why) && why.Reason == "unsupported_format":
		return a.usage("批注只能写入 DOCX；%s 是 %s，请先另存为 DOCX", "comments are written into DOCX only; %s is %s: save it as DOCX first", r.document.Source, r.document.Format)
	case err != nil:
		return err
	}
	var p pending
	defer p.discard()
	err = p.write(target, func(f *os.File) error { _, err := f.Write(b); return err })
	if err == nil {
		err = p.place()
	}
	if err != nil {
		return a.usage("无法写入 %s：%s", "%s cannot be written: %s", target, a.because(err))
	}
	a.note("已写入 %s：%d 条批注", "wrote %s: %d comments", target, len(notes))
	return nil
}

// notes are the findings, the gravest first, and what could not be read.
func (a *app) notes(r *reading) (list []extract.Remark) {
	for _, f := range gravestFirst(r.found.Findings) {
		spots := r.spotsOf(f)
		if len(spots) == 0 {
			spots = []spot{{}}
		}
		for _, s := range spots {
			list = append(list, extract.Remark{At: s.at, Text: a.noteOf(f)})
		}
	}
	for _, p := range r.report.Problems {
		list = append(list, extract.Remark{At: p.At, Text: a.say("读取：", "reading: ") + a.say("%[1]s", "%[2]s", p.ZH, p.EN)})
	}
	return list
}

// noteOf is a finding as a comment.
func (a *app) noteOf(f checks.Finding) string {
	text := a.word(severityWords, string(a.saidSeverity(f.Severity, f.Responsibility))) + " [" + a.word(responsibilityWords, string(f.Responsibility)) + "] " + a.pick(f.Says)
	if f.Repair != nil {
		text += "\n" + a.say("建议：", "proposal: ") + a.pick(f.Repair.Says)
	}
	return text + "\n" + a.say("依据：nianbao explain ", "basis: nianbao explain ") + f.Check
}
