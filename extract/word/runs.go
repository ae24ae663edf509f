package word

// Formatted pages: 512 bytes of the main stream that say of stretches of it which
// properties their characters or paragraphs have.

import (
	"cmp"
	"slices"
)

// run is a stretch of the main stream and its properties.
type run struct {
	from, to int
	style    int // of a paragraph
	list     []byte
}

const (
	pageSize = 512
	mostRuns = 4 << 20
)

// readRuns reads all pages that a table names, in the order of the stream.
func (d *document) readRuns(p part, of func(page []byte, i, n int) run) ([]run, error) {
	table := d.of(p)
	if table == nil {
		return nil, damaged("a table of properties is not in the file")
	}
	n := (len(table) - 4) / 8
	seen := map[int]bool{}
	var list []run
	for i := range n {
		number := u32(table, 4*(n+1)+4*i) & 0x3FFFFF
		page := cut(d.main, number*pageSize, pageSize)
		if page == nil {
			return nil, damaged("a page of properties is not in the file")
		}
		if seen[number] {
			continue
		}
		seen[number] = true
		count := int(page[pageSize-1])
		for j := range count {
			if r := of(page, j, count); r.from < r.to {
				list = append(list, r)
			}
		}
		if len(list) > mostRuns {
			return nil, &Failure{"limit", "too many runs of text"}
		}
	}
	slices.SortStableFunc(list, func(a, b run) int { return cmp.Compare(a.from, b.from) })
	return list, nil
}

// charRuns reads run i of n on a page about characters.
func charRuns(page []byte, i, n int) run {
	r := run{from: u32(page, 4*i), to: u32(page, 4*i+4)}
	if at := 4*(n+1) + i; at < pageSize-1 && page[at] > 0 {
		start := 2 * int(page[at])
		if start < pageSize {
			r.list = cut(page, start+1, int(page[start]))
		}
	}
	return r
}

// paraRuns reads run i of n on a page about paragraphs.
func paraRuns(page []byte, i, n int) run {
	r := run{from: u32(page, 4*i), to: u32(page, 4*i+4)}
	at := 4*(n+1) + 13*i
	if at >= pageSize-1 || page[at] == 0 || 2*int(page[at])+1 >= pageSize {
		return r
	}
	start := 2 * int(page[at])
	size := 2*int(page[start]) - 1
	if start++; size < 0 {
		size = 2 * int(page[start])
		start++
	}
	if b := cut(page, start, size); len(b) >= 2 {
		r.style, r.list = u16(b, 0), b[2:]
	}
	return r
}

// runAt is the run over a place of the stream, an empty one to the next where there is none.
func runAt(list []run, at int) run {
	i, found := slices.BinarySearchFunc(list, at, func(r run, at int) int { return cmp.Compare(r.from, at) })
	if !found {
		i--
	}
	if i >= 0 && at < list[i].to {
		return list[i]
	}
	r := run{from: at, to: 1 << 40}
	if i+1 < len(list) {
		r.to = list[i+1].from
	}
	return r
}
