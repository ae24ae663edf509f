package main

// What a key stands on: the articles of the regulations and the sums of the forms,
// written out.

import (
	"regexp"
	"strings"
)

// sumWords are the sums of the forms.
var sumWords = words{
	"I1": {"本年新收＋上年结转＝办理总计＋结转下年度", "received + brought forward = total handled + carried forward"},
	"I2": {"办理总计＝各项办理结果之和", "total handled = all outcomes"},
	"I3": {"总计＝各类申请人之和", "total = all kinds of applicants"},
	"I4": {"行政复议：总计＝各种结果之和", "reviews: total = all results"},
	"I5": {"未经复议直接起诉：总计＝各种结果之和", "suits without prior review: total = all results"},
	"I6": {"复议后起诉：总计＝各种结果之和", "suits after review: total = all results"},
}

var (
	article    = regexp.MustCompile(`(\d+)((?:\(\d+\))*)(?:¶(\d+))?`)
	subsection = regexp.MustCompile(`\((\d+)\)`)
)

// law writes out what the forms give in short: 条例16¶2, 条例36(4)(5), 条例15、32,
// 条例42; 109号.
func (a *app) law(short string) string {
	articles, ok := strings.CutPrefix(short, "条例")
	if !ok {
		return short
	}
	articles, fees := strings.CutSuffix(articles, "; 109号")
	var list []string
	for _, m := range article.FindAllStringSubmatch(articles, -1) {
		list = append(list, a.article(m[1], m[2], m[3]))
	}
	text := a.say("《政府信息公开条例》", "Regulations on Open Government Information, ") + strings.Join(list, a.say("、", ", "))
	if fees {
		text += a.say("；国办函〔2020〕109号", "; 国办函〔2020〕109号")
	}
	return text
}

// article is one article with its subsections, as (4)(5), and its paragraph.
func (a *app) article(number, subsections, paragraph string) string {
	text := a.say("第"+number+"条", "article "+number)
	if paragraph != "" {
		text += a.say("第"+paragraph+"款", " paragraph "+paragraph)
	}
	return text + subsection.ReplaceAllString(subsections, a.say("第（$1）项", " ($1)"))
}
