package synth

import (
	"slices"
	"strings"
)

// Damage done to the bytes of a rendering on its way: what the office published
// was sound. A reader gives the published figures or refuses them.

// Damage is one kind of harm.
type Damage struct {
	Name string
	// Formats that it can befall: html, text.
	Formats []string
	// harm gives the damaged text; false where there is nothing to harm.
	harm func(text string, d *dice) (string, bool)
}

var damages = []Damage{
	{"lost cell", []string{"html"}, loseMatch("<td", "</td>")},
	{"lost row", []string{"html"}, loseMatch("<tr>", "</tr>\n")},
	{"lost end of cell", []string{"html"}, loseMark("</td>")},
	{"lost end of row", []string{"html"}, loseMark("</tr>")},
	{"lost row span", []string{"html"}, loseMatch(" rowspan=\"", "\"")},
	{"lost column span", []string{"html"}, loseMatch(" colspan=\"", "\"")},
	{"glued cells", []string{"html"}, loseMark("</td><td>")},
	{"lost tab", []string{"text"}, loseMark("\t")},
	{"lost bar", []string{"text"}, loseMark("|")},
	{"lost line", []string{"text"}, loseLine},
	{"lost lines", []string{"text"}, loseLines},
	{"lost digit cell", []string{"text"}, loseValue},
	{"lost space", []string{"text"}, loseMark(" ")},
	{"joined lines", []string{"text"}, joinLines},
	{"doubled line", []string{"text"}, doubleLine},
	{"swapped labels", []string{"html", "text"}, swapLabels},
	{"misspelt label", []string{"html", "text"}, misspell},
	{"lost label", []string{"html", "text"}, loseLabel},
	{"cut end", []string{"html", "text"}, cutEnd},
}

// Damages lists every kind of harm.
func Damages() []Damage { return damages }

// Befalls tells whether a style can be harmed so.
func (h Damage) Befalls(s Style) bool {
	format, _, _ := strings.Cut(s.Name, "/")
	return slices.Contains(h.Formats, format)
}

// Do harms a rendering in one place; false where it has no such place.
func (h Damage) Do(b []byte, seed uint64) ([]byte, bool) {
	text, ok := h.harm(string(b), newDice(seed^0x5eed))
	return []byte(text), ok
}

// tables is where the statutory tables stand, from the first to the end of 四.
func tables(text string) (from, to int) {
	from = strings.Index(text, "二十条第")
	to = strings.LastIndex(text, "五、存在")
	if from < 0 || to < from {
		return 0, 0
	}
	return from, to
}

// places of a mark inside the tables.
func placesOf(text, mark string) []int {
	from, to := tables(text)
	var list []int
	for at := from; ; {
		i := strings.Index(text[at:to], mark)
		if i < 0 {
			return list
		}
		list = append(list, at+i)
		at += i + len(mark)
	}
}

func without(text string, from, to int) string { return text[:from] + text[to:] }

func loseMark(mark string) func(string, *dice) (string, bool) {
	return func(text string, d *dice) (string, bool) {
		list := placesOf(text, mark)
		if len(list) == 0 {
			return text, false
		}
		at := pick(d, list)
		return without(text, at, at+len(mark)), true
	}
}

// loseMatch loses what stands between two marks, and them.
func loseMatch(open, shut string) func(string, *dice) (string, bool) {
	return func(text string, d *dice) (string, bool) {
		list := placesOf(text, open)
		if len(list) == 0 {
			return text, false
		}
		at := pick(d, list)
		end := strings.Index(text[at+len(open):], shut)
		if end < 0 {
			return text, false
		}
		return without(text, at, at+len(open)+end+len(shut)), true
	}
}

// line is a line of the tables with its end.
func line(text string, d *dice) (from, to int, ok bool) {
	list := placesOf(text, "\n")
	if len(list) < 3 {
		return 0, 0, false
	}
	i := d.n(len(list) - 1)
	return list[i] + 1, list[i+1] + 1, true
}

func loseLine(text string, d *dice) (string, bool) {
	from, to, ok := line(text, d)
	return without(text, from, to), ok
}

func joinLines(text string, d *dice) (string, bool) {
	_, to, ok := line(text, d)
	if !ok {
		return text, false
	}
	return without(text, to-1, to), true
}

func doubleLine(text string, d *dice) (string, bool) {
	from, to, ok := line(text, d)
	return text[:to] + text[from:to] + text[to:], ok
}

// loseValue loses a run of digits that stands alone between marks, with the mark
// behind it.
func loseValue(text string, d *dice) (string, bool) {
	var list [][2]int
	from, to := tables(text)
	for i := from; i < to; i++ {
		j := i
		for j < to && text[j] >= '0' && text[j] <= '9' {
			j++
		}
		if j > i && strings.ContainsRune("\t |\n", rune(text[i-1])) && strings.ContainsRune("\t |\n", rune(text[j])) {
			end := j + len(text[j:]) - len(strings.TrimLeft(text[j:], " ")) + 1
			list = append(list, [2]int{i, end})
		}
		i = max(i, j)
	}
	if len(list) == 0 {
		return text, false
	}
	at := pick(d, list)
	return without(text, at[0], at[1]), true
}

func cutEnd(text string, d *dice) (string, bool) {
	from, to := tables(text)
	if to-from < 10 {
		return text, false
	}
	return strings.ToValidUTF8(text[:d.between(from, to)], ""), true
}

// loseLines loses two to five lines one after the other.
func loseLines(text string, d *dice) (string, bool) {
	list := placesOf(text, "\n")
	if len(list) < 9 {
		return text, false
	}
	i := d.n(len(list) - 6)
	return without(text, list[i]+1, list[i+d.between(2, 5)]+1), true
}
