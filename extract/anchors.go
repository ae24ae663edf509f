package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/extract/pattern"
)

// The words by which the tables and headings of a report are found in a page, so
// that neither its template nor its class names have to be known (domain rules
// 6.3 and 6.4). What they mean is not decided here.

// tableAnchors identify a statutory table where at least two stand in it.
var tableAnchors = []string{
	"第二十条第", "第二十条一", "第二十条五", "第二十条六", "第二十条八", "第20条第",
	"信息内容", "制发件数", "废止件数", "现行有效", "处理决定数", "收费金额", "新制作数", "新公开数",
	"公开总数", "上一年项目", "采购总金额", "行政规范性文件", "行政强制",
	"勾稽关系", "申请人情况", "自然人", "法人或其他组织", "本年新收", "上年结转", "予以公开", "结转下年",
	"行政复议", "行政诉讼", "未经复议直接起诉", "复议后起诉", "结果维持", "尚未审结",
}

// headingWords begin the titles of the six sections behind their numeral.
var headingWords = []string{
	"总体情况", "基本情况", "概述", "主动公开政府信息", "行政机关主动公开", "收到和处理", "行政机关收到和处理",
	"政府信息公开行政复议", "因政府信息公开", "行政复议", "政府信息公开工作存在", "存在的主要问题", "存在主要问题",
	"存在问题", "存在的问题", "主要问题", "工作存在", "其他需要", "其它需要", "需要报告", "其他事项", "其它事项",
}

// bareHeadings are titles that name a section even where the editor lost the
// numeral; shorter words stand in every site's navigation too.
var bareHeadings = []string{
	"总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议行政诉讼情况",
	"存在的主要问题及改进情况", "其他需要报告的事项", "其他需要报告事项",
}

// longestLabel is the length in bytes beyond which a cell or line is prose.
const longestLabel = 360

// shortestAnchor is the length in bytes of the shortest.
const shortestAnchor = len("自然人")

// keepLetters drops what varies between prints of one label: spaces, brackets, points.
func keepLetters(s string) string {
	for i, r := range s {
		if kept := letter(r); kept != r {
			return lettersFrom(s, i)
		}
	}
	return s
}

// lettersFrom drops from a byte on.
func lettersFrom(s string, from int) string {
	b := append(make([]byte, 0, len(s)), s[:from]...)
	for _, r := range s[from:] {
		if kept := letter(r); kept >= 0 {
			b = utf8.AppendRune(b, kept)
		}
	}
	return string(b)
}

// letter is what a label keeps of a character, -1 for nothing.
func letter(r rune) rune {
	switch {
	case r >= firstHan && r <= lastHan:
		return simplified(r)
	case r >= '0' && r <= '9':
		return r
	case r < '0', r >= 0x2000 && r < 0x2070, r >= 0x3000 && r < 0x3005, r >= 0x3008 && r < 0x3020, r >= 0xFF01 && r < 0xFF10, r >= 0xFF1A && r < 0xFF21:
		return -1 // the commonest of all others
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return r
	}
	return -1
}

// simplified maps the traditional characters of the words above; big5 mirrors of a
// site print them.
func simplified(r rune) rune {
	if r < firstHan || r > lastHan || simplifiedRunes[r-firstHan] == 0 {
		return r
	}
	return rune(simplifiedRunes[r-firstHan])
}

const firstHan, lastHan = 0x4E00, 0x9FFF

var simplifiedRunes = func() (set [lastHan - firstHan + 1]uint16) {
	const traditional = "總體況動開處復複議訴訟問題項條規範製發廢現決數強費額購請組織關結轉續務報經維審內無"
	const simple = "总体况动开处复复议诉讼问题项条规范制发废现决数强费额购请组织关结转续务报经维审内无"
	to := []rune(simple)
	for i, r := range []rune(traditional) {
		set[r-firstHan] = uint16(to[i])
	}
	return set
}()

var anchorWords = pattern.WordsOf(tableAnchors)

// anchored counts the different anchors in the cells of a table. Headings and
// prose do not count: a layout table around the report holds the words too.
func anchored(cells []Cell) int {
	seen, n := uint64(0), 0
	for _, c := range cells {
		if len(c.Text) < shortestAnchor || len(c.Text) > longestLabel {
			continue
		}
		label := keepLetters(c.Text)
		if found := anchorWords.All(label) &^ seen; found != 0 && !numbered(label) {
			seen |= found & -found // the first of them in the list
			n++
		}
	}
	return n
}

// numbered says whether a line opens one of the six sections: numeral and title.
func numbered(label string) bool {
	rest := strings.TrimPrefix(label, "第")
	var found bool
	for _, n := range []string{"一", "二", "三", "四", "五", "六", "七"} {
		if rest, found = strings.CutPrefix(rest, n); found {
			break
		}
	}
	rest = strings.TrimPrefix(rest, "部分")
	return found && hasAnyPrefix(rest, headingWords)
}

// bare says whether a line is a section's title without its numeral.
func bare(label string) bool {
	return len(label) <= 90 && hasAnyPrefix(label, bareHeadings)
}

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
