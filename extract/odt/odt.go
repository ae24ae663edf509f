// Package odt reads OpenDocument texts (ISO/IEC 26300) as their reader sees them.
//
//	odt.go     Read: the parts of a document
//	walk.go    its blocks   text.go  what stands in a paragraph
//	table.go   tables: spans, covered cells, what is repeated
//	list.go    the numbers of lists and headings
//	styles.go  styles: what is hidden or struck out, how lists count
package odt

import (
	"errors"
	"strings"

	"nianbao/extract/flow"
	"nianbao/extract/parts"
	"nianbao/extract/tags"
)

var spaces = map[string]string{
	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":                     "office",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":                       "text",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":                      "table",
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":                      "style",
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0":                    "draw",
	"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
}

// kind is the type of a text document, and of a template for one.
const kind = "application/vnd.oasis.opendocument.text"

// Is tells whether a container holds an OpenDocument text.
func Is(p *parts.Parts) bool {
	b, err := p.Read("mimetype")
	return err == nil && strings.HasPrefix(strings.TrimSpace(b), kind) && p.Has("content.xml")
}

// Read gives the text of a document. The error is a *parts.Failure.
func Read(p *parts.Parts) (*flow.Document, error) {
	manifest, err := p.Read("META-INF/manifest.xml")
	if err != nil {
		return nil, err
	}
	if strings.Contains(manifest, "encryption-data") {
		return nil, &parts.Failure{Reason: "password", Detail: "the document is encrypted"}
	}
	w := &walk{styles: map[styleName]*style{}, lists: map[string]*listStyle{}}
	for _, name := range []string{"styles.xml", "content.xml"} {
		b, err := p.Read(name)
		if err != nil {
			return nil, err
		}
		text, ok := tags.Decode(b)
		if !ok {
			return nil, &parts.Failure{Reason: "damaged", Detail: name + " is not in UTF-8"}
		}
		w.s = tags.New(text, spaces)
		w.document()
		if err := w.failure(); err != nil {
			return nil, err
		}
	}
	return &w.doc, nil
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
