package extract

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const annotatedBody = `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>一、总体情况</w:t></w:r></w:p><w:p w:rsidR="1"/>` +
	`<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>` +
	`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>规章</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p><w:pPr/><w:r><w:t>文件</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc></w:tr></w:tbl>`

// TestAnnotate: comments stand at the paragraphs concerned, the content is read as before,
// and parts that have nothing to do with comments keep every byte.
func TestAnnotate(t *testing.T) {
	file := wordFile(map[string]string{"body": annotatedBody})
	notes := []Remark{{Pos{Table: 1, Row: 1, Col: 2}, "空白 & <空>"}, {Pos{Line: 1}, "标题\n第二行"}, {Pos{Line: 3}, "框"}, {Pos{Line: 2}, "正文"}, {Pos{}, "全文"}, {Pos{Table: 1, Row: 2, Col: 1}, "文件"}}
	out, err := Annotate(file, "甲", notes)
	if err != nil {
		t.Fatal(err)
	}
	before, after := entries(t, file), entries(t, out)
	for name, raw := range before {
		touched := slices.Contains([]string{"[Content_Types].xml", "word/document.xml"}, name)
		if touched == bytes.Equal(raw, after[name]) {
			t.Errorf("%s: touched %v, want %v", name, !touched, touched)
		}
	}
	if names := slices.Sorted(maps.Keys(after)); !slices.Contains(names, "word/comments.xml") || !slices.Contains(names, "word/_rels/document.xml.rels") {
		t.Errorf("got %v", names)
	}
	text := partOf(t, out, "word/document.xml")
	for _, want := range []string{
		`</w:pPr><w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/><w:r><w:t>一、总体情况</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:commentRangeEnd w:id="1"/>`,
		`<w:p w:rsidR="1"/>`,
		`<w:p><w:commentRangeStart w:id="2"/><w:commentRangeStart w:id="3"/><w:r><w:t>正文</w:t></w:r>`,
		`<w:tc><w:p><w:commentRangeStart w:id="4"/><w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r></w:p></w:tc>`,
		`<w:pPr/><w:commentRangeStart w:id="5"/>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the text lacks %s\n%s", want, text)
		}
	}
	if comments := partOf(t, out, "word/comments.xml"); !strings.Contains(comments, "空白 &amp; &lt;空&gt;") || strings.Count(comments, "<w:comment ") != len(notes) {
		t.Errorf("comments: %s", comments)
	}
	first, _ := Read(file)
	again, err := Read(out)
	if d := cmp.Diff(first, again); err != nil || d != "" {
		t.Errorf("read again: %v\n%s", err, d)
	}
	twice(t, out)
}

// twice: comments that are there keep their numbers.
func twice(t *testing.T, file []byte) {
	t.Helper()
	out, err := Annotate(file, "乙", []Remark{{Pos{Line: 1}, "再"}})
	if err != nil {
		t.Fatal(err)
	}
	if comments := partOf(t, out, "word/comments.xml"); strings.Count(comments, "<w:comment ") != 7 || !strings.Contains(comments, `w:id="6" w:author="乙"`) {
		t.Errorf("comments: %s", comments)
	}
	if relations := partOf(t, out, "word/_rels/document.xml.rels"); strings.Count(relations, "/comments\"") != 1 {
		t.Errorf("relations: %s", relations)
	}
}

func TestAnnotateRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		file   []byte
		reason string
	}{
		"a page":         {[]byte("<html><p>x"), "unsupported_format"},
		"ODT":            {odfFile(map[string]string{"text": "<text:p>x</text:p>"}), "unsupported_format"},
		"no paragraph":   {wordFile(map[string]string{"body": ""}), "empty"},
		"damaged itself": {wordFile(map[string]string{"body": "<w:p>"}), "damaged"},
	} {
		_, err := Annotate(c.file, "甲", []Remark{{Text: "x"}})
		var why *Refusal
		if !errors.As(err, &why) || why.Reason != c.reason {
			t.Errorf("%s: got %v want %s", name, err, c.reason)
		}
	}
}

// entries gives the packed bytes of each part.
func entries(t *testing.T, file []byte) map[string][]byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	list := map[string][]byte{}
	for _, f := range z.File {
		r, err := f.OpenRaw()
		if err != nil {
			t.Fatal(err)
		}
		if list[f.Name], err = io.ReadAll(r); err != nil {
			t.Fatal(err)
		}
	}
	return list
}

func partOf(t *testing.T, file []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
