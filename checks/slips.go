package checks

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/extract"
	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Slips of writing in the prose. Words that were recognised, and signs that an
// extraction may have lost, are nobody's slip.

var readable = Text{"文字可读性", "Readability"}

var (
	_ = register(Check{
		ID: "date-typo", Group: "FMT", Severity: Notice, Class: Hint,
		Title: Text{"日期书写错误", "A malformed date"},
		Says:  Text{"日期书写疑似有误：{list}，请核对。", "A date seems to be malformed: {list}. Please check."},
		Basis: readable, Scope: ScopeReport, Needs: []string{"text"},
		Formula: Text{
			"日期缺“年”字、缺“月”“日”字，或该月没有这一天（如12月32日、2月30日）",
			"20\\d{2}1月1日 (年 lost) | 20\\d{2} 1 1 日 | a day that its month does not have (12月32日, 2月30日)",
		},
		Traps: Text{
			"PDF提取可能丢失“年”“月”：PDF及字间留空的存疑。",
			"Extraction may lose 年 or 月: undecided for PDF and where a gap is left.",
		},
		Run: func(p *Pass) { p.slips(everywhere, true, dateSlips) },
	})

	_ = register(Check{
		ID: "official-name-typo", Group: "FMT", Severity: Notice, Class: Hint,
		Title: Text{"规范名称疑似错别字", "A likely typo in an official term"},
		Says:  Text{"疑似错别字：{list}，请核对。", "Likely typos in official terms: {list}. Please check."},
		Basis: readable, Scope: ScopeReport, Needs: []string{"text"},
		Formula: Text{
			"出现常见错写，如“中华人民共合国”“攻府”“政府信息公开条列”“信息公幵”",
			"dictionary: 中华人民共合国, 攻府, 政府信息公开条列, 府信息公开平台 without 政, 信息公幵, …",
		},
		Traps: Text{
			"只按词表，不作一般校对；PDF提取的存疑。",
			"By a list of slips alone; undecided for PDF.",
		},
		Run: func(p *Pass) { p.slips(everywhere, p.mayBeSlipped(), termSlips) },
	})

	_ = register(Check{
		ID: "phrase-duplicated", Group: "FMT", Severity: Notice, Class: Hint,
		Title: Text{"语句重复", "A phrase is printed twice"},
		Says:  Text{"语句疑似重复：{list}，请核对。", "A phrase seems to be repeated: {list}. Please check."},
		Basis: readable, Scope: ScopeReport, Needs: []string{"text"},
		Formula: Text{
			"4至20个汉字（中间可有顿号或逗号）连续出现两次",
			"4–20 Han characters, an optional 、 or ，, and the same again",
		},
		Traps: Text{
			"“高质量高质量发展”等不足四字的叠用不提示；第一个标题之前的网页路径（政府信息公开政府信息公开年报）不计。",
			"Shorter repetitions are passed over (高质量高质量发展), and so is the path of a page before the first heading (政府信息公开政府信息公开年报).",
		},
		Limits: limitsOf("%d至%d字", "%d to %d characters", shortestPhrase, longestPhrase),
		Run:    func(p *Pass) { p.slips(underHeadings, true, repeated) },
	})

	_ = register(Check{
		ID: "mojibake", Group: "FMT", Severity: Warning, Class: Hint,
		Title: Text{"存在乱码", "Garbled characters"},
		Says:  Text{"正文疑似存在乱码：{list}，请核对。", "The text seems to hold garbled characters: {list}. Please check."},
		Basis: readable, Scope: ScopeReport, Needs: []string{"text"},
		Formula: Text{
			"有无法解码的字符；或一个部分中有3个以上自造字区字符，或3处以上“锟斤拷”“烫烫”等",
			"U+FFFD or ≥3 of the private area (U+E000–EFFF, F100–F8FF) or ≥3 of 锟斤拷|烫烫|Ã in a section",
		},
		Traps: Text{
			"页面图标字体、项目符号字体不计；也可能系编码识别或字体所致，一律存疑。",
			"Icon fonts and fonts of bullets (U+F000–F0FF) do not count; the decoding or a font may be at fault: always undecided.",
		},
		Limits: limitsOf("同一部分不少于%d处；无法解码的字符1处", "at least %d in a section; one character that could not be decoded", muchGarbage),
		Run:    func(p *Pass) { p.slips(underHeadings, p.may(garbage) || p.pairs.Private, garbled) },
	})
)

// slip is a place of a text; unsure where the reading may have made it.
type slip struct {
	from, to int
	unsure   bool
}

// Where slips are looked for. Before the first heading stands what a page says of
// itself, too: its place among other pages (首页>政府信息公开>政府信息公开年报), icons.
const (
	everywhere    = true
	underHeadings = false
)

// slips looks through the headings and texts of sections, if there may be any.
func (p *Pass) slips(lede, may bool, find func(text string) []slip) {
	switch {
	case p.text() == "":
		p.NotAssessable()
		return
	case !may:
		p.Hold()
		return
	}
	f := Fault{}
	var list []string
	look := func(key, text string, line int) {
		for _, s := range find(text) {
			if list == nil {
				f.Places = []normalize.Key{sectionPlace(key)}
			}
			if s.unsure || p.Report.Format == extract.PDF {
				f.Least = Undecided
			}
			said := quoted(text[s.from:s.to])
			list = append(list, "“"+said+"”")
			f.Quotes = append(f.Quotes, Quote{Section: key, Text: said, Line: line})
		}
	}
	for i := range p.Report.Sections {
		s := &p.Report.Sections[i]
		if s.Key == "" && !lede {
			continue
		}
		look(s.Key, s.Heading, s.At.Line)
		look(s.Key, s.Text, 0)
	}
	if list == nil {
		p.Hold()
		return
	}
	f.Words = map[string]Text{"list": {listZH(list), listEN(list)}}
	p.Fail(f)
}

var (
	yearLost = pattern.MustCompile(`(?:^|[^\d.])(20\d\d(?:1[0-2]|[1-9])月\d{1,2}日)$`)
	signLost = pattern.MustCompile(`(?:^|[^\d.])(20\d\d[ \t\x{3000}]+1?\d[ \t\x{3000}]+[123]?\d[ \t\x{3000}]*日)$`)
	monthly  = pattern.MustCompile(`(?:(20\d\d)[ \t]*年[ \t]*|^|[^\d.])((\d{1,2})[ \t]*月[ \t]*(\d{1,2})[ \t]*日)$`)
)

// dateSlips looks at what stands before each 日 behind a digit.
func dateSlips(text string) (list []slip) {
	const far = 40 // bytes: a whole date
	from := 0
	for i := nextDigits(text, 0); i < len(text); i = nextDigits(text, i) {
		i = behindDigits(text, i)
		to := len(text) - len(strings.TrimLeft(text[i:], " \t\u3000"))
		if !strings.HasPrefix(text[to:], "日") {
			continue
		}
		to += len("日")
		start := max(from, to-far)
		for start < to && !utf8.RuneStart(text[start]) {
			start++
		}
		if s, ok := dateSlip(text[start:to]); ok {
			list = append(list, slip{start + s.from, start + s.to, s.unsure})
		}
		from = to
	}
	return list
}

// plainDate: the text ends in a day that every such month has, and no digit too many
// stands before the month. Nearly all dates are so.
func plainDate(text string) bool {
	before, day, ok := lastNumber(strings.TrimSuffix(text, "日"))
	if !ok || day < 1 || !strings.HasSuffix(before, "月") {
		return false
	}
	before, month, ok := lastNumber(strings.TrimSuffix(before, "月"))
	if !ok || month < 1 || month > 12 || day > 28 && (month == 2 || day > daysOf("", month)) {
		return false
	}
	return before != "" && before[len(before)-1] >= utf8.RuneSelf
}

// lastNumber cuts one or two digits off the end of a text.
func lastNumber(text string) (before string, n int, ok bool) {
	at := len(text)
	for at > 0 && len(text)-at < 2 && isDigit(text[at-1]) {
		at--
	}
	n, err := strconv.Atoi(text[at:])
	return text[:at], n, err == nil
}

// dateSlip judges the date at the end of a text.
func dateSlip(text string) (slip, bool) {
	if plainDate(text) {
		return slip{}, false
	}
	if m := yearLost.FindStringSubmatchIndex(text); m != nil {
		return slip{from: m[2], to: m[3]}, true
	}
	if m := signLost.FindStringSubmatchIndex(text); m != nil {
		return slip{m[2], m[3], true}, true
	}
	m := monthly.FindStringSubmatch(text)
	if m == nil {
		return slip{}, false
	}
	month, _ := strconv.Atoi(m[3])
	day, _ := strconv.Atoi(m[4])
	wrong := month < 1 || month > 12 || day < 1 || day > daysOf(m[1], month)
	return slip{from: len(text) - len(m[2]), to: len(text)}, wrong
}

// daysOf is how many days a month has; of a year that is not named February has 29.
func daysOf(year string, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if n, err := strconv.Atoi(year); err == nil && (n%4 != 0 || n%100 == 0 && n%400 != 0) {
			return 28
		}
		return 29
	}
	return 31
}

var (
	slips = []string{
		"中华人民共合国", "中华人名共和国", "中华人民共和囯", "中国人民共和国", "攻府", "政俯", "人名政府", "信息公开条列", "信息公开条理",
		"公幵", "行政复义", "行政复仪", "行政法复议", "行政诉松", "规范性文建", "国务院办公听", "国务院办工厅",
	}
	halved   = "府信息公开平台" // a slip where no 政 stands before it
	slipped  = pattern.WordsOf(append([]string{halved}, slips...))
	rarely   = pattern.WordsOf(slips)
	platform = pattern.WordsOf([]string{halved})
)

// mayBeSlipped rules nearly all texts out: 府信息公开平台 stands in many, behind 政.
func (p *Pass) mayBeSlipped() bool {
	if p.may(rarely) {
		return true
	}
	text := p.text()
	for i := platform.Index(text); i >= 0; i = platform.Index(text) {
		if !strings.HasSuffix(text[:i], "政") {
			return true
		}
		text = text[i+len(halved):]
	}
	return false
}

// termSlips goes from word to word of the list; the size of a slip is told by its
// marks or by the longest of them.
func termSlips(text string) (list []slip) {
	from := 0
	for i := slipped.Index(text); i >= 0; i = slipped.Index(text[from:]) {
		at := from + i
		to := at
		for n := 0; n < 7 && to < len(text); n++ {
			_, size := utf8.DecodeRuneInString(text[to:])
			to += size
			if slipped.In(text[at:to]) {
				break
			}
		}
		whole := strings.HasPrefix(text[at:], "府信息") && strings.HasSuffix(strings.TrimRight(text[:at], " \t\n\u3000\u00a0"), "政")
		if !whole {
			list = append(list, slip{from: at, to: to})
		}
		from = to
	}
	return list
}

// garbage is what texts of one coding become when read in another.
var garbage = pattern.WordsOf([]string{"锟斤拷", "烫烫", "Ã"})

// garbled counts characters of the private area and garbage.
func garbled(text string) []slip {
	private, n, lost := 0, 0, false
	first := -1
	for i, c := range text {
		switch {
		case c == utf8.RuneError:
			lost = true
		case c >= 0xE000 && c < 0xF000 || c >= 0xF100 && c <= 0xF8FF:
			private++
		case c == '锟' && strings.HasPrefix(text[i:], "锟斤拷"), c == '烫' && strings.HasPrefix(text[i:], "烫烫"), c == 'Ã':
			n++
		default:
			continue
		}
		if first < 0 {
			first = i
		}
	}
	if !lost && private < muchGarbage && n < muchGarbage {
		return nil
	}
	to := first
	for range 8 {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	return []slip{{first, to, true}}
}
