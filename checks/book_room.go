package checks

import (
	"sync"

	"nianbao/extract/pattern"
)

// bookRoom is the memory of a book that no finding holds: the next report takes its place.
type bookRoom struct {
	figures ledger
	pairs   pattern.Pairs
	cells   [3]cells
	sides   [3][]side
}

var bookRooms = sync.Pool{New: func() any { return new(bookRoom) }}

// leave gives the room back when the look at a report is over.
func (b *book) leave() {
	if b.past != nil {
		b.past.leave()
	}
	r := b.room
	b.room, b.figures, b.pairs = nil, nil, nil
	r.pairs = pattern.Pairs{}
	r.figures.list = emptied(r.figures.list, 0)
	for i := range r.cells {
		r.cells[i].at, r.cells[i].list = emptied(r.cells[i].at, 0), emptied(r.cells[i].list, 0)
		r.sides[i] = emptied(r.sides[i], 0)
	}
	bookRooms.Put(r)
}

// emptied is a list of n empty places, in the room of one whose use is over.
func emptied[T any](room []T, n int) []T {
	clear(room[:cap(room)])
	if cap(room) < n {
		return make([]T, n)
	}
	return room[:n]
}
