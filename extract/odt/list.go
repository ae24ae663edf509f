package odt

// The numbers of lists and headings: they are printed, and stand nowhere in the text.

import (
	"strconv"
	"strings"

	"nianbao/extract/flow"
)

const levels = 10

// listLevel is one level of a list style.
type listLevel struct {
	numbered       bool
	prefix, suffix string
	format         string
	full           string // the whole label, %1% for the number of level 1; newer than prefix and suffix
	shown          int    // how many levels are printed
	start          int
	gap            string
}

type listStyle struct{ levels [levels]listLevel }

// counter is the numbers of one list, by level; seen tells which have begun.
type counter struct {
	n    [levels]int
	seen [levels]bool
}

// counters are those of all lists: by id, and the last of each style.
type counters struct {
	byID, byStyle map[string]*counter
	outline       counter
}

// listItem is a list that is open, and the item of it.
type listItem struct {
	style   string
	counter *counter
	due     bool // the item has printed no number yet
	header  bool // it has none
	start   int  // what it begins with, 0 for going on
}

// list reads a list, with the lists in it.
func (w *walk) list() {
	it := listItem{style: w.s.Value("style-name")}
	if n := len(w.item); n > 0 {
		it.counter = w.item[n-1].counter
		if it.style == "" {
			it.style = w.item[n-1].style
		}
	} else {
		it.counter = w.counterOf(it.style)
	}
	if len(w.item) >= levels {
		w.each(w.listPart)
		return
	}
	w.item = append(w.item, it)
	w.each(w.listPart)
	w.item = w.item[:len(w.item)-1]
}

// counterOf is the counter of a list that begins: its own, or that of the one it
// continues. Lists of one style that are not told apart by an id count on only where
// they say so.
func (w *walk) counterOf(style string) *counter {
	c := &w.counters
	if c.byID == nil {
		c.byID, c.byStyle = map[string]*counter{}, map[string]*counter{}
	}
	var found *counter
	switch {
	case c.byID[w.s.Value("continue-list")] != nil:
		found = c.byID[w.s.Value("continue-list")]
	case w.s.Value("continue-numbering") == "true" && c.byStyle[style] != nil:
		found = c.byStyle[style]
	default:
		found = &counter{}
	}
	if id := w.s.Value("id"); id != "" {
		c.byID[id] = found
	}
	c.byStyle[style] = found
	return found
}

func (w *walk) listPart() {
	top := &w.item[len(w.item)-1]
	switch w.s.Local {
	case "list-item", "list-header":
		top.due, top.header, top.start = true, w.s.Local == "list-header", 0
		if n, err := strconv.Atoi(w.s.Value("start-value")); err == nil && n >= 0 {
			top.start = n + 1
		}
		w.each(w.block)
	default:
		w.s.Skip()
	}
}

// label is the number that a paragraph gets: from the list that it begins an item of,
// or from the outline of headings.
func (w *walk) label(heading int, restart, bare bool) string {
	n := len(w.item)
	switch {
	case n > 0 && w.item[n-1].due:
		top := &w.item[n-1]
		top.due = false
		st := w.lists[top.style]
		if top.header || bare || st == nil {
			return ""
		}
		return top.counter.next(st, n-1, top.start)
	case n == 0 && heading > 0 && w.outline != nil && !bare:
		start := 0
		if restart {
			start = w.outline.levels[heading-1].start + 1
		}
		return w.counters.outline.next(w.outline, heading-1, start)
	}
	return ""
}

// next counts an item on a level, and gives its label. Start is one more than the number
// to begin with, 0 for going on.
func (c *counter) next(st *listStyle, i, start int) string {
	switch {
	case start > 0:
		c.n[i] = start - 1
	case !c.seen[i]:
		c.n[i] = st.levels[i].start
	default:
		c.n[i]++
	}
	c.seen[i] = true
	for j := range i {
		if !c.seen[j] {
			c.n[j], c.seen[j] = st.levels[j].start, true
		}
	}
	for j := i + 1; j < levels; j++ {
		c.seen[j] = false
	}
	return c.print(st, i)
}

func (c *counter) print(st *listStyle, i int) string {
	lv := st.levels[i]
	if !lv.numbered {
		return ""
	}
	if lv.full != "" {
		text := lv.full
		for j := range i + 1 {
			text = strings.ReplaceAll(text, "%"+strconv.Itoa(j+1)+"%", flow.Numeral(st.levels[j].format, c.n[j]))
		}
		return text + lv.gap
	}
	var numbers []string
	for j := max(0, i-lv.shown+1); j <= i; j++ {
		if text := flow.Numeral(st.levels[j].format, c.n[j]); text != "" {
			numbers = append(numbers, text)
		}
	}
	if len(numbers) == 0 && lv.prefix+lv.suffix == "" || lv.format == "" {
		return ""
	}
	return lv.prefix + strings.Join(numbers, ".") + lv.suffix + lv.gap
}

// listStyle reads the levels of a list style.
func (w *walk) listStyle() *listStyle {
	st := &listStyle{}
	w.each(func() {
		i := w.count("level", levels) - 1
		lv := listLevel{shown: 1, start: 1, gap: " "}
		switch w.s.Local {
		case "list-level-style-number", "outline-level-style":
			lv.numbered = true
			lv.prefix, lv.suffix = w.s.Value("num-prefix"), w.s.Value("num-suffix")
			lv.format, lv.full = formatOf(w.s.Value("num-format")), w.s.Value("num-list-format")
			lv.shown = w.count("display-levels", levels)
			if n, err := strconv.Atoi(w.s.Value("start-value")); err == nil && n >= 0 {
				lv.start = min(n, 1<<20)
			}
			lv.numbered = lv.format != ""
		}
		st.levels[i] = lv
		w.each(func() {
			w.each(func() {
				if w.s.Local == "list-level-label-alignment" && w.s.Value("label-followed-by") == "nothing" {
					st.levels[i].gap = ""
				}
				w.s.Skip()
			})
		})
	})
	return st
}

// formats are the names of ODF for what flow.Numeral prints.
var formats = map[string]string{
	"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "１, ２, ３, ...": "decimalFullWidth",
	"一, 二, 三, ...": "chineseCountingThousand", "壹, 贰, 叁, ...": "chineseLegalSimplified", "壹, 貳, 參, ...": "ideographLegalTraditional",
	"①, ②, ③, ...": "decimalEnclosedCircle", "甲, 乙, 丙, ...": "ideographTraditional", "子, 丑, 寅, ...": "ideographZodiac",
	"〇, 一, 二, ...": "ideographDigital",
}

// formatOf: a format of another script prints its sample's digits; which ones is not
// known here, and decimal ones are as good as any.
func formatOf(format string) string {
	if format == "" {
		return ""
	}
	if name, ok := formats[format]; ok {
		return name
	}
	return "decimal"
}
