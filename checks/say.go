package checks

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// say fills a check's sentence and adds what a reader must know beside it: which
// cells were counted as 0, and whether the reading is in doubt.
func (p *Pass) say(f Fault, finding Finding) Text {
	zh, en := p.words(f, finding)
	says := Text{fill(p.check.Says.ZH, zh), fill(p.check.Says.EN, en)}
	zero, doubt := p.sayZero(finding), sayDoubt(finding.Responsibility)
	switch {
	case f.Told:
		doubt = Text{}
	case f.Because.ZH != "" && finding.Responsibility == Undecided:
		doubt = f.Because
	}
	return Text{says.ZH + zero.ZH + doubt.ZH, says.EN + zero.EN + doubt.EN}
}

// fill replaces the places of a sentence. Names and values come in pairs; of one name
// the first counts.
func fill(sentence string, pairs []string) string {
	var b strings.Builder
	for {
		text, rest, found := strings.Cut(sentence, "{")
		b.WriteString(text)
		if !found {
			return b.String()
		}
		name, behind, closed := strings.Cut(rest, "}")
		i := 0
		for i < len(pairs) && pairs[i] != name {
			i += 2
		}
		if !closed || i == len(pairs) {
			b.WriteByte('{')
			sentence = rest
			continue
		}
		b.WriteString(pairs[i+1])
		sentence = behind
	}
}

func (p *Pass) words(f Fault, finding Finding) (zh, en []string) {
	put := func(name string, t Text) {
		zh = append(zh, name, t.ZH)
		en = append(en, name, t.EN)
	}
	for name, t := range f.Words {
		put(name, t)
	}
	for _, at := range f.Places {
		if at.Row != open {
			put("row", p.row(at))
		}
		if at.Column != open {
			put("col", p.column(at))
		}
	}
	for _, op := range finding.Operands {
		put(p.across(f, op.Key), same(op.Value.String()))
	}
	if p.Before != nil {
		put("year", same(strconv.Itoa(p.Before.Year)))
	}
	for _, op := range finding.Years {
		put("last_"+p.across(f, op.Key), same(op.Value.String()))
	}
	if f.Expected != nil && f.Printed != nil {
		put("expected", same(f.Expected.String()))
		put("printed", same(f.Printed.String()))
		put("difference", same(strings.TrimPrefix(f.Expected.Sub(*f.Printed).String(), "-")))
	}
	return zh, en
}

func same(s string) Text { return Text{s, s} }

// across names an operand inside its place: by its row in a column, by its
// column in a row.
func (p *Pass) across(f Fault, k normalize.Key) string {
	if len(f.Places) > 0 && f.Places[0].Row == open {
		return k.Row
	}
	return k.Column
}

func (p *Pass) row(k normalize.Key) Text { return p.layout(k.Table).rowLabels[k.Row] }

func (p *Pass) column(k normalize.Key) Text {
	return p.layout(k.Table).columnLabels[k.Column]
}

// sayZero names the figures that were counted as 0 without a printed number.
func (p *Pass) sayZero(f Finding) Text {
	var zh, en []string
	for _, op := range slices.Concat(f.Operands, f.Years) {
		if !op.AssumedZero {
			continue
		}
		label := p.column(op.Key)
		if len(f.Places) > 0 && f.Places[0].Row == open {
			label = p.row(op.Key)
		}
		zhYear, enYear := "", ""
		if op.Year != 0 {
			zhYear, enYear = strconv.Itoa(op.Year)+"年度", " "+strconv.Itoa(op.Year)
		}
		zh, en = append(zh, zhYear+"“"+label.ZH+"”"), append(en, label.EN+enYear)
	}
	if len(zh) == 0 {
		return Text{}
	}
	return Text{
		"其中" + listZH(zh) + "未填数字，按0计。",
		" Counted as 0 without a printed number: " + listEN(en) + ".",
	}
}

const named = 3 // so many names are written out in a list, the others counted

func listZH(names []string) string {
	if len(names) <= named {
		return strings.Join(names, "、")
	}
	return strings.Join(names[:named], "、") + "等" + strconv.Itoa(len(names)) + "处"
}

func listEN(names []string) string {
	if len(names) <= named {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:named], ", ") + " and " + strconv.Itoa(len(names)-named) + " more"
}

func sayDoubt(whose Responsibility) Text {
	switch whose {
	case Reading:
		return Text{"所涉数据未能可靠读出，请先核对原文。", " These figures could not be read safely; compare with the source first."}
	case Undecided:
		return Text{"也可能系读取所致，请先核对原文。", " This may be our reading; compare with the source first."}
	}
	return Text{}
}

var numbering = pattern.MustCompile(`^(?:（[一二三四五六七八九十]+）|[一二三四五六七八九十]+、|\d+\.)`)

// rowLabel is a row's printed label without its numbering and its notes. A label
// that says nothing alone (总计, 其他) stands behind its group.
func rowLabel(r normalize.Row) Text {
	zh := bare(r.Label)
	if r.Group != "" && len([]rune(zh)) <= 2 {
		zh = bare(r.Group) + "：" + zh
	}
	return Text{zh, r.EN}
}

func columnLabel(c normalize.Column) Text { return Text{bare(c.Label), c.EN} }

func bare(label string) string {
	s := numbering.ReplaceAllString(label, "")
	if i := strings.Index(s, "（"); i > 0 {
		s = s[:i]
	}
	return single.Replace(s)
}

var single = strings.NewReplacer("“", "‘", "”", "’")
