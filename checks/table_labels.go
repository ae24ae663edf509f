package checks

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract"
	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Only labels of rows are compared: words of the columns come to us cut and
// wrapped too often, and the values are placed without them.
var _ = register(Check{
	ID: "table-label-altered", Group: "STR", Severity: Notice, Class: NationalForm,
	Title: Text{"项目名称与格式不一致", "A label differs from the form"},
	Says: Text{
		"“{table}”表项目名称与统一格式不一致：{list}。",
		"Labels of table \"{table}\" differ from the form: {list}.",
	},
	Basis: Text{"年度报告格式的表式", "The tables of the form"},
	Forms: bothForms, Scope: ScopeTable, Needs: []string{"labels"},
	Formula: Text{
		"项目名称可以辨认，但既不是表式原文或其无碍的写法，也不是其中一部分",
		"label matched by its pattern ∧ its normalised text is neither the printed label nor a harmless variant, nor a part of it",
	},
	Traps: Text{
		"标点、括号、序号、空格、引号不同，省略注释，“年度”与“年”、“转结”与“结转”、“其它”与“其他”等无碍含义的写法，以及转换时截断的名称不报。非逐格读取的版式存疑。",
		"Other brackets, punctuation, numbering or spaces, an omitted note, harmless wordings, and labels that a conversion cut are passed over. Undecided where the cells are not drawn.",
	},
	Run: func(p *Pass) { p.eachTable((*Pass).labelsAsPrinted) },
})

func (p *Pass) labelsAsPrinted(table string) {
	f := Fault{}
	var zh, en []string
	looked := 0
	for i := range p.Report.Rows {
		r := &p.Report.Rows[i]
		if r.Table != table || r.Label == "" {
			continue
		}
		row, known := p.layout(table).row[r.Row]
		if !known {
			continue
		}
		looked++
		if r.Exact || harmless(r.Label, row) || r.Layout != extract.Ruled && runOn(r.Label, row) {
			p.Hold()
			continue
		}
		if r.Layout != extract.Ruled {
			f.Least = Undecided
		}
		f.Places = append(f.Places, normalize.Key{Table: table, Row: r.Row, Column: open})
		zh, en = append(zh, "“"+quoted(r.Label)+"”应为“"+bare(row.Label)+"”"), append(en, "\""+quoted(r.Label)+"\" (the form says \""+bare(row.Label)+"\")")
	}
	if looked == 0 && table != normalize.Disputes { // whose rows are named by its header only
		p.NotAssessable()
	}
	if len(zh) == 0 {
		return
	}
	f.Words = map[string]Text{"table": tableName(table), "list": {listZH(zh), listEN(en)}}
	p.Fail(f)
}

// harmless tells a label that says the same in other words of no weight, or that
// is a part of the printed one: what is lost of it may be lost on the way to us.
func harmless(label string, row normalize.Row) bool {
	got, want := essence(label), essence(row.Label)
	if utf8.RuneCountInString(want) < 4 { // 其他, 总计, 规章: other labels hold such words
		return strings.HasSuffix(got, want) || got == ""
	}
	return strings.Contains(got, want) || strings.Contains(want, got) || strings.HasPrefix(normalize.Fold(bare(row.Label)), normalize.Fold(bare(label)))
}

// runOn tells a label with more words around it: where the cells are not drawn, they
// may be its neighbours' (总计商业企 is a header of two columns, sample 025).
func runOn(label string, row normalize.Row) bool {
	return strings.Contains(essence(label), essence(row.Label))
}

// weightless are wordings that mean the same to everybody (domain rule 6.2).
var weightless = strings.NewReplacer(
	"上一年", "上年", "下一年", "下年", "次年", "下年", "转结", "结转", "其它", "其他", "或者", "或", "未补正", "不补正", "合计", "总计",
	"信访举报投诉类", "信访举报投诉", "第三人", "第三方", "未掌握", "不掌握", "无现成", "没有现成", "大量重复", "大量反复",
	"的", "", "数量", "", "政府信息公开申请", "申请", "信息公开申请", "申请", "新收到", "新收", "至", "", "到", "", "仍", "", "所", "",
)

var labelNumber = pattern.MustCompile(`^(?:[一二三四五六七八九十]{1,2}|\d)+`)

// essence is a label without numbering, note, punctuation and such words.
func essence(label string) string {
	folded := normalize.Fold(bare(label))
	if rest := labelNumber.ReplaceAllString(folded, ""); utf8.RuneCountInString(rest) >= 2 {
		folded = rest
	}
	return weightless.Replace(strings.ReplaceAll(folded, "年度", "年"))
}
