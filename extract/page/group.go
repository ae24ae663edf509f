package page

// groups joins things that belong together (union-find).
type groups []int

func newGroups(n int) groups {
	g := make(groups, n)
	for i := range g {
		g[i] = i
	}
	return g
}

func (g groups) root(i int) int {
	for g[i] != i {
		g[i] = g[g[i]]
		i = g[i]
	}
	return i
}

// join makes two groups one; the root is the lower of the two.
func (g groups) join(i, k int) {
	a, b := g.root(i), g.root(k)
	g[max(a, b)] = min(a, b)
}
