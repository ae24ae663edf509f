// Package docx reads Word documents (ECMA-376, strict and transitional; .docx, .docm,
// .dotx) as their reader sees them: tracked insertions count and deletions do not, hidden
// text is not read, the numbers of lists are.
//
//	docx.go       Read: the parts of a document
//	walk.go       its blocks: paragraphs, tables, wrappers around them
//	paragraph.go  paragraphs   run.go  what stands in one
//	notes.go      footnotes and endnotes
//	fields.go     fields: results, not instructions
//	table.go      tables, rows, cells
//	look.go, styles.go   what a style makes of text
//	numbering.go  the numbers of lists
//	symbol.go     fonts of symbols
//	comment.go, comment_parts.go   Comment: a copy of a document with comments
package docx

import (
	"errors"
	"strings"

	"nianbao/extract/flow"
	"nianbao/extract/parts"
	"nianbao/extract/tags"
)

// spaces are the namespaces that are told apart, in both editions of the standard.
var spaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  "a",
	"http://purl.oclc.org/ooxml/drawingml/main":                              "a",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":               "pic",
	"http://purl.oclc.org/ooxml/drawingml/picture":                           "pic",
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      "wps",
	"urn:schemas-microsoft-com:vml":                                          "v",
	"http://schemas.openxmlformats.org/package/2006/relationships":           "rel",
	"http://schemas.openxmlformats.org/package/2006/content-types":           "ct",
}

// Is tells whether a container holds a Word document.
func Is(p *parts.Parts) bool {
	return p.Has("word/document.xml") || p.Has("[Content_Types].xml") && mainOf(p) != ""
}

// mainOf is the name of the part that holds the text, "" where there is none.
func mainOf(p *parts.Parts) string {
	types, err := p.Read("[Content_Types].xml")
	if err == nil {
		if name := mainByType(types); name != "" && p.Has(name) {
			return name
		}
	}
	if p.Has("word/document.xml") {
		return "word/document.xml"
	}
	return ""
}

// mainByType finds the part that is declared to be the text of a document.
func mainByType(types string) (name string) {
	s := tags.New(types, spaces)
	for s.Next() {
		if s.Kind != tags.Open || s.Local != "Override" {
			continue
		}
		if t := s.Value("ContentType"); strings.Contains(t, "word") && strings.HasSuffix(t, ".main+xml") {
			return strings.TrimPrefix(s.Value("PartName"), "/")
		}
	}
	return ""
}

// Read gives the text of a document. The error is a *parts.Failure.
func Read(p *parts.Parts) (*flow.Document, error) {
	name := mainOf(p)
	if name == "" {
		return nil, &parts.Failure{Reason: "damaged", Detail: "the container holds no word/document.xml"}
	}
	text, err := textOf(p, name)
	if err != nil {
		return nil, err
	}
	w := &walk{s: tags.New(text, spaces), folder: name[:strings.LastIndex(name, "/")+1], parts: p}
	w.document()
	if err := w.failure(); err != nil {
		return nil, err
	}
	w.notes()
	return &w.doc, w.err
}

// textOf is a part as text, "" where there is none.
func textOf(p *parts.Parts, name string) (string, error) {
	b, err := p.Read(name)
	if err != nil {
		return "", err
	}
	text, ok := tags.Decode(b)
	if !ok {
		return "", &parts.Failure{Reason: "damaged", Detail: name + " is not in UTF-8"}
	}
	return text, nil
}

// failure is what ended the walk, in the words of the contract.
func (w *walk) failure() error {
	switch err := w.s.Err(); {
	case w.err != nil:
		return w.err
	case err == nil:
		return nil
	case errors.Is(err, tags.ErrDeep):
		return &parts.Failure{Reason: "limit", Detail: err.Error()}
	default:
		return &parts.Failure{Reason: "damaged", Detail: err.Error()}
	}
}
