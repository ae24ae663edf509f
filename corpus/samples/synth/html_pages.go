package synth

import (
	"strconv"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// Pages around the report: a site's navigation, a second copy that nobody sees,
// a wrong charset.

var (
	_ = htmlStyle("site", sheet{page: sitePage})
	_ = htmlStyle("copy", sheet{page: copyPage})
	_ = register(Style{"html/gb18030", ".html", Everything, func(doc *Document, d *dice) []byte {
		return GB18030((&sheet{}).document(doc, d))
	}})
)

// GB18030 writes a text in that charset.
func GB18030(s string) []byte {
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	if err != nil {
		panic(err) // cannot be: GB18030 holds every character
	}
	return b
}

var menu = []string{"首页", "机构概况", "政务公开", "办事服务", "互动交流", "专题专栏", "法定主动公开内容", "政府信息公开指南", "政府信息公开制度", "政府信息公开年报", "依申请公开"}

func links(d *dice, n int) string {
	var b strings.Builder
	b.WriteString("<ul class=\"nav\">")
	for range n {
		b.WriteString("<li><a href=\"/zwgk/" + strconv.Itoa(d.between(1000, 9999)) + "/\" target=\"_blank\">" + pick(d, menu) + "</a></li>")
	}
	return b.String() + "</ul>\n"
}

// sitePage has what a site puts around an article.
func sitePage(doc *Document, body string, d *dice) string {
	id := strconv.Itoa(d.between(100000, 999999))
	date := doc.Date
	return "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"ArticleTitle\" content=\"" + escape.Replace(doc.Title) + "\">\n<meta name=\"PubDate\" content=\"" + date + "\">\n" +
		"<title>" + escape.Replace(doc.Title) + "-政府信息公开</title>\n<script>var siteId = " + id + "; function zoom(n) { return n + 2024; }</script>\n<style>.bt_content td{border:1px solid #333}</style>\n</head>\n<body>\n" +
		"<div class=\"header\"><a href=\"/\">网站首页</a> | <a href=\"/wza\">无障碍浏览</a> | 今天是<span id=\"today\"></span></div>\n" + links(d, 11) +
		"<div class=\"crumbs\">当前位置：<a href=\"/\">首页</a> &gt; <a href=\"/zwgk\">政务公开</a> &gt; <a href=\"/nb\">政府信息公开年报</a></div>\n" +
		"<table class=\"meta\"><tr><td>索引号：</td><td>" + id + "/" + strconv.Itoa(doc.Year+1) + "-00" + strconv.Itoa(d.n(90)+10) + "</td><td>信息分类：</td><td>年度报告</td></tr>\n<tr><td>发布机构：</td><td>" + doc.Agency + "</td><td>成文日期：</td><td>" + date + "</td></tr></table>\n" +
		"<div class=\"tools\">字号：<a>大</a> <a>中</a> <a>小</a> <a href=\"javascript:window.print()\">打印</a> 浏览次数：<span id=\"hits\">" + strconv.Itoa(d.n(9000)) + "</span> 次</div>\n" +
		"<div class=\"bt_content\" id=\"zoom\">\n" + body + "</div>\n" +
		"<div class=\"share\">分享到：<a>微信</a><a>微博</a><a>QQ空间</a><p>扫一扫在手机打开当前页</p><img src=\"/qr.png\" alt=\"二维码\"></div>\n" + links(d, 23) +
		"<div class=\"footer\"><p>主办：" + doc.Agency + " 网站标识码：" + id + "0001</p><p>ICP备案 公网安备</p></div>\n<script src=\"/js/share.js\"></script>\n</body>\n</html>\n"
}

// copyPage has the report once more for the phone, hidden.
func copyPage(doc *Document, body string, d *dice) string {
	return barePage(doc, "<div class=\"pc\">\n"+body+"</div>\n<div class=\"mobile\" style=\"display:none\">\n"+body+"</div>\n", d)
}
