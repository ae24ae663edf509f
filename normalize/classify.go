package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
)

// Is a document an annual report at all? Decided by what it holds, and by its
// title only where that says little.
//
//	notice             a 通知 on the form, or on compiling the reports
//	infographic        图解, 一图读懂 without sections and tables
//	website_report     政府网站工作年度报表, the yearly form of a web site
//	other_report       法治政府建设年度报告, 政府工作报告, 部门决算 and the like
//	list_page          links to the reports of several agencies or years
//	guide              信息公开指南, 依申请公开指南
//	no_report_content  fewer than two of: a heading of the six, figures of the
//	                   statutory tables, the title of a report

// classify gives "" for an annual report, else the reason why it is none. figures
// is the number of figures read from the statutory tables, blank cells included:
// the empty form is a report too.
func classify(title string, text prose, sections []Section, figures int) string {
	d := newDraft(title, text, sections, figures)
	if d.isNotice() {
		return "notice"
	}
	if d.headings >= 3 || figures >= aRow {
		return ""
	}
	d.look()
	if (d.headings == 0 || !d.titled) && figures == 0 {
		if reason := d.otherKind(); reason != "" {
			return reason
		}
	}
	if howMany(d.headings > 0, figures > 0, d.titled) < 2 {
		return "no_report_content"
	}
	return ""
}

// aRow of disputes: so many figures are a statutory table, whatever stands around.
const aRow = 15

func howMany(list ...bool) (n int) {
	for _, b := range list {
		if b {
			n++
		}
	}
	return n
}

// draft is what classify looks at.
type draft struct {
	lines    []string // folded, without readings, the first ones only
	headings int      // of the six
	figures  int

	// known when it looked at its lines
	head   string // title and first lines
	titled bool   // some line is the title of a report
	links  int    // different lines that are titles of reports
}

const (
	headLook = 12  // lines in which a document says what it is
	listLook = 200 // lines in which links are counted

	longestHead = 300 // characters of a line that may be the title
)

// readings are put between the characters by mirrors: 政務(wù).
var readings = pattern.MustCompile(`\(\p{Latin}{1,8}\)`)

var (
	reportTitle = pattern.MustCompile(`(?:信息|政务)公开(?:工作)?(?:年度)?(?:工作)?(?:情况)?(?:的)?(?:报告|年报|总结)`)
	listTitle   = pattern.MustCompile(`^[^。；，]{0,50}(?:20\d\d年|年度)[^。；，]{0,40}信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)[^。；，]{0,24}$`)
	noticeTitle = pattern.MustCompile(`^[^。；]{0,60}(?:关于)?(?:进一步)?(?:印发|转发|做好|开展|报送|编制|编报|发布|规范|填报|调整|修订)[^。；]{0,60}(?:年度报告|年报|报告格式)[^。；]{0,40}(?:的)?通知(?:$|[^,，。]{0,12}$)`)
	salutation  = pattern.MustCompile(`^(?:(?:各|省|市|县|区|机关各|局)[^。；]{2,120}：$|各[^。；]{2,60}(?:政府|单位|部门|办公室|委员会|机构)[^。；]{0,80}：)`)
)

// otherKinds are looked for in the head of a document that has neither heading
// nor figure. The weak ones yield where it begins with the title of a report.
var otherKinds = []struct {
	reason  string
	pattern *pattern.Pattern
	weak    bool
}{
	{"website_report", pattern.MustCompile(`政府网站(?:监管|工作)?(?:工作)?年度(?:工作)?报表|网站监管年度报表`), false},
	{"infographic", pattern.MustCompile(drawnWords + `[^\n]{0,60}(?:报告|年报|信息公开)|(?:报告|年报)[^\n]{0,20}` + drawnWords + `|(?:报告|年报)[》”]?的?(?:政策|文字|图片|图文)?解读(?:\n|$)`), false},
	{"other_report", pattern.MustCompile(`法治政府建设|依法行政工作|政府工作报告|部门(?:预|决)算|(?:预|决)算公开|国民经济和社会发展|审计结果|绩效(?:自评|评价)报告`), true},
	{"guide", pattern.MustCompile(`(?:信息|申请)公开(?:工作)?指南|公开目录`), true},
}

const drawnWords = `(?:图解|一图(?:读|看)懂|一图了解|图说|长图|图片版)`

func (d *draft) otherKind() string {
	for _, o := range otherKinds {
		if o.pattern.MatchString(d.head) && !(o.weak && reportTitle.MatchString(d.lines[0])) {
			return o.reason
		}
	}
	if d.links >= 4 {
		return "list_page"
	}
	return ""
}

func newDraft(title string, text prose, sections []Section, figures int) draft {
	d := draft{figures: figures, lines: make([]string, 0, min(listLook, len(text)+1))}
	d.add(trace(title))
	for i := range text {
		if len(d.lines) == listLook {
			break
		}
		d.add(text[i].traced)
	}
	keys := map[string]bool{}
	for i := range sections {
		if numberOf(sections[i].Key) > 0 {
			keys[sections[i].Key] = true
		}
	}
	d.headings = len(keys)
	return d
}

// look reads the lines for what a document says that is no plain report.
func (d *draft) look() {
	seen := map[string]bool{}
	for i, l := range d.lines {
		runes := len(l)
		if runes <= longestHead*utf8.UTFMax {
			runes = utf8.RuneCountInString(l)
		}
		if i < headLook && runes <= 80 {
			d.head += l + "\n"
		}
		d.titled = d.titled || i < 3*headLook && runes <= longestHead && reportTitle.MatchString(l) && !strings.Contains(l, "通知")
		if runes <= 80 && listTitle.MatchString(l) && !seen[l] {
			seen[l] = true
			d.links++
		}
	}
}

func (d *draft) add(line traced) {
	raw := strings.TrimSpace(line.raw)
	if raw == "" {
		return
	}
	if len(raw) > 3000 {
		raw = raw[:3000]
	}
	if len(raw) < len(line.raw) {
		line = trace(raw)
	}
	d.lines = append(d.lines, readings.ReplaceAllString(line.text, ""))
}

// isNotice wants the title of a notice. A form that hangs on the notice may bring
// all six headings and empty tables: then the salutation decides (各…：). A report
// that cites a notice has neither.
func (d *draft) isNotice() bool {
	first := d.lines[:min(len(d.lines), 3*headLook)]
	titled := slices.ContainsFunc(first[:min(len(first), headLook)], func(l string) bool {
		return len(l) <= 120*utf8.UTFMax && utf8.RuneCountInString(l) <= 120 && noticeTitle.MatchString(l)
	})
	return titled && (d.headings == 0 && d.figures == 0 || slices.ContainsFunc(first, salutation.MatchString))
}
