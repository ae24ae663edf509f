package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"
)

// small is a sound file of one page, with what stands in place of its trailer.
func small(trailer string) []byte {
	var b bytes.Buffer
	var at []int
	b.WriteString("%PDF-1.4\n")
	for i, o := range []string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>", "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>"} {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	b.WriteString("xref\n0 4\n0000000000 65535 f \n")
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	b.WriteString(strings.ReplaceAll(trailer, "TABLE", fmt.Sprint(table)))
	return b.Bytes()
}

const whole = "trailer\n<</Size 4/Root 1 0 R>>\nstartxref\nTABLE\n%%EOF\n"

// TestMend: what is sound stays as it is, and what is broken ends like the sound one.
func TestMend(t *testing.T) {
	sound := small(whole)
	table := bytes.Index(sound, []byte("xref"))
	for name, c := range map[string]struct {
		given []byte
		want  string // the end, "" where all stays
	}{
		"sound":          {sound, ""},
		"junk before":    {append([]byte("HTTP/1.1 200 OK\r\n\r\n"), sound...), string(sound)},
		"junk behind":    {append(bytes.Clone(sound), "<script></script>"...), ""},
		"wrong start":    {small(strings.ReplaceAll(whole, "TABLE", "17")), fmt.Sprintf("%%%%EOF\n\nstartxref\n%d\n%%%%EOF\n", table)},
		"start beyond":   {small(strings.ReplaceAll(whole, "TABLE", "99999999")), fmt.Sprintf("\nstartxref\n%d\n%%%%EOF\n", table)},
		"no trailer":     {small(""), fmt.Sprintf("\ntrailer\n<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", table)},
		"no start":       {small("trailer\n<</Size 4/Root 1 0 R>>\n"), fmt.Sprintf("\nstartxref\n%d\n%%%%EOF\n", table)},
		"nothing left":   {[]byte("%PDF-1.4\n1 0 obj\n<<"), ""},
		"no bytes":       {nil, ""},
		"lost, key too":  {append(small(""), "9 0 obj\n<</Filter/Standard/V 2>>\nendobj\n"...), ""},
		"word in a text": {append(small(whole), "(no trailer, no xref here)"...), ""},
	} {
		given := bytes.Clone(c.given)
		got := Mend(c.given)
		switch {
		case !bytes.Equal(given, c.given):
			t.Errorf("%s: the given bytes were changed", name)
		case c.want == "" && !bytes.Equal(got, given):
			t.Errorf("%s: got %q, want no change", name, got)
		case !strings.HasSuffix(string(got), c.want) || !bytes.HasPrefix(got, []byte("%PDF-")) && len(got) > 0:
			t.Errorf("%s: got %q, want the end %q", name, got, c.want)
		}
		if again := Mend(got); !bytes.Equal(again, got) {
			t.Errorf("%s: mended twice: %q", name, again)
		}
	}
}

// TestMendIsQuick: a large file of nothing but numbers, or of nothing but objects, which
// took half a minute.
func TestMendIsQuick(t *testing.T) {
	for _, unit := range []string{"11 11 11 ", "1 0 obj ", "\nxref", " obj", "\n\n\n\n1 obj"} {
		b := []byte("%PDF-1.4\n7 0 obj <</Type/Catalog>> ")
		b = append(b, bytes.Repeat([]byte(unit), (64<<20)/len(unit))...)
		at := time.Now()
		Mend(b)
		if took := time.Since(at); took > 5*time.Second {
			t.Errorf("%q: %v", unit, took)
		}
	}
}

// FuzzMend: any bytes come back, with the file still in them.
func FuzzMend(f *testing.F) {
	f.Add(small(whole))
	f.Add(small(""))
	f.Fuzz(func(t *testing.T, b []byte) {
		got := Mend(b)
		if at := bytes.Index(b, []byte("%PDF-")); at < 0 && !bytes.HasPrefix(got, b) {
			t.Errorf("%q became %q", b, got)
		}
		if len(got) > len(b)+200 {
			t.Errorf("%d bytes became %d", len(b), len(got))
		}
	})
}

// TestMendCutsCircles: tables of objects that name each other in a circle are cut where it
// closes, and only there.
func TestMendCutsCircles(t *testing.T) {
	file := func(first, second string) []byte {
		b := []byte("%PDF-1.4\n")
		old := len(b)
		b = fmt.Appendf(b, "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1%s>>\nstartxref\n0\n%%%%EOF\n", first)
		last := len(b)
		return fmt.Appendf(b, "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1%s>>\nstartxref\n%d\n%%%%EOF\n", strings.ReplaceAll(second, "OLD", fmt.Sprint(old)), last)
	}
	for name, c := range map[string]struct {
		b    []byte
		want string // its words
	}{
		"a chain":               {file("", "/Prev OLD"), "/Prev"},
		"of no chain":           {file("", ""), ""},
		"to itself":             {file("", "/Prev LAST"), "/Gone"},
		"to each other":         {file("/Prev LAST", "/Prev OLD"), "/Gone/Prev"},
		"an object, no place":   {file("", "/Prev R"), "/Prev"},
		"to nothing":            {file("", "/Prev 9999999"), "/Prev"},
		"to nothing, from both": {file("/Prev 9999999", "/Prev OLD"), "/Prev/Prev"},
	} {
		last := fmt.Sprintf("%04d", bytes.LastIndex(c.b, []byte("xref\n0 1")))
		b := bytes.ReplaceAll(c.b, []byte("LAST"), []byte(last))
		given := bytes.Clone(b)
		got := Mend(b)
		words := strings.Join(regexp.MustCompile(`/(Prev|Gone)`).FindAllString(string(got), -1), "")
		if words != c.want || len(got) != len(b) || !bytes.Equal(b, given) {
			t.Errorf("%s: %q, want %q\n%s", name, words, c.want, got)
		}
	}
}
