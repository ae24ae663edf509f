package extract

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"nianbao/extract/page"
)

var updatePDF = flag.Bool("update-pdf", false, "write what the PDF reader says into its fixtures")

// TestPDFFixtures: each testdata/pdf_*.txtar holds a sentence, pages as an engine
// delivers them, and what is read: the content, and what the other readings came to.
// The lines of a page are
//
//	page W H · text X Y WORDS · white X Y WORDS · grid X,X… Y,Y… · image X0 Y0 X1 Y1
//
// in points; `second WORDS` is a line of the second reader.
func TestPDFFixtures(t *testing.T) {
	files, err := filepath.Glob("testdata/pdf_*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(a.Comment) == 0 || len(a.Files) != 2 {
				t.Fatalf("want a sentence and two files, have %d", len(a.Files))
			}
			doc, second := pagesOf(t, string(a.Files[0].Data))
			e := Engines{Pages: func([]byte) (*page.Document, error) { return doc, nil }}
			if second != nil {
				e.Second = func([]byte) (*page.Text, error) { return second, nil }
			}
			c, err := e.Read([]byte("%PDF-1.7\n"))
			got := printed(c, err) + othersOf(c)
			if *updatePDF {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if d := cmp.Diff(string(a.Files[1].Data), got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		})
	}
}

// othersOf lists the other readings, and why one is not there.
func othersOf(c *Content) string {
	if c == nil {
		return ""
	}
	var b strings.Builder
	for _, o := range c.Others {
		fmt.Fprintf(&b, "-- by %s\n%s", o.Reading, printed(o, nil))
	}
	var missing []string
	for reading, why := range c.Unconfirmed {
		missing = append(missing, fmt.Sprintf("-- not by %s: %s\n", reading, why))
	}
	slices.Sort(missing)
	return b.String() + strings.Join(missing, "")
}

const fixtureSize = 10.0 // of the fixtures' characters, in points

func pagesOf(t *testing.T, text string) (*page.Document, *page.Text) {
	t.Helper()
	d := &page.Document{}
	var second *page.Text
	for line := range strings.Lines(text) {
		f := strings.Fields(line)
		if f[0] == "page" {
			d.Pages = append(d.Pages, page.Page{Number: len(d.Pages) + 1, Width: number(t, f[1]), Height: number(t, f[2])})
			continue
		}
		p := &d.Pages[len(d.Pages)-1]
		switch f[0] {
		case "text":
			put(p, number(t, f[1]), number(t, f[2]), strings.Join(f[3:], " "), page.Color{})
		case "white":
			put(p, number(t, f[1]), number(t, f[2]), strings.Join(f[3:], " "), page.Color{R: 255, G: 255, B: 255})
		case "grid":
			ruleOff(p, numbers(t, f[1]), numbers(t, f[2]))
		case "image":
			p.Images = append(p.Images, page.Image{Box: page.Box{X0: number(t, f[1]), Y0: number(t, f[2]), X1: number(t, f[3]), Y1: number(t, f[4])}})
		case "second":
			if second == nil {
				second = &page.Text{Pages: []string{""}}
			}
			second.Pages[0] += strings.Join(f[1:], " ") + "\n"
		default:
			t.Fatalf("%q says nothing about a page", line)
		}
	}
	return d, second
}

func put(p *page.Page, x, y float64, text string, color page.Color) {
	for _, r := range text {
		width := fixtureSize
		if r < 0x80 {
			width /= 2
		}
		p.Glyphs = append(p.Glyphs, page.Glyph{Text: string(r), Box: page.Box{X0: x, Y0: y, X1: x + width, Y1: y + fixtureSize}, Size: fixtureSize, Color: color, Font: 1, Run: len(p.Glyphs), Order: len(p.Glyphs) + 1})
		x += width
	}
}

func ruleOff(p *page.Page, xs, ys []float64) {
	for _, y := range ys {
		p.Rules = append(p.Rules, page.Rule{X0: xs[0], Y0: y, X1: xs[len(xs)-1], Y1: y})
	}
	for _, x := range xs {
		p.Rules = append(p.Rules, page.Rule{X0: x, Y0: ys[0], X1: x, Y1: ys[len(ys)-1]})
	}
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func numbers(t *testing.T, s string) (list []float64) {
	t.Helper()
	for part := range strings.SplitSeq(s, ",") {
		list = append(list, number(t, part))
	}
	return list
}

// What an engine says of a failure is what the reader says.
func TestPDFRefusals(t *testing.T) {
	for _, want := range []string{"password", "damaged", "empty", "limit", "timeout", "crash"} {
		e := Engines{Pages: func([]byte) (*page.Document, error) { return nil, &page.Failure{Reason: want, Detail: "why"} }}
		_, err := e.Read([]byte("%PDF-1.7\n"))
		var why *Refusal
		if !errors.As(err, &why) || why.Reason != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

// The failure of the second reader is noted, and the document is read.
func TestPDFSecondFails(t *testing.T) {
	doc, _ := pagesOf(t, "page 600 800\ntext 100 100 政府信息公开年度报告2024\n")
	e := Engines{
		Pages:  func([]byte) (*page.Document, error) { return doc, nil },
		Second: func([]byte) (*page.Text, error) { return nil, &page.Failure{Reason: "timeout", Detail: "5 s"} },
	}
	c, err := e.Read([]byte("%PDF-1.7\n"))
	if err != nil || c.Unconfirmed[BySecond] != "timeout: 5 s" {
		t.Errorf("got %v, %v", c, err)
	}
}

// What form fields and comments show, the second reader does not see: it is not asked.
func TestPDFFormFields(t *testing.T) {
	doc, _ := pagesOf(t, "page 600 800\ntext 100 100 政府信息公开年度报告2024\n")
	doc.Pages[0].Annotated = true
	e := Engines{
		Pages:  func([]byte) (*page.Document, error) { return doc, nil },
		Second: func([]byte) (*page.Text, error) { return nil, errors.New("asked") },
	}
	c, err := e.Read([]byte("%PDF-1.7\n"))
	if err != nil || !strings.HasPrefix(c.Unconfirmed[BySecond], "form_fields") {
		t.Errorf("got %v, %v", c, err)
	}
}
