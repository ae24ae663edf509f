package isolate

import (
	"encoding/json"
	"errors"
	"image"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"nianbao/extract"
	"nianbao/extract/scan"
	"nianbao/normalize"
)

// withOCR are the engines with Tesseract, or the test is skipped with a word.
func withOCR(t *testing.T) extract.Engines {
	t.Helper()
	tesseract, err := FindTesseract()
	if err != nil {
		t.Skipf("no Tesseract with its Chinese data: %v", err)
	}
	e := InProcess()
	e.Recognize, e.RecognizedBy = tesseract.Recognize, func() string { return tesseract.Version }
	return e
}

// sample is a document of formats/ with the figures that it prints.
func sample(t *testing.T, name string) ([]byte, map[string]json.Number) {
	t.Helper()
	path := filepath.Join(os.Getenv("NIANBAO_SAMPLES"), "formats", name)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("no samples: %v", err)
	}
	text, err := os.ReadFile(path + ".truth.json")
	if err != nil {
		t.Fatal(err)
	}
	var truth struct {
		Figures map[string]struct{ Value json.Number }
	}
	if err := json.Unmarshal(text, &truth); err != nil {
		t.Fatal(err)
	}
	figures := map[string]json.Number{}
	for k, f := range truth.Figures {
		figures[k] = f.Value
	}
	return b, figures
}

// recognise reads a document, fails on every wrong figure, and counts the figures of requests.
func recognise(t *testing.T, e extract.Engines, b []byte, truth map[string]json.Number) (requests, all int) {
	t.Helper()
	c, err := e.Read(b)
	if err != nil {
		t.Logf("refused: %v", err)
		return 0, 0
	}
	r := normalize.Understand(c)
	for _, f := range r.Figures {
		want, err := normalize.ParseDecimal(truth[f.Key.String()].String())
		if err != nil || f.Value.Kind != normalize.Number || f.Value.Number.Cmp(want) != 0 {
			t.Errorf("got %v by %s, want %s", f, f.Method, truth[f.Key.String()])
		}
		if f.Method != normalize.ByOCR && f.Method != normalize.OCRDecode {
			t.Errorf("got %v by %s, want ocr or ocr_decoded", f, f.Method)
		}
		if f.Key.Table == normalize.Requests {
			requests++
		}
	}
	return requests, len(r.Figures)
}

// TestCleanScan: of a clean scan of 200 dpi at least nine in ten figures of requests are
// read, and none is wrong. A minute of one processor: with NIANBAO_OCR only.
func TestCleanScan(t *testing.T) {
	thorough(t)
	e := withOCR(t)
	b, truth := sample(t, "s01_scan_200_clean.pdf")
	requests, all := recognise(t, e, b, truth)
	t.Logf("%d of 175 figures of requests, %d of 200 in all", requests, all)
	if requests < 158 {
		t.Errorf("got %d of 175 figures of requests, want at least 158", requests)
	}
}

func thorough(t *testing.T) {
	t.Helper()
	if os.Getenv("NIANBAO_OCR") == "" {
		t.Skip("minutes of processor time: set NIANBAO_OCR to run it")
	}
}

// TestWornScans: pages of other fonts and sizes as scanners deliver them, leaning, noisy,
// stamped. However many figures are read, none is wrong.
func TestWornScans(t *testing.T) {
	thorough(t)
	e := withOCR(t)
	wears := []wear{
		{dpi: 200, slope: 0.7, noise: 12, quality: 80},
		{dpi: 150, slope: -1.2, noise: 10, quality: 75},
		{dpi: 300, slope: 0.4, noise: 8, quality: 80, stamp: true},
		{dpi: 200, slope: -0.5, noise: 20, quality: 60, blur: true},
		{dpi: 300, slope: -1.5, noise: 15, quality: 50, stamp: true},
	}
	for i, name := range []string{"r10_identity_tounicode.pdf", "l01_libreoffice_noto.pdf", "c01_chromium_type3.pdf"} {
		b, truth := sample(t, name)
		for j, w := range wears {
			if (i+j)%2 == 1 {
				continue // the pages of each are many enough by half
			}
			requests, all := recognise(t, e, scanned(t, e, b, w), truth)
			t.Logf("%s %+v: %d of 175 figures of requests, %d of 200 in all", name, w, requests, all)
		}
	}
}

// scanned paints a PDF and gives its pages back as pictures that a scanner made.
func scanned(t *testing.T, e extract.Engines, b []byte, w wear) []byte {
	t.Helper()
	doc, err := e.Pages(b)
	if err != nil {
		t.Fatal(err)
	}
	var pages []*image.RGBA
	for n := range doc.Pages {
		m, err := e.Render(b, n+1, w.dpi)
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, w.worn(m, uint64(n)))
	}
	return pictures(pages, w.dpi, w.quality)
}

// TestScanWithoutOCR: a page that is a picture is refused with the reason that queues it.
func TestScanWithoutOCR(t *testing.T) {
	page := image.NewRGBA(image.Rect(0, 0, 400, 500))
	_, err := InProcess().Read(pictures([]*image.RGBA{wear{dpi: 50}.worn(page, 1)}, 50, 80))
	var why *extract.Refusal
	if !errors.As(err, &why) || why.Reason != "needs_ocr" {
		t.Errorf("got %v, want needs_ocr", err)
	}
}

func TestSlipsAreAnswered(t *testing.T) {
	tesseract, err := FindTesseract()
	if err != nil {
		t.Skipf("no Tesseract with its Chinese data: %v", err)
	}
	blank := image.NewGray(image.Rect(0, 0, 200, 80))
	for i := range blank.Pix {
		blank.Pix[i] = 255
	}
	answers, err := tesseract.Recognize([]scan.Slip{{Kind: scan.Digits, Image: blank}, {Kind: scan.Words, Image: blank}})
	if err != nil || len(answers) != 2 || len(answers[0].Lines)+len(answers[1].Lines) != 0 {
		t.Errorf("got %v %v, want two empty answers", answers, err)
	}
}

func TestLinesOfTable(t *testing.T) {
	const table = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n" +
		"1\t1\t0\t0\t0\t0\t0\t0\t100\t50\t-1\t\r\n" +
		"5\t1\t1\t1\t1\t1\t10\t5\t20\t10\t96\t予以\r\n5\t1\t1\t1\t1\t2\t35\t5\t20\t12\t96\t公开\n5\t1\t1\t1\t2\t1\t10\t25\t20\t10\t90\t3\n" +
		"1\t2\t0\t0\t0\t0\t0\t0\t100\t50\t-1\t\n" +
		"5\t3\t1\t1\t1\t1\t1\t2\t3\t4\t80\t12\n5\t9\t1\t1\t1\t1\t1\t2\t3\t4\t80\t12\nbroken\n"
	got := linesOf([]byte(table), 3)
	want := [][]scan.Line{{{Text: "予以 公开", Box: image.Rect(10, 5, 55, 17)}, {Text: "3", Box: image.Rect(10, 25, 30, 35)}}, nil, {{Text: "12", Box: image.Rect(1, 2, 4, 6)}}}
	for i := range want {
		if !slices.Equal(got[i].Lines, want[i]) {
			t.Errorf("page %d: got %v, want %v", i+1, got[i].Lines, want[i])
		}
	}
}
