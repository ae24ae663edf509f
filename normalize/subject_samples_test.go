package normalize

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/extract"
)

// samplesFolder is where the real documents stand, or the test skips.
func subjectSamples(t *testing.T) []string {
	t.Helper()
	folder := os.Getenv("NIANBAO_SAMPLES")
	files, _ := filepath.Glob(filepath.Join(folder, "real", "[0-9]*_*"))
	if folder == "" || len(files) == 0 {
		if os.Getenv("CI") != "" {
			t.Fatalf("CI is set and NIANBAO_SAMPLES (%q) holds no real documents", folder)
		}
		t.Skip("NIANBAO_SAMPLES is not set: the real documents are not read")
	}
	return files
}

// TestIdentitySamples holds agency and year of every real document in HTML and
// text against its truth.
func TestIdentitySamples(t *testing.T) {
	read := 0
	for _, file := range subjectSamples(t) {
		name := filepath.Base(file)
		format := filepath.Ext(name)
		if format != ".txt" && format != ".md" && format != ".html" {
			continue
		}
		read++
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		c, err := extract.Read(b)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var want struct {
			Agency *string
			Year   *int
		}
		readTruth(t, filepath.Join(filepath.Dir(file), name[:3]+".truth.json"), &want)
		_, text := collect(c)
		got := identify(c, proseOf(text))
		if want.Agency == nil && got.Agency.Name != "" || want.Agency != nil && got.Agency.Name != *want.Agency {
			t.Errorf("%s: agency %q, want %s\n%s", name, got.Agency.Name, quote(want.Agency), claimList(got))
		}
		if want.Year == nil && got.Year != 0 || want.Year != nil && got.Year != *want.Year {
			t.Errorf("%s: year %d, want %v\n%s", name, got.Year, want.Year, claimList(got))
		}
		holdsOneChoice(t, got)
		t.Logf("%s: %+v %q %d pub %q by %q period %v %v", name, got.Agency, got.Title, got.Year, got.PublishedOn, got.Publisher, got.Period, got.Problems)
	}
	if read < 20 {
		t.Errorf("%d documents were read, want at least 20", read)
	}
}

func readTruth(t *testing.T, file string, into any) {
	t.Helper()
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

func quote(s *string) string {
	if s == nil {
		return "none"
	}
	return *s
}

func claimList(i identity) string {
	var b strings.Builder
	for _, c := range i.Claims {
		mark := " "
		if c.Chosen {
			mark = "*"
		}
		b.WriteString(mark + " " + c.Field + " " + c.Value + " (" + c.Origin + ", " + c.Reason + ")\n")
	}
	return b.String()
}

// holdsOneChoice: of each field at most one claim is chosen, and each says why.
func holdsOneChoice(t *testing.T, i identity) {
	t.Helper()
	chosen := map[string]int{}
	for _, c := range i.Claims {
		if c.Chosen {
			chosen[c.Field]++
		}
		if claimReasons[c.Reason] == "" || c.Origin == "" {
			t.Errorf("claim %+v has no known reason or no origin", c)
		}
	}
	for field, n := range chosen {
		if n > 1 {
			t.Errorf("%d claims of %s are chosen:\n%s", n, field, claimList(i))
		}
	}
}

// claimReasons says what each Reason of a Claim means.
var claimReasons = map[string]string{
	"title":          "the title says it",
	"period":         "the statistics period says it",
	"first-lines":    "the first lines say it",
	"signature":      "the signature says it",
	"signature-less": "the year before the date of the signature",
	"publisher":      "from outside the text: the publisher of the metadata block",
	"source":         "from outside the text: the source named by the page, which the text confirms",
	"column":         "from outside the text: the column of the site",
	"site":           "from outside the text: the name of the site, which the text confirms",
	"metadata":       "the page's metadata say it",
	"name":           "the name alone decides it",
	"site-code":      "several divisions share the name; the site's code decides",
	"by-publisher":   "several divisions share the name; the publisher decides",
	"agrees":         "agrees with the one chosen",
	"weaker":         "a stronger source says otherwise",
	"names-nobody":   "a word that names nobody",
	"no-agency":      "not the name of an agency",
	"no-date":        "not a whole date",
	"denied-by-text": "the text calls its author something else",
	"unconfirmed":    "nothing in the text confirms it",
	"years-differ":   "it names several years",
}
