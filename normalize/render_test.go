package normalize_test

import (
	"fmt"
	"strings"

	"nianbao/normalize"
)

// layouts are the ways in which the tables of a sheet are printed. traceless
// layouts show nothing where a cell is empty.
var layouts = []struct {
	name      string
	traceless bool
	table     func(s sheet, table string) string
}{
	{"html", false, htmlTable},
	{"tabs", false, byLine(func(cells []string) string { return strings.Join(cells, "\t") })},
	{"bars", false, byLine(func(cells []string) string { return "| " + strings.Join(cells, " | ") + " |" })},
	{"bars_no_lead", false, byLine(func(cells []string) string { return strings.Join(cells, " | ") + " |" })},
	{"bars_bare", false, byLine(func(cells []string) string { return strings.Join(cells, "|") })},
	{"markdown", false, markdown},
	{"cells", true, byLine(func(cells []string) string { return strings.Join(cells, "\n") })},
	{"cells_apart", true, byLine(func(cells []string) string { return strings.Join(cells, "\n\n") + "\n" })},
	{"bar_lines", false, byLine(func(cells []string) string { return strings.Join(cells, "\n|\n") + "\n|" })},
	{"spaced", true, byLine(func(cells []string) string { return strings.Join(cells, " ") })},
}

func byLine(join func(cells []string) string) func(s sheet, table string) string {
	return func(s sheet, table string) string {
		var b strings.Builder
		for _, l := range s.lines(table) {
			b.WriteString(join(l.all()) + "\n")
		}
		return b.String()
	}
}

// markdown pads every line to the width of the table and has a ruler.
func markdown(s sheet, table string) string {
	lines := s.lines(table)
	width := 0
	for _, l := range lines {
		width = max(width, len(l.all()))
	}
	var b strings.Builder
	for i, l := range lines {
		cells := l.all()
		for len(cells) < width {
			cells = append(cells, "")
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
		if i == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", width) + "\n")
		}
	}
	return b.String()
}

var titles = map[string]string{
	normalize.Disclosure: "二、主动公开政府信息情况",
	normalize.Requests:   "三、收到和处理政府信息公开申请情况",
	normalize.Disputes:   "四、政府信息公开行政复议、行政诉讼情况",
}

var tableNames = []string{normalize.Disclosure, normalize.Requests, normalize.Disputes}

// document is the report around the tables.
func document(s sheet, layout int) string {
	l := layouts[layout]
	open, shut := "", "\n"
	if l.name == "html" {
		open, shut = "<p>", "</p>\n"
	}
	var b strings.Builder
	say := func(text string) { b.WriteString(open + text + shut) }
	if l.name == "html" {
		b.WriteString("<html><head><title>云岭市青石区水务局2023年政府信息公开工作年度报告</title></head><body>\n")
	}
	say("云岭市青石区水务局2023年政府信息公开工作年度报告")
	say("一、总体情况")
	say("我局按时公开水费标准。")
	for _, t := range tableNames {
		say(titles[t])
		b.WriteString(l.table(s, t))
	}
	say("五、存在的主要问题及改进情况")
	say("解读偏少，拟增加。")
	say("六、其他需要报告的事项")
	say("未收取信息处理费。")
	if l.name == "html" {
		b.WriteString("</body></html>\n")
	}
	return b.String()
}

func td(text, attributes string) string { return "<td" + attributes + ">" + text + "</td>" }

func span(name string, n int) string {
	if n < 2 {
		return ""
	}
	return fmt.Sprintf(" %s=%d", name, n)
}

// htmlTable prints the grid of the statutory form, one row a line.
func htmlTable(s sheet, table string) string {
	var b strings.Builder
	b.WriteString("<table>\n")
	lines := s.lines(table)
	for i, l := range lines {
		b.WriteString("<tr>")
		switch {
		case l.header:
			b.WriteString(htmlHeader(table, i, l))
		default:
			for _, g := range l.lead {
				b.WriteString(td(g, span("rowspan", groupSpan(lines[i:], g))))
			}
			if l.label != "" {
				b.WriteString(td(l.label, span("colspan", labelSpan(table, l.label))))
			}
			for j, v := range l.values {
				wide := 1
				if table == normalize.Disclosure && j == len(l.values)-1 {
					wide = 4 - j
				}
				b.WriteString(td(v, span("colspan", wide)))
			}
		}
		b.WriteString("</tr>\n")
	}
	return b.String() + "</table>\n"
}

// htmlHeader prints a header line with the spans of the form.
func htmlHeader(table string, i int, l line) string {
	var b strings.Builder
	switch {
	case table == normalize.Disclosure && len(l.values) == 0:
		return td(l.label, " colspan=5")
	case table == normalize.Requests && i == 0:
		return td(l.label, " colspan=3 rowspan=3") + td(l.values[0], " colspan=7")
	case table == normalize.Requests && i == 1:
		return td("自然人", " rowspan=2") + td("法人或其他组织", " colspan=5") + td("总计", " rowspan=2")
	case table == normalize.Disputes && i == 0:
		return td("行政复议", " colspan=5") + td("行政诉讼", " colspan=10")
	}
	for j, w := range l.all() {
		a := ""
		switch {
		case table == normalize.Disputes && i == 1 && j < 5:
			a = " rowspan=2"
		case table == normalize.Disputes && i == 1:
			a = " colspan=5"
		case table == normalize.Disclosure && j == len(l.all())-1:
			a = span("colspan", 5-j)
		}
		b.WriteString(td(w, a))
	}
	return b.String()
}

// groupSpan counts the rows over which a group label stands.
func groupSpan(lines []line, group string) int {
	n := 0
	for _, l := range lines {
		if strings.HasPrefix(l.label, "四、") || n > 0 && group != "三、本年度办理结果" && (len(l.lead) > 0 || strings.HasPrefix(l.label, "（")) {
			break
		}
		n++
	}
	return n
}

// labelSpan: top rows stand over three label columns, （一）（二）（七） over two.
func labelSpan(table, label string) int {
	switch {
	case table != normalize.Requests:
		return 1
	case strings.HasPrefix(label, "（"):
		return 2
	case label[0] >= '0' && label[0] <= '9':
		return 1
	}
	return 3
}
