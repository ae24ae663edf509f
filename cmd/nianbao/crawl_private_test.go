package main

import "testing"

func TestPrivateRanges(t *testing.T) {
	for text, want := range map[string]string{"true": "true", "false": "", "10.1.0.0/16": "10.1.0.0/16", "10.1.0.0/16, fd00::/8": "10.1.0.0/16,fd00::/8"} {
		var p privateRanges
		if err := p.Set(text); err != nil || p.String() != want || p.some() != (want != "") {
			t.Errorf("%s: got %s, %v", text, p.String(), err)
		}
	}
	for _, text := range []string{"10.1.0.0", "www.gov.cn", "10.0.0.0/8,"} {
		var p privateRanges
		if p.Set(text) == nil {
			t.Errorf("%q is taken", text)
		}
	}
}

func TestShutOut(t *testing.T) {
	for _, c := range []struct {
		timeouts, walls, sites, want int
	}{{2, 0, 2, 0}, {2, 1, 5, 3}, {3, 0, 6, 0}, {3, 3, 11, 6}, {0, 0, 0, 0}} {
		s := swept{Done: c.sites, Answers: map[string]int{"down:timeout": c.timeouts, "blocked:waf403": c.walls}}
		if got := s.shutOut(); got != c.want {
			t.Errorf("%+v: got %d", c, got)
		}
	}
}
