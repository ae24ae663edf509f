package fetch

// The pages by which a firewall answers instead of the site. They are recognised, told,
// and left alone; none is ever solved.

import (
	"bytes"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/corpus/archive"
)

const (
	looksAt = 64 << 10 // bytes of a page: challenges are short
	fewChar = 300      // a captcha page says little beside its captcha
	noChar  = 60       // a page of nothing but a script
)

var (
	unseen = regexp.MustCompile(`(?is)<(script|style|noscript|head)\b.*?</(?:script|style|noscript|head)\s*>|<!--.*?-->|<[^>]*>`)
	waf    = regexp.MustCompile(`(?i)\bwaf\b|web application firewall|防火墙|安全狗|云锁|云盾|您的(?:访问|请求)[^。<]{0,20}(?:拦截|阻断|阻止|威胁|不合法)|访问被(?:拦截|阻断|拒绝)|疑似(?:攻击|黑客)|非法访问|event_?id`)
)

// captchaWords are looked for in lower case. A list of words, not an expression: every page is
// searched for them, and expressions that ignore case took a third of a crawl's time.
var captchaWords = []string{"captcha", "geetest", "滑动验证", "拖动滑块", "滑块验证", "人机验证", "安全验证", "访问验证", "请输入验证码", "请完成验证", "向右滑动"}

// Challenge is the class of an answer that a firewall gave, or empty. Content is the
// body with its coding undone.
func Challenge(c *archive.Capture, content []byte) Class {
	p := page{Capture: c, text: text(content)}
	switch {
	case c.Status == 521 && (p.sets("__jsluid") || p.sets("__jsl_clearance") || p.has("__jsl_clearance")):
		return BlockedJSL
	case c.Status == http.StatusPreconditionFailed && p.has("<script") && p.header("Set-Cookie") != "":
		return BlockedRS
	case p.loops("C3VK"), p.has("C3VK") && p.bare():
		return BlockedC3VK
	case (p.sets("wzws_") || p.has("wzws_") || p.header("Wzws-Ray") != "") && (c.Status >= 400 && c.Status != http.StatusNotFound && c.Status < 500 || p.bare()):
		return BlockedWZWS
	case p.asks() && p.says() < fewChar && c.Status != http.StatusNotFound:
		return BlockedCaptcha
	case c.Status == http.StatusForbidden && waf.MatchString(p.text):
		return BlockedWAF
	}
	return ""
}

// page is an answer with its text.
type page struct {
	*archive.Capture
	text string
}

func (p page) has(word string) bool { return strings.Contains(p.text, word) }

// asks for a code, or for something to be done that only people can.
func (p page) asks() bool {
	lower := []byte(p.text)
	for i, b := range lower {
		if 'A' <= b && b <= 'Z' {
			lower[i] += 'a' - 'A'
		}
	}
	return slices.ContainsFunc(captchaWords, func(word string) bool { return bytes.Contains(lower, []byte(word)) })
}

func (p page) header(name string) string { return strings.Join(p.Header.Values(name), "\n") }

func (p page) sets(cookie string) bool { return strings.Contains(p.header("Set-Cookie"), cookie) }

// loops: sent back to the same address though the cookie was brought along.
func (p page) loops(cookie string) bool {
	return p.Status >= 300 && p.Status < 400 && (p.sets(cookie) || p.has(cookie)) && strings.Contains(p.RequestHeader.Get("Cookie"), cookie)
}

// says is how many characters a reader would see.
func (p page) says() int {
	return utf8.RuneCountInString(strings.Join(strings.Fields(unseen.ReplaceAllString(p.text, " ")), ""))
}

// bare: a page of nothing but a script.
func (p page) bare() bool { return p.has("<script") && p.says() < noChar }

// text is the head of a page, in UTF-8 where it was GB18030.
func text(content []byte) string {
	content = content[:min(len(content), looksAt)]
	if bytes.HasPrefix(content, []byte("%PDF")) || bytes.IndexByte(content, 0) >= 0 {
		return ""
	}
	if whole := strings.ToValidUTF8(string(content), ""); len(content)-len(whole) < utf8.UTFMax {
		return whole // but for a character cut at the end
	}
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(content)
	if err != nil {
		return string(content)
	}
	return string(decoded)
}
