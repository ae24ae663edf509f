package normalize

import (
	"strings"

	"nianbao/extract/pattern"
)

// What a site prints around a text: 打印, 字体, 浏览次数 and the like. It is part
// of no section.

var (
	comments   = pattern.MustCompile(`(?s)<!--.*?-->|<!\[endif\]|-->`)
	chromeWord = `(?:打印(?:本页|此页|页面)?|关闭(?:窗口|本页|此页)?|字体(?:大小)?|字号|(?:浏览|点击|阅读|访问)(?:次数|量|数)|分享(?:到|至)?|收藏|返回(?:顶部|列表|首页)|` +
		`微信|微博|新浪微博|QQ空间|扫一扫.{0,16}|上一篇|下一篇|相关链接|相关附件|附件下载|文件下载|下载附件|全真版|文字版|纠错|责任编辑|无障碍(?:阅读)?)`
	chromeLine = pattern.MustCompile(`^(?:` + chromeWord + `|[\[\]【】()（）:：|｜/\s\x{a0}\x{3000}大中小次\d,，、。<>-])+$`)
	chromeAny  = pattern.MustCompile(chromeWord)
	chromeTail = pattern.MustCompile(`(?:\s+` + chromeWord + `)+\s*$`)
	pageLine   = pattern.MustCompile(`^[-—–－]\s*\d{1,3}\s*[-—–－]$`)
)

// withoutChrome gives a paragraph without comments of the markup, and nothing
// for a line that is only site chrome or a page number. Chrome words go from the
// end of a line too, where a space parts them from the text.
func withoutChrome(raw string) string {
	if strings.Contains(raw, "-->") || strings.Contains(raw, "<!") {
		raw = comments.ReplaceAllString(raw, " ")
	}
	raw = trimmed(raw)
	if pageLine.MatchString(raw) || len(raw) < 300 && chromeAny.MatchString(raw) && chromeLine.MatchString(raw) {
		return ""
	}
	end := max(0, len(raw)-120)
	if tail := chromeTail.FindStringIndex(raw[end:]); tail != nil {
		raw = raw[:end+tail[0]]
	}
	return raw
}
