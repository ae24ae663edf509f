// Package print makes PDFs whose every figure is known: generated reports, set in
// many layouts and printed by Chromium and LibreOffice as offices print them.
//
//	print.go        a document: which report, which form, which layout
//	layouts.go      the layouts, as data
//	html.go         a report as a web page    css.go         its style sheet
//	fodt.go         a report as a text document of LibreOffice
//	fodt_styles.go  its styles                fodt_table.go  its tables, fodt_form.go  form fields in them
//	chromium.go     many pages through one browser   devtools.go  how it is spoken to
//	libreoffice.go  many files in one call, printed or as files of Word
//	settle.go       the moment of printing taken out
//	programs.go     what has to be installed
//	scanned.go      a page of a print as a picture of itself
//	harm.go         files damaged, for tests that nothing hangs
//	write/          writes a folder of printed reports
//
// What a document says depends on its number alone; the bytes of its PDF depend on
// the versions of the programs and fonts as well.
//
// To add a layout: a line in layouts.go.
package print

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"nianbao/corpus/samples/synth"
)

// Document is a report and the layout that it is printed in.
type Document struct {
	Name   string // of its files, without ending: 0007-chromium-narrow
	Form   string // f2021, f2019, or plain: f2021 with one plain row for （六）
	Seed   uint64
	Layout Layout
	Report *synth.Report
}

// Documents draws the first n documents. Their layouts take turns, and each layout has
// all three forms in turn.
func Documents(n int) []Document { return DocumentsFrom(0, n) }

// DocumentsFrom draws n documents from a number on: others than those that the rules were
// made by show whether the rules hold.
func DocumentsFrom(first, n int) []Document {
	list := make([]Document, n)
	for i := range list {
		list[i] = document(first + i)
	}
	return list
}

func document(i int) Document {
	all := Layouts()
	form := []string{synth.F2021, synth.F2019, "plain"}[(i%len(all)+i/len(all))%3]
	d := Document{Layout: all[i%len(all)], Form: form, Seed: 7000 + uint64(i)}
	d.Name = fmt.Sprintf("%04d-%s-%s", i, d.Layout.Producer, d.Layout.Name)
	o := synth.Options{Form: form, Recent: true}
	switch form {
	case "plain":
		o.Form, o.PlainSix = synth.F2021, true
	case synth.F2019:
		o.Year = []int{2019, 2020, 2019, 2022}[i/len(all)%4]
	}
	if d.Layout.Columns == narrow {
		places := synth.Places()
		city := synth.Government(places[int(d.Seed)*7%len(places)], 6+i%4, true)
		o.Agency = &city // a small office has no number that could wrap
	}
	d.Report = synth.New(d.Seed, o)
	return d
}

// To prints documents into a folder, each as NAME.pdf with NAME.truth.json, which
// package samples reads. Both programs work at the same time.
func To(folder string, list []Document) error {
	by := map[string][]Document{}
	for _, d := range list {
		by[d.Layout.Producer] = append(by[d.Layout.Producer], d)
		if err := os.WriteFile(filepath.Join(folder, d.Name+".truth.json"), d.Report.Truth(), 0o644); err != nil {
			return err
		}
	}
	office := make(chan error, 1)
	go func() { office <- printLibreOffice(folder, by[LibreOffice]) }()
	err := printChromium(folder, by[Chromium])
	if err := errors.Join(err, <-office); err != nil {
		return err
	}
	return settleAll(folder, list)
}
