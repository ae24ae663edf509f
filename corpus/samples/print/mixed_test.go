package print_test

import (
	"os"
	"slices"
	"testing"

	"nianbao/checks"
	"nianbao/corpus/isolate"
	"nianbao/corpus/samples"
	"nianbao/corpus/samples/print"
	"nianbao/normalize"
)

// scannedPage is a print of which one page is a picture.
func scannedPage(t *testing.T, b []byte, page int) []byte {
	t.Helper()
	const dpi = 200
	m, err := engines.Engines().Render(b, page, dpi)
	if err != nil {
		t.Fatal(err)
	}
	mixed, err := print.Scanned(b, page, m, dpi)
	if err != nil {
		t.Fatal(err)
	}
	return mixed
}

func pagesOf(t *testing.T, b []byte) int {
	t.Helper()
	d, err := engines.Engines().Pages(b)
	if err != nil {
		t.Fatal(err)
	}
	return len(d.Pages)
}

// TestMixedUnrecognised: where a page is a picture and nobody recognises it, the page is
// named, no figure is lost without a word or made up, and nobody is accused.
func TestMixedUnrecognised(t *testing.T) {
	folder, tally := printed(t), rows{}
	for _, s := range load(t, folder)[:3] {
		b := document(t, folder, s)
		for number := range pagesOf(t, b) {
			r, found := understand(scannedPage(t, b, number+1))
			isHonest(t, s, number+1, r, found)
			tally.blame(t, s, found)
			if !slices.ContainsFunc(r.Problems, func(p normalize.Problem) bool { return p.Code == "page-picture" }) {
				t.Errorf("%s: nothing says that page %d is a picture", s.ID, number+1)
			}
		}
	}
}

// TestMixedRecognised: the picture is recognised, and the figures say which of them are.
// Half a minute of one processor: with NIANBAO_OCR only.
func TestMixedRecognised(t *testing.T) {
	if os.Getenv("NIANBAO_OCR") == "" {
		t.Skip("half a minute of processor time: set NIANBAO_OCR to run it")
	}
	tesseract, err := isolate.FindTesseract()
	if err != nil {
		t.Skipf("no Tesseract with its Chinese data: %v", err)
	}
	e := engines.Engines()
	e.Recognize, e.RecognizedBy = tesseract.Recognize, func() string { return tesseract.Version }
	folder, tally := printed(t), rows{}
	for _, s := range load(t, folder)[:3] {
		b := document(t, folder, s)
		whole, _ := understand(b)
		for number := range pagesOf(t, b) {
			r, found := understandWith(e, scannedPage(t, b, number+1))
			isHonest(t, s, number+1, r, found)
			tally.blame(t, s, found)
			recognised := 0
			for _, f := range r.Figures {
				seen := f.Method == normalize.ByOCR || f.Method == normalize.OCRDecode
				if seen {
					recognised++
				}
				if seen != (f.At.Page == number+1) {
					t.Errorf("%s, page %d: %s is read by %s on page %d", s.ID, number+1, f.Key, f.Method, f.At.Page)
				}
			}
			t.Logf("%s, page %d: %d figures, %d of them recognised; %d in the print", s.ID, number+1, len(r.Figures), recognised, len(whole.Figures))
		}
	}
}

func isHonest(t *testing.T, s samples.Sample, page int, r *normalize.Report, found checks.Result) {
	t.Helper()
	for _, d := range samples.Compare(r, found, s.Truth).Silent {
		t.Errorf("%s, page %d: silent error: %s is read as %q, printed is %q", s.ID, page, d.Key, d.Got, d.Want)
	}
}
