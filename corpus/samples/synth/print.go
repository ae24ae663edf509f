package synth

import (
	"slices"
	"strings"
)

// How offices print their figures. Only the print changes: a figure that is
// given up (a blank for a 0) changes its kind with it.

// habits and how many offices in a hundred have them.
var habits = []struct {
	name   string
	weight int
	apply  func(*Report, *dice)
}{
	{"digits", 52, func(*Report, *dice) {}},
	{"blank columns", 10, (*Report).blankColumns},
	{"blank zeros", 7, (*Report).blankZeros},
	{"blank totals", 3, (*Report).blankTotals},
	{"dashes", 8, (*Report).dashes},
	{"none", 4, (*Report).nones},
	{"not applicable", 5, (*Report).notApplicable},
	{"units", 4, (*Report).units},
	{"notes", 4, (*Report).notes},
	{"words", 3, (*Report).words},
}

func (r *Report) print(d *dice) {
	var weights []int
	for _, h := range habits {
		weights = append(weights, h.weight)
	}
	h := habits[d.weighted(weights)]
	r.Habit = h.name
	h.apply(r, d)
	if d.percent(6) {
		r.every(groupThousands)
	}
	if d.percent(4) {
		r.every(fullWidth)
	}
}

// each visits the figures in printed order.
func (r *Report) each(visit func(Key, Cell) Cell) {
	for _, k := range r.Keys() {
		r.Figures[k] = visit(k, r.Figures[k])
	}
}

// every changes the text of every number.
func (r *Report) every(change func(string) string) {
	r.each(func(_ Key, c Cell) Cell {
		if c.Kind == Number {
			c.Text = change(c.Text)
		}
		return c
	})
}

func (c Cell) zero() bool { return c.Kind == Number && strings.Trim(c.Number, "0.") == "" }

// blankColumns leaves kinds of applicants blank from which nothing came.
func (r *Report) blankColumns(*dice) {
	used := map[string]bool{"natural_person": true, "total": true}
	for _, k := range r.Keys() {
		if k.Table == "requests" && !r.Figures[k].zero() {
			used[k.Column] = true
		}
	}
	r.each(func(k Key, c Cell) Cell {
		if k.Table == "requests" && !used[k.Column] {
			return Cell{"", Blank, ""}
		}
		return c
	})
}

// blankZeros leaves every 0 of tables three and four blank, but for the totals.
func (r *Report) blankZeros(*dice) {
	r.each(func(k Key, c Cell) Cell {
		if k.Table != "disclosure" && k.Column != "total" && c.zero() {
			return Cell{"", Blank, ""}
		}
		return c
	})
}

// blankTotals leaves the total of every outcome blank, as some offices do.
func (r *Report) blankTotals(*dice) {
	rows := r.outcomes()
	r.each(func(k Key, c Cell) Cell {
		outcome := slices.ContainsFunc(rows, func(n name) bool { return n.key == k.Row })
		if k.Table == "requests" && k.Column == "total" && outcome {
			return Cell{"", Blank, ""}
		}
		return c
	})
}

// dashes strikes out what does not apply.
func (r *Report) dashes(d *dice) {
	mark := pick(d, []string{"/", "-", "—", "——", "＼"})
	r.each(func(k Key, c Cell) Cell {
		if (k.Table == "disclosure" || k.Table == "disputes" && k.Row != "review") && c.zero() {
			return Cell{mark, Dash, ""}
		}
		return c
	})
}

func (r *Report) nones(*dice) {
	r.each(func(k Key, c Cell) Cell {
		if (k.Row == "fees" || k.Row == "compulsion" || k.Table == "disputes" && k.Column != "total") && c.zero() {
			return Cell{"无", None, ""}
		}
		return c
	})
}

func (r *Report) notApplicable(d *dice) {
	word := pick(d, []string{"不适用", "不适用", "N/A"})
	r.each(func(k Key, c Cell) Cell {
		if (k.Row == "rules" || k.Row == "licensing") && c.zero() {
			return Cell{word, NA, ""}
		}
		return c
	})
}

// units prints 件 behind counts of documents and decisions.
func (r *Report) units(*dice) {
	r.each(func(k Key, c Cell) Cell {
		if k.Table == "disclosure" && c.Kind == Number && k.Column != "amount" && k.Column != "item_change" {
			c.Text += "件"
		}
		return c
	})
}

// notes explains a stock of documents inside its cell.
func (r *Report) notes(d *dice) {
	note := pick(d, []string{"（其中修订12件）", "（含自然失效40件）", "（含联合发文3件）"})
	r.each(func(k Key, c Cell) Cell {
		if k.Row == "normative_documents" && (k.Column == "in_force" || k.Column == "total_disclosed") {
			c.Text += note
		}
		return c
	})
}

// words stand where a number should.
func (r *Report) words(d *dice) {
	word := pick(d, []string{"详见附件", "由上级统一填报", "正在统计"})
	r.each(func(k Key, c Cell) Cell {
		if k.Row == "fees" && k.Column != "item_change" {
			return Cell{word, Words, ""}
		}
		return c
	})
}

// groupThousands prints 12,345 for 12345.
func groupThousands(s string) string {
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits < 4 {
		return s
	}
	for at := digits - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}

func fullWidth(s string) string {
	return strings.Map(func(c rune) rune {
		if c >= '0' && c <= '9' {
			return c - '0' + '０'
		}
		return c
	}, s)
}
