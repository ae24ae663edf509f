package alike

// Verification: a pair counts only when the sets themselves say so.

import "sync"

const (
	// alikeFrom is the share in common from which two texts are one. A copy with 15 in
	// a hundred of its sentences rewritten shares about 0.74, one with 20 about 0.67;
	// texts of one's own on the same matters stay under 0.3.
	alikeFrom = 0.65
	// estimateSlack is four standard errors of an estimate: what lies further below
	// is not worth a verification.
	estimateSlack = 0.17
	atHand        = 32 << 20 // shingles of the sets that are kept for the next pair
)

// judge compares pairs. Several workers share one.
type judge struct {
	c    *Collection
	mu   sync.Mutex
	sets map[uint64]Set // by the hash of the text: what was copied is asked for once
	held int
}

func newJudge(c *Collection) *judge { return &judge{c: c, sets: map[uint64]Set{}} }

func (j *judge) set(i int32) Set {
	text := j.c.Sections[i].Sketch.Text
	j.mu.Lock()
	s, ok := j.sets[text]
	j.mu.Unlock()
	if ok {
		return s
	}
	s = j.c.Shingles(int(i))
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.held += len(s); j.held > atHand {
		clear(j.sets)
		j.held = len(s)
	}
	j.sets[text] = s
	return s
}

// alike tells whether two sections say the same: with their counties' wording, and
// without it as well where either has enough of its own.
func (j *judge) alike(a, b int32) bool {
	s, t := &j.c.Sections[a], &j.c.Sections[b]
	if s.Sketch.likeness(&t.Sketch) < alikeFrom-estimateSlack {
		return false
	}
	left, right := j.set(a), j.set(b)
	if Jaccard(left, right) < alikeFrom {
		return false
	}
	for _, county := range []string{s.County, t.County} {
		if words := j.c.County[county]; words != nil && county != "" {
			left, right = left.Less(words), right.Less(words)
		}
	}
	return min(len(left), len(right)) < fewest || Jaccard(left, right) >= alikeFrom
}
