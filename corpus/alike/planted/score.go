package planted

// Scores: of what was planted, how much was found; of what was found, how much was planted.

import "nianbao/corpus/alike"

// Score counts copies by their sort.
type Score struct {
	Planted, Found map[Sort]int
	// Named are members that a cluster gives a peer; True those whose peer is of their
	// own group.
	Named, True int
}

// Recall and Precision are shares from 0 to 1.
func (s Score) Recall() float64 {
	planted, found := 0, 0
	for sort, n := range s.Planted {
		planted, found = planted+n, found+s.Found[sort]
	}
	return float64(found) / float64(max(planted, 1))
}

// Precision is the share of the named pairs that were planted.
func (s Score) Precision() float64 { return float64(s.True) / float64(max(s.Named, 1)) }

// Score holds clusters against what was planted.
func (c Collection) Score(clusters []alike.Cluster) Score {
	s := Score{Planted: map[Sort]int{}, Found: map[Sort]int{}}
	in := map[int]int{} // section → cluster, from 1
	for n, cluster := range clusters {
		for _, m := range cluster.Members {
			in[m.Section] = n + 1
			if m.Peer >= 0 {
				s.Named++
				if c.group(m.Section) == c.group(m.Peer) {
					s.True++
				}
			}
		}
	}
	for i := range c.N {
		sort, group := c.Planted(i)
		if sort == Own || sort == Decoy || i == group {
			continue
		}
		s.Planted[sort]++
		if in[i] > 0 && in[i] == in[group] {
			s.Found[sort]++
		}
	}
	return s
}

func (c Collection) group(i int) int {
	_, group := c.Planted(i)
	return group
}
