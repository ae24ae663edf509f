package checks

import (
	"slices"
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// The six sections: that they are there, in order, numbered as the form numbers
// them, and that nothing is added.

var (
	sectionBasis = Text{"《条例》第五十条；年度报告格式", "Article 50 of the regulation; the form of the report"}
	sectionForm  = Text{"年度报告格式", "The form of the report"}
)

var (
	_ = register(Check{
		ID: "section-missing", Group: "STR", Severity: Error, Class: NationalForm,
		Title: Text{"缺少法定部分", "A statutory section is missing"},
		Says: Text{
			"年度报告中未找到“{section}”部分的标题，也未找到该部分的表格或文字。",
			"Section \"{section}\" was not found: neither its heading nor its table or text.",
		},
		Basis: sectionBasis, Others: sectionForm, Forms: bothForms, Scope: ScopeReport, Needs: []string{"sections", "headings", "grids"},
		Formula: Text{
			"六个部分中有一个既无标题，也无属于该部分的表格或文字",
			"∃ s∈{overview,active_disclosure,requests,review_litigation,problems,other_matters}: heading(s) not found ∧ no table and no body attributable to s",
		},
		Traps: Text{
			"标题并入正文或在转换中丢失：表格或内容尚在的不报。文本截断、在附件或图片中的不作判断；文末缺失而原件可能未取全的，不归责于发布单位。",
			"A heading merged into a line or lost in conversion: nothing is said where its table or body is there. Not assessable where the text breaks off or may stand in an attachment or picture; undecided at the end of the document.",
		},
		Run: func(p *Pass) {
			for i, s := range six {
				p.sectionThere(i, s)
			}
		},
	})

	_ = register(Check{
		ID: "section-order", Group: "STR", Severity: Warning, Class: NationalForm,
		Title: Text{"六个部分顺序不符", "The sections are not in the order of the form"},
		Says: Text{
			"六个部分的先后顺序与统一格式不一致：{found}。",
			"The sections are not in the order of the form: {found}.",
		},
		Basis: Text{"年度报告格式六个部分的顺序", "The order of the six parts of the form"},
		Forms: bothForms, Scope: ScopeReport, Needs: []string{"sections"},
		Formula: Text{
			"已找到的各部分不是按一至六的顺序排列",
			"order of found sections ≠ 一<二<三<四<五<六",
		},
		Traps: Text{
			"分栏PDF的提取顺序、附于文末的表格也会如此：标题序号与所在位置不一致的，只作存疑，不归责于发布单位。",
			"Two-column extraction and tables annexed at the end look like this: undecided unless the printed numerals follow the order in which the sections stand.",
		},
		Run: func(p *Pass) {
			found := p.sectionsFound()
			switch {
			case len(found) < 2:
				p.NotAssessable()
			case slices.IsSorted(found):
				p.Hold()
			default:
				p.Fail(p.disordered(found))
			}
		},
	})

	_ = register(Check{
		ID: "section-numbering", Group: "STR", Severity: Notice, Class: NationalForm,
		Title: Text{"部分序号与格式不符", "A section carries another numeral than in the form"},
		Says: Text{
			"标题序号与统一格式不一致：{list}。",
			"Numerals differ from the form: {list}.",
		},
		Basis: Text{"年度报告格式六个部分的序号", "The numerals of the six parts of the form"},
		Forms: bothForms, Scope: ScopeReport, Needs: []string{"headings"},
		Formula: Text{
			"标题序号与统一格式所定的序号不同",
			"numeral(heading) ≠ expected",
		},
		Traps: Text{
			"网页列表序号丢失的标题无序号，不报；总体情况内部用“一、二、”编号的小标题不是六个部分的标题。顺序不符的见section-order。",
			"Headings whose list numeral was dropped have none and are passed over; sub-headings numbered 一、二、 inside the overview are no sections. For another order see section-order.",
		},
		Implied: []string{"section-order"},
		Run:     func(p *Pass) { p.numerals() },
	})

	_ = register(Check{
		ID: "section-empty", Group: "STR", Severity: Warning, Class: NationalForm,
		Title: Text{"只有标题没有内容", "A section has a heading and nothing under it"},
		Says: Text{
			"“{section}”部分只有标题，未见内容。",
			"Section \"{section}\" has a heading, and nothing was found under it.",
		},
		Basis: sectionBasis, Others: sectionForm, Forms: bothForms, Scope: ScopeReport, Needs: []string{"sections", "grids", "images"},
		Formula: Text{
			"该部分有标题，没有文字，也没有表格",
			"section found ∧ char_count(body) = 0 ∧ no table",
		},
		Traps: Text{
			"内容由脚本生成、在附件或图片中、文本截断的不作判断；缺表格的见table-missing。",
			"Not assessable where the body may be rendered by script, stand in an attachment or picture, or be cut off; for the sections of the three tables see table-missing.",
		},
		Run: func(p *Pass) {
			for i, s := range six {
				if s.table == "" {
					p.bodyThere(i, s)
				}
			}
		},
	})

	_ = register(Check{
		ID: "section-extra", Group: "STR", Severity: Notice, Class: Hint,
		Title: Text{"格式以外的部分", "A section outside the six was added"},
		Says: Text{
			"出现统一格式六个部分以外的一级标题：{list}，请核对。",
			"Headings of the top level outside the six of the form: {list}. Please check.",
		},
		Basis: Text{"年度报告格式六个部分", "The six parts of the form"},
		Forms: bothForms, Scope: ScopeReport, Needs: []string{"headings"},
		Formula: Text{
			"出现六个部分以外的一级标题（如“七、”）",
			"top-level heading outside the six (七、… or unknown)",
		},
		Traps: Text{
			"附件、附表、落款不是增加的部分；有的地方要求在第六部分之后另列事项。",
			"Annexes and signatures are no added sections; some local rules ask for matters after part six.",
		},
		Run: func(p *Pass) { p.added() },
	})
)

// sectionThere looks for one section: its heading, its table, or a body that can
// only be its own.
func (p *Pass) sectionThere(number int, s sixth) {
	if p.section(s.key) != nil || s.table != "" && p.printed(s.table) || p.bodyElsewhere(s.key) {
		p.Hold()
		return
	}
	whose, ok := p.absent(number)
	if !ok {
		p.NotAssessable()
		return
	}
	p.Fail(Fault{Places: []normalize.Key{sectionPlace(s.key)}, Least: whose, Words: map[string]Text{"section": s.name}})
}

// bodies find the content of a section that has lost its heading. They err on the
// side of finding it: a heading that was merged into a line is our trouble.
var bodies = map[string]*pattern.Pattern{
	"active_disclosure": pattern.MustCompile(`主动公开.{0,12}情况|制发件数|处理决定数量`),
	"requests":          pattern.MustCompile(`收到.{0,10}申请.{0,6}情况|申请人情况|勾稽关系`),
	"review_litigation": pattern.MustCompile(`行政复议.{0,6}诉讼|结果维持`),
	"problems":          pattern.MustCompile(`存在.{0,6}(?:问题|不足)|(?:主要)?问题(?:和|及).{0,6}(?:改进|措施)|短板`),
	"other_matters":     pattern.MustCompile(`其[他它].{0,6}(?:事项|报告)|信息处理费|收费情况`),
}

func (p *Pass) bodyElsewhere(key string) bool {
	if key == "overview" {
		lede := p.section("")
		return lede != nil && len([]rune(lede.Text)) > longLede
	}
	return bodies[key].MatchString(withoutContents(p.text()))
}

// withoutContents drops sentences that list the sections (本报告由总体情况、主动公开
// …等六部分组成): they are the body of none.
func withoutContents(text string) string {
	var b strings.Builder
	for sentence := range strings.SplitAfterSeq(strings.ReplaceAll(text, "\n", "。"), "。") {
		listed := 0
		for _, word := range []string{"总体情况", "概述", "主动公开", "申请", "复议", "问题", "其他需要"} {
			if strings.Contains(sentence, word) {
				listed++
			}
		}
		if listed < 4 {
			b.WriteString(sentence)
		}
	}
	return b.String()
}

// sectionsFound gives the numbers of the sections in the order in which they stand.
func (p *Pass) sectionsFound() []int {
	var found []int
	for i := range p.Report.Sections {
		s := &p.Report.Sections[i]
		if n := sectionNumber(s.Key); n >= 0 {
			found = append(found, n)
		}
	}
	return found
}

// disordered is the publisher's only where the printed numerals rise in the order
// in which we met the headings: then we met them as they are printed.
func (p *Pass) disordered(found []int) Fault {
	f := Fault{Places: []normalize.Key{wholeReport}}
	var zh, en []string
	last := 0
	for _, i := range found {
		n := strings.Index("一二三四五六七八九", numeralOf(p.section(six[i].key).Heading))/len("一") + 1
		if numeralOf(p.section(six[i].key).Heading) == "" || n <= last {
			f.Least = Undecided
		}
		last = n
		zh, en = append(zh, "“"+six[i].name.ZH+"”"), append(en, "\""+six[i].name.EN+"\"")
	}
	f.Words = map[string]Text{"found": {strings.Join(zh, "、"), strings.Join(en, ", ")}}
	return f
}

var headingNumeral = pattern.MustCompile(`^[\s#*]*(?:第)?([一二三四五六七八九])(?:部分)?[、.．：:，]`)

// numeralOf is the numeral that a heading carries, "" for none.
func numeralOf(heading string) string {
	if m := headingNumeral.FindStringSubmatch(strings.TrimSpace(heading)); m != nil {
		return m[1]
	}
	return ""
}

// numerals lists the headings that carry another numeral than the form's. That
// numerals begin again at 一 is no fault: many number the matters of the overview so.
func (p *Pass) numerals() {
	f := Fault{Places: []normalize.Key{wholeReport}}
	var zh, en []string
	numbered := 0
	for _, s := range six {
		found := p.section(s.key)
		if found == nil {
			continue
		}
		switch n := numeralOf(found.Heading); n {
		case "":
		case s.numeral:
			numbered++
		default:
			zh = append(zh, "“"+quoted(found.Heading)+"”应为“"+s.numeral+"、”")
			en = append(en, "\""+quoted(found.Heading)+"\" (expected "+s.numeral+")")
		}
	}
	switch {
	case len(zh) > 0:
		f.Words = map[string]Text{"list": {listZH(zh), listEN(en)}}
		p.Fail(f)
	case numbered > 0:
		p.Hold()
	default:
		p.NotAssessable()
	}
}

var plainly = strings.NewReplacer("{", "(", "}", ")", "\n", " ")

// quoted keeps printed words short and free of the marks of a sentence's places.
func quoted(s string) string {
	s = plainly.Replace(strings.TrimSpace(s))
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

func (p *Pass) bodyThere(number int, s sixth) {
	found := p.section(s.key)
	switch {
	case found == nil:
		p.NotAssessable()
	case strings.TrimSpace(found.Text) != "":
		p.Hold()
	default:
		p.bodyless(number, s)
	}
}

// bodyless is a section without text. The last section of a document may have
// lost it, and a picture or file may hold it.
func (p *Pass) bodyless(number int, s sixth) {
	last := p.sectionIndex(s.key) == len(p.Report.Sections)-1
	if !p.whole() || p.pictured() || p.linked() || last && number == p.lastSeen() {
		p.NotAssessable()
		return
	}
	p.Fail(Fault{Places: []normalize.Key{sectionPlace(s.key)}, Words: map[string]Text{"section": s.name}})
}

var annex = pattern.MustCompile(`附件|附表|附录|附：|联系方式|落款`)

// added lists the headings of the top level that are none of the six.
func (p *Pass) added() {
	var zh, en []string
	for i := range p.Report.Sections {
		s := &p.Report.Sections[i]
		if s.Key == "extra" && !annex.MatchString(s.Heading) {
			zh, en = append(zh, "“"+quoted(s.Heading)+"”"), append(en, "\""+quoted(s.Heading)+"\"")
		}
	}
	switch {
	case len(zh) > 0:
		p.Fail(Fault{Places: []normalize.Key{wholeReport}, Words: map[string]Text{"list": {listZH(zh), listEN(en)}}})
	case len(p.sectionsFound()) > 0:
		p.Hold()
	default:
		p.NotAssessable()
	}
}
