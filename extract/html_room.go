package extract

import (
	"sync"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The memory of trees: a tree is needed for one page only, and the next page takes
// its place.

const (
	nodesInPiece      = 256
	attributesInPiece = 256
	mostPieces        = 64 // that are kept for the next page
)

// treeRoom holds the nodes and attributes of one tree, in few pieces.
type treeRoom struct {
	nodes pieces[html.Node]
	attrs pieces[html.Attribute]
}

// pieces is memory in which what was placed stays where it is.
type pieces[T any] struct {
	list [][]T
	used int // pieces; the last of them is filled next
}

// next has space for n more, of at most as many as a piece holds.
func (p *pieces[T]) next(n, size int) *[]T {
	if p.used == 0 || cap(p.list[p.used-1])-len(p.list[p.used-1]) < n {
		if p.used == len(p.list) {
			p.list = append(p.list, make([]T, 0, size))
		}
		p.used++
	}
	return &p.list[p.used-1]
}

// empty forgets what was placed.
func (p *pieces[T]) empty() {
	for i := range p.list[:p.used] {
		clear(p.list[i])
		p.list[i] = p.list[i][:0]
	}
	p.list, p.used = p.list[:min(len(p.list), mostPieces)], 0
}

// node is a new node, linked with no other.
func (r *treeRoom) node(kind html.NodeType, data string) *html.Node {
	piece := r.nodes.next(1, nodesInPiece)
	*piece = (*piece)[:len(*piece)+1] // what lies behind is empty
	n := &(*piece)[len(*piece)-1]
	n.Type, n.Data = kind, data
	return n
}

func (r *treeRoom) element(a atom.Atom, name string) *html.Node {
	n := r.node(html.ElementNode, name)
	n.DataAtom = a
	return n
}

var treeRooms = sync.Pool{New: func() any { return new(treeRoom) }}

// leave gives a room back; nil is none. Nothing may look at its tree any more.
func (r *treeRoom) leave() {
	if r != nil {
		r.nodes.empty()
		r.attrs.empty()
		treeRooms.Put(r)
	}
}
