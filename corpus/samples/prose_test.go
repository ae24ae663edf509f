package samples

import (
	"strings"
	"testing"

	"nianbao/corpus/samples/synth"
)

// TestSoundProseIsSilent: prose that states what the tables hold, all of it, gives
// no finding of prose against tables. One number of it changed is found: that is
// TestPlantedFaultsAreFound.
func TestSoundProseIsSilent(t *testing.T) {
	clean, _ := synth.StyleOf("html/clean")
	held := 0
	for seed := range generatedCount(t, 150) {
		report := synth.New(uint64(seed), synth.Options{Counts: true, Recent: true})
		_, result := read(clean.Render(report, uint64(seed)))
		for _, f := range result.Findings {
			if strings.HasPrefix(f.Check, "nar-") {
				t.Errorf("seed %d: %s: %s", seed, f.Check, f.Says.ZH)
			}
		}
		for _, v := range result.Outcomes {
			if strings.HasPrefix(v.Check, "nar-") {
				held += v.Hold
			}
		}
	}
	if held == 0 {
		t.Error("no sentence was compared with the tables")
	}
	t.Logf("%d comparisons hold", held)
}
