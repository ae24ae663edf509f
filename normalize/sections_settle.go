package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Which of the headings found are sections: the surest of each, without tables of
// contents, and with unknown headings of the top level.

// keepSurest keeps of each section the headings of its best rank. A heading
// without numeral must stand between its neighbours of the form, else it is a
// sub-heading of the same name.
func (m *manuscript) keepSurest() {
	best := map[string]rank{}
	for _, h := range m.found {
		best[h.key] = max(best[h.key], h.rank)
	}
	all := slices.DeleteFunc(slices.Clone(m.found), func(h heading) bool { return h.rank < best[h.key] })
	m.found = slices.DeleteFunc(slices.Clone(all), func(h heading) bool { return h.rank <= otherRank && !inPlace(h, all) })
}

// inPlace tells whether all sure headings before h are of earlier sections, and
// all after it of later ones.
func inPlace(h heading, all []heading) bool {
	for _, o := range all {
		if o.rank <= otherRank || o.key == h.key {
			continue
		}
		before := o.line < h.line || o.line == h.line && o.from < h.from
		if before != (numberOf(o.key) < numberOf(h.key)) {
			return false
		}
	}
	return true
}

func numberOf(key string) int {
	for _, s := range sectionTitles {
		if s.key == key {
			return s.number
		}
	}
	return 0
}

// dropContents takes away a table of contents: three or more headings with
// nothing between them, all of which are printed again later.
func (m *manuscript) dropContents() {
	for i := 0; i < len(m.found); i++ {
		j := i
		for j+1 < len(m.found) && m.nothingBetween(m.found[j], m.found[j+1]) {
			j++
		}
		if j-i >= 2 && m.allLater(m.found[i:j+1], m.found[j+1:]) {
			m.found = slices.Delete(m.found, i, j+1)
			return
		}
		i = j
	}
}

func (m *manuscript) allLater(list, later []heading) bool {
	for _, h := range list {
		if !slices.ContainsFunc(later, func(o heading) bool { return o.key == h.key }) {
			return false
		}
	}
	return true
}

// nothingBetween looks past dots and page numbers.
func (m *manuscript) nothingBetween(a, b heading) bool {
	const filler = ".。…·-—0123456789：()第页"
	for i := a.line; i <= b.line; i++ {
		s, from, to := m.text[i].text, 0, len(m.text[i].text)
		if i == a.line {
			from = a.to
		}
		if i == b.line {
			to = b.from
		}
		if m.text[i].grid != 0 || from < to && strings.Trim(s[from:to], filler) != "" {
			return false
		}
	}
	return true
}

// addExtra finds headings of the top level that are none of the six: 七、…, or
// 四、收费及减免情况 of the years before the form. Their numeral goes on from the
// heading before, and no section bears it; anything else is a list in a section.
func (m *manuscript) addExtra() {
	if len(m.found) == 0 {
		return
	}
	known := map[int]bool{}
	for _, h := range m.found {
		known[h.number] = true
	}
	var all []heading
	last, k := 0, 0
	for i := range m.text {
		for _, h := range m.unknownIn(i) {
			for ; k < len(m.found) && m.found[k].before(h); k++ {
				all, last = append(all, m.found[k]), m.found[k].number
			}
			if h.number == last+1 && !known[h.number] && !m.restarts(k, h.number) {
				all, last = append(all, h), h.number
			}
		}
	}
	m.found = append(all, m.found[k:]...)
}

// restarts tells whether a later section bears a numeral that is not greater.
func (m *manuscript) restarts(k, number int) bool {
	return slices.ContainsFunc(m.found[k:], func(h heading) bool { return h.number > 0 && h.number <= number })
}

// unknownIn lists the places of a line that look like a heading of the top level.
func (m *manuscript) unknownIn(line int) []heading {
	t := &m.text[line].traced
	var list []heading
	start := t.marked()
	for _, n := range m.text[line].numerals {
		if n.at != start && !t.spaceBefore(n.at) && !strings.HasSuffix(t.text[:n.at], "。") {
			continue
		}
		if to := titleEnd(t, n.at+n.length, n.at == start); to > 0 {
			list = append(list, heading{key: extraSection, number: n.number, line: line, from: n.at, to: to})
		}
	}
	return list
}

// titleEnd gives the end of an unknown title: of the line, when it is short and
// no sentence, or of the words before a space that name a matter. Row labels of
// the tables have numerals too; they are none.
func titleEnd(t *traced, from int, atStart bool) int {
	rest := t.text[from:]
	if startsWith(rest, "本年新收", "上年结转", "本年度办理", "结转下年", "上一年") {
		return 0
	}
	if atStart && utf8.RuneCountInString(rest) <= 30 && !strings.ContainsAny(rest, "。；，") {
		return len(t.text)
	}
	for i, r := range rest {
		if i > 0 && t.spaceBefore(from+i) {
			return endOfMatter(rest[:i], from)
		}
		if i > 60 || strings.ContainsRune("。；，()", r) {
			return 0
		}
	}
	return 0
}

func endOfMatter(title string, from int) int {
	for _, word := range []string{"情况", "事项", "措施", "打算", "附表"} {
		if strings.HasSuffix(title, word) {
			return from + len(title)
		}
	}
	return 0
}

func (h heading) before(o heading) bool {
	return h.line < o.line || h.line == o.line && h.from < o.from
}
