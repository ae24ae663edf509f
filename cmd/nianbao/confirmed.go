package main

// How a figure was confirmed, where a document is read in several independent ways.

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"nianbao/extract"
	"nianbao/normalize"
)

var witnessWords = words{
	"no_figures":    {"未读出数据", "gives no figures"},
	"other_form":    {"读作另一种表式", "shows another form"},
	"mostly_unread": {"大部分未读出，不作比对", "lost most of the tables, not compared"},
	"refuted":       {"与合计不符，不作比对", "refuted by the sums, not compared"},
	"no_rules":      {"表格没有框线", "no table has painted rules"},
	"no_engine":     {"没有可用的读取程序", "no such reader is at hand"},
	"form_fields":   {"读不到表单域和批注中的内容", "it does not read form fields and comments"},
	"hidden_text":   {"含有隐藏或被遮盖的文字，无法分辨", "hidden or covered text, which it cannot tell from print"},
}

func (a *app) readingName(r extract.Reading) string {
	zh, en := normalize.ReadingName(r)
	return a.say("%[1]s", "%[2]s", zh, en)
}

// confirmedBy lists the readings that gave a figure: 按框线、按行，由合计判定.
func (a *app) confirmedBy(f normalize.Figure) string {
	var names []string
	decided := ""
	for _, r := range f.Confirmed {
		if r == normalize.Sums {
			decided = a.say("，", ", ") + a.readingName(r)
			continue
		}
		names = append(names, a.readingName(r))
	}
	return strings.Join(names, a.say("、", ", ")) + decided
}

// printWitnesses tells what each reading of the document gave, and how many figures
// stand on how many of them.
func (a *app) printWitnesses(r *normalize.Report) {
	var names []string
	for _, w := range r.Witnesses {
		names = append(names, a.witness(w))
	}
	if len(names) == 0 {
		return
	}
	by, decided := map[int]int{}, 0
	for _, f := range r.Figures {
		by[f.Readings]++
		if slices.Contains(f.Confirmed, normalize.Sums) {
			decided++
		}
	}
	var counts []string
	for _, n := range slices.Backward(slices.Sorted(maps.Keys(by))) {
		counts = append(counts, a.say("%[1]d种读法一致 %[2]d个", "%[2]d by %[1]d", n, by[n]))
	}
	if decided > 0 {
		counts = append(counts, a.say("其中由合计判定 %d个", "%d of them decided by sums", decided))
	}
	a.printf("\n")
	a.field("各种读法", "readings", strings.Join(names, a.say("；", "; ")))
	a.field("数据", "figures", strings.Join(counts, a.say("，", ", ")))
}

func (a *app) witness(w normalize.Witness) string {
	said := a.readingName(w.Reading)
	if w.Figures > 0 || w.Reason == "" {
		said += a.say("读出%d个", " gives %d", w.Figures)
	}
	if w.Reason != "" {
		why := a.word(witnessWords, w.Reason)
		if why == w.Reason {
			why = a.word(reasonWords, w.Reason)
		}
		said += a.say("（%s）", " (%s)", printable(why))
	}
	return said
}

// boxOf is where on the page a figure stands, in points from the top left.
func (a *app) boxOf(at extract.Pos) string {
	if at.Box == [4]float64{} {
		return ""
	}
	b := at.Box
	return fmt.Sprintf("[%g %g %g %g]", b[0], b[1], b[2], b[3])
}
