package extract

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestBig(t *testing.T) {
	many := func(unit string) string { return strings.Repeat(unit, (60<<20)/len(unit)) }
	for _, u := range []string{"x", "<p>x", "x</y>", "<td>1", "<div class=row>", "<!-- x -->", "<b>x</b>", "一、总体情况。<br>", "<a href=x.pdf>x</a>xxxxxxxxxxxxxxxxxxxxxxxxxxxx<p>", "来源：甲 发布时间：2023-01-01xxxxxxxxxxxxxxxxxx<br>", "<img src=a width=100%>xxxxxxxxxxxxxxxxxxxx", "<p style='display:none'>x", "?", "\xff\xfe", "<", "<title>", "<p " + strings.Repeat("a=b ", 20) + ">", "<table><tr><td>申请人情况<td>自然人</table>xxxx", "{'", "<dl><dt>自然人<dd>申请人情况</dl>"} {
		for _, pre := range []string{"<html>", "<script>"} {
			s := time.Now()
			c, err := readHTML([]byte(pre + many(u)))
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			n := 0
			if c != nil {
				n = len(c.Lines)
			}
			fmt.Printf("%-30.30q %s %v %v lines=%d sys=%dMB\n", u, pre, time.Since(s).Round(time.Millisecond), err, n, m.Sys>>20)
		}
	}
}
