package isolate_test

import (
	"bytes"
	"strings"
	"testing"

	"nianbao/corpus/isolate"
	"nianbao/extract/pdf"
)

// TestMended: with its frame mended, a file whose objects are whole is read by both
// readers as if nothing had been.
func TestMended(t *testing.T) {
	whole := sample(t, "formats/r10_identity_tounicode.pdf")
	trailer := bytes.LastIndex(whole, []byte("trailer"))
	start := bytes.LastIndex(whole, []byte("startxref"))
	e := isolate.InProcess()
	for name, b := range map[string][]byte{
		"sound":           whole,
		"junk before":     append([]byte("\r\n<!-- saved -->\n"), whole...),
		"junk behind":     append(bytes.Clone(whole), strings.Repeat("<p>", 500)...),
		"no trailer":      whole[:trailer],
		"wrong startxref": append(bytes.Clone(whole[:start]), "startxref\n12345\n%%EOF\n"...),
		"no startxref":    whole[:start],
	} {
		mended := pdf.Mend(b)
		d, err := e.Pages(mended)
		if err != nil || len(d.Pages) != 3 || len(d.Pages[2].Glyphs) < 200 {
			t.Errorf("%s: %v", name, err)
		}
		text, err := e.Second(mended)
		if err != nil || !strings.Contains(strings.Join(text.Pages, ""), "\t1830\t22\t17\t17\t61\t17\t1964") {
			t.Errorf("%s: second: %v", name, err)
		}
	}
}
