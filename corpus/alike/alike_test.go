package alike_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/corpus/alike"
	"nianbao/corpus/alike/planted"
)

// prepare sketches a planted collection as a data set does.
func prepare(p planted.Collection) *alike.Collection {
	texts := make([]string, p.N)
	c := &alike.Collection{Sections: make([]alike.Section, p.N), County: map[string]*alike.Wording{}}
	nation := &alike.Nation{}
	for i := range p.N {
		texts[i] = alike.Strip(p.Text(i), p.Names(i))
		nation.Add(uint32(i/1000), alike.Shingles(texts[i], nil))
	}
	common := nation.Wording()
	agencies := map[string]map[string]alike.Set{}
	for i := range p.N {
		s := p.Section(i)
		hashes := alike.Hashes(texts[i], common)
		s.Sketch = alike.NewSketch(alike.HashText(texts[i]), hashes)
		c.Sections[i] = s
		if agencies[s.County] == nil {
			agencies[s.County] = map[string]alike.Set{}
		}
		agencies[s.County][s.Agency] = append(agencies[s.County][s.Agency], hashes...)
	}
	for county, sets := range agencies {
		c.County[county] = alike.OfCounty(sets)
	}
	c.Shingles = func(i int) alike.Set { return alike.Shingles(texts[i], common) }
	return c
}

// TestPlantedCopiesAreFound: what was copied is found, and what only shares the
// wording of its county is not.
func TestPlantedCopiesAreFound(t *testing.T) {
	p := planted.Collection{N: 12000}
	clusters := prepare(p).Clusters()
	score := p.Score(clusters)
	t.Logf("planted %v, found %v, recall %.4f, precision %.4f", score.Planted, score.Found, score.Recall(), score.Precision())
	if score.Recall() < 0.98 || score.Precision() < 0.999 {
		t.Errorf("recall %.4f, precision %.4f", score.Recall(), score.Precision())
	}
}

// TestOrderDoesNotMatter: sections in another order give the same clusters.
func TestOrderDoesNotMatter(t *testing.T) {
	p := planted.Collection{N: 2000}
	c := prepare(p)
	want := told(c, c.Clusters())
	perm := rand.New(rand.NewPCG(1, 1)).Perm(p.N)
	other := *c
	other.Sections = make([]alike.Section, p.N)
	for to, from := range perm {
		other.Sections[to] = c.Sections[from]
	}
	other.Shingles = func(i int) alike.Set { return c.Shingles(perm[i]) }
	if d := cmp.Diff(want, told(&other, other.Clusters())); d != "" {
		t.Error(d)
	}
}

// TestFreshSectionsJoinWhatStands: clusters that grow in two steps are those of one.
func TestFreshSectionsJoinWhatStands(t *testing.T) {
	p := planted.Collection{N: 2000}
	c := prepare(p)
	want := told(c, c.Clusters())
	first := *c
	first.Sections = c.Sections[:1300]
	second := *c
	stands := map[string]alike.Cluster{}
	for _, cluster := range first.Clusters() {
		var list []int
		for _, m := range cluster.Members {
			list = append(list, m.Section)
		}
		second.Stands = append(second.Stands, list)
		stands[c.Sections[list[0]].Name] = cluster
	}
	second.Fresh = func(i int) bool { return i >= 1300 }
	now := second.Clusters()
	touched := map[int]bool{}
	for _, cluster := range now {
		for _, m := range cluster.Members {
			touched[m.Section] = true
		}
	}
	for _, cluster := range stands {
		if !touched[cluster.Members[0].Section] {
			now = append(now, cluster)
		}
	}
	got := told(c, now)
	for name, w := range want {
		if w != got[name] {
			t.Errorf("%s: got %q, want %q", name, got[name], w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d clusters, want %d", len(got), len(want))
	}
}

// told writes clusters by the name of their first.
func told(c *alike.Collection, clusters []alike.Cluster) map[string]string {
	out := map[string]string{}
	for _, cluster := range clusters {
		var b strings.Builder
		fmt.Fprint(&b, cluster.Kind, " ", cluster.Agencies)
		for _, m := range cluster.Members {
			peer := ""
			if m.Peer >= 0 {
				peer = c.Sections[m.Peer].Name
			}
			fmt.Fprintf(&b, " %s<%s %.3f", c.Sections[m.Section].Name, peer, m.Similar)
		}
		out[c.Sections[cluster.Members[0].Section].Name] = b.String()
	}
	return out
}

func BenchmarkSketch(b *testing.B) {
	p := planted.Collection{N: 1000}
	text, names := p.Text(5), p.Names(5)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		stripped := alike.Strip(text, names)
		alike.NewSketch(alike.HashText(stripped), alike.Hashes(stripped, nil))
	}
}

func BenchmarkShingles(b *testing.B) {
	p := planted.Collection{N: 1000}
	text := alike.Strip(p.Text(5), p.Names(5))
	for b.Loop() {
		alike.Shingles(text, nil)
	}
}
