package normalize

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"nianbao/extract"
)

// recognisedPage is a table of requests as a recogniser gives it: labels as printed,
// every figure agreed on.
func recognisedPage(t *testing.T) (*extract.Content, map[Key]int64) {
	t.Helper()
	table := (&Report{Form: "f2021"}).TableForm(Requests)
	c := &extract.Content{Format: extract.PDF, Recognised: "tesseract 5.3.0"}
	for _, line := range []string{"卢氏县交通运输局2024年政府信息公开工作年度报告", "一、总体情况", "2024年，卢氏县交通运输局新收政府信息公开申请900件。", "三、收到和处理政府信息公开申请情况"} {
		c.Lines = append(c.Lines, extract.Line{Text: line, Pos: extract.Pos{Page: 1, Line: len(c.Lines) + 1}})
	}
	g := extract.Grid{Layout: extract.Ruled, Cols: 8, Pos: extract.Pos{Table: 1, Page: 1}}
	add := func(row, col int, text string, seen *extract.Seen) {
		g.Rows = row
		g.Cells = append(g.Cells, extract.Cell{Row: row, Col: col, RowSpan: 1, ColSpan: 1, Text: text, Seen: seen, Pos: extract.Pos{Table: 1, Row: row, Col: col, Page: 1}})
	}
	words := &extract.Seen{Words: true}
	add(1, 1, "申请人情况", words)
	for i, column := range applicants {
		add(1, i+2, column.Label, words)
	}
	values := soundRequests(table)
	for i, row := range table.Blocks[0].Rows {
		add(i+2, 1, row.Label, words)
		for j, column := range applicants {
			n := strconv.FormatInt(values[Key{Requests, row.Name, column.Name}], 10)
			add(i+2, j+2, n, &extract.Seen{Agreed: true, Looks: 3, Figures: len(n), Candidates: []string{n}})
		}
	}
	c.Grids = []extract.Grid{g}
	c.Lines = append(c.Lines, extract.Line{Grid: 1, Pos: g.Pos})
	return c, values
}

// soundRequests fills the table so that every sum holds.
func soundRequests(t Table) map[Key]int64 {
	dice := rand.New(rand.NewPCG(5, 6))
	values := map[Key]int64{}
	for _, c := range applicants[:len(applicants)-1] {
		sum := int64(0)
		for _, row := range t.Blocks[0].Rows {
			if row.Outcome {
				n := dice.Int64N(30)
				values[Key{Requests, row.Name, c.Name}] = n
				sum += n
			}
		}
		values[Key{Requests, TotalHandled, c.Name}] = sum
		values[Key{Requests, BroughtForward, c.Name}] = 5
		values[Key{Requests, CarriedForward, c.Name}] = 3
		values[Key{Requests, Received, c.Name}] = sum - 2
	}
	for _, row := range t.Blocks[0].Rows {
		sum := int64(0)
		for _, c := range applicants[:len(applicants)-1] {
			sum += values[Key{Requests, row.Name, c.Name}]
		}
		values[Key{Requests, row.Name, Total}] = sum
	}
	return values
}

// cellOf is the cell of a figure on the page.
func cellOf(c *extract.Content, k Key) *extract.Cell {
	table := (&Report{Form: "f2021"}).TableForm(Requests)
	for i, row := range table.Blocks[0].Rows {
		for j, column := range applicants {
			if row.Name == k.Row && column.Name == k.Column {
				return &c.Grids[0].Cells[8*(i+1)+j+1]
			}
		}
	}
	return nil
}

// doubt spoils a cell: the looks saw different things.
func doubt(cell *extract.Cell, figures int, candidates ...string) {
	cell.Text, cell.Seen = extract.Unrecognised, &extract.Seen{Candidates: candidates, Figures: figures}
}

func wrongFigures(r *Report, values map[Key]int64) (wrong []string) {
	for _, f := range r.Figures {
		if n, _ := f.Value.Number.Int64(); f.Key.Table == Requests && (f.Value.Kind != Number || n != values[f.Key]) {
			wrong = append(wrong, fmt.Sprintf("%s, want %d", f, values[f.Key]))
		}
	}
	return wrong
}

func TestRecognisedFigures(t *testing.T) {
	c, values := recognisedPage(t)
	r := Understand(c)
	if len(r.Figures) != 175 || len(wrongFigures(r, values)) > 0 {
		t.Fatalf("got %d figures, wrong %v, problems %v, want 175 and none", len(r.Figures), wrongFigures(r, values), r.Problems)
	}
	if r.Figures[0].Method != ByOCR || r.Recognised != "tesseract 5.3.0" || len(r.Statements) != 0 {
		t.Errorf("got method %s, engine %q, %d statements, want ocr, tesseract 5.3.0, none", r.Figures[0].Method, r.Recognised, len(r.Statements))
	}
	if r.Year != 2024 || r.Agency.Name != "卢氏县交通运输局" {
		t.Errorf("got %q %d, want the agency and year that stand there twice", r.Agency.Name, r.Year)
	}
}

func TestSumsSettleRecognisedCells(t *testing.T) {
	k := Key{Requests, "granted", "natural_person"}
	total := Key{Requests, "granted", Total}
	for _, c := range []struct {
		name  string
		spoil func(c *extract.Content, v map[Key]int64)
		want  Method // "" for none
	}{
		{"seen first", func(c *extract.Content, v map[Key]int64) { doubt(cellOf(c, k), 0, fmt.Sprint(v[k])) }, OCRDecode},
		{"seen second", func(c *extract.Content, v map[Key]int64) { doubt(cellOf(c, k), 0, "77", fmt.Sprint(v[k])) }, OCRDecode},
		{"not seen, as many figures in the ink", func(c *extract.Content, v map[Key]int64) { doubt(cellOf(c, k), len(fmt.Sprint(v[k]))) }, OCRDecode},
		{"not seen, and the ink cannot be counted", func(c *extract.Content, v map[Key]int64) { doubt(cellOf(c, k), 0, "77") }, ""},
		{"another number of figures in the ink", func(c *extract.Content, v map[Key]int64) { doubt(cellOf(c, k), 4, fmt.Sprint(v[k])) }, ""},
		{"the column misprints, one sum is not enough for the second", func(c *extract.Content, v map[Key]int64) {
			doubt(cellOf(c, k), 0, fmt.Sprint(v[k]+1), fmt.Sprint(v[k]))
			cellOf(c, total).Text = fmt.Sprint(v[total] + 1)
		}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			page, values := recognisedPage(t)
			c.spoil(page, values)
			r := Understand(page)
			f, ok := r.Figure(k)
			if f.Method != c.want || ok != (c.want != "") {
				t.Errorf("got %v by %q, want %q; problems %v", f, f.Method, c.want, r.Problems)
			}
		})
	}
}

// TestNoMisreadFigureIsStored: figures that two looks misread alike are never stored:
// a sum speaks against them, or none speaks for them.
func TestNoMisreadFigureIsStored(t *testing.T) {
	dice := rand.New(rand.NewPCG(1, 2))
	sound, values := recognisedPage(t)
	keys := (&Report{Form: "f2021"}).TableForm(Requests).Keys()
	stored := 0
	for range 300 {
		page, _ := recognisedPage(t)
		for range 1 + dice.IntN(3) {
			cell := cellOf(page, keys[dice.IntN(len(keys))])
			cell.Text, cell.Seen.Looks = strconv.Itoa(dice.IntN(200)), 2
		}
		for range dice.IntN(12) {
			k := keys[dice.IntN(len(keys))]
			doubt(cellOf(page, k), dice.IntN(2)*len(cellOf(sound, k).Text), strconv.Itoa(dice.IntN(200)), cellOf(sound, k).Text)
		}
		r := Understand(page)
		if wrong := wrongFigures(r, values); len(wrong) > 0 {
			t.Fatalf("stored %v; problems %v", wrong, r.Problems)
		}
		stored += len(r.Figures)
	}
	if stored < 300*110 {
		t.Errorf("got %d figures of %d, want most of them", stored, 300*175)
	}
}

func TestRecognisedLabels(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"8.昌于行查询事项", "8.属于行政查询事项"},
		{"2复申请", "2.重复申请"},
		{"3,外及“所交全一稳定”", "3.危及“三安全一稳定”"},
		{"其他", "其他"},
		{"其仙", ""},
		{"第二十条第〈八)项", "第二十条第（八）项"},
		{"第二十条第項", ""},
	} {
		if w, ok := likeWord(c.text); ok != (c.want != "") || ok && w.folded != Fold(c.want) {
			t.Errorf("%s: got %q %v, want %q", c.text, w.text, ok, c.want)
		}
	}
}

// TestLabelsByOrder: rows that name nothing are named by their place, but only where
// all rows are there.
func TestLabelsByOrder(t *testing.T) {
	page, values := recognisedPage(t)
	for _, row := range []int{3, 7, 19} {
		page.Grids[0].Cells[8*row].Text = "吕"
	}
	r := Understand(page)
	if len(r.Figures) != 175 || len(wrongFigures(r, values)) > 0 {
		t.Errorf("got %d figures, wrong %v, want 175 and none", len(r.Figures), wrongFigures(r, values))
	}
	page, values = recognisedPage(t)
	page.Grids[0].Cells = append(page.Grids[0].Cells[:8*5:8*5], page.Grids[0].Cells[8*6:]...)
	page.Grids[0].Cells[8*8].Text = "吕"
	r = Understand(page)
	if wrong := wrongFigures(r, values); len(wrong) > 0 || len(r.Figures) >= 175 {
		t.Errorf("a row is missing: got %d figures, wrong %v, want fewer and none wrong", len(r.Figures), wrong)
	}
}

// TestPlainWordsInCells: what stands for no number in a cell is not believed of a picture.
func TestPlainWordsInCells(t *testing.T) {
	page, _ := recognisedPage(t)
	k := Key{Requests, "granted", "natural_person"}
	cellOf(page, k).Text, cellOf(page, k).Seen = "无", &extract.Seen{Words: true}
	cellOf(page, Key{Requests, "granted", "other_org"}).Text = "1.5"
	r := Understand(page)
	for _, f := range r.Figures {
		if f.Key == k || strings.Contains(f.Text, ".") {
			t.Errorf("got %v, want no figure", f)
		}
	}
}

// TestUnruledPicture: a table of a picture without rules is one problem that says why, not
// one for each of its cells.
func TestUnruledPicture(t *testing.T) {
	c, _ := recognisedPage(t)
	c.Lines, c.Grids = c.Lines[:len(c.Lines)-1], nil
	for _, line := range []string{"一、本年新收政府信息公开申请数量 5 0 0 0 0 0 5", "二、上年结转政府信息公开申请数量 1 0"} {
		c.Lines = append(c.Lines, extract.Line{Text: line, Pos: extract.Pos{Page: 1, Line: len(c.Lines) + 1}})
	}
	r := Understand(c)
	if r.Status != Partial || r.Reason != "table_unread" || len(r.Figures) > 0 {
		t.Errorf("got %s %s with %d figures, want a partial report whose tables are unread", r.Status, r.Reason, len(r.Figures))
	}
	said := 0
	for _, p := range r.Problems {
		if p.Code == "table-unruled" {
			said++
		}
		if strings.Contains(p.Key, "/") {
			t.Errorf("%s is said of %s", p.Code, p.Key)
		}
	}
	if said != 3 {
		t.Errorf("got %d tables that are said to have no rules, want 3: %v", said, r.Problems)
	}
}

// TestMixedPages: what pages print is read as without recognition, and believed where it
// stands once; what was recognised is not.
func TestMixedPages(t *testing.T) {
	c, values := recognisedPage(t)
	c.RecognisedPages = []int{2}
	r := Understand(c)
	if r.Year != 2024 || r.Agency.Name == "" || len(r.Statements) == 0 || len(r.Figures) != len(values) {
		t.Errorf("printed: got %q of %d with %d statements and %d figures", r.Agency.Name, r.Year, len(r.Statements), len(r.Figures))
	}
	for _, f := range r.Figures {
		if f.Method != ByCell {
			t.Errorf("%s, which is printed, is read by %s", f.Key, f.Method)
		}
	}
	for i := range c.Lines[:3] {
		c.Lines[i].Pos.Page = 2
	}
	if r := Understand(c); len(r.Statements) > 0 {
		t.Errorf("a recognised page states %v", r.Statements)
	}
}
