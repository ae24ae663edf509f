package main

// What reads PDF files, as doctor sees it.

import (
	"path/filepath"
	"time"

	"nianbao/checks"
	"nianbao/corpus/isolate"
)

// slowStart is from when a user notices that the first PDF waits; the very first start
// on a machine compiles for some seconds.
const slowStart = time.Second

// readers starts a reader of PDF files and lets it read a page.
func (d *doctor) readers() {
	title := both("PDF", "PDF")
	took, err := d.pdf.Probe()
	if err == nil && took > slowStart { // compiled just now, it should be quick from here on
		again := isolate.New()
		defer again.Close()
		took, err = again.Probe()
	}
	took = took.Round(10 * time.Millisecond)
	switch {
	case err != nil:
		d.add("pdf", doubtful, title, both("读不了 PDF：%v", "PDF files cannot be read: %v", err), both("其他格式不受影响；请检查内存限制和是否允许启动子进程", "other formats are read; look at limits of memory and whether programs may start others"))
	case took > slowStart:
		d.add("pdf", doubtful, title, both("可以读取，但启动要 %v", "read, but starting takes %v", took), both("请让用户缓存文件夹（~/.cache）可写", "make the user's cache folder (~/.cache) writable"))
	default:
		d.add("pdf", well, title, both("PDFium 与第二读取程序，启动 %v", "PDFium and a second reader, started in %v", took), checks.Text{})
	}
	font := isolate.ChineseFont()
	title = both("中文字体", "Chinese font")
	if font == "" {
		d.add("chinese_font", doubtful, title, both("没有：未嵌入字体的页面无法画成图片", "none: pages that embed no font cannot be painted"), both("安装 fonts-wqy-microhei 或 fonts-noto-cjk", "install fonts-wqy-microhei or fonts-noto-cjk"))
		return
	}
	d.add("chinese_font", well, title, both("%s", "%s", filepath.Base(font)), checks.Text{})
}
