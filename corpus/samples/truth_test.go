package samples

import (
	"strings"
	"testing"
	"testing/fstest"

	"nianbao/normalize"
)

func TestLoad(t *testing.T) {
	documents := fstest.MapFS{"001_town.html": {}, "0010.txt": {}, "README.md": {}}
	truth := `{"agency": null, "year": 2024, "form": "f2021",
		"figures": {"disclosure/fees/amount": {"kind": "number", "value": 3.10}, "requests/received/total": {"kind": "blank", "value": null}},
		"undecidable": ["requests/granted/total"]}`
	list, err := Load(documents, fstest.MapFS{"001.truth.json": {Data: []byte(truth)}})
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 || list[0].ID != "001" || list[0].File != "001_town.html" {
		t.Fatalf("got %+v, want 001 with 001_town.html", list)
	}
	got := list[0].Truth
	if v := got.Figures[normalize.Key{Table: "disclosure", Row: "fees", Column: "amount"}]; v.Number.String() != "3.10" {
		t.Errorf("amount: got %s, want 3.10 with its decimals", v.Number)
	}
	if got.Agency != "" || got.Year != 2024 || len(got.Figures) != 2 || len(got.Undecidable) != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestLoadRefuses(t *testing.T) {
	for text, want := range map[string]string{
		`{"figures": {"rules/issued": {"kind": "blank"}}}`:           "no key",
		`{"figures": {"a/b/c": {"kind": "number", "value": null}}}`:  "do not fit",
		`{"figures": {"a/b/c": {"kind": "blank", "value": 0}}}`:      "do not fit",
		`{"figures": {"a/b/c": {"kind": "number", "value": 1e400}}}`: "decimal",
		`{"figures": {}, "undecidable": ["requests"]}`:               "no key",
		`{"figures": `: "unexpected end",
	} {
		files := fstest.MapFS{"7.truth.json": {Data: []byte(text)}, "7.txt": {}}
		if _, err := Load(files, files); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got error %v, want one with %q", text, err, want)
		}
	}
	lonely := fstest.MapFS{"7.truth.json": {Data: []byte(`{}`)}, "70.txt": {}}
	if _, err := Load(lonely, lonely); err == nil || !strings.Contains(err.Error(), "no document") {
		t.Errorf("truth without a document: got error %v", err)
	}
}
