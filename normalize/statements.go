package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract"
	"nianbao/extract/pattern"
)

// Statements: what the prose states in numbers, or says that there was none of
// (domain rules 2.5). A sentence that can be read in two ways gives nothing: a
// statement is compared with the tables, and a wrong one accuses an agency.

// readProse cuts the prose into sections and reads its statements, each at the
// line that says it.
func readProse(text []extract.Line) ([]Section, []Statement) {
	passages := cutProse(proseOf(text))
	sections := make([]Section, len(passages))
	for i := range passages {
		sections[i] = passages[i].section()
	}
	return sections, statementsIn(passages)
}

// ReadStatements reads what the prose states in numbers. A section knows the
// place of its heading only, and its statements bear that; readProse knows more.
// Understand reads them once; others need it only for sections that they wrote.
func ReadStatements(sections []Section) []Statement {
	passages := make([]passage, len(sections))
	for i, s := range sections {
		passages[i] = passage{key: s.Key, heading: s.Heading, at: s.At, text: s.Text}
		passages[i].paragraphs = paragraph{text: s.Text}.lines(nil, s.At)
	}
	return statementsIn(passages)
}

func statementsIn(passages []passage) []Statement {
	blocks := make([]block, len(passages))
	for i := range passages {
		blocks[i] = passages[i].block()
	}
	year := majorityYear(blocks)
	list := make([]stated, 0, usualStatements)
	for i := range blocks {
		for s := range blocks[i].sentences {
			s.year = year
			list = append(list, s.read()...)
		}
	}
	return published(list)
}

// usualStatements is room for those of a report.
const usualStatements = 16

// stated is a statement with what decides later whether it stays.
type stated struct {
	Statement
	from int
}

// published drops a count of one platform where the whole is stated too.
func published(list []stated) []Statement {
	whole := slices.ContainsFunc(list, func(s stated) bool { return s.Measure == "active_total" && s.Channel == "" })
	statements := make([]Statement, 0, len(list))
	for _, s := range list {
		if !whole || s.Channel == "" {
			statements = append(statements, s.Statement)
		}
	}
	return statements
}

// block is the text of a section as it is read: paragraphs that break off in
// mid-sentence are joined, the others stand apart by line feeds.
type block struct {
	key, heading string
	t            traced
	paragraphs   []paragraph
	starts       []int // of them in t.raw
}

func (p *passage) block() block {
	n := len(p.paragraphs)
	b := block{key: p.key, heading: p.heading, paragraphs: p.paragraphs, starts: make([]int, 0, n)}
	raw := tracedParts{list: make([]*traced, 0, 2*n), whole: p.text}
	last := ""
	for i := range p.paragraphs {
		q := &p.paragraphs[i]
		if raw.size > 0 && !continues(last, q.text) {
			raw.add(&lineFeed)
		}
		b.starts = append(b.starts, raw.size)
		raw.add(q.trace())
		last = q.text
	}
	b.t = raw.join()
	return b
}

var lineFeed = trace("\n")

// continues tells whether a paragraph goes on in the next one: it is prose, it
// does not end, and the next does not begin anything.
func continues(paragraph, next string) bool {
	paragraph = strings.TrimFunc(paragraph, invisible)
	last, _ := utf8.DecodeLastRuneInString(paragraph)
	open := isHan(last) || strings.ContainsRune("，,、“《（(", last)
	return open && len(paragraph) >= 45 && strings.ContainsAny(paragraph, "，,。；;") && !begins.MatchString(next)
}

// position finds the paragraph that holds a place of t.text.
func (b *block) position(i int) extract.Pos {
	n, found := slices.BinarySearch(b.starts, b.t.place(i))
	if !found {
		n--
	}
	return b.paragraphs[max(n, 0)].at
}

// sentence is a stretch of a block between full stops.
type sentence struct {
	block  *block
	from   int
	text   string
	around string // the sentence with its paragraph
	above  string // the short line above that, or ""
	year   int    // of the report, 0 where the text is not clear
	plan   int    // where it begins to speak of plans, or its end
	holds  uint64 // bits of the stating words that it holds
}

// Limits of what is looked at, in bytes. A sentence of more than some 700
// characters is no sentence, and is cut at a comma.
const (
	longestSentence = 2000
	lookBack        = 1200
	shortLine       = 120
)

func (b *block) sentences(yield func(sentence) bool) {
	above, at := "", 0
	for paragraph := range strings.SplitAfterSeq(b.t.text, "\n") {
		for from := 0; from < len(paragraph); {
			to := from + sentenceEnd(paragraph[from:])
			s := strings.TrimSuffix(paragraph[from:to], "\n")
			if words := stating.All(s); words&counting != 0 && matters.In(s) {
				around := paragraph[max(0, min(from, to-lookBack)):to]
				if !yield(sentence{block: b, from: at + from, text: s, around: around, above: above, plan: planIn(s), holds: words}) {
					return
				}
			}
			from = to
		}
		at += len(paragraph)
		above = ""
		if len(paragraph) <= shortLine {
			above = paragraph
		}
	}
}

func planIn(sentence string) int {
	if m := plans.FindStringIndex(sentence); m != nil {
		return m[0]
	}
	return len(sentence)
}

var fullStop = pattern.WordsOf([]string{"。"})

// sentenceEnd is behind the first full stop; of a text without one, behind a
// comma or the whole.
func sentenceEnd(s string) int {
	end := fullStop.Index(s)
	switch {
	case end >= 0 && end <= longestSentence:
		return end + len("。")
	case len(s) <= longestSentence:
		return len(s)
	}
	if comma := strings.LastIndexAny(s[:longestSentence], "，；"); comma > 0 {
		return comma + len("，")
	}
	return longestSentence
}

// stating are the words that a sentence is first looked through for, each with its bit:
// without a counter, a negation or a word for all it states nothing.
var stating = pattern.WordsOf(slices.Concat(countingWords, everyWords, decidingWords, denyingWords))

var (
	countingWords = strings.Split("件条份项篇元%宗起例封个未无没零", "")
	everyWords    = []string{"全部", "均", "都"}
	decidingWords = []string{"维持", "胜诉", "败诉"} // of favourable
	denyingWords  = []string{"不存在", "不涉及"}     // beside 未, 无 and 没

	counting = bitsFrom(0, len(countingWords)+len(everyWords))
	every    = bitsFrom(len(countingWords), len(everyWords))
	deciding = bitsFrom(len(countingWords)+len(everyWords), len(decidingWords))
	denying  = stating.All("未无没") | bitsFrom(len(countingWords)+len(everyWords)+len(decidingWords), len(denyingWords))
)

// matters: nor does it without a word of these reports.
var matters = pattern.WordsOf([]string{"公开", "申请", "复议", "诉讼", "费", "办结", "答复", "受理", "结转", "文件", "规章", "信息", "处罚", "许可"})

// bitsFrom are n bits from a place on.
func bitsFrom(place, n int) uint64 { return (uint64(1)<<n - 1) << place }

func containsAny(s string, words ...string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// read gives the statements of a sentence in printed order.
func (s *sentence) read() []stated {
	mentions := s.mentions()
	s.measure(mentions)
	var list []stated
	for i := range mentions {
		if mentions[i].rule != nil {
			list = append(list, s.statements(&mentions[i])...)
		}
		if l, ok := s.list(mentions, i); ok {
			list = append(list, l)
		}
	}
	if l, ok := s.shares(mentions); ok {
		list = append(list, l)
	}
	list = append(list, s.nones()...)
	list = append(list, s.alls()...)
	slices.SortStableFunc(list, func(a, b stated) int { return a.from - b.from })
	return list
}

// statement fills what all statements have. The words are text[from:to].
func (s *sentence) statement(measure string, from, to int) stated {
	at := s.from + from
	return stated{from: from, Statement: Statement{
		Measure: measure,
		Text:    strings.ReplaceAll(s.block.t.printed(at, s.from+to), "\n", ""),
		Section: s.block.key,
		At:      s.block.position(at),
	}}
}
