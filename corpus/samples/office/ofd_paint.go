package office

// How an OFD document writes texts and lines: in mm, each object in a box of its own.

import (
	"fmt"
	"strings"
)

// page is the page in hand.
func (b *booklet) page() *sheet { return b.pages[len(b.pages)-1] }

// ground is where labels and lines go.
func (b *booklet) ground(p *sheet) *strings.Builder {
	if b.look.templates {
		return &p.ground
	}
	return &p.front
}

func (b *booklet) next() int {
	b.id++
	return b.id
}

// text writes one line on the page in hand, its upper left corner at (x, y).
func (b *booklet) text(x, y, size float64, text string, label bool) {
	b.textOn(b.page(), x, y, size, text, label)
}

func (b *booklet) textOn(p *sheet, x, y, size float64, text string, label bool) {
	out := &p.front
	if label {
		out = b.ground(p)
	}
	extra := ""
	if b.look.glyphs {
		n := len([]rune(text))
		extra = fmt.Sprintf(`<o:CGTransform CodePosition="0" CodeCount="%d" GlyphCount="%d"><o:Glyphs>%s</o:Glyphs></o:CGTransform>`, n, n, strings.TrimSpace(strings.Repeat("7 ", n)))
	}
	if b.look.composed && chance(b.dice, 10) {
		unit := b.next()
		fmt.Fprintf(&b.composites, `<o:CompositeGraphicUnit ID="%d" Width="%.2f" Height="%.2f"><o:Content>%s</o:Content></o:CompositeGraphicUnit>`, unit, widthOf(text, size), size*1.2, textObject(b.next(), 0, 0, size, text, b.steps(text, size), extra))
		fmt.Fprintf(out, `<o:CompositeObject ID="%d" Boundary="%.3f %.3f %.3f %.3f" ResourceID="%d"/>`, b.next(), x, y, widthOf(text, size), size*1.2, unit)
		return
	}
	if b.look.scaled {
		half := fmt.Sprintf(` CTM="0.5 0 0 0.5 0 0" Boundary="%.3f %.3f %.3f %.3f"`, x, y, widthOf(text, size)+0.1, size*1.2)
		fmt.Fprintf(out, `<o:TextObject ID="%d"%s Font="3" Size="%.4f">%s<o:TextCode X="0" Y="%.4f" DeltaX="%s">%s</o:TextCode></o:TextObject>`, b.next(), half, 2*size, extra, 2*size, b.steps(text, 2*size), escape(text))
		return
	}
	out.WriteString(textObject(b.next(), x, y, size, text, b.steps(text, size), extra))
}

func textObject(id int, x, y, size float64, text, steps, extra string) string {
	return fmt.Sprintf(`<o:TextObject ID="%d" Boundary="%.3f %.3f %.3f %.3f" Font="3" Size="%.4f" DrawParam="5">%s<o:TextCode X="0" Y="%.4f" DeltaX="%s">%s</o:TextCode></o:TextObject>`,
		id, x, y, widthOf(text, size)+0.1, size*1.2, size, extra, size, steps, escape(text))
}

// steps are the ways from each character to the next, equal ones in groups or not.
func (b *booklet) steps(text string, size float64) string {
	list := []rune(text)
	var fields []string
	for i := 0; i < len(list)-1; {
		n := 1
		for i+n < len(list)-1 && stepOf(list[i+n], size) == stepOf(list[i], size) && !b.look.spelled {
			n++
		}
		step := fmt.Sprintf("%.4f", stepOf(list[i], size))
		if n > 1 {
			step = fmt.Sprintf("g %d %s", n, step)
		}
		fields = append(fields, step)
		i += n
	}
	return strings.Join(fields, " ")
}

// unseen writes numbers that nobody sees: not visible, white, transparent, cut away.
func (b *booklet) unseen() {
	out := &b.page().front
	x, y := margin+float64(b.dice.IntN(150)), margin+float64(b.dice.IntN(200))
	object := func(attributes, look string) {
		fmt.Fprintf(out, `<o:TextObject ID="%d" Boundary="%.1f %.1f 20 5" Font="3" Size="3"%s>%s<o:TextCode X="0" Y="3" DeltaX="g 4 1.5">66666</o:TextCode></o:TextObject>`, b.next(), x, y, attributes, look)
	}
	object(` Visible="false"`, "")
	object("", `<o:FillColor Value="255 255 255"/>`)
	object(` Alpha="0"`, "")
	object(` Fill="false"`, "")
	object("", `<o:Clips><o:Clip><o:Area><o:Path Boundary="30 30 1 1"><o:AbbreviatedData>M 0 0 L 1 0 L 1 1 L 0 1 C</o:AbbreviatedData></o:Path></o:Area></o:Clip></o:Clips>`)
}

// box is a rectangle on a page, in mm.
type box struct{ x0, y0, x1, y1 float64 }

// frame draws the four sides of a cell.
func (b *booklet) frame(p *sheet, r box) {
	out := b.ground(p)
	w, h := r.x1-r.x0, r.y1-r.y0
	switch b.look.rules {
	case 0:
		b.path(out, r, ` LineWidth="0.2"`, fmt.Sprintf("M 0 0 L %.3f 0 L %.3f %.3f L 0 %.3f C", w, w, h, h))
	case 1:
		for _, side := range r.sides() {
			b.path(out, side, ` LineWidth="0.2"`, fmt.Sprintf("M 0 0 L %.3f %.3f", side.x1-side.x0, side.y1-side.y0))
		}
	case 2:
		for _, side := range r.sides() {
			side.x1, side.y1 = max(side.x1, side.x0+0.2), max(side.y1, side.y0+0.2)
			w, h := side.x1-side.x0, side.y1-side.y0
			b.path(out, side, ` Fill="true" Stroke="false"`, fmt.Sprintf("M 0 0 L %.3f 0 L %.3f %.3f L 0 %.3f C", w, w, h, h))
		}
	default:
		b.path(out, box{0, 0, paperWidth, paperHeight}, ` LineWidth="1" CTM="0.2 0 0 0.2 0 0"`, fmt.Sprintf("M %.3f %.3f L %.3f %.3f L %.3f %.3f L %.3f %.3f L %.3f %.3f",
			5*r.x0, 5*r.y0, 5*r.x1, 5*r.y0, 5*r.x1, 5*r.y1, 5*r.x0, 5*r.y1, 5*r.x0, 5*r.y0))
	}
}

func (r box) sides() []box {
	return []box{{r.x0, r.y0, r.x1, r.y0}, {r.x0, r.y1, r.x1, r.y1}, {r.x0, r.y0, r.x0, r.y1}, {r.x1, r.y0, r.x1, r.y1}}
}

func (b *booklet) path(out *strings.Builder, r box, attributes, data string) {
	color := ""
	if strings.Contains(attributes, "Fill=") {
		color = `<o:FillColor Value="0 0 0"/>`
	}
	fmt.Fprintf(out, `<o:PathObject ID="%d" Boundary="%.3f %.3f %.3f %.3f"%s>%s<o:AbbreviatedData>%s</o:AbbreviatedData></o:PathObject>`,
		b.next(), r.x0, r.y0, r.x1-r.x0, r.y1-r.y0, attributes, color, data)
}
