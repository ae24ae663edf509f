// Package office writes generated reports as the files of office programs, straight
// from their parts, so that every construct of the formats that a report can be made of
// is met with known figures.
//
//	office.go   a document: which report, which format, which style
//	styles.go   the styles, as data
//	places.go   tables as rows of places: spans from above, finer columns, cuts
//	list.go     numbers that move from the text into a list
//	word.go     DOCX: its parts     word_text.go, word_table.go   its text and tables
//	odf.go      ODT: its parts      odf_text.go, odf_table.go     its text and tables
//	xlsx.go     XLSX: its sheets    xlsx_cells.go   their cells
//	book.go     XLSX of several reports: a sheet or a row for each
//	units.go    XLSX of a list of units
//	csv.go      CSV: one sheet as a list
//	ofd.go      OFD: its parts      ofd_paint.go, ofd_table.go    texts and lines on pages, tables
//	pdf.go      PDF: a plain one     its tables are set as those of OFD
//
// What a document says depends on its number alone.
//
// To add a style: a line in styles.go, and what it does in the writers.
package office

import (
	"archive/zip"
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"

	"nianbao/corpus/samples/synth"
)

// Formats that are written.
const (
	DOCX = "docx"
	ODT  = "odt"
	XLSX = "xlsx"
	CSV  = "csv"
	OFD  = "ofd"
	PDF  = "pdf"
	MHT  = "mht"
	HTML = "html"
)

// Document is a report, and the file that it is written to.
type Document struct {
	Name   string // of the file, without ending: 0007-docx-lists
	Format string
	Style  Style
	Seed   uint64
	Report *synth.Report
}

// stylesOf lists the styles of a format. Sheets and pages draw what they are made of by
// themselves; pages of the web have the styles of package synth.
func stylesOf(format string) []Style {
	switch format {
	case DOCX, ODT:
		return Styles()
	case MHT:
		return []Style{{Name: "word"}, {Name: "browser"}, {Name: "gb18030"}}
	case HTML:
		return []Style{{Name: "word"}, {Name: "site"}, {Name: "clean"}, {Name: "gb18030"}}
	}
	return []Style{{Name: "drawn"}}
}

// As is the same report as a document of another format, in one of its styles.
func (d Document) As(format string) Document {
	if format != d.Format {
		all := stylesOf(format)
		d.Format, d.Style = format, all[d.Seed%uint64(len(all))]
	}
	return d
}

// Documents draws n documents of a format. Their styles take turns, and each style has
// all three forms in turn.
func Documents(format string, n int) []Document {
	all := stylesOf(format)
	list := make([]Document, n)
	for i := range list {
		form := []string{synth.F2021, synth.F2019, "plain"}[(i%len(all)+i/len(all))%3]
		d := Document{Format: format, Style: all[i%len(all)], Seed: 9000 + uint64(i)}
		d.Name = fmt.Sprintf("%04d-%s-%s", i, format, d.Style.Name)
		o := synth.Options{Form: form, Recent: true}
		switch form {
		case "plain":
			o.Form, o.PlainSix = synth.F2021, true
		case synth.F2019:
			o.Year = []int{2019, 2020, 2019, 2022}[i/len(all)%4]
		}
		d.Report = synth.New(d.Seed, o)
		list[i] = d
	}
	return list
}

// Bytes writes the document.
func (d Document) Bytes() []byte {
	switch dice := rand.New(rand.NewPCG(d.Seed, 5)); d.Format {
	case XLSX:
		return writeXLSX(d.Report, dice)
	case CSV:
		return writeCSV(d.Report, dice)
	case OFD:
		return writeOFD(d.Report, dice)
	case PDF:
		return writePDF(d.Report)
	case MHT, HTML:
		page, ok := synth.StyleOf(d.Format + "/" + d.Style.Name)
		if !ok {
			panic("no style " + d.Style.Name)
		}
		return page.Render(d.Report, d.Seed)
	}
	w := writer{style: d.Style, dice: rand.New(rand.NewPCG(d.Seed, 7)), numbers: &numbers{}}
	if d.Format == ODT {
		return w.odf(d.Report.Document())
	}
	return w.word(d.Report.Document())
}

// writer is a document as it grows.
type writer struct {
	style   Style
	dice    *rand.Rand
	numbers *numbers
	body    strings.Builder
	changes int             // ids of tracked changes
	gone    bool            // the row in hand is deleted
	regions strings.Builder // of ODT
	notes   strings.Builder // footnotes of DOCX
	noted   int             // how many
}

// percent is true in p of 100 throws.
func (w *writer) percent(p int) bool { return w.dice.IntN(100) < p }

func (w *writer) say(format string, args ...any) { fmt.Fprintf(&w.body, format, args...) }

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace

// pack writes parts into a container. The first is stored as it is.
func pack(parts [][2]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i, p := range parts {
		h := &zip.FileHeader{Name: p[0], Method: zip.Deflate}
		if i == 0 {
			h.Method = zip.Store
		}
		f, err := z.CreateHeader(h)
		if err == nil {
			_, err = f.Write([]byte(p[1]))
		}
		if err != nil {
			panic(err) // a buffer takes everything
		}
	}
	_ = z.Close()
	return b.Bytes()
}

// pieces cuts a text into runs of one to six characters.
func (w *writer) pieces(text string) (list []string) {
	for letters := []rune(text); len(letters) > 0; {
		n := min(len(letters), 1+w.dice.IntN(6))
		list = append(list, string(letters[:n]))
		letters = letters[n:]
	}
	return list
}

// note is what a footnote says.
func (w *writer) note() string { return "该项含上年度结转" + w.other() + "件。" }

// other is a number that is not the one in hand: what a draft had before.
func (w *writer) other() string { return fmt.Sprint(1 + w.dice.IntN(97)) }

// digits tells a cell that states a plain number.
func digits(text string) bool { return text != "" && strings.Trim(text, "0123456789") == "" }

// chance is true so many times in a hundred.
func chance(d *rand.Rand, percent int) bool { return d.IntN(100) < percent }
