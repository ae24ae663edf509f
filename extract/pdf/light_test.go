package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strings"
	"testing"
)

// outline is how a letter is drawn, behind its box.
var outline = strings.Repeat("120 -1584 m 752 -1368 l f\n", 3) + "496 -936 528 -1400 17 4 c\n"

// aLetter is a file with a font of one letter, drawn by object 5, and what else it holds.
func aLetter(drawn, head, fonts string) []byte {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	fmt.Fprint(w, drawn)
	w.Close()
	head = strings.ReplaceAll(head, "LENGTH", fmt.Sprint(z.Len()))
	return fmt.Appendf(nil, "%%PDF-1.4\n4 0 obj\n<</Type /Font\n%s>>\nendobj\n5 0 obj\n<<%s>> stream\n%s\nendstream\nendobj\n", fonts, head, z.Bytes())
}

// contentOf is what the only stream of a file holds.
func contentOf(t *testing.T, b []byte) string {
	t.Helper()
	_, packed, _ := bytes.Cut(b, []byte("stream\n"))
	z, err := zlib.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestLight: of a letter its box is left, at its place; whatever may be anything else is not touched.
func TestLight(t *testing.T) {
	const (
		box   = "2048 0 66 -1600 1976 152 d1\n"
		head  = "/Filter /FlateDecode\n/Length LENGTH"
		fonts = "/CharProcs <</g0 5 0 R\n/g1 5 0 R>>"
	)
	for name, c := range map[string]struct {
		drawn, head, fonts string
		light              bool
	}{
		"letter":                     {box + outline, head, fonts, true},
		"no box":                     {"2048 0 d0\n" + outline, head, fonts, false},
		"box of no width":            {"2048 0 66 -1600 66 152 d1\n" + outline, head, fonts, false},
		"box upside down":            {"2048 0 66 152 1976 -1600 d1\n" + outline, head, fonts, false},
		"box that is no number":      {"2048 0 6.6.6 -1600 1976 152 d1\n" + outline, head, fonts, false},
		"text first":                 {"BT (1) Tj ET " + box + outline, head, fonts, false},
		"no font":                    {box + outline, head, "/Other <</g0 5 0 R>>", false},
		"another object is a letter": {box + outline, head, "/CharProcs <</g0 15 0 R>>", false},
		"a page as well":             {box + outline, head, fonts + ">>\nendobj\n7 0 obj\n<</Type/Page/Contents 5  0\nR", false},
		"packed objects":             {box + outline, head, fonts + ">>\nendobj\n7 0 obj\n<</Type/ObjStm", false},
		"fonts elsewhere":            {box + outline, head, "/CharProcs 9 0 R>>\nendobj\n9 0 obj\n<</g0 5 0 R", false},
		"a form":                     {box + outline, head + "/Subtype/Form", fonts, false},
		"packed in another way":      {box + outline, "/Filter /FlateDecode\n/Length LENGTH/DecodeParms 8 0 R", fonts, false},
		"wrong length":               {box + outline, "/Filter /FlateDecode\n/Length 20", fonts, false},
		"too small":                  {"0 0 0 0 1 1 d1\n", head, fonts, false},
	} {
		b := aLetter(c.drawn, c.head, c.fonts)
		before := bytes.Clone(b)
		light, err := Sound(b)
		if err != nil || !bytes.Equal(b, before) || len(light) != len(b) {
			t.Errorf("%s: the file is changed, or %v", name, err)
		}
		if !c.light {
			if !bytes.Equal(light, b) {
				t.Errorf("%s: left out of what may be no letter", name)
			}
			continue
		}
		if got := contentOf(t, light); got != box {
			t.Errorf("%s: got %q, want %q", name, got, box)
		}
		at := bytes.Index(b, []byte("stream\n"))
		if !bytes.Equal(light[:at], b[:at]) || !bytes.HasSuffix(light, b[len(b)-len("\nendstream\nendobj\n"):]) {
			t.Errorf("%s: changed outside of its stream", name)
		}
	}
}
