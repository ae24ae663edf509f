package ofd

// Resources: what objects name by an id.

import (
	"path"
	"strings"

	"nianbao/extract/tags"
)

// resources are those of a document, and of one page beside them.
type resources struct {
	fonts      map[string]int
	spaces     map[string]space
	drawing    map[string]*tags.Node
	composites map[string]*tags.Node
	pictures   map[string]*picture
}

// picture is a file of the container; once it was looked at, clear tells whether it may
// have transparent parts.
type picture struct {
	name          string
	looked, clear bool
}

func newResources() resources {
	return resources{map[string]int{}, map[string]space{}, map[string]*tags.Node{}, map[string]*tags.Node{}, map[string]*picture{}}
}

// read adds the resources of a part. One that is not there holds none.
func (r resources) read(from *reader, name string) error {
	if !from.parts.Has(name) {
		return nil
	}
	root, err := from.tree(name)
	if err != nil {
		return err
	}
	folder := located(path.Dir(name), root.Value("BaseLoc"))
	for _, group := range root.Children {
		for _, n := range group.Children {
			r.add(n, folder)
		}
	}
	return nil
}

func (r resources) add(n *tags.Node, folder string) {
	id := n.Value("ID")
	switch n.Local {
	case "Font":
		r.fonts[id] = len(r.fonts) + 1
	case "DrawParam":
		r.drawing[id] = n
	case "CompositeGraphicUnit", "CompositeGraphicsUnit":
		r.composites[id] = n
	case "MultiMedia":
		r.pictures[id] = &picture{name: located(folder, n.Child("MediaFile").Text)}
	case "ColorSpace":
		s := space{kind: n.Value("Type")}
		for _, c := range n.Child("Palette").Children {
			s.palette = append(s.palette, c.Text)
		}
		r.spaces[id] = s
	}
}

// font is the number of a font; one that no resource describes has its own, too.
func (r resources) font(id string) int {
	if r.fonts[id] == 0 {
		r.fonts[id] = len(r.fonts) + 1
	}
	return r.fonts[id]
}

// mostRelative is how many drawing parameters may stand behind one another.
const mostRelative = 8

// drawn is a property of an object: its own, that of its drawing parameter, or of those
// that this one builds on.
func (r resources) drawn(n *tags.Node, id, property string) *tags.Node {
	for range mostRelative {
		if own := n.Child(property); own.Local != "" {
			return own
		}
		next := r.drawing[id]
		if next == nil {
			break
		}
		n, id = next, next.Value("Relative")
	}
	return &tags.Node{}
}

// lineWidth is in mm; the standard's initial value is 0.353.
func (r resources) lineWidth(n *tags.Node, id string) float64 {
	for range mostRelative {
		if w, ok := number(n.Value("LineWidth")); ok {
			return w
		}
		next := r.drawing[id]
		if next == nil {
			break
		}
		n, id = next, next.Value("Relative")
	}
	return 0.353
}

// seeThrough tells whether a picture may have transparent parts: PNG of some kinds.
func (d *document) seeThrough(id string) bool {
	p := d.resources.pictures[id]
	if p == nil {
		return false
	}
	if !p.looked {
		b, err := d.parts.Read(p.name)
		png := err == nil && len(b) > 26 && strings.HasPrefix(b, "\x89PNG")
		p.looked, p.clear = true, png && (b[25] >= 4 || strings.Contains(b[:min(len(b), 4096)], "tRNS"))
	}
	return p.clear
}
