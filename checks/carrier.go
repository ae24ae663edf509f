package checks

import (
	"strconv"

	"nianbao/extract"
	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// How a report is carried: as a scan, with its attachments, instead of itself.

var obtainable = Text{"信息可获取、可检索", "Information that can be obtained and searched"}

var (
	// A scan that no engine recognised is no report: it ends as unreadable (needs_ocr),
	// which says the same, and has no findings.
	_ = register(Check{
		ID: "pdf-no-text", Group: "FMT", Severity: Warning, Class: Hint,
		Title: Text{"PDF为扫描件，无法检索", "A scanned PDF without text"},
		Says:  Text{"PDF为扫描件，没有文字层，无法检索和复制，建议另发可检索的文本。", "The PDF is a scan without a layer of text: it can be neither searched nor copied."},
		Basis: obtainable, Scope: ScopeReport, Needs: []string{"bytes"},
		Formula: Text{
			"PDF各页除印章、页眉外没有文字，须经文字识别才能读取",
			"format = pdf ∧ its text had to be recognised ∧ no page holds text but for a stamp or a running head",
		},
		Traps: Text{
			"未装识别引擎的，记为无法读取，不作结论。有文字层而字符编码无从得知的，以及仅部分页面为图片的，不作判断。",
			"Without an engine the document is unreadable (needs_ocr) and has no findings. Not assessable where there is text whose characters we cannot tell, or where only some pages are pictures.",
		},
		Run: func(p *Pass) {
			switch {
			case p.Report.Format != extract.PDF:
			case p.Report.Recognised == "":
				p.Hold()
			case !p.Report.Scanned: // some pages print their text, or we cannot tell its characters
				p.NotAssessable()
			default:
				p.Fail(Fault{Places: []normalize.Key{wholeReport}, Carrier: true})
			}
		},
	})

	_ = register(Check{
		ID: "attachment-dead", Group: "FMT", Severity: Notice, Class: Hint,
		Title: Text{"附件无法打开", "A linked file cannot be opened"},
		Says:  Text{"页面所链附件现无法访问：{list}，请核实。", "Files that the page links to cannot be opened now: {list}. Please check."},
		Basis: obtainable, Scope: ScopeCapture, Needs: []string{"captures", "attachments"},
		Formula: Text{
			"页面所链附件返回404或410",
			"a linked attachment answers 404 or 410",
		},
		Traps: Text{
			"服务器出错、拒绝访问、未应答的不作判断。",
			"Not assessable where the server fails, refuses or does not answer.",
		},
		Run: func(p *Pass) { p.attachments() },
	})

	_ = register(Check{
		ID: "only-interpretation-page", Group: "FMT", Severity: Notice, Class: Hint,
		Title: Text{"仅发现图解、解读，未发现报告正文", "Only an interpretation of the report was found"},
		Says:  Text{"该单位{year}年度仅发现图解、解读页面（“{title}”），未发现年度报告正文，请核实。", "For {year} only an infographic or interpretation was found (\"{title}\"), and no report. Please check."},
		Basis: Text{"年度报告格式：报告应以规定格式公布", "The form: the report itself has to be published"},
		Scope: ScopeCapture, Needs: []string{"captures", "title"},
		Formula: Text{
			"标题为图解、解读，而采集完成后未发现该单位该年度的其他页面",
			"the title says 图解|解读 ∧ a finished crawl found no other page of the agency and year",
		},
		Traps: Text{
			"“文字解读：……年度报告”不是报告正文；尚未查完全站的不作判断。",
			"A page named 文字解读：…年度报告 is no report; nothing is said before the site was searched to its end.",
		},
		Run: func(p *Pass) { p.onlyInterpreted() },
	})

	_ = register(Check{
		ID: "download-url-placeholder", Group: "FMT", Severity: Notice, Class: Hint,
		Title: Text{"文中网址为占位符或指向旧年份", "A printed address is a placeholder or leads to an old year"},
		Says:  Text{"文中网址疑似占位符或指向旧年份：{list}，请核对。", "A printed address seems to be a placeholder or to lead to an old year: {list}. Please check."},
		Basis: Text{"网址填写习惯", "Practice"},
		Scope: ScopeReport, Needs: []string{"text", "year"},
		// That the host differs from the agency's site says nothing: counties publish on
		// portals of cities, and departments on portals of governments.
		Formula: Text{
			"文中网址的主机名为占位符；或写明可查阅本报告的网址，其路径中的年份早于上一年",
			"a printed address with a host such as xxx or example, or where the report is said to be found with a year < N−1 as a part of its path",
		},
		Traps: Text{
			"政府门户与部门子站的域名不同属正常，不作比较；“历年”“往年”年报的网址不提示。",
			"Hosts of portals and sub-sites differ and are not compared; addresses of the reports of former years are fine.",
		},
		Run: func(p *Pass) { p.slips(everywhere, p.may(addresses), p.oddAddresses) },
	})
)

func (p *Pass) attachments() {
	if p.Crawl == nil || len(p.Crawl.Attachments) == 0 {
		return
	}
	var dead []string
	unknown := false
	for _, a := range p.Crawl.Attachments {
		switch {
		case a.Status == 404 || a.Status == 410:
			dead = append(dead, "“"+quoted(a.Label)+"”")
		case a.Status < 200 || a.Status >= 400:
			unknown = true
		}
	}
	switch {
	case dead != nil:
		p.Fail(Fault{Places: []normalize.Key{wholeReport}, Carrier: true, Words: map[string]Text{"list": {listZH(dead), listEN(dead)}}})
	case unknown:
		p.NotAssessable()
	default:
		p.Hold()
	}
}

var interpreting = pattern.MustCompile(`图解|解读|一图|图说|长图`)

func (p *Pass) onlyInterpreted() {
	switch {
	case p.Crawl == nil:
	case p.Report.Title == "":
		p.NotAssessable()
	case !p.Crawl.Alone || !interpreting.MatchString(p.Report.Title):
		p.Hold()
	default:
		p.Fail(Fault{Places: []normalize.Key{wholeReport}, Carrier: true, Words: map[string]Text{
			"year": same(strconv.Itoa(p.Report.Year)), "title": same(quoted(p.Report.Title)),
		}})
	}
}

var (
	addresses   = pattern.WordsOf([]string{"www.", "://"})
	addressed   = pattern.MustCompile(`(?:https?://|www\.)[A-Za-z0-9./_~:?#@!$&'*+;=%×-]+`)
	placeholder = pattern.MustCompile(`(?i)[/.](?:x{3,}|×+|\*{2,})(?:[./]|$)|//(?:www\.)?(?:example|test|localhost|127\.|192\.168\.)`)
	yearInPath  = pattern.MustCompile(`[^/]/(20\d\d)(?:\.s?html?)?(?:[/?#]|$)`)
	foundThere  = pattern.MustCompile(`本年度?报告|年报|年度报告|下载|电子版`)
	formerYears = pattern.MustCompile(`历年|往年|以往`)
)

func (p *Pass) oddAddresses(text string) (list []slip) {
	for _, m := range addressed.FindAllStringIndex(text, -1) {
		before, after := sentence(text, m[0], m[1])
		address := text[m[0]:m[1]]
		old := false
		if year := yearInPath.FindStringSubmatch(address); year != nil && p.Report.Year > 0 {
			n, _ := strconv.Atoi(year[1])
			old = n < p.Report.Year-1 && foundThere.MatchString(before+after) && !formerYears.MatchString(before+after)
		}
		if old || placeholder.MatchString(address) {
			list = append(list, slip{from: m[0], to: m[1]})
		}
	}
	return list
}
