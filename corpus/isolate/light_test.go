package isolate_test

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/corpus/isolate"
	"nianbao/extract/pdf"
)

// TestLightFile: without the outlines of its letters a file that a browser wrote reads as
// it did with them.
func TestLightFile(t *testing.T) {
	e := isolate.InProcess()
	for name, lighter := range map[string]bool{
		"c01_chromium_type3": true, "l01_libreoffice_noto": false, "r13_type3_tounicode": false,
	} {
		whole := sample(t, filepath.Join("formats", name+".pdf"))
		light, err := pdf.Sound(whole)
		if err != nil || bytes.Equal(light, whole) == lighter {
			t.Errorf("%s: lighter %v, want %v; %v", name, !lighter, lighter, err)
		}
		want, err := e.Pages(whole)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := e.Pages(light); err != nil || !cmp.Equal(got, want) {
			t.Errorf("%s: it reads otherwise: %v %s", name, err, cmp.Diff(want, got))
		}
	}
}
