package main

// The story of a unit and year in words.

import (
	"fmt"
	"strings"
	"time"

	"nianbao/corpus/coverage"
	"nianbao/corpus/crawl"
)

func (a *app) printStory(s story) {
	r := s.row
	a.printf("%s\n", a.bold(a.say("%s %d 年度：%s", "%s, %d: %s", printable(r.Unit), r.Year, a.stateWord(r))))
	a.field("说明", "note", a.details(r.Detail))
	a.field("期限", "due", joined(" ", r.Deadline, a.inBrackets(a.word(basisWords, r.DeadlineBasis))))
	a.field("公布日期", "published", joined(" ", r.PublishedOn, a.inBrackets(a.word(dateWords, r.DateOrigin))))
	a.field("报告", "report", r.Handle)
	if len(s.Sweeps) == 0 {
		a.printf("%s\n", a.say("没有一轮采集访问过该单位：名单中没有它的网址，或采集尚未轮到", "no sweep asked for it: the list gives no address, or its turn has not come"))
	}
	for _, w := range s.Sweeps {
		a.printSweep(w, s)
	}
}

func (a *app) inBrackets(text string) string {
	if text == "" {
		return ""
	}
	return a.say("（%s）", "(%s)", text)
}

func (a *app) printSweep(w storySweep, s story) {
	a.printf("\n%s\n", a.bold(a.say("第 %d 轮，%s，%s", "sweep %d, %s, %s", w.Sweep, w.At.In(beijing).Format("2006-01-02 15:04"), printable(w.Site))))
	for _, start := range w.Starts {
		a.printStart(start)
	}
	if w.Ended != "" {
		a.printf("  %s\n", a.say("请求次数用完，未查完", "the budget of requests was used up before the end"))
	}
	for _, p := range w.Documents {
		a.printPaper(p, s.row.Unit)
	}
	if len(w.Documents) == 0 {
		a.printf("  %s\n", a.whyNone(w, s.row.Year))
	}
	if len(w.Doubtful) > 0 {
		a.printf("  %s\n", a.say("不能认定是该单位该年度的：", "these may be it, and cannot be told:"))
	}
	for _, p := range w.Doubtful {
		a.printPaper(p, s.row.Unit)
	}
}

func (a *app) printStart(s crawl.ToldStart) {
	shared := ""
	if len(s.Units) > 1 {
		shared = a.say("（%d 个单位共用）", " (shared by %d units)", len(s.Units))
	}
	a.printf("  %s%s%s%s\n", printable(s.URL), shared, a.say("：", ": "), a.answerWord(s.Answer))
	const shown = 6
	for i, c := range s.Columns {
		if i == shown {
			a.printf("    %s\n", a.say("……另有 %d 个栏目", "… and %d more columns", len(s.Columns)-shown))
			break
		}
		rows := fmt.Sprint(c.Rows)
		if c.Total > 0 {
			rows += "/" + fmt.Sprint(c.Total)
		}
		whole := a.say("已读完", "read to its end")
		if !c.Whole {
			whole = a.say("未读完", "not read to its end")
		}
		if c.Class != "" {
			whole = a.answerWord(c.Class)
		}
		a.printf("    %s\n", a.say("栏目 %s：%s 行，%s", "column %s: %s rows, %s", printable(c.URL), rows, whole))
	}
}

// whyNone says why a sweep has nothing to show.
func (a *app) whyNone(w storySweep, year int) string {
	columns, short, answer := 0, false, ""
	for _, s := range w.Starts {
		columns += len(s.Columns)
		for _, c := range s.Columns {
			short = short || !c.Whole
		}
		if s.Answer == coverage.Reached || answer == "" {
			answer = s.Answer
		}
	}
	switch {
	case answer != coverage.Reached:
		return a.say("未能查找：%s", "nothing could be looked for: %s", a.answerWord(answer))
	case columns == 0:
		return a.say("网站可以访问，但未从该网址找到年报栏目", "the site answers, and no column of annual reports was found from there")
	case w.Short == coverage.LeftOut:
		return a.say("本轮未要求 %d 年度（--years、--since），不能说没有", "reports of %d were left out by --years or --since: nothing is proved", year)
	case w.Short == coverage.SharedOnly:
		return a.say("栏目由几个单位共用，其中从未见过该单位的报告，不能说没有", "the column is shared by several units and never gave a report of this one: nothing is proved")
	case short || w.Ended != "":
		return a.say("已读到的部分中没有 %d 年度的报告；栏目未读完，不能说没有", "no report of %d in what was read; the column was not read to its end, so that nothing is proved", year)
	}
	return a.say("栏目中没有该单位 %d 年度的报告", "the column holds no report of it for %d", year)
}

func (a *app) printPaper(p storyPaper, unit string) {
	a.printf("  %s  %s\n", printable(orDash(p.Title)), printable(p.URL))
	named := joined(a.say("，", ", "), printable(p.Column), p.Listed)
	if p.Page != "" {
		named += a.say("；由 %s 提供", "; handed out by %s", printable(p.Page))
	}
	if !p.InList && p.State != crawl.Done {
		named += a.say("（本轮未再列出）", " (not listed in this sweep)")
	}
	a.indented("列于", "listed in", named)
	a.indented("文件名", "file name", printable(p.Name))
	a.indented("答复", "answer", a.paperAnswer(p))
	if p.File != "" {
		a.indented("原文", "bytes", a.say("%s，偏移 %d", "%s at offset %d", printable(p.File), p.Offset))
	}
	a.indented("读取", "reading", a.paperReading(p))
	if p.Signed != "" && p.GivenBy != coverage.ByReport {
		a.indented("注意", "note", a.say("栏目属于%s，报告署名为%s", "in the column of %s, and the report says %s", printable(unit), printable(p.Signed)))
	}
}

func (a *app) indented(zh, en, text string) {
	if text != "" {
		a.printf("    %s%s%s\n", a.say(zh, en), a.say("：", ": "), text)
	}
}

func orDash(s string) string {
	if strings.TrimSpace(s) == "" {
		return "—"
	}
	return s
}

func (a *app) paperAnswer(p storyPaper) string {
	switch {
	case p.State == crawl.Gone:
		return a.say("已不能打开", "cannot be opened any more")
	case p.State == crawl.Done && p.Class == "unchanged":
		return a.say("未变", "unchanged")
	case p.State == crawl.Done:
		return a.say("正常", "ok")
	case p.Class == crawl.LeftOut:
		return a.say("按 --years 或 --since 未取", "left out by --years or --since")
	case p.State == crawl.Skipped && p.There():
		return a.say("仍在列表中，%s 取得后尚未重取", "still listed, not asked again since %s", p.At.In(beijing).Format(time.DateOnly))
	case p.State == crawl.Skipped, p.State == crawl.Todo:
		return a.say("本轮未访问", "not asked in this sweep")
	}
	return a.answerWord(p.Class)
}

func (a *app) paperReading(p storyPaper) string {
	switch {
	case p.Reading == "" && (p.State == crawl.Refused || p.State == crawl.Failed):
		return ""
	case p.Report == coverage.Image:
		return a.say("正文为图片，须识别（--ocr）", "the report is a picture, and must be recognised (--ocr)")
	case p.Reading == "":
		return a.say("不在数据集中；nianbao build 可读入", "not in the data set; nianbao build reads it")
	}
	says := joined(a.say("，", ", "), a.word(statusWords, p.Reading), a.word(reasonWords, p.Problem))
	if p.Signed != "" {
		says = joined(a.say("，", ", "), says, a.say("%s %d 年度", "%s, %d", printable(p.Signed), p.Of))
	}
	return joined(" ", says, p.Handle)
}
