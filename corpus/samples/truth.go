package samples

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"nianbao/normalize"
)

// Truth is what one document says, verified by a person. Nothing but a person
// who has looked at the document again rewrites it.
type Truth struct {
	Agency string // as printed, "" where the document does not say
	Year   int    // 0 where the document does not say
	Form   string // f2019, f2021, legacy, or "" for no report
	// Status is given where it does not follow from Form and Partial: unreadable.
	Status  normalize.Status
	Partial bool // tables are cut in this copy

	Figures     map[normalize.Key]normalize.Value
	Undecidable []normalize.Key // printed, but a careful reader must refuse them
	Findings    []string        // ids of checks that must find something
	Notes       string
}

// Sample is a document with its truth.
type Sample struct {
	ID    string // name of the truth file without its ending: 005, qingya-2021
	File  string // name of the document
	Truth Truth
}

const truthEnding = ".truth.json"

// Load pairs each NAME.truth.json of truths with the document NAME, NAME.* or
// NAME_* of documents, in the order of the names. Both may be one folder.
func Load(documents, truths fs.FS) ([]Sample, error) {
	names, err := fs.Glob(truths, "*"+truthEnding)
	if err != nil {
		return nil, fmt.Errorf("samples: %w", err)
	}
	files, err := fs.ReadDir(documents, ".")
	if err != nil {
		return nil, fmt.Errorf("samples: %w", err)
	}
	var list []Sample
	for _, name := range names {
		s := Sample{ID: strings.TrimSuffix(path.Base(name), truthEnding)}
		if s.File = documentOf(s.ID, files); s.File == "" {
			return nil, fmt.Errorf("samples: %s has no document", name)
		}
		if s.Truth, err = readTruth(truths, name); err != nil {
			return nil, fmt.Errorf("samples: %s: %w", name, err)
		}
		list = append(list, s)
	}
	return list, nil
}

func documentOf(id string, files []fs.DirEntry) string {
	for _, f := range files {
		name := f.Name()
		if strings.HasSuffix(name, truthEnding) {
			continue
		}
		if name == id || strings.HasPrefix(name, id+"_") || strings.HasPrefix(name, id+".") {
			return name
		}
	}
	return ""
}

// printedTruth is the file as it stands; null is the zero value here.
type printedTruth struct {
	Agency      string                   `json:"agency"`
	Year        int                      `json:"year"`
	Form        string                   `json:"form"`
	Status      string                   `json:"status"`
	Partial     bool                     `json:"partial"`
	Figures     map[string]printedFigure `json:"figures"`
	Undecidable []string                 `json:"undecidable"`
	Findings    []string                 `json:"expect_findings"`
	Notes       string                   `json:"notes"`
}

type printedFigure struct {
	Kind  normalize.Kind `json:"kind"`
	Value *json.Number   `json:"value"`
}

func readTruth(truths fs.FS, name string) (Truth, error) {
	b, err := fs.ReadFile(truths, name)
	if err != nil {
		return Truth{}, err
	}
	var p printedTruth
	if err := json.Unmarshal(b, &p); err != nil {
		return Truth{}, err
	}
	t := Truth{
		Agency: p.Agency, Year: p.Year, Form: p.Form, Status: normalize.Status(p.Status),
		Partial: p.Partial, Findings: p.Findings, Notes: p.Notes,
		Figures: make(map[normalize.Key]normalize.Value, len(p.Figures)),
	}
	for text, f := range p.Figures {
		key, ok := normalize.ParseKey(text)
		if !ok {
			return Truth{}, fmt.Errorf("figure %q is no key", text)
		}
		if t.Figures[key], err = f.value(); err != nil {
			return Truth{}, fmt.Errorf("figure %q: %w", text, err)
		}
	}
	for _, text := range p.Undecidable {
		key, ok := normalize.ParseKey(text)
		if !ok {
			return Truth{}, fmt.Errorf("undecidable %q is no key", text)
		}
		t.Undecidable = append(t.Undecidable, key)
	}
	return t, nil
}

func (f printedFigure) value() (normalize.Value, error) {
	if (f.Value != nil) != (f.Kind == normalize.Number) {
		return normalize.Value{}, fmt.Errorf("kind %q and its value do not fit", f.Kind)
	}
	v := normalize.Value{Kind: f.Kind}
	if f.Value == nil {
		return v, nil
	}
	var err error
	v.Number, err = normalize.ParseDecimal(f.Value.String())
	return v, err
}
