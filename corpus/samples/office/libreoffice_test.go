package office_test

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/corpus/samples"
	"nianbao/corpus/samples/office"
	"nianbao/extract"
	"nianbao/normalize"
)

// TestLibreOfficeAgrees: another program opens the documents that are written here, and
// annotated copies of them, with every comment; what it saves has the same figures.
func TestLibreOfficeAgrees(t *testing.T) {
	folder := t.TempDir()
	all := office.Documents(office.DOCX, len(office.Styles()))
	var list []office.Document
	for _, d := range all {
		if d.Style.Name == "lists" || d.Style.Name == "tracked" || d.Style.Name == "fine" || d.Style.Name == "framed" {
			list = append(list, d)
		}
	}
	comments := map[string]int{}
	for _, d := range list {
		b, notes := annotated(t, d)
		comments[d.Name] = notes
		if err := os.WriteFile(filepath.Join(folder, d.Name+".docx"), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	convert(t, folder, "odt")
	for _, d := range list {
		b, err := os.ReadFile(filepath.Join(folder, d.Name+".odt"))
		if err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(contentOf(t, b), "<office:annotation "); n != comments[d.Name] {
			t.Errorf("%s: %d comments after LibreOffice, want %d", d.Name, n, comments[d.Name])
		}
		content, err := extract.Read(b)
		if err != nil {
			t.Fatal(err)
		}
		r := normalize.Understand(content)
		if d.Style.Tracked {
			continue // LibreOffice forgets that a row was deleted, and keeps it as a row
		}
		exact(t, d, r, samples.Compare(r, findings(r), truth(t, d)))
	}
	showsInPrint(t, folder, list[0].Name, comments[list[0].Name])
}

// TestBoxesAndNotes: what text boxes and notes say is read from every format that
// LibreOffice saves, where it belongs; headers and comments are not, and no mark of a note
// touches a figure.
func TestBoxesAndNotes(t *testing.T) {
	const want = `正文开头收到12件
框内一44
框内二
第二段
[甲 12 7 乙 3 8]
末段
脚注甲
脚注乙33
格脚注55
尾注99
`
	folder := t.TempDir()
	for ending, filter := range saved {
		save(t, folder, filter, []string{"testdata/notes.fodt"})
		b, err := os.ReadFile(filepath.Join(folder, "notes."+ending))
		if err != nil {
			t.Fatal(err)
		}
		content, err := extract.Read(b)
		if err != nil {
			t.Fatalf("%s: %v", ending, err)
		}
		if d := cmp.Diff(want, textOf(content)); d != "" {
			t.Errorf("%s: -want +got\n%s", ending, d)
		}
	}
}

// textOf is the text of a content, a table as the list of its cells.
func textOf(c *extract.Content) string {
	var b strings.Builder
	for _, l := range c.Lines {
		if l.Grid == 0 {
			fmt.Fprintln(&b, l.Text)
			continue
		}
		var cells []string
		for _, cell := range c.Grids[l.Grid-1].Cells {
			cells = append(cells, cell.Text)
		}
		fmt.Fprintln(&b, cells)
	}
	return b.String()
}

// saved are formats that LibreOffice saves, with its names of them.
var saved = map[string]string{"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format", "odt": "odt:writer8", "docx": "docx:MS Word 2007 XML"}

// annotated puts a comment on every figure of the third table and on the title.
func annotated(t *testing.T, d office.Document) (b []byte, comments int) {
	t.Helper()
	r, _ := understand(t, d)
	notes := []extract.Remark{{Text: "批注一：全文"}}
	for _, f := range r.Figures {
		if f.Key.Table == normalize.Disputes {
			notes = append(notes, extract.Remark{At: f.At, Text: "批注：" + f.Key.String()})
		}
	}
	b, err := extract.Annotate(d.Bytes(), "nianbao", notes)
	if err != nil {
		t.Fatalf("%s: %v", d.Name, err)
	}
	return b, len(notes)
}

// convert lets LibreOffice save every DOCX of a folder in another format.
func convert(t *testing.T, folder, to string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.docx"))
	if err != nil {
		t.Fatal(err)
	}
	save(t, folder, to, files)
}

// save lets LibreOffice save files in another format.
func save(t *testing.T, folder, to string, files []string) {
	t.Helper()
	program, err := exec.LookPath("soffice")
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip("LibreOffice is not installed")
	}
	args := append([]string{"-env:UserInstallation=file://" + filepath.Join(t.TempDir(), "profile"), "--headless", "--convert-to", to, "--outdir", folder}, files...)
	if out, err := exec.CommandContext(t.Context(), program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// showsInPrint: the PDF of an annotated draft shows every comment.
func showsInPrint(t *testing.T, folder, name string, comments int) {
	t.Helper()
	alone := filepath.Join(folder, "alone")
	b, err := os.ReadFile(filepath.Join(folder, name+".docx"))
	if err == nil {
		err = os.Mkdir(alone, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(alone, "draft.docx"), b, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
	convert(t, alone, `pdf:writer_pdf_Export:{"ExportNotes":{"type":"boolean","value":"true"}}`)
	if b, err = os.ReadFile(filepath.Join(alone, "draft.pdf")); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(inflated(b), "62796CE8"); n != comments {
		t.Errorf("the PDF shows %d comments, want %d", n, comments)
	}
}

var streamStart = regexp.MustCompile(`stream\r?\n`)

// inflated is a PDF with its packed streams opened.
func inflated(b []byte) string {
	out := string(b)
	for _, at := range streamStart.FindAllIndex(b, -1) {
		if r, err := zlib.NewReader(bytes.NewReader(b[at[1]:])); err == nil {
			text, _ := io.ReadAll(r) // what stands behind the stream is no fault
			out += string(text)
		}
	}
	return out
}
