package isolate_test

import (
	"bytes"
	"image"
	"testing"

	"nianbao/corpus/isolate"
)

// TestPainted: a child paints what the painter in this process does.
func TestPainted(t *testing.T) {
	pool, here := isolate.New(), isolate.InProcess()
	defer pool.Close()
	b := sample(t, "formats/s01_scan_200_clean.pdf")
	want, err := here.Render(b, 2, 100)
	if err != nil {
		t.Fatal(err)
	}
	got, err := pool.Engines().Render(b, 2, 100)
	if err != nil || !bytes.Equal(got.(*image.RGBA).Pix, want.(*image.RGBA).Pix) {
		t.Errorf("%v: another picture", err)
	}
	for name, c := range map[string]struct {
		page   int
		dpi    float64
		reason string
	}{"no such page": {9, 100, "damaged"}, "too large": {1, 5000, "limit"}, "no size": {1, 0, "limit"}, "negative": {1, -1, "limit"}} {
		if _, err := pool.Engines().Render(b, c.page, c.dpi); reason(err) != c.reason {
			t.Errorf("%s: %v, want %s", name, err, c.reason)
		}
	}
	if _, err := pool.Engines().Render(sample(t, "formats/m12_bomb.pdf"), 1, 100); reason(err) != "limit" && reason(err) != "" {
		t.Errorf("bomb: %v", err)
	}
}
