package ofd

// One page: its own layers and those of its templates, in the order of painting.

import (
	"cmp"
	"fmt"
	"path"
	"slices"

	"nianbao/extract/page"
	"nianbao/extract/tags"
)

// orders of layers and templates, from the ground up.
var orders = map[string]int{"Background": 1, "Body": 2, "Foreground": 3}

// layer is a layer with its place in the order of painting.
type layer struct {
	order int
	node  *tags.Node
}

// page reads a page. One whose part is not there is an error: a lost page must not
// look like a document without it.
func (d *document) page(name string, number int) (page.Page, error) {
	root, err := d.tree(name)
	if err != nil {
		return page.Page{}, err
	}
	if err := d.pageResources(root, name); err != nil {
		return page.Page{}, err
	}
	layers, err := d.layers(root)
	if err != nil {
		return page.Page{}, err
	}
	area := root.Child("Area")
	box, ok := boxOf(area.Child("PhysicalBox").Text)
	if !ok {
		box, ok = boxOf(d.area.Child("PhysicalBox").Text)
	}
	if !ok || box.X1 <= box.X0 || box.Y1 <= box.Y0 {
		return page.Page{}, &page.Failure{Reason: "damaged", Detail: name + " has no size"}
	}
	s := &sheet{document: d, page: page.Page{Number: number, Width: (box.X1 - box.X0) * pointsPerMM, Height: (box.Y1 - box.Y0) * pointsPerMM}}
	base := shift(-box.X0, -box.Y0).then(scaled(pointsPerMM))
	for _, l := range layers {
		s.objects(l.node.Children, state{m: base, drawing: l.node.Value("DrawParam"), alpha: 255})
	}
	return s.page, s.err
}

func (d *document) pageResources(root *tags.Node, name string) error {
	for _, c := range root.Children {
		if c.Local == "PageRes" {
			if err := d.resources.read(d.reader, located(path.Dir(name), c.Text)); err != nil {
				return err
			}
		}
	}
	return nil
}

// layers are the layers of a page and of its templates.
func (d *document) layers(root *tags.Node) ([]layer, error) {
	var list []layer
	for _, c := range root.Children {
		if c.Local != "Template" {
			continue
		}
		t, ok := d.templates[c.Value("TemplateID")]
		if !ok {
			return nil, &page.Failure{Reason: "damaged", Detail: "a page shows a template that is not there"}
		}
		shown, err := d.tree(t.name)
		if err != nil {
			return nil, err
		}
		if err := d.pageResources(shown, t.name); err != nil {
			return nil, err
		}
		list = append(list, layersOf(shown, cmp.Or(orders[c.Value("ZOrder")], orders[t.order], 1))...)
	}
	list = append(list, layersOf(root, 0)...)
	slices.SortStableFunc(list, func(a, b layer) int { return cmp.Compare(a.order, b.order) })
	return list, nil
}

// layersOf are the layers of one page; order 0 leaves each where it says.
func layersOf(root *tags.Node, order int) (list []layer) {
	for _, l := range root.Child("Content").Children {
		if l.Local == "Layer" {
			list = append(list, layer{cmp.Or(order, orders[l.Value("Type")], 2), l})
		}
	}
	return list
}

// sheet paints one page.
type sheet struct {
	*document
	page  page.Page
	count int // things painted so far
	run   int // text objects so far
	drawn int // segments so far
	err   error
}

// fail ends the page: what is lost from it may be a figure.
func (s *sheet) fail(reason, detail string) {
	if s.err == nil {
		s.err = &page.Failure{Reason: reason, Detail: fmt.Sprintf("page %d: %s", s.page.Number, detail)}
		s.left = -1
	}
}

// next is the order of what is painted next.
func (s *sheet) next() int {
	s.count++
	return s.count
}
