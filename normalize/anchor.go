package normalize

import (
	"math/bits"
	"slices"
	"strings"

	"nianbao/extract"
	"nianbao/extract/pattern"
)

// Anchors of the statutory tables (domain 6.3): two different ones identify a table.
var anchors = map[string][]string{
	Disclosure: {"信息内容", "制发件数", "废止件数", "现行有效", "处理决定数", "收费金额", "新制作数量", "对外公开总数量", "上一年项目数量", "采购总金额", "行政规范性文件", "行政强制", "行政事业性收费"},
	Requests:   {"勾稽关系", "申请人情况", "自然人", "法人或其他组织", "本年新收", "上年结转", "予以公开", "结转下年", "不掌握相关政府信息", "办理结果", "属于国家秘密", "重复申请", "逾期不补正"},
	Disputes:   {"未经复议直接", "复议后起诉", "结果维持", "尚未审结", "行政诉讼"},
}

// statutory are the tables in the order in which their anchors are kept.
var statutory = [...]string{Disclosure, Requests, Disputes}

var anchorWords = func() (all [len(statutory)]*pattern.Words) {
	for i, table := range statutory {
		all[i] = pattern.WordsOf(anchors[table])
	}
	return all
}()

var clause = pattern.MustCompile(`第?(?:二十|20)条第?[一五六八九]项`)

// cellWords is what the words of a cell say of the tables.
type cellWords struct {
	anchors [len(statutory)]uint64 // those that they hold
	clause  bool
	opens   string // the table that they open as a heading
	heading bool   // they are one
}

// wordsOfCell remembers it by the print of the cell.
var wordsOfCell = &memo[cellWords]{ask: readWords}

func readWords(text string) (w cellWords) {
	folded := Fold(text)
	for i := range w.anchors {
		w.anchors[i] = anchorWords[i].All(folded)
	}
	w.clause = clause.MatchString(folded)
	w.opens, w.heading = tableOf(text)
	return w
}

// gridAnchors counts the anchors in the cells of a grid, each once; headed tells whether
// one of them is a heading.
func gridAnchors(g extract.Grid) (hits map[string]int, headed bool) {
	var sets [len(statutory)]uint64
	held := false
	for i := range g.Cells {
		if len(g.Cells[i].Text) < shortestAnchor {
			continue
		}
		w := wordsOfCell.of(g.Cells[i].Text)
		for i := range sets {
			sets[i] |= w.anchors[i]
		}
		held, headed = held || w.clause, headed || w.heading
	}
	hits = map[string]int{}
	for i, set := range sets {
		if n := bits.OnesCount64(set); n > 0 {
			hits[statutory[i]] = n
		}
	}
	if held {
		hits[Disclosure]++
	}
	return hits, headed
}

// shortestAnchor is the length in bytes of the shortest.
const shortestAnchor = len("自然人")

// anchorsIn counts the anchors of a table in the cells of one row.
func anchorsIn(table string, words []string) int {
	set, list := uint64(0), anchorWords[slices.Index(statutory[:], table)]
	for _, w := range words {
		if len(w) >= shortestAnchor {
			set |= list.All(w)
		}
	}
	return bits.OnesCount64(set)
}

// Headings of the sections that hold the tables, in folded text. They only say
// which table may follow; the sections themselves are read by sections.go.
var tableHeadings = []struct {
	table string
	re    *pattern.Pattern
}{
	{Disclosure, pattern.MustCompile(`^(?:二|第二部分|表二)?(?:行政机关)?主动公开政府信息的?情况$`)},
	{Requests, pattern.MustCompile(`^(?:三|第三部分|表三)?(?:行政机关)?收到和处理政府信息公开申请的?情况$`)},
	{Disputes, pattern.MustCompile(`^(?:四|第四部分|表四)?.{0,14}行政法?复议.{0,2}(?:提起)?行政(?:诉讼|许可)等?的?情况$`)},
	{"", pattern.MustCompile(`^(?:一总体情况|五.{0,14}(?:问题|改进|不足).{0,14}|六.{0,4}(?:其[他它]|需要).{0,10}事项)$`)},
}

// headingWords: each of these headings holds one.
var headingWords = pattern.WordsOf([]string{"情况", "问题", "改进", "不足", "事项"})

// shortestHeading is the length in bytes of the shortest of these headings.
const shortestHeading = len("五问题")

// tableOf names the table that a heading opens; ok is false when the line is no
// heading of a section.
func tableOf(text string) (table string, ok bool) {
	if len(text) > 150 || len(text) < shortestHeading || strings.HasPrefix(strings.TrimSpace(text), "（") || strings.HasPrefix(strings.TrimSpace(text), "(") {
		return "", false
	}
	folded := Fold(text)
	if !headingWords.In(folded) {
		return "", false
	}
	for _, h := range tableHeadings {
		if h.re.MatchString(folded) {
			return h.table, true
		}
	}
	return "", false
}
