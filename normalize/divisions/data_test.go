package divisions

import (
	"slices"
	"testing"
)

// TestData: the embedded bytes are whole, in order, and every entry but a
// province has a parent.
func TestData(t *testing.T) {
	count := map[string]int{}
	before := ""
	for i := range table().list {
		d := table().of(i)
		if d.Code < before {
			t.Errorf("code %s stands behind %s", d.Code, before)
		}
		before = d.Code
		if n := len(d.Code); n != 6 && n != 9 || d.Name == "" || slices.Contains(pseudo, d.Name) {
			t.Errorf("entry %+v", d)
		}
		if _, ok := d.Parent(); ok == (d.Level == Province) {
			t.Errorf("%s %s, a %s: parent %v", d.Code, d.Name, d.Level, ok)
		}
		if d.to == newest {
			count[key(d)]++
		}
	}
	if count[Province] != 31 || count[Prefecture] != 333 || count[County] < 2840 || count[Township] < 38_000 || count["zone"] < 2_500 {
		t.Errorf("got %v", count)
	}
	if len(packed) > 600_000 {
		t.Errorf("the data take %d bytes", len(packed))
	}
}

func key(d Division) string {
	if d.IsZone {
		return "zone"
	}
	return d.Level
}
