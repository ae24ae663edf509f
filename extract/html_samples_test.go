package extract

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// realSamples lists the real documents that the patterns name; without them the
// test is skipped, in CI it fails.
func realSamples(t *testing.T, patterns ...string) (files []string) {
	t.Helper()
	root := os.Getenv("NIANBAO_SAMPLES")
	for _, p := range patterns {
		found, err := filepath.Glob(filepath.Join(root, "real", p))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	switch {
	case root != "" && len(files) > 0:
		return files
	case os.Getenv("CI") != "":
		t.Fatal("CI is set and NIANBAO_SAMPLES holds no real samples")
	}
	t.Skip("NIANBAO_SAMPLES is not set: no real samples to read")
	return nil
}

type sampleCell struct {
	grid, row, col int
	want           string
}

// TestHTMLSamples reads the two real pages: sizes of their grids, some cells, and
// what they say of themselves.
func TestHTMLSamples(t *testing.T) {
	cases := []struct {
		file, first, last string
		sizes             [][3]int // rows, columns, cells
		cells             []sampleCell
		marks             int
		title             Mark
	}{
		{
			file: "005_*.html", first: "沭阳县发展和改革局2023年政府信息公开年度报告", last: "2024年1月17日",
			sizes: [][3]int{{14, 4, 30}, {28, 10, 215}, {4, 15, 34}},
			cells: []sampleCell{
				{1, 1, 1, "第二十条第（一）项"}, {1, 3, 1, "规章"}, {1, 2, 4, "现行有效件数"},
				{2, 2, 5, "法人或其他组织"}, {2, 4, 1, "一、本年新收政府信息公开申请数量"}, {2, 4, 4, "26"}, {2, 4, 5, ""}, {2, 4, 10, "26"},
				{2, 6, 1, "三、本年度办理结果"}, {3, 1, 6, "行政诉讼"}, {3, 4, 15, "0"},
			},
			marks: 11, title: Mark{Title, "沭阳县发展和改革局2023年政府信息公开年度报告", "h1"},
		},
		{
			file: "027_*.html", first: "根据《中华人民共和国政府信息公开条例》规定编制本报告。本报告中所列数据统计期限为2025年1月1日至12月31日。",
			last:  "依据《政府信息公开信息处理费管理办法》规定，2025年全市实际收取信息处理费共计400元。",
			sizes: [][3]int{{14, 4, 30}, {28, 10, 217}, {4, 15, 39}},
			cells: []sampleCell{
				{1, 4, 3, "984"}, {1, 14, 2, "316441"}, {2, 3, 4, ""}, {2, 3, 5, "商业企业"}, {2, 4, 10, "14069"},
				{2, 6, 1, "三、本年度办理结果"}, {2, 28, 10, "819"}, {3, 4, 1, "376"}, {3, 4, 15, "156"},
			},
			marks: 1, title: Mark{Title, "测试市2025年政府信息公开工作年度报告", "<title>"},
		},
	}
	for _, c := range cases {
		t.Run(c.file[:3], func(t *testing.T) {
			b, err := os.ReadFile(realSamples(t, c.file)[0])
			if err != nil {
				t.Fatal(err)
			}
			got, err := Read(b)
			if err != nil {
				t.Fatal(err)
			}
			var sizes [][3]int
			for _, g := range got.Grids {
				sizes = append(sizes, [3]int{g.Rows, g.Cols, len(g.Cells)})
			}
			if d := cmp.Diff(c.sizes, sizes); d != "" {
				t.Fatalf("sizes -want +got\n%s", d)
			}
			for _, s := range c.cells {
				if text, ok := cellAt(got.Grids[s.grid-1], s.row, s.col); !ok || text != s.want {
					t.Errorf("grid %d row %d column %d: got %q, %v want %q", s.grid, s.row, s.col, text, ok, s.want)
				}
			}
			if f, l := got.Lines[0].Text, got.Lines[len(got.Lines)-1].Text; f != c.first || l != c.last {
				t.Errorf("got lines from %q to %q want %q to %q", f, l, c.first, c.last)
			}
			if got.Cut || len(got.Marks) != c.marks || got.Marks[len(got.Marks)-1] != c.title {
				t.Errorf("got cut %v, %d marks %v want %d, the last %v", got.Cut, len(got.Marks), got.Marks, c.marks, c.title)
			}
			if want := (Charset{"utf-8", "utf-8", 0}); got.Charset != want || got.Format != HTML {
				t.Errorf("got %+v %s want %+v html", got.Charset, got.Format, want)
			}
		})
	}
}

// cellAt is the text of the cell that begins at a place.
func cellAt(g Grid, row, col int) (string, bool) {
	for _, c := range g.Cells {
		if c.Row == row && c.Col == col {
			return c.Text, true
		}
	}
	return "", false
}
