package print_test

import (
	"os"
	"testing"

	"nianbao/corpus/samples"
	"nianbao/corpus/samples/print"
)

// TestConvertedReports writes reports as files of Word through LibreOffice and reads them
// again: each is exact, and nobody is accused. `make accuracy` writes 200 of each format.
func TestConvertedReports(t *testing.T) {
	if missing := print.MissingOffice(); missing != "" {
		if os.Getenv("CI") != "" {
			t.Fatalf("not installed: %s", missing)
		}
		t.Skipf("converted reports are left out; not installed: %s", missing)
	}
	tally := rows{}
	for _, format := range []string{"doc", "rtf"} {
		folder := t.TempDir()
		if err := print.Convert(folder, format, print.Documents(count(t, "NIANBAO_CONVERTED", 4))); err != nil {
			t.Fatal(err)
		}
		for _, s := range load(t, folder) {
			r, found := understand(document(t, folder, s))
			s.ID = number.FindString(s.ID) + format
			tally.add(s, r, samples.Compare(r, found, s.Truth))
			tally.blame(t, s, found)
		}
	}
	if testing.Verbose() {
		tally.print(os.Stdout)
	}
	for _, line := range append(tally.faults, tally.silent...) {
		t.Error(line)
	}
}
