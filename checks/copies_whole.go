package checks

import "nianbao/normalize"

var _ = register(Check{
	ID: "dup-tables-peer", Group: "DUP", Severity: Notice, Class: Hint,
	Title: Text{"表格数据与其他单位完全相同", "The tables are those of another agency"},
	Says: Text{
		"三张表格的数据与{peer}完全相同，请核实是否误用。",
		"The figures of the tables are those of {peer}, without a difference; please check.",
	},
	Basis: Text{
		"国办公开办函〔2021〕30号“明确责任”：内容雷同、敷衍塞责等问题并造成不良后果的追究责任",
		"The notice of 2021 (国办公开办函〔2021〕30号), on responsibility for reports that are alike",
	},
	Forms: bothForms, Scope: ScopeCorpus, Needs: []string{"disclosure/*/*", "requests/*/*", "disputes/*/*"},
	Formula: Text{
		"不为0的数据与另一单位全部相同：不计合计至少6个，其中不小于10的不同数值至少3个",
		"all figures that are not 0 equal those of another agency: ≥ 6 of them no sums, with ≥ 3 different values ≥ 10",
	},
	Traps: Text{
		"一件申请予以公开即有六个非零数，小数目相同属偶然，故只比较足以区分的表格。两块牌子、合署办公、政府与其办公室、同一页面的汇总报告不算。",
		"One request that was granted makes six figures already; small numbers agree by chance, and only telling tables are compared. One body under two names, joint offices, a government and its own office, and a page with several reports are no copies.",
	},
	Implied: []string{"dup-file"},
	Limits:  limitsOf("不为0的数据至少%d个，其中不小于%d的不同数值至少%d个", "at least %d figures that are not 0, of them %[3]d different ones of %[2]d or more", TellingCells, TellingLeast, TellingValues),
	Run: func(p *Pass) {
		if p.Copies == nil {
			return
		}
		for _, c := range p.copies("tables") {
			if !c.First {
				p.Fail(wholeCopy(c))
				return
			}
		}
		if p.nonzero() < TellingCells {
			p.NotAssessable()
			return
		}
		p.Hold()
	},
})

// Whose report a page is may be our own misreading, or a link of the site to the wrong
// page: the finding asks, and is a warning at most.
var _ = register(Check{
	ID: "dup-file", Group: "DUP", Severity: Error, Class: Hint,
	Title: Text{"两个单位发布同一份报告", "One report is published for two agencies"},
	Says: Text{
		"全文及表格数据与{peer}逐字相同，请核实是否错发、错链或未另行编制。",
		"Text and figures are those of {peer}, word for word; please check for a wrong page or link, or a report that was not drawn up.",
	},
	Basis: Text{
		"国办公开办函〔2021〕30号“明确责任”：内容雷同、敷衍塞责等问题并造成不良后果的追究责任",
		"The notice of 2021 (国办公开办函〔2021〕30号), on responsibility for reports that are alike",
	},
	Scope: ScopeCorpus, Needs: []string{"document.sha256", "text"},
	Formula: Text{
		"正文不少于300字，正文和全部数据与另一单位的报告相同",
		"prose of ≥ 300 characters and all figures equal those of another agency's report",
	},
	Traps: Text{
		"合署办公、两块牌子、街道合并、政府与其办公室、同一页面的汇总报告不算；网站错链和识别错单位的可能未排除，故不归责，至多为请核实。",
		"Joint offices, one body under two names, merged streets, a government and its own office, and a page with several reports are no copies. A wrong link of the site, or an agency that we misread, is not ruled out: nobody is blamed.",
	},
	Limits: limitsOf("正文不少于%d字", "at least %d characters of prose", TellingProse),
	Run: func(p *Pass) {
		if p.Copies == nil {
			return
		}
		for _, c := range p.copies("file") {
			if !c.First {
				f := wholeCopy(c)
				f.Least = Undecided
				p.Fail(f)
				return
			}
		}
		if !p.writes(TellingProse) {
			p.NotAssessable()
			return
		}
		p.Hold()
	},
})

func wholeCopy(c Copy) Fault {
	zh, en := peerWords(c)
	return Fault{Words: map[string]Text{"peer": {zh, en}}, Places: []normalize.Key{wholeReport}}
}
