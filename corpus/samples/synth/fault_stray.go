package synth

import (
	"fmt"
	"strconv"
	"strings"
)

// Words that should not stand in a report.

var faultsOfWords = []Fault{
	{"pii-id-number", "", nil, (*Report).identity},
	{"pii-mobile", "", nil, saying("办理%s来电反映的公开事项1件。", (*dice).mobile)},
	{"pii-bank-card", "", nil, saying("向申请人退回费用，卡号%s。", (*dice).card)},
	{"pii-applicant-name", "", nil, saying("申请人%s不服答复申请复议，已办结。", (*dice).person)},
	{"date-typo", "", nil, saying("整改时限为%s。", (*dice).oddDate)},
	{"official-name-typo", "", nil, saying("深入学习%s。", (*dice).typo)},
	{"phrase-duplicated", "", nil, saying("进一步%s。", (*dice).twice)},
	{"mojibake", "", nil, saying("下一步%s加强培训。", func(*dice) string { return "锟斤拷锟斤拷锟斤拷" })},
	{"download-url-placeholder", "", nil, saying("本报告电子版可在%s下载。", func(*dice) string { return "http://www.xxx.gov.cn" })},
}

// saying adds a sentence to the section of shortcomings.
func saying(sentence string, word func(*dice) string) func(*Report, *dice) string {
	return func(r *Report, d *dice) string {
		w := word(d)
		p := r.Sections[4].Topics[0].Paragraphs
		p[len(p)-1] += fmt.Sprintf(sentence, w)
		return w
	}
}

func (r *Report) identity(d *dice) string {
	return saying("协助核对证件（%s）1次。", (*dice).identity)(r, d)
}

// identity is a number of GB 11643 of a division that is none.
func (d *dice) identity() string {
	n := fmt.Sprintf("659900%04d%02d%02d%03d", d.between(1950, 2005), d.between(1, 12), d.between(1, 28), d.n(1000))
	sum := 0
	for i, c := range n {
		sum += int(c-'0') * (1 << (17 - i) % 11)
	}
	return n + "10X98765432"[sum%11:sum%11+1]
}

func (d *dice) mobile() string { return "1" + strconv.Itoa(d.between(3000000000, 9999999999)) }

// card ends in the digit of Luhn.
func (d *dice) card() string {
	n := "622200" + fmt.Sprintf("%012d", d.between(1, 999999999999))
	sum := 0
	for i := range n {
		digit := int(n[len(n)-1-i] - '0')
		if i%2 == 0 {
			digit *= 2
		}
		sum += digit/10 + digit%10
	}
	return n + strconv.Itoa((10-sum%10)%10)
}

func (d *dice) person() string {
	return pick(d, strings.Split("王李张刘陈杨赵黄周吴", "")) + pick(d, []string{"小明", "建军", "志强", "秀英", "海燕"})
}

func (d *dice) oddDate() string {
	return pick(d, []string{"20231月1日", "12月32日", "2月30日", "11月31日", "13月5日"})
}

func (d *dice) typo() string {
	return pick(d, []string{"《中华人民共合国政府信息公开条例》", "《政府信息公开条列》", "县攻府文件", "信息公幵要求"})
}

func (d *dice) twice() string {
	phrase := pick(d, []string{"完善公开制度", "提升业务能力", "规范办理流程", "丰富公开形式"})
	return phrase + pick(d, []string{"", "、", "，"}) + phrase
}
