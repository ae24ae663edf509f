package main

// Language, terminal and time zone, as doctor sees them.

import (
	"os"
	"strings"
	"time"

	"golang.org/x/term"

	"nianbao/checks"
)

func (d *doctor) language() {
	title := both("语言", "language")
	name, value := locale()
	from := name + "=" + value
	if d.lang != language(nil) {
		from = "--lang"
	}
	says := both("中文（%s）", "Chinese (%s)", from)
	if d.lang != "zh" {
		says = both("英文（%s）", "English (%s)", from)
	}
	upper := strings.ToUpper(value)
	switch {
	case name == "":
		d.add("language", well, title, both("系统未设语言，用英文；--lang zh 为中文", "no locale is set: English; --lang zh for Chinese"), checks.Text{})
	case strings.Contains(value, ".") && !strings.Contains(upper, "UTF-8") && !strings.Contains(upper, "UTF8"):
		d.add("language", doubtful, title, says, both("终端编码不是 UTF-8，中文可能乱码；请设 LANG=zh_CN.UTF-8", "the terminal is not UTF-8, Chinese may not arrive; set LANG=zh_CN.UTF-8"))
	default:
		d.add("language", well, title, says, checks.Text{})
	}
}

// locale is the variable that decides the language, and its value.
func locale() (name, value string) {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := os.Getenv(name); value != "" {
			return name, value
		}
	}
	return "", ""
}

func (d *doctor) screen() {
	title := both("终端", "terminal")
	columns, _, err := term.GetSize(int(os.Stdout.Fd()))
	switch {
	case err != nil:
		d.add("terminal", well, title, both("输出到文件或管道，不用颜色", "output goes to a file or pipe, without colour"), checks.Text{})
	case columns < 80:
		d.add("terminal", doubtful, title, both("宽 %d 列", "%d columns", columns), both("表格会折行；请把窗口放宽到 100 列以上", "tables will wrap; make the window 100 columns wide"))
	default:
		colour := both("，彩色", ", colour")
		if !d.color {
			colour = both("，无颜色", ", no colour")
		}
		says := both("宽 %d 列", "%d columns", columns)
		d.add("terminal", well, title, checks.Text{ZH: says.ZH + colour.ZH, EN: says.EN + colour.EN}, checks.Text{})
	}
}

// clock names the time zone. Times are stored in UTC, so that none is wrong; one
// that the system does not know is a set-up fault all the same.
func (d *doctor) clock() {
	title := both("时区", "time zone")
	now := time.Now()
	if zone := os.Getenv("TZ"); zone != "" {
		if _, err := time.LoadLocation(strings.TrimPrefix(zone, ":")); err != nil {
			d.add("time_zone", doubtful, title, both("系统不认识 TZ=%s，按 UTC 处理", "TZ=%s is unknown here and counts as UTC", zone), both("请设为 Asia/Shanghai 等", "set it to Asia/Shanghai or the like"))
			return
		}
	}
	d.add("time_zone", well, title, both("%s（数据集内一律用 UTC）", "%s (the data set keeps UTC)", now.Format("-07:00 MST")), checks.Text{})
}
