package office

// Several reports in one workbook, as offices collect them: a sheet for each unit.

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"nianbao/corpus/samples/synth"
)

// Book writes reports into one workbook, each on a sheet with the name of its unit, behind
// a sheet that lists them.
func Book(reports []*synth.Report, seed uint64) []byte {
	w := &workbook{dice: rand.New(rand.NewPCG(seed, 5))}
	list := w.sheet("目录")
	w.line(list, "各单位政府信息公开工作年度报告")
	for _, r := range reports {
		w.line(list, r.Agency.Name)
	}
	for _, r := range reports {
		doc := r.Document()
		s := w.sheet(doc.Agency)
		w.head(s, doc)
		w.blocks(s, doc.Blocks)
		w.foot(s, doc)
	}
	return w.bytes()
}

// Headers says how a wide sheet names its figures: by how many levels, from the innermost,
// and whether a header is merged over its figures or stands over the first of them.
type Headers struct {
	Levels int
	Loose  bool
}

// AllHeaders names each figure by table, group, item and column.
var AllHeaders = Headers{Levels: 4}

// Wide writes reports into one sheet, as offices collect figures: a row for each unit, and
// headers over the figures that say where they stand in the form. A row of sums ends it.
func Wide(reports []*synth.Report, seed uint64, headers Headers) []byte {
	w := &workbook{dice: rand.New(rand.NewPCG(seed, 5))}
	s := w.sheet("汇总")
	s.hiddenCol = 0
	w.line(s, fmt.Sprintf("%d年政府信息公开工作年度报告数据汇总表", reports[0].Year))
	paths, _ := figuresOf(reports[0])
	depth := headers.Levels
	for i, p := range paths {
		paths[i] = p[max(0, len(p)-depth):]
	}
	for level := range depth {
		s.row++
		var cells strings.Builder
		if level == 0 {
			cells.WriteString(w.text(s.wideAt(1), "单位名称", 0))
			s.merged = append(s.merged, fmt.Sprintf("A%d:A%d", s.row, s.row+depth-1))
		}
		for from := 0; from < len(paths); {
			to := from + 1
			for to < len(paths) && slices.Equal(at(paths[to], level+1), at(paths[from], level+1)) {
				to++
			}
			if level < len(paths[from]) {
				last := s.row
				if level == len(paths[from])-1 {
					last += depth - len(paths[from])
				}
				cells.WriteString(w.text(s.wideAt(from+2), paths[from][level], 0))
				if !headers.Loose {
					s.merged = append(s.merged, fmt.Sprintf("%s%d:%s%d", letters(from+2), s.row, letters(to+1), last))
				}
			}
			from = to
		}
		s.rows.WriteString(w.open("row", fmt.Sprintf(` r="%d"`, s.row)) + cells.String() + w.close("row"))
	}
	for _, r := range reports {
		_, values := figuresOf(r)
		w.unit(s, r.Agency.Name, values)
	}
	w.unit(s, "合计", make([]synth.GridCell, len(paths)))
	return w.bytes()
}

func (w *workbook) unit(s *worksheet, name string, values []synth.GridCell) {
	s.row++
	cells := w.text(s.wideAt(1), name, 0)
	for i, v := range values {
		cells += w.figure(s.wideAt(i+2), v, false)
	}
	s.rows.WriteString(w.open("row", fmt.Sprintf(` r="%d"`, s.row)) + cells + w.close("row"))
}

func (s *worksheet) wideAt(col int) string { return fmt.Sprintf("%s%d", letters(col), s.row) }

// letters is the name of a column.
func letters(col int) (name string) {
	for ; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// at is the head of a path.
func at(path []string, n int) []string { return path[:min(n, len(path))] }

// figuresOf lists the figures of a report in printed order, with the headers that say
// what each one is.
func figuresOf(r *synth.Report) (paths [][]string, values []synth.GridCell) {
	for _, b := range r.Document().Blocks {
		if b.Grid == nil {
			continue
		}
		switch b.Grid.Table {
		case "disclosure":
			var heads []string
			for _, row := range rowsOf(b.Grid) {
				if row.head {
					heads = texts(row)
					continue
				}
				for i, p := range row.places[1:] {
					paths, values = append(paths, []string{"二、主动公开政府信息情况", row.places[0].Text, heads[i+1]}), append(values, p.GridCell)
				}
			}
		case "requests":
			who := []string{"自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"}
			group := ""
			for _, row := range b.Grid.Rows {
				if row.Head {
					continue
				}
				n := len(row.Cells) - len(who)
				for _, c := range row.Cells[:n] {
					if c.Role == synth.Group && c.RowSpan < 15 {
						group = c.Text
					}
				}
				label := row.Cells[n-1]
				path := []string{"三、收到和处理政府信息公开申请情况"}
				if label.ColSpan == 1 {
					path = append(path, group)
				}
				for i, v := range row.Cells[n:] {
					paths, values = append(paths, append(slices.Clone(path), label.Text, who[i])), append(values, v)
				}
			}
		default:
			result := []string{"结果维持", "结果纠正", "其他结果", "尚未审结", "总计"}
			suits := [][]string{{"行政复议"}, {"行政诉讼", "未经复议直接起诉"}, {"行政诉讼", "复议后起诉"}}
			last := b.Grid.Rows[len(b.Grid.Rows)-1].Cells
			for i, v := range last {
				path := append([]string{"四、政府信息公开行政复议、行政诉讼情况"}, suits[i/5]...)
				paths, values = append(paths, append(path, result[i%5])), append(values, v)
			}
		}
	}
	return paths, values
}

func texts(r row) (list []string) {
	for _, p := range r.places {
		list = append(list, p.Text)
	}
	return list
}
