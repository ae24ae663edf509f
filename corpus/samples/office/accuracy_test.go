package office_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"sync"
	"testing"
	"testing/fstest"
	"text/tabwriter"

	"nianbao/checks"
	"nianbao/corpus/isolate"
	"nianbao/corpus/samples"
	"nianbao/corpus/samples/office"
	"nianbao/corpus/samples/synth"
	"nianbao/extract"
	"nianbao/normalize"
)

// count is how many documents of each format are written; `make accuracy` asks for more.
func count(t *testing.T, quick int) int {
	text := os.Getenv("NIANBAO_OFFICE")
	if text == "" {
		return quick
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("NIANBAO_OFFICE: %v", err)
	}
	return n
}

var formats = []string{office.DOCX, office.ODT, office.XLSX, office.CSV, office.OFD, office.MHT, office.PDF}

// engines are those that PDFs need; they start with the first of them.
var engines = sync.OnceValue(isolate.InProcess)

// row is a line of the table of `make accuracy`.
type row struct{ documents, exact, figures, right int }

// TestOfficeReports writes reports as documents of each format, and reads them again:
// every figure right, nothing more, nobody accused, tracked changes said.
func TestOfficeReports(t *testing.T) {
	rows := map[string]*row{}
	for _, format := range formats {
		for _, d := range office.Documents(format, count(t, 12)) {
			r, found := understand(t, d)
			score := samples.Compare(r, found, truth(t, d))
			key := format + " " + d.Style.Name
			if rows[key] == nil {
				rows[key] = &row{}
			}
			rows[key].add(score, exact(t, d, r, score))
			accused(t, d, found)
		}
	}
	if testing.Verbose() {
		print(os.Stdout, rows)
	}
}

func (r *row) add(s samples.Score, exact bool) {
	r.documents++
	r.figures += s.Total
	r.right += s.Right
	if exact {
		r.exact++
	}
}

// understand takes a document through the three reading rooms.
func understand(t *testing.T, d office.Document) (*normalize.Report, checks.Result) {
	t.Helper()
	b := d.Bytes()
	content, err := engines().Read(b)
	if err != nil {
		t.Fatalf("%s: %v", d.Name, err)
	}
	if string(content.Format) != d.Format {
		t.Errorf("%s: format %q", d.Name, content.Format)
	}
	r := normalize.Understand(content)
	return r, findings(r)
}

func findings(r *normalize.Report) checks.Result { return checks.Run(r, checks.Known{}) }

// contentOf is the text part of an ODT, as it is.
func contentOf(t *testing.T, b []byte) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("content.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// truth is what the document says, in the words of this program.
func truth(t *testing.T, d office.Document) samples.Truth {
	t.Helper()
	files := fstest.MapFS{d.Name + "." + d.Format: {}, d.Name + ".truth.json": {Data: d.Report.Truth()}}
	list, err := samples.Load(files, files)
	if err != nil {
		t.Fatal(err)
	}
	return list[0].Truth
}

func exact(t *testing.T, d office.Document, r *normalize.Report, s samples.Score) bool {
	t.Helper()
	for _, list := range [][]samples.Difference{s.Silent, s.Wrong, s.Refused, s.Missed} {
		for _, w := range list[:min(3, len(list))] {
			t.Errorf("%s: %s is read as %q, printed is %q", d.Name, w.Key, w.Got, w.Want)
		}
	}
	for what, said := range map[string]samples.Said{"agency": s.Agency, "year": s.Year, "form": s.Form, "status": s.Status} {
		if !said.OK() {
			t.Errorf("%s: %s: got %q want %q", d.Name, what, said.Got, said.Want)
		}
	}
	revised := slices.ContainsFunc(r.Problems, func(p normalize.Problem) bool { return p.Code == "tracked-changes" })
	if revised != d.Style.Tracked {
		t.Errorf("%s: tracked changes said: %v", d.Name, revised)
	}
	return s.Right == s.Total && len(s.Silent) == 0 && s.Agency.OK() && s.Year.OK() && s.Form.OK() && s.Status.OK()
}

// accused: the generator's sums hold, so that an error of the publisher is a false one.
func accused(t *testing.T, d office.Document, found checks.Result) {
	t.Helper()
	for _, f := range found.Findings {
		if f.Severity == checks.Error && f.Responsibility == checks.Publisher && f.Check != "form-wrong-for-year" {
			t.Errorf("%s: accused without reason: %s %s", d.Name, f.Check, f.Says.ZH)
		}
	}
}

func print(w io.Writer, rows map[string]*row) {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "office\tdocuments\texact\tfigures\tright")
	for _, name := range slices.Sorted(maps.Keys(rows)) {
		r := rows[name]
		fmt.Fprintf(tw, "%s\t%d\t%d\t%d\t%d\n", name, r.documents, r.exact, r.figures, r.right)
	}
	tw.Flush()
}

// TestSeveralReportsInOneBook: each sheet with tables is a report of its own.
func TestSeveralReportsInOneBook(t *testing.T) {
	var reports []*synth.Report
	docs := office.Documents(office.XLSX, 5)
	for _, d := range docs {
		reports = append(reports, d.Report)
	}
	list, err := extract.Engines{}.ReadAll(office.Book(reports, 1))
	if err != nil || len(list) != len(reports) {
		t.Fatalf("got %d contents, %v, want %d", len(list), err, len(reports))
	}
	for i, c := range list {
		r := normalize.Understand(c)
		found := checks.Run(r, checks.Known{})
		if !exact(t, docs[i], r, samples.Compare(r, found, truth(t, docs[i]))) {
			t.Errorf("report %d is not exact", i+1)
		}
		accused(t, docs[i], found)
	}
	if c, err := extract.Read(office.Book(reports, 1)); c != nil || err == nil {
		t.Error("one content stands for several reports")
	}
}

// TestWideHeaders: headers of fewer levels, or that stand over the first of their figures
// only, give right figures or none. Without the outermost level nothing is lost; without
// the second the three proceedings of disputes cannot be told apart.
func TestWideHeaders(t *testing.T) {
	docs, reports := units()
	for h, least := range map[office.Headers]int{{Levels: 3}: 200, {Levels: 2}: 185, {Levels: 1}: 0, {Levels: 4, Loose: true}: 0, {Levels: 3, Loose: true}: 0, {Levels: 2, Loose: true}: 0} {
		list, err := extract.Engines{}.ReadAll(office.Wide(reports, 1, h))
		if err != nil {
			t.Fatalf("%+v: %v", h, err)
		}
		for i, c := range list {
			r := normalize.Understand(c)
			found := checks.Run(r, checks.Known{})
			s := samples.Compare(r, found, truth(t, docs[i]))
			if len(s.Silent)+len(s.Wrong) > 0 || s.Right < least {
				t.Errorf("%+v: unit %d: %d of %d right, silent %v, wrong %v", h, i+1, s.Right, s.Total, s.Silent, s.Wrong)
			}
			if s.Right < s.Total && s.Status.Got == "read" && len(r.Problems) == 0 {
				t.Errorf("%+v: unit %d: %d of %d right, and no problem says why", h, i+1, s.Right, s.Total)
			}
			accused(t, docs[i], found)
		}
	}
}

// units are reports on one form, which one wide sheet can hold.
func units() (docs []office.Document, reports []*synth.Report) {
	for seed := uint64(300); len(docs) < 12; seed++ {
		d := office.Document{Name: fmt.Sprintf("unit-%d", seed), Format: office.XLSX, Report: synth.New(seed, synth.Options{Form: synth.F2021, Year: 2023})}
		if !d.Report.PlainSix && len(d.Report.Subtotals) == 0 { // one sheet has one header
			docs, reports = append(docs, d), append(reports, d.Report)
		}
	}
	return docs, reports
}

// TestUnitsInRows: each row of a wide sheet is a report of its own, and the sums are none.
func TestUnitsInRows(t *testing.T) {
	docs, reports := units()
	list, err := extract.Engines{}.ReadAll(office.Wide(reports, 1, office.AllHeaders))
	if err != nil || len(list) != len(reports) {
		t.Fatalf("got %d contents, %v, want %d", len(list), err, len(reports))
	}
	for i, c := range list {
		r := normalize.Understand(c)
		found := checks.Run(r, checks.Known{})
		s := samples.Compare(r, found, truth(t, docs[i]))
		if !exact(t, docs[i], r, s) {
			t.Errorf("report %d is not exact: %d of %d", i+1, s.Right, s.Total)
		}
		accused(t, docs[i], found)
	}
}
