package extract

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var updateOffice = flag.Bool("update-office", false, "write what the readers of office files say into their fixtures")

const (
	wordSpaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"` +
		` xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"` +
		` xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"` +
		` xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	odfSpaces = ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
		` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"` +
		` xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"`
)

// packed writes parts into a container, in order.
func packed(parts [][2]string) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := z.Create(p[0])
		if err != nil {
			panic(err)
		}
		_, _ = f.Write([]byte(p[1]))
	}
	_ = z.Close()
	return b.Bytes()
}

// wordFile is a document with what a fixture gives of it.
func wordFile(files map[string]string) []byte {
	part := func(root, inner string) string { return "<w:" + root + wordSpaces + ">" + inner + "</w:" + root + ">" }
	document := files["word/document.xml"]
	if document == "" {
		document = part("document", "<w:body>"+files["body"]+"</w:body>")
	}
	return packed([][2]string{{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"word/document.xml", document}, {"word/styles.xml", part("styles", files["styles"])}, {"word/numbering.xml", part("numbering", files["numbering"])},
		{"word/footnotes.xml", part("footnotes", files["footnotes"])}, {"word/endnotes.xml", part("endnotes", files["endnotes"])}})
}

func odfFile(files map[string]string) []byte {
	part := func(root, inner string) string {
		return "<office:" + root + odfSpaces + ">" + inner + "</office:" + root + ">"
	}
	return packed([][2]string{{"mimetype", "application/vnd.oasis.opendocument.text"},
		{"content.xml", part("document-content", "<office:automatic-styles>"+files["automatic"]+"</office:automatic-styles><office:body><office:text>"+files["text"]+"</office:text></office:body>")},
		{"styles.xml", part("document-styles", "<office:styles>"+files["styles"]+"</office:styles>")}})
}

// officeFixtures gives each fixture of a format with the file that it describes.
func officeFixtures(t fataler, pattern string, build func(map[string]string) []byte) map[string][]byte {
	names, err := filepath.Glob("testdata/" + pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no fixtures %s: %v", pattern, err)
	}
	list := map[string][]byte{}
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatalf("%v", err)
		}
		files := map[string]string{}
		for _, f := range a.Files {
			files[f.Name] = string(f.Data)
		}
		list[name] = build(files)
	}
	return list
}

// TestOfficeFixtures: each testdata/docx_*.txtar and odt_*.txtar holds a sentence, parts
// of a document and what a reader of it sees.
func TestOfficeFixtures(t *testing.T) {
	for format, list := range map[Format]map[string][]byte{DOCX: officeFixtures(t, "docx_*.txtar", wordFile), ODT: officeFixtures(t, "odt_*.txtar", odfFile)} {
		for name, file := range list {
			t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { officeFixture(t, name, file, format) })
		}
	}
}

func officeFixture(t *testing.T, name string, file []byte, format Format) {
	a, err := txtar.ParseFile(name)
	if err != nil || len(a.Comment) == 0 {
		t.Fatalf("want a sentence: %v", err)
	}
	if f := Sniff(file); f != format {
		t.Errorf("Sniff: got %q want %q", f, format)
	}
	got, want := printed(Read(file)), &a.Files[len(a.Files)-1]
	if *updateOffice {
		want.Data = []byte(got)
		if err := os.WriteFile(name, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if d := cmp.Diff(string(want.Data), got); d != "" {
		t.Errorf("-want +got\n%s", d)
	}
}

// TestContainersRefused: what cannot be read says why.
func TestContainersRefused(t *testing.T) {
	whole := wordFile(map[string]string{"body": "<w:p/>"})
	cases := map[string]struct {
		file   []byte
		reason string
	}{
		"truncated":       {whole[:len(whole)-30], "damaged"},
		"no XML":          {wordFile(map[string]string{"word/document.xml": "<w:document"}), "damaged"},
		"entities":        {wordFile(map[string]string{"word/document.xml": `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>`}), "damaged"},
		"deep":            {wordFile(map[string]string{"body": strings.Repeat("<w:sdt><w:sdtContent>", 300)}), "limit"},
		"nested":          {wordFile(map[string]string{"body": strings.Repeat("<w:tbl><w:tr><w:tc>", 40) + strings.Repeat("</w:tc></w:tr></w:tbl>", 40)}), "limit"},
		"wide":            {wordFile(map[string]string{"body": "<w:tbl>" + strings.Repeat(`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="1000"/></w:tcPr></w:tc></w:tr>`, 5000) + "</w:tbl>"}), "limit"},
		"bomb":            {packed([][2]string{{"word/document.xml", strings.Repeat(" ", 65<<20)}}), "limit"},
		"two texts":       {packed([][2]string{{"word/document.xml", "<x/>"}, {"Word/Document.xml", "<y/>"}}), "damaged"},
		"encrypted ODT":   {packed([][2]string{{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", "x"}, {"META-INF/manifest.xml", "<encryption-data/>"}}), "password"},
		"another archive": {packed([][2]string{{"a.txt", "x"}}), "unknown_format"},
	}
	for name, c := range cases {
		content, err := Read(c.file)
		var why *Refusal
		if !errors.As(err, &why) || why.Reason != c.reason || content != nil {
			t.Errorf("%s: got %v want %s", name, err, c.reason)
		}
	}
}
