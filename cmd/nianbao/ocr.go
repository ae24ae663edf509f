package main

// Scans and pictures: who recognises them, when, and which documents wait for it.

import (
	"errors"
	"os/exec"
	"runtime"

	"nianbao/checks"
	"nianbao/corpus/isolate"
	"nianbao/extract"
	"nianbao/extract/scan"
)

// engines are what reads documents; with ocr, pictures are recognised where
// Tesseract is installed.
func (a *app) engines(ocr bool) extract.Engines {
	e := a.pdf.Engines()
	if !ocr {
		return e
	}
	if isolate.TesseractPath() != "" {
		e.Recognize, e.RecognizedBy = a.recognize, a.ocrVersion
	}
	return e
}

// recognize asks Tesseract, which is started with the first picture that needs it.
func (a *app) recognize(slips []scan.Slip) ([]scan.Answer, error) {
	t, err := a.ocr()
	if err != nil {
		return nil, &extract.Refusal{Reason: "needs_ocr", Detail: err.Error()}
	}
	return t.Recognize(slips)
}

// ocrVersion is that of the Tesseract at hand, "" for none.
func (a *app) ocrVersion() string {
	t, err := a.ocr()
	if err != nil {
		return ""
	}
	return t.Version
}

// needsOCR refuses a run that shall recognise where nothing can.
func (a *app) needsOCR() error {
	_, err := a.ocr()
	if err == nil {
		return nil
	}
	return a.usage("--ocr 需要 Tesseract：%s", "--ocr needs Tesseract: %s", a.pick(installOCR(err)))
}

// installOCR is what helps where Tesseract or its data is missing.
func installOCR(err error) checks.Text {
	var data *isolate.MissingLanguage
	switch {
	case errors.As(err, &data) && runtime.GOOS != "windows":
		return both("安装 tesseract-ocr-chi-sim 和 tesseract-ocr-eng", "install tesseract-ocr-chi-sim and tesseract-ocr-eng")
	case errors.As(err, &data):
		return both("重新运行安装程序并选中 Chinese (Simplified)", "run its installer again and choose Chinese (Simplified)")
	case !errors.Is(err, exec.ErrNotFound):
		return both("已安装但无法运行：%v", "it is installed but does not run: %v", err)
	case runtime.GOOS == "windows":
		return both("安装 Tesseract for Windows（UB Mannheim），安装时选中 Chinese (Simplified)", "install Tesseract for Windows (UB Mannheim) and choose Chinese (Simplified)")
	case runtime.GOOS == "darwin":
		return both("运行 brew install tesseract tesseract-lang", "run brew install tesseract tesseract-lang")
	}
	return both("安装 tesseract-ocr、tesseract-ocr-chi-sim 和 tesseract-ocr-eng", "install tesseract-ocr, tesseract-ocr-chi-sim and tesseract-ocr-eng")
}

// recognition is Tesseract, as doctor sees it.
func (d *doctor) recognition() {
	title := both("文字识别", "text recognition")
	t, err := d.ocr()
	if err != nil {
		d.add("ocr", doubtful, title, both("没有：扫描件和图片无法读取", "none: scans and pictures cannot be read"), installOCR(err))
		return
	}
	d.add("ocr", well, title, both("%s，中文、英文数据齐全", "%s with its Chinese and English data", t.Version), checks.Text{})
}

// recognises tells whether a document is to be recognised in this run. What was
// recognised before is again, so that another program loses none of its figures; keep
// says that nobody can, and that its reading stays as it is. Text is never recognised.
func (in *intake) recognises(b []byte, sha256 string) (ocr, keep bool, err error) {
	if in.ocr {
		return true, false, nil
	}
	if f := extract.Sniff(b); f == extract.HTML || f == extract.Text {
		return false, false, nil
	}
	by, err := in.run.RecognisedBy(sha256)
	if by == "" || err != nil {
		return false, false, err
	}
	none := in.app.ocrVersion() == ""
	return !none, none, nil
}

// printWaiting says how many documents wait to be recognised.
func (a *app) printWaiting(n int) {
	if n == 0 {
		return
	}
	a.printf("%s\n", a.say("扫描件和图片 %d 份待识别：nianbao ingest --ocr", "%d scans and pictures wait to be recognised: nianbao ingest --ocr", n))
}

// shown draws a bar on a terminal from the first picture that is recognised until done
// is called: a scan of four pages takes ten seconds.
func (a *app) shown(e extract.Engines) (shown extract.Engines, done func()) {
	if e.Recognize == nil || !a.terminal {
		return e, func() {}
	}
	var bar *progress
	recognize := e.Recognize
	e.Recognize = func(slips []scan.Slip) ([]scan.Answer, error) {
		if bar == nil {
			bar = a.newProgress(a.say("识别文字", "recognising"))
		}
		bar.step()
		return recognize(slips)
	}
	return e, func() {
		if bar != nil {
			bar.finish()
		}
	}
}
