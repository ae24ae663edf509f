package docx

// The numbers of lists (17.9): they are printed, and stand nowhere in the text.

import (
	"strconv"
	"strings"

	"nianbao/extract/flow"
)

// numRef is a reference to a list. Owner is the style that makes it, "" for a paragraph.
type numRef struct {
	id       string
	level    int
	levelSet bool
	owner    string
}

const levels = 9

// level is one level of a list.
type level struct {
	start     int
	format    string
	text      string // "%1、"
	gap       string // between number and text
	style     string
	legal     bool // all numbers in it are decimal
	restart   int  // the level, from 1, whose number begins this one anew; 0 none; -1 any above
	replaced  bool // by an override of one list
	startOver int  // start of an override, -1 none
}

// abstract is the definition of a list.
type abstract struct {
	levels       [levels]level
	link         string // to the style that has the levels
	counts, seen [levels]int
}

// list is a use of a definition.
type list struct {
	of        string
	overrides map[int]level
	used      [levels]bool
}

type numbering struct {
	abstracts map[string]*abstract
	lists     map[string]*list
}

// label is the number that a list gives a paragraph, with what separates it from the
// text; "" for none.
func (w *walk) label(p *paragraph, st *style) string {
	ref := p.num
	if ref.id == "" {
		ref.id, ref.owner = st.num.id, st.num.owner
	}
	if !ref.levelSet && st.num.levelSet {
		ref.level = st.num.level
	}
	if ref.id == "" || ref.id == "0" {
		return ""
	}
	if w.numbering == nil {
		w.readNumbering()
	}
	return w.numbering.next(ref, w.styleLists)
}

// styleLists finds the list of a style.
func (w *walk) styleLists(id string) string { return w.styleOf(id).num.id }

// definition is the definition of a list, where another one has it the other one.
func (n *numbering) definition(l *list, ofStyle func(string) string) *abstract {
	a := n.abstracts[l.of]
	if a != nil && a.link != "" {
		if other := n.lists[ofStyle(a.link)]; other != nil && n.abstracts[other.of] != nil {
			return n.abstracts[other.of]
		}
	}
	return a
}

// next counts a paragraph and gives its number.
func (n *numbering) next(ref numRef, ofStyle func(string) string) string {
	l := n.lists[ref.id]
	if l == nil {
		return ""
	}
	a := n.definition(l, ofStyle)
	if a == nil {
		return ""
	}
	if ref.owner != "" { // a style stands on the level that names it
		for i := range a.levels {
			if a.levels[i].style == ref.owner {
				ref.level = i
			}
		}
	}
	a.count(l, ref.level)
	return a.print(l, ref.level)
}

// at is a level of a list, with what the list changes in it.
func (a *abstract) at(l *list, i int) level {
	o, ok := l.overrides[i]
	switch {
	case ok && o.replaced:
		return o
	case ok && o.startOver >= 0:
		lv := a.levels[i]
		lv.start = o.startOver
		return lv
	}
	return a.levels[i]
}

// count goes on by one on a level, and begins the levels below it anew.
func (a *abstract) count(l *list, i int) {
	over, ok := l.overrides[i]
	if ok && over.startOver >= 0 && !l.used[i] || a.seen[i] == 0 {
		a.counts[i] = a.at(l, i).start
	} else {
		a.counts[i]++
	}
	a.seen[i], l.used[i] = 1, true
	for j := range i {
		if a.seen[j] == 0 {
			a.counts[j], a.seen[j] = a.at(l, j).start, 1
		}
	}
	for j := i + 1; j < levels; j++ {
		if r := a.at(l, j).restart; r == -1 || r > 0 && i < r {
			a.seen[j] = 0
		}
	}
}

// print sets the numbers into the text of a level.
func (a *abstract) print(l *list, i int) string {
	lv := a.at(l, i)
	if lv.format == "bullet" || lv.text == "" {
		return ""
	}
	var b strings.Builder
	for rest := lv.text; ; {
		before, after, more := strings.Cut(rest, "%")
		b.WriteString(before)
		if !more {
			break
		}
		rest = after
		if after != "" && after[0] >= '1' && after[0] <= '9' {
			j := int(after[0] - '1')
			format := a.at(l, j).format
			if lv.legal {
				format = "decimal"
			}
			b.WriteString(flow.Numeral(format, a.counts[j]))
			rest = after[1:]
		} else {
			b.WriteByte('%')
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return b.String() + lv.gap
}

func (w *walk) readNumbering() {
	n := &numbering{map[string]*abstract{}, map[string]*list{}}
	w.numbering = n
	w.readPart("numbering.xml", func(in *walk) {
		switch {
		case in.s.Space == "w" && in.s.Local == "abstractNum":
			id, a := in.s.Value("abstractNumId"), &abstract{}
			for i := range a.levels {
				a.levels[i] = plainLevel()
			}
			in.each(func() { in.abstractPart(a) })
			n.abstracts[id] = a
		case in.s.Space == "w" && in.s.Local == "num":
			id, l := in.s.Value("numId"), &list{overrides: map[int]level{}}
			in.each(func() { in.listPart(l) })
			n.lists[id] = l
		default:
			in.s.Skip()
		}
	})
}

func plainLevel() level { return level{format: "decimal", restart: -1, startOver: -1, gap: " "} }

func (w *walk) abstractPart(a *abstract) {
	switch w.s.Local {
	case "lvl":
		i := digit(w.s.Value("ilvl"))
		a.levels[i] = w.level()
		return
	case "numStyleLink":
		a.link = w.s.Value("val")
	}
	w.s.Skip()
}

func (w *walk) listPart(l *list) {
	switch w.s.Local {
	case "abstractNumId":
		l.of = w.s.Value("val")
	case "lvlOverride":
		i, o := digit(w.s.Value("ilvl")), level{startOver: -1}
		w.each(func() {
			switch w.s.Local {
			case "startOverride":
				o.startOver = number(w.s.Value("val"))
			case "lvl":
				start := o.startOver
				o = w.level()
				o.replaced, o.startOver = true, start
				return
			}
			w.s.Skip()
		})
		if o.replaced && o.startOver >= 0 {
			o.start = o.startOver
		}
		l.overrides[i] = o
		return
	}
	w.s.Skip()
}

// level reads a lvl.
func (w *walk) level() level {
	lv := plainLevel()
	w.each(func() {
		val := w.s.Value("val")
		switch w.s.Local {
		case "start":
			lv.start = number(val)
		case "numFmt":
			if lv.format = val; val == "custom" {
				lv.format = w.s.Value("format")
			}
		case "lvlText":
			lv.text = val
		case "suff":
			if val == "nothing" {
				lv.gap = ""
			}
		case "pStyle":
			lv.style = val
		case "isLgl":
			lv.legal = on(val)
		case "lvlRestart":
			lv.restart = number(val)
		case "AlternateContent":
			w.alternatives(func() {
				if w.s.Local == "numFmt" {
					lv.format = w.s.Value("val")
				}
				w.s.Skip()
			})
			return
		}
		w.s.Skip()
	})
	return lv
}

// number reads a count as Word writes them.
func number(val string) int {
	n, err := strconv.Atoi(val)
	if err != nil || n < 0 {
		return 0
	}
	return min(n, 1<<20)
}
