package checks

import (
	"testing"
	"time"

	"nianbao/normalize"
)

// A report that changed again and again is told once, against what stood there first.
func TestRepublishedIsToldOnce(t *testing.T) {
	at := normalize.Key{Table: normalize.Requests, Row: normalize.Received, Column: normalize.Total}
	day := func(d int) time.Time { return time.Date(2024, 2, d, 0, 0, 0, 0, time.UTC) }
	changed := []Difference{{Key: at, Here: "5", There: "4"}}
	for _, c := range []struct {
		name     string
		versions []Version
		want     int
	}{
		{"changed twice", []Version{{Seen: day(2), Changed: changed}, {Seen: day(1), Changed: append(changed, changed...)}}, 1},
		{"changed and back again", []Version{{Seen: day(1)}, {Seen: day(2), Changed: changed}}, 0},
		{"the first is a picture", []Version{{Seen: day(1), Picture: true}, {Seen: day(2), Changed: changed}}, 1},
		{"copies are no versions", []Version{{Seen: day(1), Copy: true, Changed: changed}}, 0},
	} {
		s := newScene("f2021", nil, false)
		s.known.Versions = c.versions
		n := 0
		for _, f := range Run(s.report, s.known).Findings {
			if f.Check == "republished-changed" {
				n++
			}
		}
		if n != c.want {
			t.Errorf("%s: got %d findings, want %d", c.name, n, c.want)
		}
	}
}
