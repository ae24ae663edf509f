package checks

import (
	"slices"
	"strconv"

	"nianbao/extract"
	"nianbao/normalize"
)

// Cells without a number. A blank is never 0: the publisher is asked, once for a
// table. These findings name no figures as evidence: nothing is wrong with those.

var (
	_ = register(Check{
		ID: "table-all-blank", Group: "STR", Severity: Error, Class: NationalForm,
		Title: Text{"表格未填", "A table is empty"},
		Says: Text{
			"“{table}”表共{count}个单元格，均未填数据，请核实：确为零的填0。",
			"All {count} cells of table \"{table}\" are empty.",
		},
		Basis: sectionBasis, Others: sectionForm, Forms: bothForms, Scope: ScopeTable, Needs: []string{"figures"},
		Formula: Text{
			"已找到表格，全部数据单元格为空白或横线，且至少有一个空白",
			"table found ∧ all value cells blank or dash, at least one of them blank",
		},
		Traps: Text{
			"全部填“/”“-”的属于已作表示，见cell-placeholder。数值由脚本生成或以图片显示、非逐格读取的版式存疑；有未读出单元格的不作判断。",
			"A table of dashes only is an answer, see cell-placeholder. Undecided where values may be drawn by script or picture, or the cells are not drawn; not assessable where cells could not be read.",
		},
		Run: func(p *Pass) { p.eachTable((*Pass).tableFilled) },
	})

	_ = register(Check{
		ID: "cell-blank", Group: "STR", Severity: Notice, Class: Hint,
		Title: Text{"空白单元格", "Blank cells"},
		Says: Text{
			"“{table}”表有{count}个空白单元格（{list}），请核实：确为零的填0。",
			"Blank cells in table \"{table}\": {count} ({list}); where the number is zero, 0 should be printed.",
		},
		Basis: Text{"通行做法", "Practice"},
		Forms: bothForms, Scope: ScopeCell, Needs: []string{"figures"},
		Formula: Text{
			"表中有空白单元格（每表合并为一条，并举例）",
			"count(blank cells)>0, once per table with examples",
		},
		Traps: Text{
			"规范的报告中也常见（整列法人组织或各行总计不填），仅作提示。空白不等于0，数据中保持空白。",
			"Common even in good reports (whole columns of organisations, or row totals, left empty): a notice only. Blank is stored as blank.",
		},
		Implied: []string{"table-all-blank"},
		Run: func(p *Pass) {
			p.eachTable(func(p *Pass, table string) { p.cellsOf(table, normalize.Blank) })
		},
	})

	_ = register(Check{
		ID: "cell-placeholder", Group: "STR", Severity: Notice, Class: Hint,
		Title: Text{"以符号或文字代替数字", "Marks or words in place of numbers"},
		Says: Text{
			"“{table}”表有{count}个单元格填“/”“-”“无”等（{list}），请核实：确为零的填0。",
			"Cells with \"/\", \"-\", 无 or the like in table \"{table}\": {count} ({list}); where the number is zero, 0 should be printed.",
		},
		Basis: Text{"通行做法", "Practice"},
		Forms: bothForms, Scope: ScopeCell, Needs: []string{"figures"},
		Formula: Text{
			"表中有单元格填横线、“无”或“不适用”（每表合并为一条，并举例）",
			"count(dash/无/不适用 cells)>0, once per table with examples",
		},
		Traps: Text{
			"规范的报告中也常见，仅作提示。",
			"Common even in good reports: a notice only.",
		},
		Run: func(p *Pass) {
			p.eachTable(func(p *Pass, table string) { p.cellsOf(table, normalize.Dash, normalize.None, normalize.NA) })
		},
	})
)

func (p *Pass) tableFilled(table string) {
	blanks, cells := 0, 0
	for _, k := range p.layout(table).keys {
		f := p.figures.at(k)
		if f == nil {
			p.NotAssessable()
			return
		}
		switch cells++; f.Value.Kind {
		case normalize.Blank:
			blanks++
		case normalize.Dash:
		default:
			p.Hold()
			return
		}
	}
	if blanks == 0 {
		p.Hold()
		return
	}
	p.Fail(Fault{Places: []normalize.Key{tablePlace(table)}, Least: p.drawn(table), Words: map[string]Text{
		"table": tableName(table), "count": same(strconv.Itoa(cells)),
	}})
}

// drawn is the publisher's where every row of a table stands in drawn cells and no
// picture is near; without borders an empty cell leaves little or no trace.
func (p *Pass) drawn(table string) Responsibility {
	if p.pictured() || slices.ContainsFunc(p.Report.Rows, func(r normalize.PrintedRow) bool {
		return r.Table == table && r.Layout != extract.Ruled
	}) {
		return Undecided
	}
	return Publisher
}

// cellsOf makes one finding of all cells of a table that are of some kinds.
func (p *Pass) cellsOf(table string, kinds ...normalize.Kind) {
	var at []normalize.Key
	all := p.tableCells(table)
	if slices.ContainsFunc(kinds, func(k normalize.Kind) bool { return slices.Contains(all.kinds, k) }) {
		for _, c := range all.list {
			if slices.Contains(kinds, c.figure.Value.Kind) {
				at = append(at, c.figure.Key)
			}
		}
	}
	switch {
	case len(all.list) == 0:
		p.NotAssessable()
	case len(at) == 0:
		p.Hold()
	default:
		f := Fault{Places: []normalize.Key{tablePlace(table)}, Words: map[string]Text{
			"table": tableName(table), "count": same(strconv.Itoa(len(at))), "list": p.examples(at),
		}}
		if slices.Contains(kinds, normalize.Blank) { // a mark is seen in any layout
			f.Least = p.drawn(table)
		}
		p.Fail(f)
	}
}

// examples names the first cells of a list.
func (p *Pass) examples(at []normalize.Key) Text {
	var zh, en []string
	for _, k := range at[:min(named, len(at))] {
		row, column := p.row(k), p.column(k)
		zh, en = append(zh, "“"+row.ZH+"—"+column.ZH+"”"), append(en, row.EN+" / "+column.EN)
	}
	list := Text{listZH(zh), listEN(en)}
	if len(at) > named {
		list.ZH, list.EN = list.ZH+"等", list.EN+" …"
	}
	return list
}
