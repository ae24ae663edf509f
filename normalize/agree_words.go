package normalize

import (
	"fmt"
	"strings"

	"nianbao/extract"
)

// A disagreement in words.

// readingNames say each way of reading in both languages.
var readingNames = map[extract.Reading][2]string{
	extract.ByRules:  {"按框线", "by rules"},
	extract.ByRows:   {"按行", "by rows"},
	extract.ByStream: {"按文本顺序", "in stream order"},
	extract.BySecond: {"第二读取程序", "by the second reader"},
	Sums:             {"由合计判定", "decided by sums"},
}

// ReadingName says a way of reading in Chinese and English.
func ReadingName(r extract.Reading) (zh, en string) {
	if w, ok := readingNames[r]; ok {
		return w[0], w[1]
	}
	return string(r), string(r)
}

// disagreement shows every candidate with the readings that gave it.
func (a *agreement) disagreement(d contest) Problem {
	var zh, en []string
	if _, ok := a.primary.figures[d.key]; !ok {
		z, e := ReadingName(a.primary.reading)
		zh, en = append(zh, z+"：未读出"), append(en, e+": nothing")
	}
	for _, s := range d.says {
		z, e := ReadingName(s.by.reading)
		zh, en = append(zh, z+"："+candidate(s.figure, "空白")), append(en, e+": "+candidate(s.figure, "blank"))
	}
	if by := a.places[d.key.Table+"/"+d.key.Row]; by != "" {
		z, e := ReadingName(by)
		zh, en = append(zh, z+"：此处行名不同"), append(en, e+": another row in this place")
	}
	p := Problem{Code: "figures-disagree", Key: d.key.String(), At: d.says[0].figure.At}
	row, column := a.report.labels(d.key)
	p.ZH = fmt.Sprintf("“%s”的“%s”各种读法不一致（%s），未采用", row, column, strings.Join(zh, "；"))
	p.EN = fmt.Sprintf("readings of %q, %q disagree (%s); nothing was stored", row, column, strings.Join(en, "; "))
	return p
}

func candidate(f Figure, blank string) string {
	if f.Value.Kind == Blank {
		return blank
	}
	return short(f.Text)
}

// labels are the printed names of a key's row and column.
func (r *Report) labels(k Key) (row, column string) {
	for _, b := range r.TableForm(k.Table).Blocks {
		for _, line := range b.Rows {
			for _, c := range b.Columns {
				if line.Name == k.Row && c.Name == k.Column {
					return bareLabel(line.Label), c.Label
				}
			}
		}
	}
	return k.Row, k.Column
}
