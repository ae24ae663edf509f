package checks

import (
	"slices"
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

var feeWords = pattern.MustCompile(`处理费|收费|费用|收取|免费|缴费`)

// The duty rests on what the form says of section six and on the measures for the
// fee; local rules that repeat it bind only their own province and are not named.
var _ = register(Check{
	ID: "fee-statement-missing", Group: "STR", Severity: Warning, Class: NationalForm,
	Title: Text{"未报告信息处理费收取情况", "The fee for information processing is not reported"},
	Says: Text{
		"未见信息处理费收取情况的表述{where}，请核实：未收取的也应说明。",
		"Nothing was found about the fee for information processing{where}; where none was charged the report should say so.",
	},
	Basis: Text{
		"年度报告格式（国办公开办函〔2021〕30号）第六部分：收取信息处理费情况在此处报告；《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）",
		"Part six of the form of 2021, where the fee is to be reported; the measures for the fee (国办函〔2020〕109号)",
	},
	Forms: []string{"f2021"}, Scope: ScopeReport, Needs: []string{"year", "section:other_matters", "text"},
	Formula: Text{
		"第六部分和全文均未出现“处理费”“收费”“费用”“收取”等表述",
		"no mention of 处理费|收费|费用|收取 in section six nor anywhere",
	},
	Traps: Text{
		"写在依申请公开段落中的也算；第六部分只写“无”的降为提示。2020年度及以前不要求。文本截断、第六部分未找到的不作判断。",
		"A sentence in another section counts; where section six says only 无 it falls to notice. Not asked for 2020 and before. Not assessable where the text breaks off or section six was not found.",
	},
	Run: func(p *Pass) {
		found := p.section("other_matters")
		said := slices.ContainsFunc(p.Report.Statements, func(s normalize.Statement) bool { return s.Measure == "info_fee" || s.Measure == "no_fee" })
		switch {
		case p.Report.Year != 0 && p.Report.Year < 2021:
			return
		case said || p.says(feeWords):
			p.Hold()
		case found == nil || !p.whole() || strings.TrimSpace(found.Text) == "":
			p.NotAssessable()
		default:
			p.Fail(p.feeUnsaid(p.said(unsigned(found.Text))))
		}
	},
})

var nothingElse = pattern.MustCompile(`^(?:本年度)?(?:暂?无|没有|无其他.{0,12}|暂?无.{0,12}事项)[。.]?$`)

// signed is a line of a signature: who, and on which day.
var signed = pattern.MustCompile(`^(?:[\p{Han}（）()]{2,30}(?:[局委办厅院会镇乡]|中心|政府|街道|办公室|办事处)|[0-9○〇零一二三四五六七八九十]{4}年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日)$`)

// unsigned is a text without the signature below it.
func unsigned(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for len(lines) > 1 && signed.MatchString(normalize.Compact(lines[len(lines)-1])) {
		lines = lines[:len(lines)-1]
	}
	return strings.Join(lines, "\n")
}

func (p *Pass) feeUnsaid(body string) Fault {
	f := Fault{Places: []normalize.Key{sectionPlace("other_matters")}, Least: p.converted(), Words: map[string]Text{"where": {}}}
	if nothingElse.MatchString(strings.TrimSpace(body)) {
		f.Step = true
		f.Words["where"] = Text{"（第六部分为“" + quoted(body) + "”）", " (part six says \"" + quoted(body) + "\")"}
	}
	if p.linked() || p.pictured() {
		f.Least = Undecided
	}
	return f
}
