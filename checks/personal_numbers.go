package checks

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Numbers that belong to a person: identity cards, mobile telephones, bank cards.

// digitRun is a run of digits in a text; an identity number may end in X.
type digitRun struct {
	from, to int
	text     string
}

// nextDigits is the place of the next digit, or the end. Where nothing but Chinese
// stands, it takes eight bytes at a time.
func nextDigits(text string, i int) int {
	const high = 0x8080808080808080
	for ; i+8 <= len(text); i += 8 {
		s := text[i : i+8]
		eight := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
		if eight&high == high {
			continue
		}
		for k := range 8 {
			if isDigit(s[k]) {
				return i + k
			}
		}
	}
	for ; i < len(text) && !isDigit(text[i]); i++ {
	}
	return i
}

func behindDigits(text string, i int) int {
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	return i
}

// mayBePersons: eleven digits stand in a row, or the first three or four of a number
// in groups.
func mayBePersons(text string) bool {
	for i := nextDigits(text, 0); i < len(text); i = nextDigits(text, i) {
		from := i
		i = behindDigits(text, i)
		switch n := i - from; {
		case n >= 11:
			return true
		case (n == 3 || n == 4) && slices.ContainsFunc(gaps, func(gap string) bool {
			rest, ok := strings.CutPrefix(text[i:], gap)
			return ok && rest != "" && isDigit(rest[0])
		}):
			return true
		}
	}
	return false
}

// wideDigits tells whether a text prints full-width digits.
func wideDigits(text string) bool {
	for i := strings.IndexByte(text, wideLead); i >= 0 && i+2 < len(text); i = strings.IndexByte(text, wideLead) {
		if text[i+1] == "０"[1] && text[i+2] >= "０"[2] && text[i+2] <= "９"[2] {
			return true
		}
		text = text[i+1:]
	}
	return false
}

// digitsIn lists the runs of a text that no letter touches, full-width or not.
func digitsIn(text string) (list []digitRun) {
	for i := 0; i < len(text); i++ {
		if !isDigit(text[i]) && text[i] != wideLead {
			continue
		}
		c, size := narrow(text, i)
		if !isDigit(c) {
			continue
		}
		from, plain := i, true
		for isDigit(c) {
			plain = plain && size == 1
			i += size
			c, size = narrow(text, i)
		}
		d := digitRun{from: from, to: i, text: text[from:i]}
		if !plain {
			d.text = normalize.Compact(d.text)
		}
		if len(d.text) == 17 && (c == 'X' || c == 'x') {
			d.to, d.text = i+size, d.text+string(c)
			c, _ = narrow(text, d.to)
		}
		if !isLetter(c) && !isLetter(narrowBefore(text, from)) {
			list = append(list, d)
		}
	}
	return list
}

const wideLead = 0xEF // the first byte of every full-width form of ASCII

// narrow gives the byte of a text at a place, of a full-width form that of its ASCII
// character, and its size; 0 at the end.
func narrow(text string, i int) (c byte, size int) {
	if i >= len(text) {
		return 0, 0
	}
	if text[i] == wideLead {
		if r, n := utf8.DecodeRuneInString(text[i:]); r >= '！' && r <= '～' {
			return byte(r - '！' + '!'), n
		}
	}
	return text[i], 1
}

func narrowBefore(text string, i int) (c byte) {
	if _, size := utf8.DecodeLastRuneInString(text[:i]); size > 0 {
		c, _ = narrow(text, i-size)
	}
	return c
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

func isLetter(b byte) bool {
	return b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z' || isDigit(b)
}

// groupings are how long numbers are printed in groups: 138 1234 5678,
// 6222 0212 3456 7890 123.
var groupings = [][]int{{3, 4, 4}, {4, 4, 4, 4}, {4, 4, 4, 4, 1}, {4, 4, 4, 4, 2}, {4, 4, 4, 4, 3}}

var gaps = []string{" ", "-", "　", "－"}

// numbersIn finds the numbers of persons in a text, in which wide digits may stand or do
// not.
func numbersIn(text string, wide bool) (list []Span) {
	if !mayBePersons(text) && !(wide && wideDigits(text)) {
		return nil
	}
	runs := digitsIn(text)
	for i := 0; i < len(runs); i++ {
		if s, ok := numberAt(text, runs[i]); ok {
			list = append(list, s)
			continue
		}
		for n := len(groupings) - 1; n >= 0; n-- {
			whole, ok := grouped(text, runs[i:], groupings[n])
			if !ok {
				continue
			}
			if s, ok := numberAt(text, whole); ok {
				list, i = append(list, s), i+len(groupings[n])-1
				break
			}
		}
	}
	return list
}

// grouped joins runs of the lengths that stand one space or hyphen apart.
func grouped(text string, runs []digitRun, lengths []int) (digitRun, bool) {
	if len(runs) < len(lengths) {
		return digitRun{}, false
	}
	whole := digitRun{from: runs[0].from, to: runs[0].from}
	for i, n := range lengths {
		if len(runs[i].text) != n || i > 0 && !slices.Contains(gaps, text[whole.to:runs[i].from]) {
			return digitRun{}, false
		}
		whole.to, whole.text = runs[i].to, whole.text+runs[i].text
	}
	return whole, true
}

// numberAt tells what a number is; false where it is nobody's.
func numberAt(text string, d digitRun) (Span, bool) {
	s := Span{From: d.from, To: d.to}
	if n := len(d.text); n < 11 || n > 19 {
		return s, false
	}
	before, after := sentence(text, d.from, d.to)
	switch {
	case len(d.text) == 18 && isIDNumber(d.text, before):
		s.Kind, s.Masked = IDNumber, d.text[:2]+strings.Repeat("*", 13)+d.text[15:]
	case isMobile(strings.TrimPrefix(d.text, "86"), after):
		number := strings.TrimPrefix(d.text, "86")
		s.Kind, s.Masked = Mobile, number[:3]+"****"+number[7:]
		s.Office = contact.MatchString(before+after) && !besidePerson(before, after)
	case len(d.text) >= 16 && len(d.text) <= 19 && isBankCard(d.text, before, after):
		s.Kind, s.Masked = BankCard, d.text[:4]+strings.Repeat("*", len(d.text)-8)+d.text[len(d.text)-4:]
	default:
		return s, false
	}
	return s, true
}

var (
	otherCode  = pattern.MustCompile(`(?:索引号|文号|流水号|编号|编码|信用代码|机构代码|统一代码|备案号|许可证号?|网安备)[^，。；]{0,12}$`)
	identity   = pattern.MustCompile(`身份证|证件`)
	contact    = pattern.MustCompile(`联系|电话|手机|咨询|传真|邮编|邮箱|地址|热线|值班|受理`)
	withPerson = pattern.MustCompile(`(?:联系人|经办人|负责人|申请人|原告|当事人|投诉人|举报人|村民|居民|姓名)[：:为]?`)
	counted    = pattern.MustCompile(`^(?:余|多)?[元万亿件条份次人户吨个项平立千米%.,％．]`)
	account    = pattern.MustCompile(`[账帐]号|卡号|[账帐]户|银行卡`)
	official   = pattern.MustCompile(`单位|财政|国库|非税|局|政府|委员会|中心|公司|收费`)
)

// isIDNumber tests GB 11643: a birthday and a check digit. A code of GB 32100 (统一
// 社会信用代码) of digits alone may pass the same test: where it passes its own, and
// nothing calls it an identity card, it is taken for that.
func isIDNumber(number, before string) bool {
	born, err := time.Parse("20060102", number[6:14])
	if err != nil || born.Year() < 1900 || number[0] == '0' || number[0] == '9' || otherCode.MatchString(before) {
		return false
	}
	sum := 0
	for i := range 17 {
		sum += int(number[i]-'0') * (1 << (17 - i) % 11)
	}
	return "10X98765432"[sum%11] == strings.ToUpper(number[17:])[0] && (identity.MatchString(before) || !isCreditCode(number))
}

// isCreditCode tests the check character of GB 32100 for a code of digits.
func isCreditCode(code string) bool {
	sum, weight := 0, 1
	for i := range 17 {
		sum += int(code[i]-'0') * weight
		weight = weight * 3 % 31
	}
	want := (31 - sum%31) % 31
	return want < 10 && strconv.Itoa(want) == code[17:]
}

// isMobile: eleven digits that count nothing.
func isMobile(number, after string) bool {
	return len(number) == 11 && number[0] == '1' && number[1] >= '3' && !counted.MatchString(after)
}

// besidePerson tells whether a person's name stands beside a number.
func besidePerson(before, after string) bool {
	for _, m := range withPerson.FindAllStringIndex(before+"\n"+after, -1) {
		if _, size := nameAt((before + "\n" + after)[m[1]:], anySurname); size > 0 {
			return true
		}
	}
	return false
}

// isBankCard tests the digit of Luhn, and that the words around speak of an account
// that is no office's: where fees are to be paid is public.
func isBankCard(number, before, after string) bool {
	if !account.MatchString(before) || official.MatchString(before+after) || otherCode.MatchString(before) {
		return false
	}
	sum := 0
	for i := range number {
		n := int(number[len(number)-1-i] - '0')
		if i%2 == 1 {
			n *= 2
		}
		sum += n/10 + n%10
	}
	return sum%10 == 0
}

// around is a place of a text with some words on both sides, masked.
func around(text string, s Span) string {
	before, after := sentence(text, s.From, s.To)
	if utf8.RuneCountInString(after) > 8 {
		after = string([]rune(after)[:8]) + "…"
	}
	if r := []rune(before); len(r) > 16 {
		before = "…" + string(r[len(r)-16:])
	}
	return before + s.Masked + after
}
