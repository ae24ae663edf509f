package main

// The three statutory tables as tables in the terminal: what is printed, what
// is not, and which cells somebody should look at.

import (
	"strings"

	"nianbao/normalize"
)

// Signs of a cell. A blank cell stays blank.
const (
	signUnread  = "?" // printed, but refused
	signAbsent  = "·" // the form asks for it, the document does not print it
	signFinding = "*" // behind a figure that a finding names
	signProblem = "!" // behind a figure that a problem covers
)

const labelWidth = 34 // columns of the terminal for the label of a row

// statutory prints the tables of one report.
type statutory struct {
	app     *app
	report  *normalize.Report
	figures map[normalize.Key]normalize.Figure
	named   map[normalize.Key]bool // by findings
	used    map[string]bool        // signs, for the legend
}

// printTables prints all tables that the report's form has, then the legend.
func (a *app) printTables(r *reading) {
	s := statutory{a, r.report, map[normalize.Key]normalize.Figure{}, map[normalize.Key]bool{}, map[string]bool{}}
	for _, f := range r.report.Figures {
		s.figures[f.Key] = f
	}
	for _, f := range r.found.Findings {
		for _, k := range f.Keys {
			s.named[k] = true
		}
	}
	for _, name := range []string{normalize.Disclosure, normalize.Requests, normalize.Disputes} {
		t := r.report.TableForm(name)
		if len(t.Blocks) == 0 {
			continue
		}
		a.printf("\n%s\n", a.bold(a.tableTitle(t)))
		first := a.labelColumn(t)
		for _, b := range t.Blocks {
			a.printf("%s", s.block(t.Name, b, first))
		}
	}
	s.legend()
}

func (a *app) tableTitle(t normalize.Table) string { return a.say("%[1]s", "%[2]s", t.Title, t.EN) }

// labelColumn is the width of the labels, the same for all blocks of a table.
func (a *app) labelColumn(t normalize.Table) int {
	widest := 0
	for _, b := range t.Blocks {
		widest = max(widest, width(a.blockTitle(b)))
		for _, r := range b.Rows {
			widest = max(widest, width(a.indent(r)+a.rowLabel(r)))
		}
	}
	return min(widest, labelWidth)
}

// blockTitle names the article's item that a block reports on.
func (a *app) blockTitle(b normalize.Block) string {
	const article = "第二十条第（"
	if a.lang == "zh" || !strings.HasPrefix(b.Title, article) {
		return b.Title
	}
	digits := map[string]string{"一": "1", "五": "5", "六": "6", "八": "8", "九": "9"}
	return "Article 20 (" + digits[strings.TrimSuffix(strings.TrimPrefix(b.Title, article), "）项")] + ")"
}

func (s *statutory) block(name string, b normalize.Block, first int) string {
	t := table{head: s.head(b), first: first, right: func(col int) bool { return col > 0 }}
	colours := map[[2]int]string{}
	named := map[string]bool{}
	for _, row := range b.Rows {
		if s.app.lang == "zh" && row.Group != "" && !named[row.Group] {
			t.rows = append(t.rows, []string{shorten(groupIndent(row)+row.Group, first)})
		}
		named[row.Group] = true
		line := []string{shorten(s.app.indent(row)+s.app.rowLabel(row), first)}
		for j, col := range b.Columns {
			text, colour := s.cell(normalize.Key{Table: name, Row: row.Name, Column: col.Name})
			line = append(line, text)
			colours[[2]int{len(t.rows), j + 1}] = colour
		}
		t.rows = append(t.rows, line)
	}
	t.mark = func(row, col int, padded string) string { return s.app.paint(colours[[2]int{row, col}], padded) }
	return t.String()
}

// indent sets the rows of a group apart from its label; English labels name
// their group themselves.
func (a *app) indent(row normalize.Row) string {
	if a.lang != "zh" || row.Group == "" {
		return ""
	}
	return groupIndent(row) + "  "
}

// groupIndent sets the groups （三）…（六） under 三、本年度办理结果, as （一） and （七） stand.
func groupIndent(row normalize.Row) string {
	if strings.HasPrefix(row.Group, "（") {
		return "  "
	}
	return ""
}

// head stacks English words, so that columns stay narrow.
func (s *statutory) head(b normalize.Block) [][]string {
	columns := [][]string{{s.app.blockTitle(b)}}
	lines := 1
	for _, c := range b.Columns {
		words := []string{c.Label}
		if s.app.lang != "zh" {
			words = strings.Fields(c.EN)
		}
		columns = append(columns, words)
		lines = max(lines, len(words))
	}
	head := make([][]string, lines)
	for i := range head {
		for _, words := range columns {
			at := i - (lines - len(words))
			if at < 0 {
				head[i] = append(head[i], "")
			} else {
				head[i] = append(head[i], words[at])
			}
		}
	}
	return head
}

func (a *app) rowLabel(r normalize.Row) string { return a.say("%[1]s", "%[2]s", r.Label, r.EN) }

// cell is what stands in a cell, with its sign and its colour. A space behind
// figures without a sign keeps digits under digits.
func (s *statutory) cell(k normalize.Key) (text, colour string) {
	f, ok := s.figures[k]
	switch {
	case !ok && s.report.Unread(k):
		return s.use(signUnread) + " ", "33"
	case !ok:
		return s.use(signAbsent) + " ", ""
	case s.named[k]:
		return shown(f) + s.use(signFinding), "31"
	case s.report.Unread(k):
		return shown(f) + s.use(signProblem), "33"
	}
	return shown(f) + " ", ""
}

// shown is the figure as printed; a blank cell shows nothing.
func shown(f normalize.Figure) string {
	if f.Value.Kind == normalize.Blank {
		return ""
	}
	return shorten(printable(f.Text), 24)
}

func (s *statutory) use(sign string) string {
	s.used[sign] = true
	return sign
}

func (s *statutory) legend() {
	var parts []string
	for _, l := range []struct{ sign, zh, en string }{
		{signFinding, "见下列发现", "named by a finding below"},
		{signProblem, "识别存疑", "reading in doubt"},
		{signUnread, "未能读出，原因见下", "could not be read, see below"},
		{signAbsent, "文中没有", "not in the document"},
	} {
		if s.used[l.sign] {
			parts = append(parts, l.sign+" "+s.app.say(l.zh, l.en))
		}
	}
	if len(parts) > 0 {
		s.app.printf("\n%s\n", strings.Join(parts, s.app.say("；", "; ")))
	}
}
