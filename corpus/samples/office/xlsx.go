package office

// A report as a workbook: in one sheet, or each table in one of its own, with what
// offices leave in such files: hidden rows, columns and sheets full of other numbers.

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"nianbao/corpus/samples/synth"
)

const sheetTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>` +
	`<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>` +
	`<Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>`

// workbook is a workbook being written.
type workbook struct {
	dice     *rand.Rand
	sheets   []*worksheet
	shared   []string // strings that cells name by number
	inline   bool     // strings stand in their cells
	asText   bool     // numbers are text, as pasted ones are
	formulas bool     // totals are formulas with their results
	prefix   string   // of elements
	strict   bool
}

// worksheet is one sheet; row is the last one written.
type worksheet struct {
	name, state string
	rows        strings.Builder
	merged      []string
	row         int
	hiddenCol   int // 0 for none
}

func writeXLSX(r *synth.Report, d *rand.Rand) []byte {
	w := &workbook{dice: d, inline: chance(d, 25), asText: chance(d, 30), formulas: chance(d, 40), strict: chance(d, 20)}
	if chance(d, 25) {
		w.prefix = "x:"
	}
	doc := r.Document()
	if chance(d, 30) {
		w.bySections(doc)
	} else {
		s := w.sheet("Sheet1")
		w.head(s, doc)
		w.blocks(s, doc.Blocks)
		w.foot(s, doc)
	}
	if chance(d, 50) {
		w.draft(r)
	}
	return w.bytes()
}

// bySections puts each section on a sheet of its own.
func (w *workbook) bySections(doc *synth.Document) {
	s := w.sheet("封面")
	w.head(s, doc)
	for _, b := range doc.Blocks {
		if b.Level == 1 {
			s = w.sheet(fmt.Sprintf("第%d部分", len(w.sheets)))
		}
		w.blocks(s, []synth.Block{b})
	}
	w.foot(s, doc)
}

// draft adds a hidden sheet with last year's numbers.
func (w *workbook) draft(r *synth.Report) {
	s := w.sheet("上年数据")
	s.state = []string{"hidden", "veryHidden"}[w.dice.IntN(2)]
	for _, b := range r.Document().Blocks {
		if b.Grid != nil {
			w.table(s, b.Grid)
		}
	}
}

func (w *workbook) sheet(name string) *worksheet {
	s := &worksheet{name: name, state: "visible", row: w.dice.IntN(3)}
	if chance(w.dice, 30) {
		s.hiddenCol = 2 + w.dice.IntN(4)
	}
	w.sheets = append(w.sheets, s)
	return s
}

// width of a sheet in columns, which merged titles take.
const width = 15

func (w *workbook) head(s *worksheet, doc *synth.Document) {
	w.line(s, doc.Title)
	s.row++
}

func (w *workbook) foot(s *worksheet, doc *synth.Document) {
	s.row++
	w.line(s, doc.Agency)
	w.line(s, doc.Date)
}

func (w *workbook) blocks(s *worksheet, blocks []synth.Block) {
	for _, b := range blocks {
		if b.Grid == nil {
			w.line(s, b.Text)
			continue
		}
		w.table(s, b.Grid)
		if chance(w.dice, 50) {
			s.row++
		}
	}
}

// line writes a paragraph over the width of the sheet.
func (w *workbook) line(s *worksheet, text string) {
	s.row++
	s.rows.WriteString(w.open("row", fmt.Sprintf(` r="%d"`, s.row)) + w.text(s.place(s.row, 1), text, 0) + w.close("row"))
	if chance(w.dice, 80) {
		s.merge(s.row, 1, 1, width)
	}
}

// column is where the nth column of a table stands: a hidden one is in between.
func (s *worksheet) column(n int) int {
	if s.hiddenCol > 0 && n >= s.hiddenCol {
		return n + 1
	}
	return n
}

func (s *worksheet) place(row, n int) string {
	return fmt.Sprintf("%c%d", 'A'+s.column(n)-1, row)
}

func (s *worksheet) merge(row, n, rows, cols int) {
	if rows > 1 || cols > 1 {
		s.merged = append(s.merged, s.place(row, n)+":"+s.place(row+rows-1, n+cols-1))
	}
}

func (w *workbook) bytes() []byte {
	main, rel := "http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	if w.strict {
		main, rel = "http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships"
	}
	spaces := fmt.Sprintf(` xmlns="%s" xmlns:r="%s"`, main, rel)
	if w.prefix != "" {
		spaces = fmt.Sprintf(` xmlns:x="%s" xmlns:r="%s"`, main, rel)
	}
	var parts [][2]string
	types := sheetTypes
	var list, rels strings.Builder
	for i, s := range w.sheets {
		state := ""
		if s.state != "visible" {
			state = ` state="` + s.state + `"`
		}
		list.WriteString(w.open("sheet", fmt.Sprintf(` name="%s" sheetId="%d"%s r:id="rId%d"`, escape(s.name), i+1, state, i+1)) + w.close("sheet"))
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, rel, i+1)
		types += fmt.Sprintf(`<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`, i+1)
		parts = append(parts, [2]string{fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), xmlHead + w.worksheet(s, spaces)})
	}
	parts = append([][2]string{{"[Content_Types].xml", types + "</Types>"}}, parts...)
	return pack(append(parts,
		[2]string{"_rels/.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="` + rel + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		[2]string{"xl/workbook.xml", xmlHead + w.open("workbook", spaces) + w.open("sheets", "") + list.String() + w.close("sheets") + w.close("workbook")},
		[2]string{"xl/_rels/workbook.xml.rels", xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels.String() +
			fmt.Sprintf(`<Relationship Id="s" Type="%s/styles" Target="styles.xml"/><Relationship Id="t" Type="%s/sharedStrings" Target="sharedStrings.xml"/></Relationships>`, rel, rel)},
		[2]string{"xl/styles.xml", xmlHead + w.styles(spaces)}, [2]string{"xl/sharedStrings.xml", xmlHead + w.strings(spaces)}))
}

func (w *workbook) worksheet(s *worksheet, spaces string) string {
	text := w.open("worksheet", spaces)
	if s.hiddenCol > 0 {
		text += w.open("cols", "") + w.open("col", fmt.Sprintf(` min="%d" max="%d" width="9" hidden="1"`, s.hiddenCol, s.hiddenCol)) + w.close("col") + w.close("cols")
	}
	text += w.open("sheetData", "") + s.rows.String() + w.close("sheetData")
	if len(s.merged) > 0 {
		text += w.open("mergeCells", "")
		for _, ref := range s.merged {
			text += w.open("mergeCell", ` ref="`+ref+`"`) + w.close("mergeCell")
		}
		text += w.close("mergeCells")
	}
	return text + w.close("worksheet")
}

func (w *workbook) strings(spaces string) string {
	text := w.open("sst", spaces)
	for _, s := range w.shared {
		text += w.open("si", "") + s + w.close("si")
	}
	return text + w.close("sst")
}

func (w *workbook) open(name, attributes string) string {
	return "<" + w.prefix + name + attributes + ">"
}
func (w *workbook) close(name string) string { return "</" + w.prefix + name + ">" }
