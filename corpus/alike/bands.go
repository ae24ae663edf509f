package alike

// Banding: sketches that agree in a band are candidates, and no others are compared.

import "slices"

const (
	indexBits = 24 // room for 16 million sections beside the 40 bits of a band
	// widest bounds the work of one band that very many sections share: in the order
	// of names each is compared with so many before it.
	widest = 2048
)

// eachBucket visits the sections of each bucket of a band, in order of rank.
func eachBucket(sections []Section, nodes []int32, band int, visit func(members []int32)) {
	keys := make([]uint64, len(nodes))
	for at, i := range nodes {
		keys[at] = sections[i].Sketch.band(band)<<indexBits | uint64(at)
	}
	slices.Sort(keys)
	var members []int32
	for at := 0; at < len(keys); {
		key := keys[at] >> indexBits
		members = members[:0]
		for ; at < len(keys) && keys[at]>>indexBits == key; at++ {
			members = append(members, nodes[keys[at]&(1<<indexBits-1)])
		}
		if len(members) > 1 {
			visit(members)
		}
	}
}
