package main

// nianbao agencies --import and --export: what a person says of who is who.

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"nianbao/corpus/dataset"
)

// exportLinks writes the links that hold, in the form that importLinks reads.
func (a *app) exportLinks(path string) (err error) {
	db, err := a.openToAsk()
	if err != nil {
		return err
	}
	defer db.Close()
	list, err := a.knownLinks()
	if err != nil {
		return err
	}
	if err := nameLinks(db, list); err != nil {
		return err
	}
	if path == "-" {
		return a.writeLinks(a.out, list)
	}
	f, err := os.Create(path)
	if err != nil {
		return a.usage("无法写入 %s：%s", "%s cannot be written: %s", printable(path), a.because(err))
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := a.writeLinks(f, list); err != nil {
		return err
	}
	a.note("已导出 %d 条单位关系到 %s", "%d links written to %s", len(list), printable(path))
	return nil
}

func (a *app) knownLinks() ([]dataset.Link, error) {
	v, err := dataset.OpenVerdicts(a.db, false)
	if err != nil {
		return nil, err
	}
	defer v.Close()
	return v.Links()
}

// nameLinks fills in the names of agencies as they are now.
func nameLinks(db *dataset.DB, list []dataset.Link) error {
	names, err := db.AgencyNames(context.Background())
	for i := range list {
		l := &list[i]
		for id, name := range map[string]*string{l.AgencyID: &l.Agency, l.OtherID: &l.Other} {
			if now := names[id]; now != "" {
				*name = now
			}
		}
	}
	return err
}

func (a *app) writeLinks(to io.Writer, list []dataset.Link) error {
	w := dataset.NewExcelCSV(to)
	var head []string
	for _, c := range linkColumns {
		head = append(head, a.say(c.zh, c.en))
	}
	if err := w.Head(head); err != nil {
		return err
	}
	for i := range list {
		row := make([]any, len(linkColumns))
		for k, c := range linkColumns {
			row[k] = c.get(a, &list[i])
		}
		if err := w.Row(row); err != nil {
			return err
		}
	}
	return w.Flush()
}

// importLinks takes all lines of a table or, with the first one that is wrong, none.
func (a *app) importLinks(path string) error {
	list, lines, err := a.readLinks(path)
	if err != nil {
		return err
	}
	db, err := dataset.Open(a.db, dataset.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	known, err := a.knownLinks()
	if err != nil {
		return err
	}
	if at, why := dataset.Conflicting(known, list); at >= 0 {
		return a.usage("%s 第 %d 行：%s；未导入任何内容", "%s, line %d: %s; nothing was imported", printable(path), lines[at], a.word(conflictWords, string(why)))
	}
	if err := nameLinks(db, list); err != nil {
		return err
	}
	v, err := dataset.OpenVerdicts(a.db, true)
	if err != nil {
		return err
	}
	defer v.Close()
	added, withdrawn, err := v.RecordLinks(list)
	if err != nil {
		return err
	}
	a.note("单位关系：新增或改动 %d 条，取消 %d 条，存于 %s", "links: %d new or changed, %d taken back, kept in %s", added, withdrawn, dataset.VerdictsPath(a.db))
	if err := a.tellUnknown(db, list, lines); err != nil {
		return err
	}
	return a.applyLinks(db)
}

var conflictWords = words{
	string(dataset.Itself): {"该单位（经其他行）与自身相连，或两单位已认定为同一单位", "the agency leads back to itself, by this line or by others"},
	string(dataset.Twice):  {"与前面的行重复或矛盾", "an earlier line says something else of the same"},
}

// tellUnknown names the lines whose agencies have no report yet. They may come.
func (a *app) tellUnknown(db *dataset.DB, list []dataset.Link, lines []int) error {
	names, err := db.AgencyNames(context.Background())
	for i, l := range list {
		for _, id := range []string{l.AgencyID, l.OtherID} {
			if id == l.OtherID && l.MakesAgency() {
				continue
			}
			if _, ok := names[id]; !ok && !l.Withdrawn {
				a.note("第 %d 行：数据集中没有单位 %s；收录其报告后生效", "line %d: the data set has no agency %s; the link holds when its reports come", lines[i], id)
			}
		}
	}
	return err
}

// applyLinks brings the links into the data set, and has what they touch checked again.
func (a *app) applyLinks(db *dataset.DB) error {
	hash, err := programHash()
	if err != nil {
		return err
	}
	if by, err := db.ComparedBy(context.Background()); err != nil {
		return err
	} else if strings.HasPrefix(by, hash) {
		hash = by // with the local rules that were given then
	}
	run, err := db.Begin(dataset.RunInfo{Command: "agencies --import", ProgramVersion: version, Program: hash})
	var trouble *dataset.Error
	if errors.As(err, &trouble) && trouble.Trouble == dataset.Locked {
		a.note("关系已保存；数据集正被写入，下次 ingest 时生效", "the links are safe; another program is writing to the data set, the next ingest applies them")
		return nil
	}
	if err != nil {
		return err
	}
	ctx, stop := a.interruptible()
	defer stop()
	in := newIntake(a, run, ingestOptions{})
	for _, step := range []func(context.Context) error{in.compareCopies, in.compare} {
		if err := step(ctx); err != nil {
			run.Stop()
			return err
		}
	}
	if err := run.Finish(map[string]int{"compared": in.counts.Compared}); err != nil {
		return err
	}
	a.note("重新核对报告 %d 份", "reports checked again: %d", in.counts.Compared)
	if ctx.Err() != nil {
		return context.Canceled
	}
	return nil
}
