package normalize

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
)

// Numbers in the prose: a number with its counter, and the clause around it.

// mention is one number of a sentence. Offsets count in the sentence's text.
type mention struct {
	from, to    int // number and counter
	clause, end int // the clause around it
	left, right string
	value       Decimal
	unit        string
	rounded     rounding
	compared    bool // a number of another time, or a difference
	depth       int  // brackets open before it
	rule        *rule
	of          string
	matched     string // the words that the rule matched
	before      string // what stands left of them in the clause
}

const (
	digitsWords   = `(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[余多]?[万亿]?[余多]?[件宗份起例条项个封篇部元%]`
	chineseDigits = `零〇一二两三四五六七八九十百千万壹贰叁肆伍陆柒捌玖拾`
	chineseWords  = `[` + chineseDigits + `]{1,8}[余多]?[件宗份条例]`
)

var numberHere = pattern.MustCompile(`^(?:` + digitsWords + `|` + chineseWords + `)`)

// mentions lists the numbers of a sentence that can be read in one way. Only
// places where a number may begin are looked at.
func (s *sentence) mentions() []mention {
	list := s.found[:0]
	for i := 0; i < len(s.text); {
		at := numberStarts.Index(s.text[i:])
		if at < 0 {
			break
		}
		i += at
		long := 0
		if mayCount(s.text[i:]) {
			long = len(numberHere.FindString(s.text[i:min(len(s.text), i+longestNumber)]))
		}
		if long == 0 {
			i += utf8.RuneLen(firstRune(s.text[i:]))
			continue
		}
		if n, ok := s.mention(i, i+long); ok {
			list = append(list, n)
		}
		i += long
	}
	s.found = list
	return list
}

// mayCount is a cheap look at what stands behind a number: its counter.
func mayCount(text string) bool {
	for i := 0; i < len(text); {
		r, size := rune(text[i]), 1
		switch {
		case isDigit(text[i]), r == ',', r == '.':
		case r == '%':
			return true
		default:
			if r, size = utf8.DecodeRuneInString(text[i:]); !inNumber(r) {
				return strings.ContainsRune(countersHere, r)
			}
		}
		i += size
	}
	return false
}

// inNumber tells the characters that may stand in a number before its counter.
func inNumber(r rune) bool {
	switch r {
	case '余', '多', '亿', '零', '〇', '一', '二', '两', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '万', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖', '拾':
		return true
	}
	return false
}

// countersHere are those of numberHere.
const countersHere = "件宗份起例条项个封篇部元%"

// longestNumber, in bytes, with its counter.
const longestNumber = 120

var numberStarts = pattern.SetOf("0123456789" + chineseDigits)

// mention reads the number text[from:to] with its counter.
func (s *sentence) mention(from, to int) (mention, bool) {
	n := mention{from: from, to: to}
	digits, times, unit, more := parted(s.text[from:to])
	ok := false
	if isDigit(digits[0]) {
		n.value, n.unit, ok = scaled(strings.ReplaceAll(digits, ",", ""), times, unit)
	} else {
		var whole int64
		whole, ok = chineseNumber(digits)
		n.value, n.unit = Int(whole), unit
	}
	if !ok || s.torn(n) || !counts(s.text[:n.from], n.unit, s.text[n.to:]) {
		return mention{}, false
	}
	if more {
		n.rounded = upwards
	}
	s.clauseAround(&n)
	return n, true
}

// parted takes a number apart: its digits or numerals, 万 or 亿 behind digits, its counter;
// more tells that 余 or 多 stands in it.
func parted(number string) (digits, times, unit string, more bool) {
	_, size := utf8.DecodeLastRuneInString(number)
	number, unit = number[:len(number)-size], number[len(number)-size:]
	rest := strings.TrimLeft(number, "0123456789,.")
	if len(rest) == len(number) {
		digits = strings.TrimRight(number, "余多")
		return digits, "", unit, len(digits) < len(number)
	}
	times = strings.Trim(rest, "余多")
	return number[:len(number)-len(rest)], times, unit, len(times) < len(rest)
}

// scaled multiplies exactly: 1.8万 is 18000. 5万元 stays 5 with its unit 万元.
func scaled(digits, times, unit string) (Decimal, string, bool) {
	d, err := ParseDecimal(digits)
	if err != nil || len(digits) > 1 && digits[0] == '0' && digits[1] != '.' {
		return d, unit, false
	}
	switch {
	case times == "":
		return d, unit, true
	case unit == "元":
		return d, times + unit, true
	}
	zeros := 4
	if times == "亿" {
		zeros = 8
	}
	for ; zeros > 0 && d.scale > 0; zeros-- {
		d.scale--
	}
	for ; zeros > 0 && d.units < 1e17; zeros-- {
		d.units *= 10
	}
	return d, unit, zeros == 0
}

// torn finds digits that are parted in print by a space or a line: they may be
// two numbers.
func (s *sentence) torn(n mention) bool {
	t := s.line
	for i := n.from; i+1 < n.to; i++ {
		if isDigit(s.text[i]) && isDigit(s.text[i+1]) && t.place(s.from+i+1)-t.place(s.from+i) > utf8.RuneLen(firstRune(t.raw[t.place(s.from+i):])) {
			return true
		}
	}
	return false
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// counts leaves out what is no count: articles of law, ranges, 件次, 20个工作日.
func counts(before, unit, after string) bool {
	r, _ := utf8.DecodeLastRuneInString(before)
	if strings.ContainsRune("第-—~～至/.,+〔[", r) || r >= 'A' && r <= 'z' {
		return false
	}
	if startsWith(after, "次", "（次", "款", "例", "工作日", "月", "百分点", "小时") {
		return false
	}
	return unit != "条" || !strings.HasPrefix(after, "规定")
}

var clauseEnds = pattern.SetOf("，；。()〔〕")

// clauseAround finds the clause of a number and what stands left and right of it.
func (s *sentence) clauseAround(n *mention) {
	n.clause, n.end = clauseStart(s.text, n.from), len(s.text)
	if i := clauseEnds.Index(s.text[n.to:]); i >= 0 {
		n.end = n.to + i
	}
	n.clause = s.withLead(n.clause)
	n.left, n.right = s.text[n.clause:n.from], s.text[n.to:n.end]
	n.round()
	n.depth = s.depth(n.from)
	n.compared = compared.MatchString(n.left) || s.otherTime(n.from)
}

// depth is the number of brackets that are open before text[i].
func (s *sentence) depth(i int) int {
	if strings.IndexByte(s.text, '(') < 0 && strings.IndexByte(s.text, ')') < 0 {
		return 0
	}
	return strings.Count(s.text[:i], "(") - strings.Count(s.text[:i], ")")
}

// clauseStart finds where the clause that holds text[i] begins.
func clauseStart(text string, i int) int {
	at := clauseEnds.Last(text[:i])
	if at < 0 {
		return 0
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return at + size
}

// withLead takes 其中， with the clause that follows it.
func (s *sentence) withLead(clause int) int {
	lead := strings.TrimSuffix(s.text[:clause], "，")
	if strings.HasSuffix(lead, "其中") && len(lead) < clause {
		return clause - len("其中，")
	}
	return clause
}

// words gives the printed clause of a mention; a bracket that explains it belongs
// to it: 答复98件（含上年结转8件）.
func (s *sentence) words(n *mention) (from, to int) {
	rest := s.text[n.end:]
	if strings.HasPrefix(rest, "(") && startsWith(rest[1:], "含", "其中", "包括", "包含") {
		if i := strings.Index(rest, ")"); i > 0 {
			return n.clause, n.end + i + 1
		}
	}
	return n.clause, n.end
}
