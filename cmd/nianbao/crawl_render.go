package main

// The browser for lists that scripts make: found, or how to get one.

import (
	"path/filepath"
	"runtime"

	"nianbao/checks"
	"nianbao/corpus/crawl"
	"nianbao/corpus/crawl/render"
)

// builds is what builds pages for --render, nil without.
func (a *app) builds(o crawlOptions) (crawl.Build, error) {
	if !o.render {
		return nil, nil
	}
	b, err := render.Find()
	if err != nil {
		return nil, a.usage("--render 需要 Chromium：%s", "--render needs Chromium: %s", a.pick(installBrowser()))
	}
	return b.Build, nil
}

func installBrowser() checks.Text {
	switch runtime.GOOS {
	case "windows":
		return both("把 Chrome 或 Edge 所在文件夹加入 PATH", "put the folder of Chrome or Edge on the PATH")
	case "darwin":
		return both("brew install --cask chromium", "brew install --cask chromium")
	}
	return both("安装 chromium（Debian：apt install chromium）", "install chromium (Debian: apt install chromium)")
}

// browser is asked for by crawl --render alone: none is no fault.
func (d *doctor) browser() {
	title := both("浏览器", "browser")
	b, err := render.Find()
	if err != nil {
		d.add("browser", well, title, both("没有 Chromium，crawl --render 不可用", "no Chromium: crawl --render is not available"), installBrowser())
		return
	}
	d.add("browser", well, title, both("%s，供 crawl --render 使用", "%s, for crawl --render", filepath.Base(b.Path)), checks.Text{})
}
