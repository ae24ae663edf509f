package divisions

// Parsing follows domain rule 5.4: the longest chain from the left in which each
// division lies in the one before.

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Reading is what the beginning of an agency's name says of its place.
type Reading struct {
	// Chain is the full path from the province down, when the name leaves one
	// division only; empty when the name is shared, or unknown.
	Chain []Division
	// Candidates are all divisions that the printed chain may end in, by code.
	Candidates []Division
	// Named is the part of the name that the chain was read from, Rest what follows.
	Named, Rest string
}

// Only is the division that the name leaves, false where none or several fit.
func (r Reading) Only() (Division, bool) {
	if len(r.Chain) == 0 {
		return Division{}, false
	}
	return r.Chain[len(r.Chain)-1], true
}

const (
	government = "人民政府" // may stand between a division and the one below
	office     = "办事处"  // of a 街道
)

// Parse reads a name without spaces in simplified characters. Short forms without
// their suffix (卢氏) are no divisions here; levels may be left out (河南省卢氏县).
func Parse(name string) Reading { return ParseIn(name, 0) }

// ParseIn reads a name as it was meant in a year: by the edition of that year, and
// only where more of the name is a place in another edition, by all of them: a report
// may print the name of a division that is abolished, or not yet made. 0 is today.
func ParseIn(name string, year int) Reading { return parse(name, year, nil) }

// ParseWithin reads a name whose first division must lie under the given one:
// 鹿城区分局 of a bureau of 温州市.
func ParseWithin(name string, above Division, year int) Reading { return parse(name, year, &above) }

func parse(name string, year int, above *Division) Reading {
	e := editionOf(year)
	now := parser{table(), func(d Division) bool { return d.inEdition(e) }}.parse(name, above)
	ever := parser{table(), func(d Division) bool { return !d.IsZone || d.inEdition(e) }}.parse(name, above)
	if len(ever.Named) > len(now.Named) {
		return ever
	}
	return now
}

// parser reads names by the divisions that it admits.
type parser struct {
	*divisionTable
	admits func(Division) bool
}

// step is a chain so far: the place of its last division, and the bytes read.
type step struct {
	last, end int
}

func (t parser) parse(name string, above *Division) Reading {
	start := step{last: -1}
	if above != nil {
		start.last = t.place(*above)
	}
	var ends []step
	for open := []step{start}; len(open) > 0; {
		s := open[0]
		open = open[1:]
		for _, n := range t.follow(name, s) {
			open = append(open, n)
			if len(ends) > 0 && n.end > ends[0].end {
				ends = ends[:0]
			}
			if len(ends) == 0 || n.end == ends[0].end {
				ends = append(ends, n)
			}
		}
	}
	return t.reading(name, ends)
}

// follow lists the divisions that continue a chain.
func (t parser) follow(name string, s step) []step {
	rest, at := name[s.end:], s.end
	if after, ok := strings.CutPrefix(rest, government); ok && s.end > 0 {
		rest, at = after, at+len(government)
	}
	var found []step
	end := 0
	for range t.runes {
		_, size := utf8.DecodeRuneInString(rest[end:])
		if size == 0 {
			break
		}
		end += size
		for i := *t.slot(rest[:end]); i > 0; i = t.next[i-1] {
			if d := t.of(int(i - 1)); t.admits(d) && t.continues(s, d) {
				found = append(found, step{int(i - 1), at + end + officeAfter(rest[:end], rest[end:])})
			}
		}
	}
	return found
}

// continues: a chain begins with any division but the nameless units of the
// statistics office, and goes on inside the last one.
func (t *divisionTable) continues(s step, d Division) bool {
	if s.last >= 0 {
		above := t.of(s.last)
		return d.Code != above.Code && Within(d.Code, above.Code) && d.from <= above.to && above.from <= d.to
	}
	return d.Name != "街道" && (!d.IsZone || beginsChain(d.Name))
}

// beginsChain: 社会事务局 and 林场 are zones of the table too, and would swallow
// the names of ordinary agencies.
func beginsChain(name string) bool {
	if utf8.RuneCountInString(name) < 5 {
		return false
	}
	for _, end := range []string{"开发区", "园区", "新区", "管理区", "示范区", "度假区", "保税区"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

func officeAfter(name, rest string) int {
	if strings.HasSuffix(name, "街道") && strings.HasPrefix(rest, office) {
		return len(office)
	}
	return 0
}

// reading turns the longest chains into the answer. Where a division and a mere
// unit of the statistics office share the name, the division is meant.
func (t *divisionTable) reading(name string, ends []step) Reading {
	if len(ends) == 0 {
		return Reading{Rest: name}
	}
	r := Reading{Named: name[:ends[0].end], Rest: name[ends[0].end:]}
	seen := map[int]bool{}
	for _, zones := range []bool{false, true} {
		for _, e := range ends {
			if d := t.of(e.last); !seen[e.last] && d.IsZone == zones {
				seen[e.last] = true
				r.Candidates = append(r.Candidates, d)
			}
		}
		if len(r.Candidates) > 0 {
			break
		}
	}
	r.Candidates = lastOfEach(r.Candidates)
	sortByCode(r.Candidates)
	if len(r.Candidates) == 1 {
		r.Chain = r.Candidates[0].Path()
	}
	return r
}

// lastOfEach leaves out a division whose successor is there too: 寿县 had two codes.
func lastOfEach(list []Division) []Division {
	return slices.DeleteFunc(slices.Clone(list), func(d Division) bool {
		next, ok := d.Successor()
		return ok && slices.Contains(list, next)
	})
}
