package normalize

import (
	"regexp"
	"strings"
	"sync"

	"nianbao/extract"
	"nianbao/extract/pattern"
)

// A flat document has whole tables on one line, labels and digits run together.
// It is cut at the words of the tables; the digits between two words stay as
// printed, and only a space between them is a border of cells.

const flatLine = 200 // bytes: a shorter line is never cut

// region is a stretch of a flat line that holds one table.
type region struct {
	table      string
	start, end *pattern.Pattern
}

var regions = []region{
	{Disclosure, pattern.MustCompile(`第二十条\s*第?\s*[（(]?一[）)]?\s*项`), pattern.MustCompile(`三、\s*(?:行政机关)?收到和处理`)},
	{Requests, pattern.MustCompile(`[（(]?本列数据的勾稽|申请人情况\s*自然人|一、\s*本年新收`), pattern.MustCompile(`四、\s*(?:因)?政府信息公开.{0,12}行政`)},
	{Disputes, pattern.MustCompile(`行政(?:复议|诉讼)\s*行政(?:复议|诉讼)\s*(?:结果\s*维持|未经复议)|结果\s*维持\s*结果\s*纠正`), pattern.MustCompile(`五、`)},
}

// regionWords: each of the expressions that begin a region needs one.
var regionWords = pattern.WordsOf([]string{"第二十条", "本列数据的勾稽", "申请人情况", "本年新收", "行政复议", "行政诉讼", "维持"})

// words of each table as one expression: every printed label, its numeral and
// its punctuation optional, spaces allowed between any two characters.
var tableWords = sync.OnceValue(func() map[string]*pattern.Pattern {
	all := map[string]*pattern.Pattern{}
	for _, r := range regions {
		all[r.table] = pattern.MustCompile(strings.Join(wordsOf(r.table), "|"))
	}
	return all
})

func wordsOf(table string) []string {
	list := map[string][]string{
		Disclosure: {"第二十条第（一）项", "第二十条第（五）项", "第二十条第（六）项", "第二十条第（八）项", "第二十条第（九）项", "信息内容"},
		Requests:   {"（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况", "法人或其他组织", "三三、本年度办理结果", "三、本年度办理结果", "（三）不予公开", "（四）无法提供", "（五）不予处理"},
		Disputes:   {"未经复议直接起诉", "复议后起诉", "行政复议", "行政诉讼"},
	}[table]
	seen := map[string]bool{}
	for _, f := range Forms() {
		t, _ := f.Table(table)
		for _, b := range t.Blocks {
			for _, c := range b.Columns {
				list = append(list, c.Label)
			}
			for _, r := range b.Rows {
				list = append(list, r.Label)
			}
		}
	}
	var words []string
	for _, w := range longestFirst(list) {
		if !seen[w] {
			seen[w] = true
			words = append(words, spaced(w))
		}
	}
	return words
}

// longestFirst keeps 行政规范性文件 before 规范性文件 and 规章.
func longestFirst(list []string) []string {
	sorted := append([]string(nil), list...)
	for i := range sorted {
		for j := i; j > 0 && len(sorted[j]) > len(sorted[j-1]); j-- {
			sorted[j], sorted[j-1] = sorted[j-1], sorted[j]
		}
	}
	return sorted
}

var optional = pattern.MustCompile(`^[（）()、，,.．：:“”"]$`)

func spaced(label string) string {
	var b strings.Builder
	for i, r := range label {
		c := string(r)
		switch {
		case optional.MatchString(c):
			b.WriteString(`[（）()、，,.．：:“”"]?\s*`)
		case i == 0 && r >= '0' && r <= '9':
			b.WriteString(c)
		default:
			b.WriteString(regexp.QuoteMeta(c) + `\s*`)
		}
	}
	return strings.TrimSuffix(b.String(), `\s*`)
}

// flatten reads a line that holds whole tables. It gives back the prose of the
// line, and false when the line is an ordinary one.
func (s *streamReader) flatten(p piece) (prose []string, flat bool) {
	if len(p.text) < flatLine || !regionWords.In(p.text) {
		return nil, false
	}
	rest := p.text
	for _, r := range regions {
		at := r.start.FindStringIndex(rest)
		if at == nil {
			continue
		}
		end := len(rest)
		if e := r.end.FindStringIndex(rest[at[1]:]); e != nil {
			end = at[1] + e[0]
		}
		if !s.cutAtWords(r.table, piece{rest[at[0]:end], p.at, p.line}, end == len(rest)) {
			continue
		}
		prose, rest, flat = append(prose, rest[:at[0]]), rest[end:], true
	}
	return append(prose, rest), flat
}

// cutAtWords feeds the words and digits of one table to the stream; false when
// there are too few words for a table. toEnd tells that the line holds nothing more.
func (s *streamReader) cutAtWords(table string, p piece, toEnd bool) bool {
	hits := tableWords()[table].FindAllStringIndex(p.text, -1)
	if len(hits) < 6 {
		return false
	}
	s.turnTo(table)
	s.flat, s.found[table] = true, true
	for i, h := range hits {
		s.label(piece{p.text[h[0]:h[1]], p.at, p.line})
		end := len(p.text)
		if i+1 < len(hits) {
			end = hits[i+1][0]
		}
		s.between(p, p.text[h[1]:end])
	}
	s.ending = toEnd && p.line == s.lastLine
	s.finish(!s.ending)
	s.ending = false
	s.turnTo("")
	s.flat = false
	return true
}

// omitted: digits, and then a bracket or sentence that is no part of their cell.
var (
	omitted = pattern.MustCompile(`^(\s*\d[\d\s]*)(?:[〔【]|\s+\p{Han}{4,}).*$`)
	// labelEnd: what some agencies print behind a label of the form.
	labelEnd = pattern.MustCompile(`^\s*(?:数量|件数|[（(]\p{Han}{1,6}[）)])[：:]?`)
	hasDigit = pattern.MustCompile(`\d`)
)

// between takes what stands between two words: digits, or text that was put in.
func (s *streamReader) between(p piece, text string) {
	digits := text[len(labelEnd.FindString(text)):]
	if m := omitted.FindStringSubmatch(digits); m != nil {
		digits = m[1]
	}
	label, values := splitLine(digits)
	if label != "" {
		if hasDigit.MatchString(label) || len(values) > 0 {
			s.strays = append(s.strays, stray{"cell-unread", s.table, text, p.at})
		}
		s.value(p, joinedWords(label, values)) // words such as 不适用 are the row's cells, not known how many
		s.glued = true
		return
	}
	if len(values) == 0 {
		return
	}
	s.value(p, values...)
	s.abut = len(values) == 1
	s.glued = s.runTogether(values) || len(values) > 1 && digits[0] >= '0' && digits[0] <= '9'
}

func joinedWords(label string, values []string) string {
	return strings.Join(append([]string{label}, values...), " ")
}

// runTogether: fewer pieces of digits than the row has cells, or a piece that no
// single number is printed like.
func (s *streamReader) runTogether(values []string) bool {
	n := len(s.values)
	want := map[string]int{Requests: 7, Disputes: 15}[s.table]
	if s.table == Disclosure {
		items := s.items()
		if len(items) == 0 {
			return true
		}
		want = s.cellsOf(items[len(items)-1].match.row)
	}
	return n < want
}

// cellsOf is the number of cells of a row of disclosure in the form whose words
// the stream has met.
func (s *streamReader) cellsOf(row string) int {
	version := formsOf(s.collection)[Disclosure]
	f, _ := FormOf(version)
	t, _ := f.Table(Disclosure)
	for _, b := range t.Blocks {
		for _, r := range b.Rows {
			if r.Name == row {
				return len(b.Columns)
			}
		}
	}
	return 99
}

// cellPiece is the cell of a stream as a piece of text.
func cellPiece(c extract.Cell, line int) piece { return piece{c.Text, c.Pos, line} }
