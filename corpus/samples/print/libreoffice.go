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

// printLibreOffice prints documents into a folder in one call, with a profile of
// its own.
func printLibreOffice(folder string, list []Document) error {
	work, err := os.MkdirTemp("", "nianbao-libreoffice-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	profile := (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(work, "profile"))}).String()
	args := []string{"-env:UserInstallation=" + profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder}
	for _, d := range list {
		name, b := filepath.Join(work, d.Name+".fodt"), d.FODT()
		if d.Layout.Plain {
			name, b = filepath.Join(work, d.Name+".html"), d.HTML()
		}
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
		if _, err := os.Stat(filepath.Join(folder, d.Name+".pdf")); err != nil {
			return fmt.Errorf("libreoffice did not print %s: %s", d.Name, out)
		}
	}
	return nil
}
