package normalize

import (
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize/divisions"
)

// The first sentences (现将…, 编制…, 《…报告》) and the signature under the report.

const (
	inClause      = `[^，。；：、《》“”()\n]`
	announceVerbs = `(?:现将|现公布|公布|编制|形成|制定|发布|撰写|制作|现就|作出|汇报)了?`
)

var (
	quotedTitle = pattern.MustCompile(`《([^《》\n]{4,90})》`)
	announcing  = pattern.MustCompile(announceVerbs + `(` + inClause + `{2,70}?(?:报告|年报))`)
	leadVerbs   = pattern.MustCompile(`^(?:特?(?:公布|发布|编制|制定)|特?向社会|公开|如下|本机关|本单位)+`)
	makerBefore = pattern.MustCompile(`(?:^|[，。；\n])(` + inClause + `{3,40}?)(?:(?:根据|按照|依据)[^。\n]{0,120})?(?:编制|编写|制作|撰写)了?本(?:年度)?报告`)
	makerAfter  = pattern.MustCompile(`本(?:年度)?报告由(` + inClause + `{3,40}?)(?:根据|按照|依据|编制|负责|组织|编写)`)
)

// announced are the names in the first sentences.
func (p pages) announced() []testimony {
	var names []testimony
	for _, l := range p.first() {
		for _, h := range announcements(l.traced) {
			if h.name != "" {
				names = append(names, testimony{h.name, l.origin(), "first-lines", ""})
			}
		}
		for _, pattern := range []*pattern.Pattern{makerAfter, makerBefore} {
			for _, at := range pattern.FindAllStringSubmatchIndex(l.text, -1) {
				if name := l.text[at[2]:at[3]]; agencyName(name) && divisions.Parse(name).Named != "" {
					names = append(names, testimony{pressed(l.printed(at[2], at[3])), l.origin(), "first-lines", ""})
				}
			}
		}
	}
	return names
}

// first are the lines that may announce the report, a sentence broken over lines
// as one.
func (p pages) first() []leafLine {
	var list []leafLine
	open := false
	for _, l := range append(append([]leafLine{}, p.head...), p.opening...) {
		if open {
			last := &list[len(list)-1]
			raw := last.raw + l.raw
			*last = leafLine{raw, trace(raw), last.at}
		} else {
			list = append(list, l)
		}
		n := len(list[len(list)-1].text)
		open = n > 60 && n < headBytes && !strings.HasSuffix(l.text, "。") && !strings.HasSuffix(l.text, "：")
	}
	return list
}

// announcements reads the titles that sentences quote or announce.
func announcements(t traced) []headline {
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

// signature is a name with the date under or behind it.
type signature struct {
	name, date, origin string
}

var (
	dayPrint   = `(?:[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日|[一二][` + numeralRunes + `]{3}年[` + numeralRunes + `]{1,3}月[` + numeralRunes + `]{1,3}日|[12][0-9]{3}[\-/.][0-9]{1,2}[\-/.][0-9]{1,2})`
	onlyDate   = pattern.MustCompile(`^[(]?` + dayPrint + `[)]?$`)
	nameOnDate = pattern.MustCompile(`^(.{2,120}?)[(]?(` + dayPrint + `)[)]?$`)
)

const signedLines = 60 // lines at the end that may hold the signature

// signatures finds names that a date follows: from the end of the document
// backwards, then the line under the title.
func (p pages) signatures() []signature {
	list := signedIn(p.all[max(0, len(p.all)-signedLines):])
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	if len(p.all) > signedLines {
		list = append(list, signedIn(p.head)...)
	}
	return list
}

// signedIn reads lines in printed order, long ones word by word.
func signedIn(lines []leafLine) []signature {
	var list []signature
	before := ""
	for _, l := range lines {
		for _, raw := range signedWords(l) {
			word := oneLine(raw)
			name := ""
			if onlyDate.MatchString(word) {
				name = before
			} else if m := nameOnDate.FindStringSubmatch(word); m != nil {
				name, word = m[1], m[2]
			}
			if date, ok := isoDate(word); ok && agencyName(Compact(name)) {
				list = append(list, signature{name, date, l.origin()})
			}
			before = oneLine(raw)
		}
	}
	return list
}

// oneLine is printed text without spaces and with ASCII brackets and digits.
func oneLine(raw string) string {
	return pressed(compose(strings.Trim(raw, "#* ")))
}

// signedWords are the pieces of a line between which a name and its date may stand.
func signedWords(l leafLine) []string {
	if len(l.text) <= 150 && !strings.ContainsAny(l.text, "。；：") {
		return []string{l.raw}
	}
	if !strings.ContainsAny(l.text, "年-/.") {
		return nil
	}
	raw := l.raw
	if !datedText.MatchString(l.text) { // then only its last word matters
		raw = raw[max(0, len(raw)-longestWord):]
	}
	var words []string
	for _, part := range wordBorders.Split(raw, -1) {
		words = append(words, strings.Fields(part)...)
	}
	return words[max(0, len(words)-mostWords):]
}

// datedText holds a year in digits or numerals, or a part of a short date.
var datedText = pattern.MustCompile(`[0-9` + numeralRunes + `]年|[0-9][\-/.][0-9]`)

// longestWord, in bytes: a longer one names nobody.
const longestWord = 600
