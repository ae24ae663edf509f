package normalize

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
)

// Headings of the six sections (domain rules 1.1 and 6.4): what they may be
// called, and where one stands in a line.

// Section keys, in printed order. Lede is the text before the first heading,
// extra a heading of the top level that is none of the six.
const (
	lede             = ""
	overview         = "overview"
	activeDisclosure = "active_disclosure"
	requestsSection  = "requests"
	reviewLitigation = "review_litigation"
	problemsSection  = "problems"
	otherMatters     = "other_matters"
	extraSection     = "extra"
)

// sectionTitle is one of the six with its number. Strict titles are accepted
// without a numeral when they fill a line; loose ones need the numeral.
type sectionTitle struct {
	key           string
	number        int
	strict, loose *pattern.Pattern
}

var sectionTitles = []sectionTitle{
	sixth(1, overview, `(?:20\d\d年度?)?(?:政府信息公开)?(?:工作)?(?:总体|整体)(?:工作)?情况`, `(?:基本|工作)情况|概述|综述|概况`),
	sixth(2, activeDisclosure, `(?:行政机关)?(?:主动公开(?:政府|政务)信息|(?:政府|政务)信息主动公开)的?(?:工作)?情况`, `(?:信息)?主动公开(?:工作)?的?情况`),
	sixth(3, requestsSection, `(?:行政机关)?收到(?:和|及|、|与|并|以及)?(?:处理|办理|答复)的?(?:政府|政务)?信息公开申请的?(?:处理|办理)?情况`,
		`(?:政府信息)?依申请公开(?:政府)?(?:信息)?(?:工作)?的?(?:办理|处理|受理)?情况|(?:政府)?信息依?申请公开(?:办理|受理)?情况`),
	sixth(4, reviewLitigation, dispute+`(?:[、和及与]|以及)?(?:被)?(?:提起|提出)?(?:行政|申请)*(?:诉讼|许可|应诉|申诉|复议|举报)?(?:[、和及](?:行政)?(?:申诉|诉讼|举报))*等?的?(?:有关|相关)?情况`, dispute),
	sixth(5, problemsSection, weakness+`(?:和|及|、|与|以及)(?:其|今后|下一?步)*(?:工作)?的?(?:改进|整改|解决)(?:工作)?的?(?:情况|措施|意见|打算|办法|方向|思路|计划|举措)?`,
		weakness+`(?:(?:和|及|、|与|以及)[^。；，！0-9()]{1,8}?(?:情况|措施|意见|打算|办法|方向|思路|计划|举措))?`),
	sixth(6, otherMatters, `(?:其[他它])(?:需要|需|应当?)(?:报告|说明)的?(?:有关)?(?:事项|情况)|需要?(?:报告|说明)的其[他它](?:有关|重要)?(?:事项|情况)`,
		`其[他它](?:有关|相关|重要)?(?:事项|情况)|需要(?:报告|说明)的(?:重要)?事项(?:及附表)?`),
}

const (
	dispute  = `(?:因|由)?(?:政府|政务)?(?:信息)?(?:公开)?(?:工作)?(?:而|被|申请|引起|引发|提起|的)*行政法?复议`
	weakness = `(?:20\d\d年度?)?(?:政府信息公开|政务公开)?(?:工作)?(?:中)?(?:目前|当前)?(?:存在的?|主要)(?:主要)?(?:困难[和与及、])?(?:问题|不足|困难)`
)

func sixth(number int, key, strict, loose string) sectionTitle {
	return sectionTitle{key, number, pattern.MustCompile(`^(?:` + strict + `)`), pattern.MustCompile(`^(?:` + loose + `)`)}
}

// rank says how sure a heading is; of one section only the surest are kept.
type rank int

const (
	bare      rank = iota + 1 // strict title that fills a line, no numeral
	otherRank                 // numeral of another section
	looseRank                 // its own numeral, loose title
	sure                      // its own numeral, strict title
)

// heading is a place where a section begins: line[from:to] of the traced text.
type heading struct {
	key      string
	number   int // as printed, 0 without numeral
	rank     rank
	line     int
	from, to int
}

const listMarks = "#*-•●■◆▶☆★·—>"

// numeral is one of the top level in a line, with the mark that must follow it there.
type numeral struct {
	at, length int
	number     int
}

// numeralsIn finds the numerals of a line, wherever they stand in it.
func numeralsIn(t *traced) (list []numeral) {
	for i := t.marked(); i < len(t.text); i += next(t.text[i:]) {
		if number, length := numeralAt(t.text, i, false); length > 0 {
			list = append(list, numeral{i, length, number})
		}
	}
	return list
}

// marked is where the text of a line begins behind the marks of lists.
func (t *traced) marked() int {
	if t.text == "" || t.text[0] >= utf8.RuneSelf && !listMark.At(t.text, 0) {
		return 0
	}
	return len(t.text) - len(strings.TrimLeft(t.text, listMarks))
}

var listMark = pattern.SetOf(listMarks)

// headingsIn finds the headings of one line among its numerals.
func headingsIn(line int, t *traced, numerals []numeral) []heading {
	var list []heading
	start := t.marked()
	if h, ok := bareHeading(t.text[start:]); ok {
		h.line, h.from, h.to = line, h.from+start, h.to+start
		return []heading{h}
	}
	end := start + 1 // a numeral at the start needs no mark
	take := func(n numeral) {
		if h, ok := numberedHeading(t.text, n, n.at == start); ok {
			h.line = line
			list, end = append(list, h), h.to
		}
	}
	if number, length := numeralAt(t.text, start, true); length > 0 {
		take(numeral{start, length, number})
	}
	for _, n := range numerals {
		if n.at >= end {
			take(n)
		}
	}
	return list
}

var numeralStarts = pattern.SetOf("一二三四五六七八九十第")

// next steps to the next character that a numeral can begin with.
func next(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	if i := numeralStarts.Index(s[n:]); i >= 0 {
		return n + i
	}
	return len(s)
}

// numeralAt reads the numeral of a top-level heading at text[i:]: 第一部分, or 一 with
// the mark that must follow it inside a line.
func numeralAt(text string, i int, atStart bool) (number, length int) {
	rest, isPart := strings.CutPrefix(text[i:], "第")
	numeral := rest[:numeralLength(rest)]
	rest = rest[len(numeral):]
	marks, whole := "、.：", true
	switch {
	case isPart:
		rest, whole = strings.CutPrefix(rest, "部分")
	case atStart:
		marks = "、.：，·"
	}
	mark := firstRune(rest)
	marked := rest != "" && strings.ContainsRune(marks, mark)
	if numeral == "" || !whole || !marked && !isPart && !atStart {
		return 0, 0
	}
	n, ok := chineseNumber(numeral)
	if !ok {
		return 0, 0
	}
	length = len(text) - i - len(rest)
	if marked {
		length += utf8.RuneLen(mark)
	}
	return int(n), length
}

// numeralLength is the length of a numeral of three characters at most.
func numeralLength(s string) int {
	n := 0
	for n < 3*len("一") && n < len(s) && numerals.At(s, n) {
		n += len("一")
	}
	return n
}

var numerals = pattern.SetOf("一二三四五六七八九十")

// numberedHeading reads a heading with its numeral. A title that is only
// mentioned (quoted, or one of a list of titles) is none.
func numberedHeading(text string, n numeral, atStart bool) (heading, bool) {
	i, skip, number := n.at, n.length, n.number
	if !atStart && mentionedBefore(text[:i]) {
		return heading{}, false
	}
	rest := text[i+skip:]
	for k := range sectionTitles {
		s := &sectionTitles[k]
		h := heading{key: s.key, number: number, from: i}
		long, loose := len(s.strict.FindString(rest)), len(s.loose.FindString(rest))
		h.to = i + skip + max(long, loose)
		switch {
		case long == 0 && loose == 0:
			continue
		case number != s.number:
			h.rank = otherRank
		case long == 0:
			h.rank = looseRank
		default:
			h.rank = sure
		}
		h.to += longerTitle(text, h.to)
		return h, !mentionedAfter(text[h.to:])
	}
	return heading{}, false
}

// longerTitle gives what is left of a short line whose title goes on: 一、总体
// 情况及主要成效.
func longerTitle(text string, to int) int {
	rest := text[to:]
	if !startsWith(rest, "及", "和", "与", "以及") || utf8.RuneCountInString(rest) > 16 || strings.ContainsAny(rest, "，。；：()0123456789") {
		return 0
	}
	return len(rest)
}

func startsWith(s string, list ...string) bool {
	for _, p := range list {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}

func mentionedBefore(before string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune("“‘《「\"'、，第之零百十", r)
}

var listGoesOn = pattern.MustCompile(`^(?:[，、；”’》」"']|等?(?:六个?|6个?|几个?)(?:方面|部分|章|项)|等)`)

func mentionedAfter(after string) bool { return listGoesOn.MatchString(after) }

// weakNumeral is a numeral of the lower levels at the start of a line, (一) or 1. or 1、,
// and its length with what stands around it.
func weakNumeral(text string) (said string, length int) {
	rest := ""
	switch {
	case text == "":
		return "", 0
	case text[0] == '(' && sixNumerals.At(text, 1):
		said, rest = text[1:1+len("一")], text[1+len("一"):]
		if strings.HasPrefix(rest, ")") {
			return said, len("(一)")
		}
	case text[0] >= '1' && text[0] <= '6':
		for _, mark := range []string{"、", "."} {
			if strings.HasPrefix(text[1:], mark) {
				return text[:1], 1 + len(mark)
			}
		}
	}
	return "", 0
}

var sixNumerals = pattern.SetOf("一二三四五六")

// bareHeading accepts a strict title that fills its line, without numeral or
// with one of the lower levels that says the number of the section.
func bareHeading(text string) (heading, bool) {
	if len(text) > 150 {
		return heading{}, false
	}
	said, length := weakNumeral(text)
	rest := text[length:]
	for k := range sectionTitles {
		s := &sectionTitles[k]
		to := len(s.strict.FindString(rest))
		if to == 0 || strings.Trim(rest[to:], "：。.*#") != "" {
			continue
		}
		if said != "" && said != string([]rune("一二三四五六")[s.number-1]) && said != string("123456"[s.number-1]) {
			return heading{}, false
		}
		return heading{key: s.key, rank: bare, to: length + to}, true
	}
	return heading{}, false
}
