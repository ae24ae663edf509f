package print

// LibreOffice: one call converts many files.

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
)

// printLibreOffice prints documents into a folder in one call.
func printLibreOffice(folder string, list []Document) error {
	return convert(folder, "pdf", list, func(d Document) (ending string, b []byte) {
		if d.Layout.Plain {
			return ".html", d.HTML()
		}
		return ".fodt", d.FODT()
	})
}

// Formats of word processors that Convert writes, each with LibreOffice's name for it.
var filters = map[string]string{"doc": "doc:MS Word 97", "rtf": "rtf:Rich Text Format"}

// Convert writes documents into a folder as files of a word processor, doc or rtf: each as
// NAME.doc with NAME.truth.json, all by LibreOffice.
func Convert(folder, format string, list []Document) error {
	for _, d := range list {
		if err := os.WriteFile(filepath.Join(folder, d.Name+".truth.json"), d.Report.Truth(), 0o644); err != nil {
			return err
		}
	}
	return convert(folder, format, list, func(d Document) (string, []byte) { return ".fodt", d.FODT() })
}

// convert lets LibreOffice read documents, as source gives them, and write them into a
// folder in one format, with a profile of its own.
func convert(folder, format string, list []Document, source func(Document) (ending string, b []byte)) error {
	if len(list) == 0 {
		return nil // without files LibreOffice opens its window and waits
	}
	work, err := os.MkdirTemp("", "nianbao-libreoffice-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	filter := format
	if f, ok := filters[format]; ok {
		filter = f
	}
	profile := (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(work, "profile"))}).String()
	args := []string{"-env:UserInstallation=" + profile, "--headless", "--norestore", "--convert-to", filter, "--outdir", folder}
	for _, d := range list {
		ending, b := source(d)
		name := filepath.Join(work, d.Name+ending)
		if err := os.WriteFile(name, b, 0o644); err != nil {
			return err
		}
		args = append(args, name)
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	out, err := exec.CommandContext(ctx, program(offices), args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("libreoffice: %w\n%s", err, out)
	}
	for _, d := range list {
		if _, err := os.Stat(filepath.Join(folder, d.Name+"."+format)); err != nil {
			return fmt.Errorf("libreoffice did not write %s as %s: %s", d.Name, format, out)
		}
	}
	return nil
}
