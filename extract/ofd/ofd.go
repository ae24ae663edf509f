// Package ofd reads the pages of OFD documents (GB/T 33190—2016) into the page model that
// PDF and recognised scans use.
//
//	ofd.go       Read: the container, its documents, their pages
//	resource.go  fonts, colours, drawing parameters, pictures and composites by their ids
//	sheet.go     one page with its templates: layers in the order of painting
//	object.go    what all objects have: place, visibility, clips
//	text.go      text objects: one glyph for each character
//	path.go      paths: rules and filled areas
//	color.go     colours        matrix.go  places and transformations
//
// Millimetres become points. Elements go by their local names. Annotations, seals and
// signatures are no text of a document and are left out.
package ofd

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"nianbao/extract/page"
	"nianbao/extract/parts"
	"nianbao/extract/tags"
)

// Limits of a document.
const (
	mostPages  = 1000
	mostNodes  = 3_000_000 // elements of all parts
	mostGlyphs = 100_000   // of one page
	mostPaths  = 200_000   // segments of one page
	mostOfAll  = 1_500_000 // glyphs and segments of all pages
)

// Read delivers the pages of a container. Its errors are *page.Failure.
func Read(p *parts.Parts) (*page.Document, error) {
	r := &reader{parts: p, room: mostNodes, left: mostOfAll}
	doc := &page.Document{Producer: "OFD"}
	err := r.bodies(doc)
	if err == nil && len(doc.Pages) == 0 {
		err = &page.Failure{Reason: "empty", Detail: "it has no page"}
	}
	if err != nil {
		return nil, failure(err)
	}
	return doc, nil
}

func failure(err error) error {
	var known *page.Failure
	var part *parts.Failure
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &part):
		return &page.Failure{Reason: part.Reason, Detail: part.Detail}
	case errors.Is(err, tags.ErrLarge):
		return &page.Failure{Reason: "limit", Detail: err.Error()}
	}
	return &page.Failure{Reason: "damaged", Detail: err.Error()}
}

// reader reads one container.
type reader struct {
	parts *parts.Parts
	room  int // elements that may still be read
	left  int // glyphs and segments that may still be painted
}

// tree is the root of a part. One that is not there is an error.
func (r *reader) tree(name string) (*tags.Node, error) {
	if !r.parts.Has(name) {
		return nil, fmt.Errorf("there is no part %s", name)
	}
	b, err := r.parts.Read(name)
	if err != nil {
		return nil, err
	}
	src, ok := tags.Decode(b)
	if !ok {
		return nil, fmt.Errorf("%s is no text", name)
	}
	s := tags.New(src, nil)
	for s.Next() {
		if s.Kind == tags.Open {
			n := s.Tree(&r.room)
			return n, s.Err()
		}
	}
	return nil, errors.Join(fmt.Errorf("%s has no element", name), s.Err())
}

// bodies reads the documents of the container, one after the other.
func (r *reader) bodies(doc *page.Document) error {
	if r.parts.Has("Encryptions.xml") {
		return &page.Failure{Reason: "password", Detail: "its parts are encrypted"}
	}
	root, err := r.tree("OFD.xml")
	if err != nil {
		return err
	}
	for _, body := range root.Children {
		if body.Local != "DocBody" {
			continue
		}
		name := located("", body.Child("DocRoot").Text)
		if err := r.document(name, doc); err != nil {
			return err
		}
	}
	return nil
}

// document reads the pages of one document.
func (r *reader) document(name string, doc *page.Document) error {
	root, err := r.tree(name)
	if err != nil {
		return err
	}
	folder := path.Dir(name)
	d := &document{reader: r, resources: newResources(), templates: map[string]template{}}
	common := root.Child("CommonData")
	d.area = common.Child("PageArea")
	for _, c := range common.Children {
		switch c.Local {
		case "PublicRes", "DocumentRes":
			if err := d.resources.read(r, located(folder, c.Text)); err != nil {
				return err
			}
		case "TemplatePage":
			d.templates[c.Value("ID")] = template{located(folder, c.Value("BaseLoc")), c.Value("ZOrder")}
		}
	}
	for _, p := range root.Child("Pages").Children {
		if p.Local != "Page" {
			continue
		}
		if len(doc.Pages) == mostPages {
			return &page.Failure{Reason: "limit", Detail: fmt.Sprintf("more than %d pages", mostPages)}
		}
		s, err := d.page(located(folder, p.Value("BaseLoc")), len(doc.Pages)+1)
		if err != nil {
			return err
		}
		doc.Pages = append(doc.Pages, s)
	}
	return nil
}

// document is one document of a container with what its pages share.
type document struct {
	*reader
	resources resources
	templates map[string]template
	area      *tags.Node // of pages that have none
}

// template is a page that others show below or above their own content.
type template struct{ name, order string }

// located is the name of a part that another one in the folder names. A name that begins
// with a slash stands for itself.
func located(folder, name string) string {
	name = strings.ReplaceAll(strings.TrimSpace(name), `\`, "/")
	if strings.HasPrefix(name, "/") {
		folder = ""
	}
	return strings.TrimPrefix(path.Join("/", folder, name), "/")
}
