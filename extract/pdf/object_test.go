package pdf

import (
	"regexp"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestHeads: what is found backwards is what a pattern finds forwards.
func TestHeads(t *testing.T) {
	object := regexp.MustCompile(`(?:^|[\r\n\s])(\d{1,7})\s+(\d{1,5})\s+obj\b`)
	pieces := rapid.SliceOf(rapid.SampledFrom([]string{"1", "0", "12345", " ", "\n", "\r\n", "obj", "/", "x", " 0 obj", "\n7 "}))
	rapid.Check(t, func(t *rapid.T) {
		var b []byte
		for _, p := range pieces.Draw(t, "pieces") {
			b = append(b, p...)
		}
		var got, want []string
		for h := range heads(b) {
			got = append(got, h.number+" "+h.generation)
		}
		for _, m := range object.FindAllSubmatch(b, -1) {
			want = append(want, string(m[1])+" "+string(m[2]))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", b, got, want)
		}
	})
}
