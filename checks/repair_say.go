package checks

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/normalize"
)

// The words of a repair: what to look at, never what to write.

func (p *Pass) sayRepair(s *system, found []candidate) Text {
	var ways []Text
	for _, c := range found[:min(named, len(found))] {
		ways = append(ways, p.sayWay(s, c))
	}
	says := Text{"若" + ways[0].ZH + "，相关各项勾稽关系均成立。", "If " + ways[0].EN + ", all sums concerned hold."}
	if len(found) > 1 {
		says = sayTies(ways, len(found))
	}
	says.ZH += "供核对原文，未改动数据。"
	says.EN += " To be compared with the source; no figure was changed."
	return says
}

// sayTies tells equally small repairs as what they are: nobody can choose.
func sayTies(ways []Text, n int) Text {
	var zh, en []string
	for i, w := range ways {
		no := strconv.Itoa(i + 1)
		zh, en = append(zh, "（"+no+"）"+w.ZH), append(en, "("+no+") "+w.EN)
	}
	rest := Text{}
	if n > len(ways) {
		rest = Text{"；等等", "; and so on"}
	}
	return Text{
		"有" + strconv.Itoa(n) + "种同样简单的改法可使相关各项勾稽关系成立，无法确定是哪一种：" + strings.Join(zh, "；") + rest.ZH + "。",
		strconv.Itoa(n) + " equally small changes would make all sums concerned hold, and which is right cannot be told: " + strings.Join(en, "; ") + rest.EN + ".",
	}
}

func (p *Pass) sayWay(s *system, c candidate) Text {
	t := p.sayChanges(s, c)
	if slices.ContainsFunc(c.changes, func(ch change) bool { return s.cells[ch.cell].doubtful }) {
		t.ZH += "（其中有未能可靠读出的数据，请先核对原文）"
		t.EN += " (which touches figures that could not be read safely; compare with the source first)"
	}
	return t
}

func (p *Pass) sayChanges(s *system, c candidate) Text {
	switch c.kind {
	case "swapped":
		a, b := p.sayCell(s, c.changes[0].cell), p.sayCell(s, c.changes[1].cell)
		return Text{a.ZH + "与" + b.ZH + "两格互换", a.EN + " and " + b.EN + " were exchanged"}
	case "misbooked":
		return p.sayMove(s, c.changes[0], c.changes[1])
	case "shifted":
		return p.sayShift(s, c)
	}
	var zh, en []string
	for _, ch := range c.changes {
		at := s.cells[ch.cell]
		name, to := p.sayCell(s, ch.cell), strconv.FormatInt(at.value+ch.by, 10)
		from := same(strconv.FormatInt(at.value, 10))
		if at.unfilled {
			from = Text{"未填", "nothing"}
		}
		zh, en = append(zh, name.ZH+"由"+from.ZH+"改为"+to), append(en, name.EN+" were "+to+" instead of "+from.EN)
	}
	return Text{strings.Join(zh, "、"), strings.Join(en, ", and ")}
}

// sayMove: some requests stand in one cell and belong into another.
func (p *Pass) sayMove(s *system, a, b change) Text {
	if a.by > 0 {
		a, b = b, a
	}
	n := strconv.FormatInt(b.by, 10)
	from, to := p.sayCell(s, a.cell), p.sayCell(s, b.cell)
	return Text{from.ZH + "中的" + n + "件改计入" + to.ZH, n + " of " + from.EN + " were counted in " + to.EN}
}

func (p *Pass) sayShift(s *system, c candidate) Text {
	sh := c.shift
	row := rowLabel(p.layout(normalize.Requests).rows[sh.row])
	what := Text{"总计以外各格", "all but the total"}
	if sh.whole {
		what = Text{"整行", "the whole row"}
	}
	way := Text{"右移一列", "moved one column to the right"}
	if sh.left {
		way = Text{"左移一列", "moved one column to the left"}
	}
	value := s.cells[sh.open].value
	for _, ch := range c.changes {
		if ch.cell == sh.open {
			value += ch.by
		}
	}
	column, open := p.column(s.cells[sh.open].figure.Key), strconv.FormatInt(value, 10)
	return Text{
		"“" + row.ZH + "”行" + what.ZH + way.ZH + "、“" + column.ZH + "”列改为" + open,
		"row \"" + row.EN + "\" were read with " + what.EN + " " + way.EN + " and " + open + " in column \"" + column.EN + "\"",
	}
}

func (p *Pass) sayCell(s *system, i int) Text {
	k := s.cells[i].figure.Key
	row, column := p.row(k), p.column(k)
	return Text{"“" + row.ZH + "”行“" + column.ZH + "”列", "row \"" + row.EN + "\", column \"" + column.EN + "\""}
}
