package alike

// Clusters: what belongs together, with the earliest first.

import (
	"cmp"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

// Section is a text that takes part, by its sketch.
type Section struct {
	Name   string // tells it from all others, the same in every run
	Agency string
	County string // "" where unknown
	On     string // day of publication, ISO 8601; "" where unknown
	Seen   string // when it was first seen; "" where unknown
	Sketch Sketch
}

// Collection is all sections of a data set, and what is known of them.
type Collection struct {
	Sections []Section
	// Shingles gives the set of a section, without the wording of the country. Several
	// goroutines call it.
	Shingles func(section int) Set
	County   map[string]*Wording
	// Agencies is how many each county has; nil means those of the sections.
	Agencies map[string]int
	// Stands are clusters of sections that did not change; they are built on and not
	// looked at again. Fresh tells the other sections; nil means all.
	Stands [][]int
	Fresh  func(section int) bool
}

// Kind is what a cluster comes to.
type Kind string

const (
	Kept     Kind = "kept"     // one agency, over its years
	Copied   Kind = "copied"   // a few agencies
	Template Kind = "template" // so many that the text was handed out
)

// From so many agencies a text is a template: anywhere, or of a county where they
// are also a good part of those that report.
const (
	templateAgencies = 10
	templateLocal    = countyAgencies
	templateShare    = countyShare
)

// Cluster is sections that say the same. Members stand in the order in which they
// were published.
type Cluster struct {
	Kind     Kind
	Agencies int
	Members  []Member
}

// Member is a section in a cluster. Peer is the earliest section that it was
// compared with and found alike, of another agency where there is one; -1 for
// the first. Similar is the share of it that stands in the peer.
type Member struct {
	Section, Peer int
	Similar       float64
}

// Clusters finds them. Those of which no section is fresh are left out.
func (c *Collection) Clusters() []Cluster {
	if c.Fresh == nil {
		c.Fresh = func(int) bool { return true }
	}
	sets := newForest(len(c.Sections))
	for _, cluster := range c.Stands {
		for _, i := range cluster[1:] {
			sets.join(int32(cluster[0]), int32(i))
		}
	}
	j := newJudge(c)
	j.join(sets, c.distinct(sets))
	groups := c.groups(sets)
	clusters := make([]Cluster, len(groups))
	size := c.Agencies
	if size == nil {
		size = c.agencies()
	}
	inParallel(len(groups), func(i int) { clusters[i] = c.cluster(j, groups[i], size) })
	return clusters
}

// order ranks sections: publication, first seen, name.
func (c *Collection) order(a, b int32) int {
	s, t := &c.Sections[a], &c.Sections[b]
	return cmp.Or(cmp.Compare(late(s.On), late(t.On)), cmp.Compare(late(s.Seen), late(t.Seen)), cmp.Compare(s.Name, t.Name))
}

// late puts what is unknown behind all that is known.
func late(day string) string {
	if day == "" {
		return "~"
	}
	return day
}

// distinct joins sections of the same text and gives one of each.
func (c *Collection) distinct(sets *forest) []int32 {
	first := make(map[uint64]int32, len(c.Sections))
	var nodes []int32
	for i := range c.Sections {
		s := &c.Sections[i].Sketch
		if s.TooShort() {
			continue
		}
		at, known := first[s.Text]
		switch {
		case !known:
			first[s.Text] = int32(i)
		default:
			sets.join(int32(i), at)
			if c.Fresh(i) && !c.Fresh(int(at)) || c.Fresh(i) == c.Fresh(int(at)) && c.Sections[i].Name < c.Sections[at].Name {
				first[s.Text] = int32(i)
			}
		}
	}
	for _, i := range first {
		nodes = append(nodes, i)
	}
	slices.SortFunc(nodes, func(a, b int32) int { return cmp.Compare(c.Sections[a].Name, c.Sections[b].Name) })
	return nodes
}

// join compares the candidates of every band and joins those that are alike.
func (j *judge) join(sets *forest, nodes []int32) {
	inParallel(bands, func(band int) {
		eachBucket(j.c.Sections, nodes, band, func(members []int32) { j.joinAll(sets, members, band) })
	})
}

func (j *judge) joinAll(sets *forest, members []int32, band int) {
	for at, b := range members {
		for _, a := range members[max(0, at-widest):at] {
			if (j.c.Fresh(int(a)) || j.c.Fresh(int(b))) && j.first(a, b) == band && !sets.joined(a, b) && j.alike(a, b) {
				sets.join(a, b)
			}
		}
	}
}

// first is the first band in which two sections agree: a pair is compared there
// and nowhere else.
func (j *judge) first(a, b int32) int {
	s, t := &j.c.Sections[a].Sketch, &j.c.Sections[b].Sketch
	for band := range bands {
		if s.band(band) == t.band(band) {
			return band
		}
	}
	return bands
}

// groups lists the sets of two sections and more of which one is fresh.
func (c *Collection) groups(sets *forest) [][]int32 {
	size := make([]int32, len(c.Sections))
	for i := range c.Sections {
		size[sets.root(int32(i))]++
	}
	of := map[int32][]int32{}
	for i := range c.Sections {
		if root := sets.root(int32(i)); size[root] > 1 {
			of[root] = append(of[root], int32(i))
		}
	}
	var groups [][]int32
	for _, list := range of {
		if slices.ContainsFunc(list, func(i int32) bool { return c.Fresh(int(i)) }) {
			slices.SortFunc(list, c.order)
			groups = append(groups, list)
		}
	}
	slices.SortFunc(groups, func(a, b []int32) int { return cmp.Compare(c.Sections[a[0]].Name, c.Sections[b[0]].Name) })
	return groups
}

// firsts bounds with how many of the earliest a member is compared.
const firsts = 8

func (c *Collection) cluster(j *judge, list []int32, size map[string]int) Cluster {
	out := Cluster{Members: make([]Member, len(list))}
	out.Kind, out.Agencies = c.kind(list, size)
	for at, i := range list {
		m := Member{Section: int(i), Peer: -1}
		if peer, ok := c.peer(j, list, at); ok {
			m.Peer, m.Similar = int(peer), Share(j.set(i), j.set(peer))
		}
		out.Members[at] = m
	}
	return out
}

// peer is the earliest of another agency that a member is like, or else the earliest
// of its own.
func (c *Collection) peer(j *judge, list []int32, at int) (peer int32, ok bool) {
	me, tried := list[at], 0
	for _, other := range []bool{true, false} {
		for _, i := range list[:at] {
			if (c.Sections[i].Agency != c.Sections[me].Agency) != other {
				continue
			}
			if tried++; tried > firsts {
				break
			}
			if c.Sections[i].Sketch.Text == c.Sections[me].Sketch.Text || j.alike(i, me) {
				return i, true
			}
		}
		tried = 0
	}
	return 0, false
}

func (c *Collection) kind(list []int32, size map[string]int) (Kind, int) {
	agencies, local := map[string]bool{}, map[string]int{}
	for _, i := range list {
		s := &c.Sections[i]
		if !agencies[s.Agency] {
			agencies[s.Agency] = true
			local[s.County]++
		}
	}
	delete(local, "")
	kind := Copied
	if len(agencies) == 1 {
		kind = Kept
	}
	for county, n := range local {
		if n >= templateLocal && float64(n) > templateShare*float64(size[county]) {
			kind = Template
		}
	}
	if len(agencies) >= templateAgencies {
		kind = Template
	}
	return kind, len(agencies)
}

// agencies counts those of each county.
func (c *Collection) agencies() map[string]int {
	type of struct{ county, agency string }
	known, n := map[of]bool{}, map[string]int{}
	for i := range c.Sections {
		who := of{c.Sections[i].County, c.Sections[i].Agency}
		if !known[who] {
			known[who] = true
			n[who.county]++
		}
	}
	return n
}

// inParallel runs a task for each number on all cores.
func inParallel(n int, task func(int)) {
	var next atomic.Int64
	var all sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
				task(i)
			}
		})
	}
	all.Wait()
}
