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
		passages[i] = passage{key: s.Key, heading: s.Heading, at: s.At}
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
			list = s.read(list)
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

// block is the text of a section as it is read.
type block struct {
	key, heading string
	lines        []blockLine
}

// blockLine is a paragraph, with those behind it where it breaks off in mid-sentence.
type blockLine struct {
	*traced
	paragraphs []paragraph
}

func (p *passage) block() block {
	b := block{key: p.key, heading: p.heading, lines: make([]blockLine, 0, len(p.paragraphs))}
	for from := 0; from < len(p.paragraphs); {
		to := from + 1
		for to < len(p.paragraphs) && continues(p.paragraphs[to-1].text, p.paragraphs[to].text) {
			to++
		}
		b.lines = append(b.lines, lineOf(p.paragraphs[from:to]))
		from = to
	}
	return b
}

func lineOf(paragraphs []paragraph) blockLine {
	if len(paragraphs) == 1 {
		return blockLine{paragraphs[0].trace(), paragraphs}
	}
	var parts tracedParts
	for i := range paragraphs {
		parts.add(paragraphs[i].trace())
	}
	whole := parts.join()
	return blockLine{&whole, paragraphs}
}

// continues tells whether a paragraph goes on in the next one: it is prose, it
// does not end, and the next does not begin anything.
func continues(paragraph, next string) bool {
	paragraph = trimmed(paragraph)
	last, _ := utf8.DecodeLastRuneInString(paragraph)
	open := isHan(last) || strings.ContainsRune("，,、“《（(", last)
	return open && len(paragraph) >= 45 && strings.ContainsAny(paragraph, "，,。；;") && !begins.MatchString(next)
}

// position is that of the paragraph which holds a place of the text.
func (l *blockLine) position(i int) extract.Pos {
	at := l.place(i)
	for i := range l.paragraphs {
		q := &l.paragraphs[i]
		if at < len(q.text) {
			return q.at
		}
		at -= len(q.text)
	}
	return l.paragraphs[len(l.paragraphs)-1].at
}

// sentence is a stretch of a line between full stops.
type sentence struct {
	block  *block
	line   *blockLine
	from   int
	text   string
	around string // the sentence with its paragraph
	above  string // the short line above that, or ""
	year   int    // of the report, 0 where the text is not clear
	plan   int    // where it begins to speak of plans, or its end
	holds  uint64 // bits of the stating words that it holds

	found []mention // room for the numbers
}

// Limits of what is looked at, in bytes. A sentence of more than some 700
// characters is no sentence, and is cut at a comma.
const (
	longestSentence = 2000
	lookBack        = 1200
	shortLine       = 120
)

// sentences are those that may state something, each in the room of the one before.
func (b *block) sentences(yield func(*sentence) bool) {
	s := sentence{block: b}
	for i := range b.lines {
		s.line = &b.lines[i]
		line := s.line.text
		for from := 0; from < len(line); {
			to := from + sentenceEnd(line[from:])
			s.text = line[from:to]
			if s.holds = stating.All(s.text); s.holds&counting != 0 && matters.In(s.text) {
				s.from, s.around, s.plan = from, line[max(0, min(from, to-lookBack)):to], planIn(s.text)
				if !yield(&s) {
					return
				}
			}
			from = to
		}
		s.above = ""
		if len(line) < shortLine {
			s.above = line
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

// read adds the statements of a sentence to a list, in printed order.
func (s *sentence) read(list []stated) []stated {
	mentions := s.mentions()
	s.measure(mentions)
	before := len(list)
	for i := range mentions {
		if mentions[i].rule != nil {
			list = s.statements(list, &mentions[i])
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
	slices.SortStableFunc(list[before:], func(a, b stated) int { return a.from - b.from })
	return list
}

// statement fills what all statements have. The words are text[from:to].
func (s *sentence) statement(measure string, from, to int) stated {
	at := s.from + from
	return stated{from: from, Statement: Statement{
		Measure: measure,
		Text:    strings.ReplaceAll(s.line.printed(at, s.from+to), "\n", ""),
		Section: s.block.key,
		At:      s.line.position(at),
	}}
}
