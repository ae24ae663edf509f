package coverage

import (
	"cmp"
	"slices"

	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// Count sums the rows of one year, level and kind by their states. Level and Kind
// are "" where unknown; a total has All.
type Count struct {
	Year        int
	Level, Kind string
	All         bool
	Units       int
	Published   int
	InTime      int // late is false
	Late        int // late is true
	Undated     int // a report is in hand, and whether it is late cannot be said
	States      map[string]int
}

// kinds and levels in the order in which people look for them.
var kinds = []string{normalize.KindGovernment, normalize.KindOffice, normalize.KindDepartment, normalize.KindTownship, normalize.KindSubdistrict, normalize.KindZone,
	normalize.KindBranch, normalize.KindInstitution, normalize.KindInternal, normalize.KindParty, normalize.KindOther, ""}

var levels = []string{"national", divisions.Province, divisions.Prefecture, divisions.County, divisions.Township, ""}

// Counts sums by year, level and kind, with a total behind each year.
func Counts(rows []Row) []Count {
	type key struct {
		year        int
		level, kind string
		all         bool
	}
	at := map[key]*Count{}
	for i := range rows {
		r := &rows[i]
		for _, k := range []key{{r.Year, r.Level, r.Kind, false}, {r.Year, "", "", true}} {
			if at[k] == nil {
				at[k] = &Count{Year: k.year, Level: k.level, Kind: k.kind, All: k.all, States: map[string]int{}}
			}
			at[k].add(r)
		}
	}
	list := make([]Count, 0, len(at))
	for _, c := range at {
		list = append(list, *c)
	}
	slices.SortFunc(list, func(a, b Count) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(bit(a.All), bit(b.All)), cmp.Compare(slices.Index(levels, a.Level), slices.Index(levels, b.Level)), cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)))
	})
	return list
}

func (c *Count) add(r *Row) {
	c.Units++
	c.States[r.State]++
	if r.Publication == Published {
		c.Published++
	}
	switch {
	case r.Late == nil && r.Publication == Published:
		c.Undated++
	case r.Late != nil && *r.Late:
		c.Late++
	case r.Late != nil:
		c.InTime++
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
