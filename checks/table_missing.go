package checks

import (
	"slices"
	"strings"

	"nianbao/normalize"
)

// The three statutory tables: that they are there, and as tables.

var tableBasis = Text{"年度报告格式：统一采用表格形式", "The form of the report: three tables"}

var (
	_ = register(Check{
		ID: "table-missing", Group: "STR", Severity: Error, Class: NationalForm,
		Title: Text{"缺少法定表格", "A statutory table is missing"},
		Says: Text{
			"未找到“{table}”表。",
			"The table \"{table}\" was not found.",
		},
		Basis: tableBasis, Forms: bothForms, Scope: ScopeTable, Needs: []string{"form", "grids", "attachments"},
		Formula: Text{
			"按表头和项目名称未能找到三张法定表格之一",
			"table disclosure, requests or disputes not found by its anchors",
		},
		Traps: Text{
			"以图片发布的见table-as-image；可能在附件、框架页中或由脚本载入的，以及文本截断的，不作判断。相应部分有数字或不知名表格、或位于文末的，可能是未能识别，不归责于发布单位。",
			"For pictures see table-as-image. Not assessable where the page has attachments or frames, or the text breaks off. Undecided where its section holds digits that may be the table, or at the end of the document.",
		},
		Implied: []string{"section-missing"},
		Run: func(p *Pass) {
			for i, s := range six {
				if s.table != "" {
					p.tableThere(i, s)
				}
			}
		},
	})

	_ = register(Check{
		ID: "table-as-image", Group: "STR", Severity: Warning, Class: Hint,
		Title: Text{"表格可能以图片形式发布", "A table seems to be published as a picture"},
		Says: Text{
			"“{table}”可能以图片形式发布，无法核对和复用，请核实。",
			"The table \"{table}\" seems to be published as a picture and cannot be checked or reused.",
		},
		Basis: Text{"年度报告格式；第三方评估的可获取性要求", "The form of the report; assessments ask that it can be reused"},
		Forms: bothForms, Scope: ScopeTable, Needs: []string{"grids", "images"},
		Formula: Text{
			"该部分有图片（宽度不小于400像素或宽度不明），而没有可读取的表格",
			"section has <img> (width ≥ 400 or unknown) and no parsable table",
		},
		Traps: Text{
			"另有文字版页面的，以文字版为准；页面上的宽幅图片也可能是插图，故只作存疑。",
			"A page in text may stand beside the picture; a wide picture may be an illustration, so it stays undecided.",
		},
		Implied: []string{"section-missing"},
		Limits:  limitsOf("图片宽度不小于%d像素", "pictures of %d pixels and wider", widePicture),
		Run: func(p *Pass) {
			for _, s := range six {
				switch {
				case s.table == "":
				case p.printed(s.table):
					p.Hold()
				case p.problemOf("table-as-image", s.table):
					p.Fail(Fault{Places: []normalize.Key{tablePlace(s.table)}, Least: Undecided, Words: map[string]Text{"table": s.name}})
				default:
					p.NotAssessable()
				}
			}
		},
	})
)

func (p *Pass) problemOf(code, key string) bool {
	return slices.ContainsFunc(p.Report.Problems, func(pr normalize.Problem) bool { return pr.Code == code && pr.Key == key })
}

// problemOfRow is problemOf for a row of a table.
func (p *Pass) problemOfRow(code, table, row string) bool {
	return len(p.Report.Problems) > 0 && p.problemOf(code, table+"/"+row)
}

// tableDoubt tells that something in a table could not be read.
func (p *Pass) tableDoubt(table string) Responsibility {
	if slices.ContainsFunc(p.Report.Problems, func(pr normalize.Problem) bool {
		name, _, _ := strings.Cut(pr.Key, "/")
		return name == table && !pr.TableAbsent()
	}) {
		return Reading
	}
	return Publisher
}

// tableThere looks for one table. Its section must be there without it, and must
// not hold what may be the table in a shape that we do not know.
func (p *Pass) tableThere(number int, s sixth) {
	if p.printed(s.table) {
		p.Hold()
		return
	}
	whose, ok := p.absent(number)
	if !ok || p.tableDoubt(s.table) == Reading {
		p.NotAssessable()
		return
	}
	section := p.section(s.key)
	if section == nil || digits(section.Text) >= 5 {
		whose = Undecided
	}
	p.Fail(Fault{Places: []normalize.Key{tablePlace(s.table), sectionPlace(s.key)}, Least: whose, Words: map[string]Text{"table": s.name}})
}

func digits(s string) int {
	return strings.Count(strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return -1
	}, s), "0")
}
