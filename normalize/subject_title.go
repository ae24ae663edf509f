package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
)

// Titles of these reports (domain rule 5.4): decoration, year and agency around a
// fixed tail, 政府信息公开工作年度报告, in any order and wording.

// headline is a title taken apart. Without found it is no title of a report.
type headline struct {
	text      string // as printed, without the site's suffix, spaces joined
	name      string // the agency as printed, without spaces; "" where none is named
	nobody    bool   // a name stands there that names nobody: 我局, 县财政局
	year      int    // 0 where none or several are printed
	years     int    // different years printed
	decorated bool   // 图解, 解读: a page about the report
	found     bool
}

const (
	anyYear = `(?:[12][0-9]{3}|[一二][〇○零一二三四五六七八九]{3})`
	inParen = `[(（\[【][^()（）\[\]【】]{0,14}[)）\]】]`
	openly  = `(?:(?:政府信息公开|政务公开)(?:[和与及暨、]|以及)?(?:政府信息公开|政务公开)|政府信息(?:主动|依法)?公开|政务信息公开|政务公开|信息公开|政府信息)`
	drawn   = `(?:一图(?:读懂|看懂|速览|解读)|(?:文字|图片|图文|视频|动漫|动画|政策|专家)?解读|图解|图说|数说|数读|简明问答)`
)

var (
	// titleTail matches from the first word that is no agency's to the end.
	titleTail = pattern.MustCompile(`(?:关于)?(?:做好|公布|编制|发布)?` + openly +
		`(?:工作|的|情况|总结|本年|年度|年|专项|` + anyYear + `|` + inParen + `)*(?:报告书?|年报|总结)` +
		`(?:` + inParen + `|` + drawn + `|` + anyYear + `(?:年度?)?|全文|正文|` + `的?(?:公告|公示|通告|通知))*$`)
	titleLabel      = pattern.MustCompile(`^(?:标题|名称|信息名称|文件名称|公文标题|题名)[：]?`)
	titleDecoration = pattern.MustCompile(`^[(（\[【《]?` + drawn + `[)）\]】》]?[：|\-—]*`)
	drawnInside     = pattern.MustCompile(drawn)
	yearToken       = pattern.MustCompile(anyYear + `(?:学年度?|年度?)?`)
	junkBefore      = pattern.MustCompile(`^(?:[\-—–_~至、：，.·|*#()\[\]【】《》〈〉"“”'•●■]|关于|印发|公布|发布|编制|做好|的|本?年度|年(?:度|报)?)+`)
	junkBehind      = pattern.MustCompile(`(?:[\-—–_~至、：，.·|*#(\[【《〈"“'•]|关于|印发|公布|发布|编制|做好|开展|的|本?年度|年|本级)+$`)
)

// longestTitle is the number of characters beyond which a line is prose.
const longestTitle = 90

// readHeadline reads a line, a mark or a quoted title. What stands behind a dash
// or bar (沭阳县发改局) is the site's suffix and decides nothing.
func readHeadline(raw string) headline {
	if len(raw) > longestTitle*6 {
		return headline{}
	}
	t := trace(strings.ReplaceAll(raw, "\n", " "))
	if utf8.RuneCountInString(t.text) > longestTitle {
		return headline{}
	}
	first := headline{}
	for i, part := range t.segments() {
		from := part[0] + len(leadVerbs.FindString(t.text[part[0]:part[1]])) // 特编制…报告
		h := t.headline(from, part[1])
		if h.found {
			return h
		}
		if i == 0 {
			first = h
		}
	}
	return first
}

// segments cuts at the dashes and bars that sites put before their own name; a
// dash between digits is none.
func (t traced) segments() [][2]int {
	var parts [][2]int
	from := 0
	for i, r := range t.text {
		if isHan(r) {
			continue
		}
		behind := i + utf8.RuneLen(r)
		if !strings.ContainsRune("-_|–—>", r) || i > 0 && isDigit(t.text[i-1]) && behind < len(t.text) && isDigit(t.text[behind]) {
			continue
		}
		if i > from {
			parts = append(parts, [2]int{from, i})
		}
		from = behind
	}
	if from < len(t.text) {
		parts = append(parts, [2]int{from, len(t.text)})
	}
	return parts
}

func (t traced) headline(from, to int) headline {
	to = from + len(strings.TrimRight(t.text[from:to], `》”"』*#`))
	from = to - len(strings.TrimLeft(t.text[from:to], `《“"『*#`))
	from += len(titleLabel.FindString(t.text[from:to]))
	var h headline
	if d := titleDecoration.FindString(t.text[from:to]); d != "" {
		from, h.decorated = from+len(d), true
	}
	text := t.text[from:to]
	at := titleTail.FindStringIndex(text)
	h.year, h.years = yearOf(text)
	if at == nil {
		return h
	}
	h.decorated = h.decorated || drawnInside.MatchString(text[at[0]:])
	h.text = strings.Join(strings.Fields(t.printed(from, to)), " ")
	folded, printed := t.nameBefore(from, from+at[0])
	h.found = folded == ""
	switch {
	case folded == "":
	case namesNobody(folded):
		h.nobody, h.found = true, true
	case agencyName(folded):
		h.name, h.found = printed, true
	}
	return h
}

// nameBefore takes years and joining words out of what stands before the tail. Of
// …人民政府信息公开 the 政府 belongs to the name as well.
func (t traced) nameBefore(from, to int) (folded, printed string) {
	var f, p strings.Builder
	keep := func(a, b int) {
		f.WriteString(t.text[a:b])
		p.WriteString(pressed(t.raw[t.place(a):t.place(b)]))
	}
	last := from
	for _, y := range yearPlaces(t.text[from:to]) {
		keep(last, from+y[0])
		last = from + y[1]
	}
	keep(last, to)
	if strings.HasSuffix(f.String(), "人民") && strings.HasPrefix(t.text[to:], "政府") {
		keep(to, to+len("政府"))
	}
	return trimmedAlike(f.String(), p.String())
}

// trimmedAlike trims the folded name and takes as many characters off the printed.
func trimmedAlike(folded, printed string) (string, string) {
	if utf8.RuneCountInString(folded) != utf8.RuneCountInString(printed) {
		printed = folded
	}
	before := utf8.RuneCountInString(junkBefore.FindString(folded))
	trimmed := folded[len(junkBefore.FindString(folded)):]
	behind := junkBehind.FindString(trimmed)
	trimmed = strings.TrimSuffix(trimmed, behind)
	runes := []rune(printed)
	return trimmed, string(runes[before : len(runes)-utf8.RuneCountInString(behind)])
}

// pressed is printed text without spaces.
func pressed(s string) string {
	return strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, s)
}

// yearPlaces finds years with what belongs to them; digits of longer numbers, and
// Chinese numerals without 年, are none.
func yearPlaces(text string) [][]int {
	return slices.DeleteFunc(yearToken.FindAllStringIndex(text, -1), func(at []int) bool {
		token := text[at[0]:at[1]]
		if !isDigit(token[0]) {
			return !strings.Contains(token, "年")
		}
		return at[0] > 0 && isDigit(text[at[0]-1]) || at[1] < len(text) && isDigit(text[at[1]])
	})
}

// yearOf is the year that a title prints, 0 with the number of different ones where
// there is not exactly one. Years with 年 count before bare numbers.
func yearOf(text string) (year, different int) {
	var named, plain []int
	for _, at := range yearPlaces(text) {
		token := text[at[0]:at[1]]
		digits, _, said := strings.Cut(token, "年")
		if before, _, school := strings.Cut(digits, "学"); school {
			digits = before
		}
		y := number4(digits)
		if n, ok := chineseNumber(digits); ok {
			y = int(n)
		}
		switch {
		case !reportYear(y):
		case said && !slices.Contains(named, y):
			named = append(named, y)
		case !said && !slices.Contains(plain, y):
			plain = append(plain, y)
		}
	}
	if strings.Contains(text, "学年") {
		return 0, 2 // a school year is two years
	}
	if len(named) == 0 {
		named = plain
	}
	if len(named) != 1 {
		return 0, len(named)
	}
	return named[0], 1
}
