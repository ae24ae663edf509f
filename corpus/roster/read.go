package roster

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"nianbao/extract/pattern"
	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// headWithin is how many lines may hold a title before the headings.
const headWithin = 10

// Read reads a list of units. Lines and cells that cannot be used are named in
// Problems, and the rest is read; the error is for a file that is no list.
func Read(r io.Reader, name string) (*Roster, error) {
	sheets, err := sheetsOf(r)
	if err != nil {
		return nil, err
	}
	for _, s := range sheets {
		for i := range s.lines[:min(headWithin, len(s.lines))] {
			if isHead(s.lines[i].cells) {
				return read(name, s, i), nil
			}
		}
	}
	return nil, notAList("没有“单位名称”（unit）一列", "it has no column 单位名称 (unit)")
}

// isHead: a line of headings has that of the unit's name. 部门 may also be what kind of
// unit a line is about, and makes a heading only beside others, or alone.
func isHead(cells []string) bool {
	filled, sure, unit := 0, false, false
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			filled++
		}
		if at, ok := headings()[foldHeading(c)]; ok && columns[at].ID == "unit" {
			unit, sure = true, sure || kindOf(c) == ""
		}
	}
	return unit && (sure || filled == 1 || known(cells) > 1)
}

// known counts the columns that a line names.
func known(cells []string) int {
	found := map[int]bool{}
	for _, c := range cells {
		if at, ok := headings()[foldHeading(c)]; ok {
			found[at] = true
		}
	}
	return len(found)
}

// layout is where the columns of a file stand.
type layout struct {
	head  []string
	at    []int // of each column of the list, or -1
	extra []int
}

func read(name string, s sheet, head int) *Roster {
	r := &Roster{Name: name, Sheet: s.name}
	l := r.layout(s.lines[head])
	for _, n := range s.lines[head+1:] {
		r.line(l, n)
	}
	r.findTwice()
	slices.SortStableFunc(r.Problems, func(a, b Problem) int { return cmp.Compare(a.Line, b.Line) })
	return r
}

// layout takes the first heading for each column: the one that is called just so
// before other words for it.
func (r *Roster) layout(head line) layout {
	l := layout{head: head.cells, at: make([]int, len(columns))}
	for i := range l.at {
		l.at[i] = -1
	}
	for i, text := range head.cells {
		at, ok := headings()[foldHeading(text)]
		if ok && (l.at[at] < 0 || exact(text, at) && !exact(head.cells[l.at[at]], at)) {
			l.at[at] = i
		}
	}
	for i, text := range head.cells {
		at, ok := headings()[foldHeading(text)]
		switch {
		case ok && l.at[at] == i:
			continue
		case ok:
			r.complain(head.number, text, fmt.Sprintf("已有“%s”一列，此列原样保留而不使用", head.cells[l.at[at]]), fmt.Sprintf("there is a column “%s” already; this one is kept and not used", head.cells[l.at[at]]))
		}
		l.extra = append(l.extra, i)
		r.Extra = append(r.Extra, strings.TrimSpace(text))
	}
	return l
}

func exact(heading string, at int) bool {
	h := foldHeading(heading)
	return h == foldHeading(columns[at].ZH) || h == foldHeading(columns[at].ID)
}

// noUnit are lines below a list that speak of it.
var noUnit = pattern.MustCompile(`^(?:合计|总计|小计|共计|注[:：]|备注[:：]|说明[:：]|填表|填报人|制表|联系人|审核人|填报日期)`)

const longestName = 60 // characters

func (r *Roster) line(l layout, n line) {
	u := Unit{Line: n.number}
	if strings.TrimSpace(strings.Join(n.cells, "")) == "" {
		return
	}
	name := n.cell(l.at[0])
	switch {
	case name == "":
		r.drop(n.number, "没有单位名称，此行未采用", "no name of a unit; the line was left out")
		return
	case noUnit.MatchString(name), len([]rune(name)) > longestName, !strings.ContainsFunc(name, unicode.IsLetter):
		r.drop(n.number, fmt.Sprintf("“%s”不像单位名称，此行未采用", shortened(name)), fmt.Sprintf("“%s” is no name of a unit; the line was left out", shortened(name)))
		return
	}
	for i := range columns {
		r.cell(&u, i, l, n)
	}
	for _, at := range l.extra {
		u.Extra = append(u.Extra, n.cell(at))
	}
	r.placed(&u)
	r.Units = append(r.Units, u)
}

// cell reads one cell. A refused one is kept as it was.
func (r *Roster) cell(u *Unit, column int, l layout, n line) {
	text := n.cell(l.at[column])
	if text == "" {
		return
	}
	wrong := columns[column].read(u, text)
	if wrong == nil {
		return
	}
	if u.kept == nil {
		u.kept = map[string]string{}
	}
	u.kept[columns[column].ID] = text
	r.complain(n.number, strings.TrimSpace(l.head[l.at[column]]), wrong.zh, wrong.en)
}

// cell is the text of a cell. A sign in front keeps spreadsheets from changing it.
func (n line) cell(at int) string {
	if at < 0 || at >= len(n.cells) {
		return ""
	}
	s := strings.TrimSpace(strings.ReplaceAll(n.cells[at], "\u00a0", " "))
	if inner, ok := strings.CutPrefix(s, `="`); ok && strings.HasSuffix(inner, `"`) {
		s = strings.TrimSuffix(inner, `"`)
	}
	return strings.TrimSpace(strings.TrimPrefix(s, "'"))
}

// placed holds the code of a division against the name: 卢氏县水利局 is not in 411225.
func (r *Roster) placed(u *Unit) {
	named := normalize.Named(u.Name, 0).DivisionCode
	if named == "" || u.DivisionCode == "" || divisions.Within(u.DivisionCode, named) || divisions.Within(named, u.DivisionCode) {
		return
	}
	d, _ := divisions.ByCode(named)
	own, _ := divisions.ByCode(u.DivisionCode)
	r.complain(u.Line, "", fmt.Sprintf("名称中的地区是%s，区划代码 %s 是%s：以代码为准，请核实", d.FullName(), u.DivisionCode, own.FullName()),
		fmt.Sprintf("the name lies in %s, the division code %s is %s: the code is taken, please look", d.FullName(), u.DivisionCode, own.FullName()))
}

func shortened(s string) string {
	if r := []rune(s); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return s
}
