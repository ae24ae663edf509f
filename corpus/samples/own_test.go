package samples

import (
	"encoding/json"
	"testing"

	"nianbao/checks"
	"nianbao/corpus/samples/synth"
	"nianbao/extract"
	"nianbao/normalize"
)

// TestReadingsKeepTheirOwn: the rooms work in the memory of the document before; what
// one gave stands when many others of all styles have been read, and its bytes are gone.
func TestReadingsKeepTheirOwn(t *testing.T) {
	type reading struct {
		name, said string
		all        []any
	}
	var list []reading
	for round := range uint64(3) {
		for i, style := range synth.Styles() {
			seed := 100*round + uint64(i)
			page := style.Render(synth.New(seed, synth.Options{Long: round == 1}), seed)
			content, err := extract.Read(page)
			if err != nil {
				t.Fatalf("%s: %v", style.Name, err)
			}
			report := normalize.Understand(content)
			all := []any{content, report, checks.Run(report, checks.Known{})}
			list = append(list, reading{style.Name, inJSON(t, all), all})
			clear(page)
		}
	}
	for _, r := range list {
		if inJSON(t, r.all) != r.said {
			t.Errorf("%s: the reading changed when others were read", r.name)
		}
	}
}

func inJSON(t *testing.T, what any) string {
	t.Helper()
	b, err := json.Marshal(what)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
