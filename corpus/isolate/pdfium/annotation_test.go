package pdfium

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"nianbao/extract/page"
)

// lain is a PDF of one page that prints "Received" and on which annotations lie, with
// objects from 7 on that they point to.
func lain(annotations, objects string) []byte {
	var b bytes.Buffer
	var at []int
	object := func(text string) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(at), text)
	}
	stream := func(head, text string) string {
		return fmt.Sprintf("<<%s/Length %d>>stream\n%s\nendstream", head, len(text), text)
	}
	b.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[]/NeedAppearances true>>>>")
	object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
	object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>/Annots[" + annotations + "]>>")
	object(stream("", "BT /F 10 Tf 20 150 Td (Received) Tj ET"))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
	object(stream("/Type/XObject/Subtype/Form/BBox[0 0 40 12]/Resources<</Font<</F 5 0 R>>>>", "/Tx BMC q BT /F 10 Tf 2 2 Td (17) Tj ET Q EMC"))
	for text := range strings.Lines(objects) {
		object(strings.TrimSpace(text))
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, table)
	return b.Bytes()
}

// TestAnnotations: what a person sees on a page is read wherever it stands, and a field
// that shows something else than it says is in doubt, never blank.
func TestAnnotations(t *testing.T) {
	const field = "<</Type/Annot/Subtype/Widget/FT/Tx/Rect[100 148 140 160]%s>>"
	for _, c := range []struct {
		name, annotations, objects, want string
		annotated                        bool
	}{
		{"nothing", "", "", "Received", false},
		{"a link", "<</Type/Annot/Subtype/Link/Rect[0 0 300 200]/Border[0 0 1]>>", "", "Received", false},
		{"a field filled in", fmt.Sprintf(field, "/V(17)/AP<</N 6 0 R>>"), "", "Received17", true},
		{"a comment in plain view", "<</Type/Annot/Subtype/FreeText/Rect[100 148 140 160]/Contents(17)/AP<</N 6 0 R>>>>", "", "Received17", true},
		{"an empty field", fmt.Sprintf(field, ""), "", "Received", false},
		{"a value that nothing paints", fmt.Sprintf(field, "/V(17)"), "", "Received" + unread, true},
		{"a value in the field above", fmt.Sprintf(field, "/Parent 7 0 R"), "<</FT/Tx/T(a)/V(17)/Kids[]>>", "Received" + unread, true},
		{"a word that nothing paints", fmt.Sprintf(field, "/V(none)"), "", "Received" + unread, true},
		{"painted before it was changed", fmt.Sprintf(field, "/V(18)/AP<</N 6 0 R>>"), "", "Received17" + unread, true},
		{"hidden", fmt.Sprintf(field, "/F 2/V(17)/AP<</N 6 0 R>>"), "", "Received", false},
		{"a box to tick", "<</Type/Annot/Subtype/Widget/FT/Btn/Rect[100 148 112 160]/V/Yes/AS/Off>>", "", "Received", false},
	} {
		d, err := engine(t).Pages(lain(c.annotations, c.objects))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		p := d.Pages[0]
		if got := text(p); got != c.want || p.Annotated != c.annotated {
			t.Errorf("%s: got %q, annotated %v; want %q, %v", c.name, got, p.Annotated, c.want, c.annotated)
		}
		var doubts []page.Box
		if strings.Contains(c.want, unread) {
			doubts = []page.Box{{X0: 100, Y0: 40, X1: 140, Y1: 52}}
		}
		if !slices.Equal(p.Doubts, doubts) {
			t.Errorf("%s: in doubt are %v, want %v", c.name, p.Doubts, doubts)
		}
		for _, g := range p.Glyphs[len("Received"):] {
			if seen := intersect(g.Box, page.Box{X0: 100, Y0: 39, X1: 140, Y1: 53}); seen != g.Box {
				t.Errorf("%s: %q stands at %+v, not in its field", c.name, g.Text, g.Box)
			}
		}
	}
}
