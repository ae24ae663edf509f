package alike

// Sets joined as pairs are found (union-find), by several workers at once.

import "sync"

type forest struct {
	mu     sync.Mutex
	parent []int32
}

func newForest(n int) *forest {
	f := &forest{parent: make([]int32, n)}
	for i := range f.parent {
		f.parent[i] = int32(i)
	}
	return f
}

func (f *forest) root(i int32) int32 {
	for f.parent[i] != i {
		f.parent[i] = f.parent[f.parent[i]]
		i = f.parent[i]
	}
	return i
}

func (f *forest) joined(a, b int32) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.root(a) == f.root(b)
}

func (f *forest) join(a, b int32) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.parent[f.root(a)] = f.root(b)
}
