// Package xlsx reads the workbooks of Excel and of what writes like it into sheets of
// cells as they are seen.
//
//	xlsx.go    Read: the workbook and its sheets
//	styles.go  number formats and colours of cells
//	strings.go the strings that cells share
//	sheet.go   one sheet, cell by cell
//
// Elements go by their local names: the strict and the transitional form read alike.
// What a formula came to when the book was saved is what was published; nothing is
// calculated. Macros, drawings, comments and links to other files are not read.
package xlsx

import (
	"errors"
	"fmt"
	"path"
	"strings"

	"nianbao/extract/book"
	"nianbao/extract/parts"
	"nianbao/extract/tags"
)

// Is tells a workbook from other containers.
func Is(p *parts.Parts) bool { return p.Has("xl/workbook.xml") || p.Has("xl/workbook.bin") }

// Read gives the sheets of a workbook. Its errors are *book.Failure.
func Read(p *parts.Parts) (*book.Book, error) {
	r := &reader{parts: p, book: &book.Book{}}
	if err := r.workbook(); err != nil {
		return nil, failure(err)
	}
	return r.book, nil
}

func failure(err error) error {
	var known *book.Failure
	var part *parts.Failure
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &part):
		return &book.Failure{Reason: part.Reason, Detail: part.Detail}
	}
	return &book.Failure{Reason: "damaged", Detail: err.Error()}
}

type reader struct {
	parts    *parts.Parts
	book     *book.Book
	shared   []string
	styles   styles
	from1904 bool
	cells    int // of all sheets
	merged   int
}

// walk opens a part and gives a scanner over it; nil where there is none.
func (r *reader) walk(name string) (*tags.Scanner, error) {
	if !r.parts.Has(name) {
		return nil, nil
	}
	b, err := r.parts.Read(name)
	if err != nil {
		return nil, err
	}
	src, ok := tags.Decode(b)
	if !ok {
		return nil, fmt.Errorf("%s is in no encoding of an office program", name)
	}
	return tags.New(src, nil), nil
}

// entry is what the workbook says of a sheet.
type entry struct {
	name, id string
	hidden   bool
}

func (r *reader) workbook() error {
	const name = "xl/workbook.xml"
	s, err := r.walk(name)
	switch {
	case err != nil:
		return err
	case s == nil:
		return &book.Failure{Reason: "unsupported_format", Detail: "a binary workbook (xlsb)"}
	}
	var entries []entry
	for s.Next() {
		if s.Kind != tags.Open {
			continue
		}
		switch s.Local {
		case "workbookPr":
			r.from1904 = truth(s.Value("date1904"))
		case "sheet":
			state := s.Value("state")
			entries = append(entries, entry{s.Value("name"), s.Value("id"), state == "hidden" || state == "veryHidden"})
		}
	}
	if s.Err() != nil {
		return s.Err()
	}
	if len(entries) > book.MostSheets {
		return &book.Failure{Reason: "limit", Detail: fmt.Sprintf("%d sheets", len(entries))}
	}
	return r.sheets(entries, name)
}

func (r *reader) sheets(entries []entry, workbook string) error {
	files, err := r.targets(workbook)
	if err != nil {
		return err
	}
	if err := r.sharedStrings(path.Join(path.Dir(workbook), "sharedStrings.xml")); err != nil {
		return err
	}
	if err := r.readStyles(path.Join(path.Dir(workbook), "styles.xml")); err != nil {
		return err
	}
	for _, e := range entries {
		file, ok := files[e.id]
		switch {
		case !ok || !r.parts.Has(file):
			return fmt.Errorf("sheet %s is not there", e.name)
		case strings.Contains(file, "chartsheets/") || strings.Contains(file, "dialogsheets/") || strings.Contains(file, "macrosheets/"):
			continue
		}
		sheet, err := r.sheet(file)
		if err != nil {
			return err
		}
		sheet.Name, sheet.Hidden = e.name, e.hidden
		r.book.Sheets = append(r.book.Sheets, sheet)
	}
	return nil
}

// targets are the parts that another one names, by their ids.
func (r *reader) targets(of string) (map[string]string, error) {
	s, err := r.walk(path.Join(path.Dir(of), "_rels", path.Base(of)+".rels"))
	if err != nil || s == nil {
		return nil, err
	}
	list := map[string]string{}
	for s.Next() {
		if s.Kind != tags.Open || s.Local != "Relationship" || strings.EqualFold(s.Value("TargetMode"), "External") {
			continue
		}
		target := strings.ReplaceAll(s.Value("Target"), `\`, "/")
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", path.Dir(of), target)
		}
		list[s.Value("Id")] = strings.TrimPrefix(path.Clean(target), "/")
	}
	return list, s.Err()
}

// truth reads a Boolean of XML Schema.
func truth(s string) bool { return s == "1" || s == "true" }
