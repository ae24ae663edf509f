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
	tags  readTags
}

// readTag is a tag as it is written and what it was read as.
type readTag struct {
	raw, name string
	atom      atom.Atom
	kind      tagKind
	attrs     []html.Attribute
}

// readTags are tags of the page, each at a place of its own or of the one that came last.
type readTags [256]readTag

// of is the place of a tag, by its length and some of its bytes.
func (t *readTags) of(raw string) *readTag {
	n := len(raw)
	at := n * 31
	if n > 3 {
		at += int(raw[1])*5 + int(raw[n/4])*17 + int(raw[n/2])*131 + int(raw[n*3/4])*37 + int(raw[n-3])*71
	}
	return &t[at%len(t)]
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

// walks are those that the next page goes on with, for the room that they have.
var walks = sync.Pool{New: func() any { return new(htmlWalk) }}

// mostItems is how much room of a kind is kept for the next page.
const mostItems = 1 << 14

// leave gives a walk back. Nothing may look at what it found any more.
func (w *htmlWalk) leave() {
	if max(cap(w.items), cap(w.boxes), cap(w.cells), cap(w.run.buf)/64) > mostItems {
		return
	}
	*w = htmlWalk{
		items: emptied(w.items), boxes: emptied(w.boxes), cells: emptied(w.cells), rows: emptied(w.rows),
		links: emptied(w.links), marks: emptied(w.marks), run: textRun{buf: w.run.buf[:0]},
	}
	walks.Put(w)
}

// emptied is the room of a list without what stood in it.
func emptied[T any](list []T) []T {
	clear(list[:cap(list)])
	return list[:0]
}

var treeRooms = sync.Pool{New: func() any { return new(treeRoom) }}

// leave gives a room back; nil is none. Nothing may look at its tree any more.
func (r *treeRoom) leave() {
	if r != nil {
		r.nodes.empty()
		r.attrs.empty()
		clear(r.tags[:])
		treeRooms.Put(r)
	}
}
