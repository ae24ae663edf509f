package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"nianbao/corpus/samples/synth"
)

// TestProfileOutOfASpreadsheet: Excel of China writes CSV in GB18030.
func TestProfileOutOfASpreadsheet(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rules.csv")
	if err := os.WriteFile(path, synth.GB18030("项目,值\r\n依据,《鹿鸣县规定》\r\n须注明联系方式,是\r\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	a := newApp(nil, nil, &bytes.Buffer{}, &bytes.Buffer{})
	if err := a.readProfile(path); err != nil {
		t.Fatal(err)
	}
	if a.rules.Basis != "《鹿鸣县规定》" || !a.rules.Contact {
		t.Errorf("got %+v", a.rules)
	}
}
