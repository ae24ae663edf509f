package normalize

import "sync"

// spare keeps lists that are done with: the next document is read in their room.
type spare[T any] struct{ lists sync.Pool }

// mostSpare bounds the items of a list that is kept.
const mostSpare = 2048

// take gives an empty list with room for so many.
func (s *spare[T]) take(room int) []T {
	if list, ok := s.lists.Get().(*[]T); ok && cap(*list) >= room {
		return (*list)[:0]
	}
	return make([]T, 0, room)
}

// give takes a list back; nothing may point into it any more.
func (s *spare[T]) give(list []T) {
	if cap(list) <= mostSpare {
		clear(list[:cap(list)])
		s.lists.Put(&list)
	}
}
