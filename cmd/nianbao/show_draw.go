package main

// nianbao show FILE --draw out.svg: a page of a PDF as it was read.

import (
	"errors"
	"os"

	"nianbao/extract"
)

// drawing is where a page is to be drawn, and which one.
type drawing struct {
	file string // of the SVG, "" for none
	page int    // from 1; 0 is the first with a table
}

// draw reads a file and writes one of its pages as SVG.
func (a *app) draw(name string, d drawing) error {
	b, _, why := a.input(name)
	if why != nil {
		a.complain(a.say("无法读取 ", "cannot read ") + name + ": " + why.Error())
		return &failure{code: exitUnreadable}
	}
	svg, err := a.pdf.Engines().Draw(b, d.page)
	var refused *extract.Refusal
	if errors.As(err, &refused) {
		a.complain(a.say("无法绘制 ", "cannot draw ") + name + ": " + refused.Error())
		return &failure{code: exitUnreadable}
	}
	if err := os.WriteFile(d.file, []byte(svg), 0o644); err != nil {
		return err
	}
	a.complain(a.say("已绘制到 ", "drawn to ") + d.file)
	return nil
}
