package main

// The comparison on a terminal: two columns where there is room, else one side
// under the other.

import (
	"os"
	"strings"

	"golang.org/x/term"

	"nianbao/normalize"
)

const (
	plainWidth  = 100 // where output is no terminal
	narrowest   = 64  // below, columns hold hardly a phrase
	figuresRows = 40  // figures that are listed
)

func (a *app) printDiff(d reportDiff, o diffOptions) {
	p := diffPrinter{app: a, d: d, o: o, columns: o.width}
	if p.columns == 0 {
		p.columns = terminalWidth()
	}
	p.heads()
	p.figures()
	for _, s := range d.Sections {
		p.section(s)
	}
}

func terminalWidth() int {
	if columns, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil && columns > 0 {
		return columns
	}
	return plainWidth
}

type diffPrinter struct {
	*app
	d       reportDiff
	o       diffOptions
	columns int
}

func (p *diffPrinter) heads() {
	for _, s := range []struct {
		sign string
		side diffSide
	}{{"A", p.d.A}, {"B", p.d.B}} {
		p.printf("%s\n", p.bold(s.sign+"  "+p.whose(s.side.Agency, s.side.Year))+"  "+printable(s.side.Source))
	}
}

// figures are listed by what they are called, as printed on both sides.
func (p *diffPrinter) figures() {
	f := p.d.Figures
	p.printf("\n%s\n", p.bold(p.say("数据：%d 项相同，%d 项不同", "figures: %d the same, %d differ", f.Same, len(f.Changed))))
	t := table{right: func(col int) bool { return col == 1 || col == 2 }}
	t.head = [][]string{{"", "A", "B"}}
	for _, c := range f.Changed[:min(len(f.Changed), figuresRows)] {
		t.rows = append(t.rows, []string{shorten(p.keyLabel(c.key), max(p.columns-30, 24)), p.stated(c.A), p.stated(c.B)})
	}
	if len(t.rows) > 0 {
		p.printf("%s", t.String())
	}
	if more := len(f.Changed) - figuresRows; more > 0 {
		p.printf("  %s\n", p.say("另有 %d 项不同，--json 列出全部", "%d more differ; --json lists all", more))
	}
}

func (a *app) keyLabel(k normalize.Key) string {
	forms := describe(k).Forms
	if len(forms) == 0 {
		return k.String()
	}
	f := forms[len(forms)-1]
	return a.say("%[1]s · %[2]s", "%[3]s · %[4]s", f.RowZH, f.ColZH, f.RowEN, f.ColEN)
}

func (p *diffPrinter) stated(f *figureStated) string {
	switch {
	case f == nil:
		return p.say("未印", "not printed")
	case f.Kind == normalize.Blank:
		return p.say("空白", "blank")
	}
	return shorten(printable(f.Text), 24)
}

func (p *diffPrinter) section(s sectionDiff) {
	heading := s.A
	if heading == "" {
		heading = s.B
	}
	if len(s.Sentences) == 0 && s.State == "same" {
		return
	}
	if heading == "" {
		heading = p.say("正文之前", "before the first heading")
	}
	p.printf("\n%s  %s\n", p.bold(printable(heading)), p.sectionState(s))
	same := 0
	for _, line := range s.Sentences {
		if line.Op == "same" && !p.o.all {
			same++
			continue
		}
		p.skipped(same)
		same = 0
		p.sentence(line)
	}
	if same < len(s.Sentences) {
		p.skipped(same)
	}
}

func (p *diffPrinter) sectionState(s sectionDiff) string {
	switch s.State {
	case "only_a":
		return p.say("（仅 A 有）", "(A only)")
	case "only_b":
		return p.say("（仅 B 有）", "(B only)")
	case "same":
		return p.say("（全部相同）", "(all the same)")
	}
	return p.say("（%d 句相同，%d 处不同）", "(sentences: %d the same, %d differ)", s.Same, len(s.Sentences)-s.Same)
}

func (p *diffPrinter) skipped(n int) {
	if n > 0 {
		p.printf("  %s\n", p.say("……%d 句相同", "… %d the same", n))
	}
}

// sentence prints both sides; the sign between tells what became of it.
func (p *diffPrinter) sentence(s sentenceDiff) {
	sign, colour := "≠", "33"
	switch s.Op {
	case "same":
		sign, colour = "=", ""
	case "only_a":
		sign, colour = "<", "31"
	case "only_b":
		sign, colour = ">", "32"
	}
	if p.columns < narrowest {
		p.stacked(s, colour)
		return
	}
	half := (p.columns - 5) / 2
	left, right := wrap(printable(s.A), half), wrap(printable(s.B), half)
	for i := range max(len(left), len(right)) {
		x, y := lineAt(left, i), lineAt(right, i)
		middle := " "
		if i == 0 {
			middle = sign
		}
		line := "  " + p.paint(colour, x) + strings.Repeat(" ", half-width(x)) + " " + middle
		p.printf("%s\n", strings.TrimRight(line+" "+p.paint(colour, y), " "))
	}
}

func (p *diffPrinter) stacked(s sentenceDiff, colour string) {
	for _, side := range []struct{ sign, text string }{{"<", s.A}, {">", s.B}} {
		if s.Op == "same" && side.sign == ">" {
			continue
		}
		if s.Op == "same" {
			side.sign = "="
		}
		for i, line := range wrap(printable(side.text), max(p.columns-4, 8)) {
			sign := " "
			if i == 0 {
				sign = side.sign
			}
			p.printf("  %s %s\n", sign, p.paint(colour, line))
		}
	}
}

func lineAt(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// wrap breaks a text into lines of so many columns. Chinese breaks anywhere but
// before a closing mark.
func wrap(text string, columns int) (lines []string) {
	for text != "" {
		end, before, used := 0, 0, 0
		for i, r := range text {
			w := cells.RuneWidth(r)
			if used+w > columns && i > 0 {
				if strings.ContainsRune("。，；：、！？）”》", r) && before > 0 {
					end = before
				}
				break
			}
			used, before, end = used+w, i, i+len(string(r))
		}
		lines = append(lines, text[:end])
		text = text[end:]
	}
	return lines
}
