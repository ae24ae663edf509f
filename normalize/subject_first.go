package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
	"nianbao/normalize/divisions"
)

// The first sentences: 现将…, 编制…, 《…报告》.

const (
	notInClause   = "，。；：、《》“”()\n"
	inClause      = `[^` + notInClause + `]`
	announceVerbs = `(?:现将|现公布|公布|编制|形成|制定|发布|撰写|制作|现就|作出|汇报)了?`
)

var (
	quotedTitle = pattern.MustCompile(`《([^《》\n]{4,90})》`)
	announcing  = pattern.MustCompile(announceVerbs + `(` + inClause + `{2,70}?(?:报告|年报))`)
	leadVerbs   = pattern.MustCompile(`^(?:特?(?:公布|发布|编制|制定)|特?向社会|公开|如下|本机关|本单位)+`)
	// madeIt stands behind the maker's name, which begins its clause
	madeIt = pattern.MustCompile(`^(?:(?:根据|按照|依据)[^。\n]{0,120})?(?:编制|编写|制作|撰写)了?本(?:年度)?报告`)
	// either of the two holds one of these words
	makerWords = pattern.MustCompile(`(?:编制|编写|制作|撰写)了?本(?:年度)?报告|本(?:年度)?报告由`)
	makerAfter = pattern.MustCompile(`本(?:年度)?报告由(` + inClause + `{3,40}?)(?:根据|按照|依据|编制|负责|组织|编写)`)
)

// announced are the names in the first sentences.
func (p pages) announced() []testimony {
	var names []testimony
	for _, l := range p.sentences {
		for _, h := range l.announcements {
			if h.name != "" {
				names = append(names, testimony{h.name, l.origin(), "first-lines", ""})
			}
		}
		if !makerWords.MatchString(l.text) {
			continue
		}
		names = append(append(names, l.makers(namedAfter)...), l.makers(namedBefore)...)
	}
	return names
}

// makers are the names before or behind the words for making the report, looked for
// sentence by sentence: an expression with such bounds is slow on long texts.
func (l *proseLine) makers(named func(sentence string) [][2]int) []testimony {
	var names []testimony
	for from := 0; from < len(l.text); {
		to := len(l.text)
		if i := sentenceBreaks.Index(l.text[from+1:]); i >= 0 {
			to = from + 1 + i // the full stop begins the next
		}
		if makerWords.MatchString(l.text[from:to]) {
			for _, at := range named(l.text[from:to]) {
				if name := l.text[from+at[0] : from+at[1]]; agencyName(name) && divisions.Parse(name).Named != "" {
					names = append(names, testimony{pressed(l.printed(from+at[0], from+at[1])), l.origin(), "first-lines", ""})
				}
			}
		}
		from = to
	}
	return names
}

// namedAfter are the places of what stands behind 本报告由.
func namedAfter(sentence string) (list [][2]int) {
	for _, at := range makerAfter.FindAllStringSubmatchIndex(sentence, -1) {
		list = append(list, [2]int{at[2], at[3]})
	}
	return list
}

// namedBefore are the places of what stands in a clause before 编制本报告, as short as it
// can be.
func namedBefore(sentence string) (list [][2]int) {
	for from := 0; ; {
		if name, end := maker(sentence[from:]); end > 0 {
			list = append(list, [2]int{from, from + name})
			from += end
		}
		at := clauseBreaks.Index(sentence[from:])
		if at < 0 {
			return list
		}
		from += at
		from += utf8.RuneLen(firstRune(sentence[from:]))
	}
}

// maker is the end of the name with which a text begins, and that of the words for making
// the report.
func maker(text string) (name, end int) {
	n := 0
	for i, r := range text {
		if n >= shortestMaker {
			if at := madeIt.FindStringIndex(text[i:]); at != nil {
				return i, i + at[1]
			}
		}
		if n == longestMaker || strings.ContainsRune(notInClause, r) {
			break
		}
		n++
	}
	return 0, 0
}

const shortestMaker, longestMaker = 3, 40 // characters

var clauseBreaks = pattern.SetOf("，。；\n")

var sentenceBreaks = pattern.SetOf("。\n")

// firstLine is a line that may announce the report.
type firstLine struct {
	*proseLine
	announcements []headline
}

// first are the lines that may announce the report, with what they announce.
func (p pages) first() []firstLine {
	lines := p.whole()
	list := make([]firstLine, len(lines))
	for i, l := range lines {
		list[i] = firstLine{l, announcements(&l.traced)}
	}
	return list
}

// whole are the first lines, a sentence broken over lines as one.
func (p pages) whole() []*proseLine {
	list := make([]*proseLine, 0, len(p.head)+len(p.opening))
	open := false
	for _, l := range slices.Concat(p.head, p.opening) {
		if open {
			last := list[len(list)-1]
			list[len(list)-1] = &proseLine{traced: trace(last.raw + l.raw), at: last.at}
		} else {
			list = append(list, l)
		}
		n := len(list[len(list)-1].text)
		open = n > 60 && n < headBytes && !strings.HasSuffix(l.text, "。") && !strings.HasSuffix(l.text, "：")
	}
	return list
}

// announcements reads the titles that sentences quote or announce.
func announcements(t *traced) []headline {
	var list []headline
	for _, pattern := range []*pattern.Pattern{quotedTitle, announcing} {
		for _, at := range pattern.FindAllStringSubmatchIndex(t.text, 20) {
			from := at[2] + len(leadVerbs.FindString(t.text[at[2]:at[3]]))
			if h := readHeadline(t.printed(from, at[3])); h.found && (h.name != "" || h.year != 0) {
				list = append(list, h)
			}
		}
	}
	return list
}
