package extract

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// sketch shows content in one line per row: text as it is, grids as rows of cells
// between bars with the letter of their layout before them.
func sketch(c *Content) []string {
	var out []string
	for _, l := range c.Lines {
		if l.Grid == 0 {
			out = append(out, l.Text)
			continue
		}
		g := c.Grids[l.Grid-1]
		rows := make([][]string, g.Rows)
		for _, cell := range g.Cells {
			rows[cell.Row-1] = append(rows[cell.Row-1], cell.Text)
		}
		for _, r := range rows {
			out = append(out, string(g.Layout[0])+" "+strings.ReplaceAll(strings.Join(r, "|"), "\n", "⏎"))
		}
	}
	return out
}

func TestTextLayouts(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"lines lose only their ends", "  甲乙 丙  \r\n\r\n丁\r戊", []string{"甲乙 丙", "丁", "戊"}},
		{"cells between tabs, empty ones kept", "规章\t0\t\t2\n\t\t自然人\t", []string{"t 规章|0||2", "t ||自然人|"}},
		{"an indented line is no row", "\t我局认真落实。\n", []string{"我局认真落实。"}},
		{"a row of one cell and empty ones", "第二十条第（一）项\t\t\n规章\t0\t1", []string{"t 第二十条第（一）项||", "t 规章|0|1"}},
		{"markdown: the ruler is no row", "## 二、情况\n\n| 规章 | 0 |\n|:---|---|\n| 许可 | 3 |\n", []string{"二、情况", "b 规章|0", "b 许可|3"}},
		{"a cell of one dash is no ruler", "| - | - |\n", []string{"b -|-"}},
		{"no leading bar", "规章 | 0 | 1 |\n许可 | 3 |", []string{"b 规章|0|1", "b 许可|3"}},
		{"surplus cells at the end", "| 规章 | 3 | ||", []string{"b 规章|3||"}},
		{"full-width bars", "｜规章｜3｜", []string{"b 规章|3"}},
		{"bars on lines of their own", "规章\n|\n0\n|\n2\n|\n", []string{"s 规章", "s 0", "s 2"}},
		{"runs of bars are empty cells", "甲\n|\n|||\n0\n|\n", []string{"s 甲", "s ", "s ", "s ", "s 0"}},
		{"a bar behind each cell, rows unknown", "甲 |\n|||\n0 |\n1 |\n", []string{"s 甲", "s ", "s ", "s ", "s 0", "s 1"}},
		{"a cell wrapped over two lines", "数\n|\n商业\n企业\n|\n0\n|\n", []string{"s 数", "s 商业⏎企业", "s 0"}},
		{"prose ends a stream", "0\n|\n三、收到和处理政府信息公开申请情况\n表格如下：\n（本列数据）\n|\n", []string{"s 0", "三、收到和处理政府信息公开申请情况", "表格如下：", "s （本列数据）"}},
		{"level of a heading", "### 小标题", []string{"小标题"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Read([]byte(c.text))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.want, sketch(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Each testdata/text_NAME.txtar is a document of one layout and what it shows.
func TestTextFixtures(t *testing.T) {
	files, _ := filepath.Glob("testdata/text_*.txtar")
	if len(files) == 0 {
		t.Fatal("no fixtures")
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil || len(a.Files) != 2 {
			t.Fatalf("%s: %v, %d parts, want doc and want", file, err, len(a.Files))
		}
		c, err := Read(a.Files[0].Data)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.Split(strings.TrimSuffix(string(a.Files[1].Data), "\n"), "\n"), sketch(c)); diff != "" {
			t.Errorf("%s: %s", file, diff)
		}
	}
}

func TestTextSaysWhereItsCellsStand(t *testing.T) {
	c, err := Read([]byte("一、总体情况\n\n规章\t0\t1\n许可\t3\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(c.Lines[0].Pos.Line)
	for _, cell := range c.Grids[0].Cells {
		got += fmt.Sprintf(" %s@%d.%d.%d:%d", cell.Text, cell.Pos.Table, cell.Pos.Row, cell.Pos.Col, cell.Pos.Line)
	}
	want := "1 规章@1.1.1:3 0@1.1.2:3 1@1.1.3:3 许可@1.2.1:4 3@1.2.2:4"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Fields of an archive and of a catalogue are claims; only the archive's leave the text.
func TestTextMarks(t *testing.T) {
	c, err := Read([]byte("标题: 青崖市水务局2023年度报告\n发布时间: 2024-01-20 15:22\n文号: \n发布机构: 青崖市政府\n原文链接: http://example.cn/1\n===== 正文 =====\n索 引 号 | A-1 | 发布机构 | 水务局 |\n发布日期 | 2024-01-19 | 文 号 | |\n来源：原创  发布时间：2024-01-18 13:24  浏览次数：3\n一、总体情况\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range c.Marks {
		got = append(got, string(m.Kind)+" "+m.Value+" "+m.Origin)
	}
	want := []string{
		"title 青崖市水务局2023年度报告 archive line 标题",
		"published_on 2024-01-20 15:22 archive line 发布时间",
		"publisher 青崖市政府 archive line 发布机构",
		"address http://example.cn/1 archive line 原文链接",
		"index_number A-1 metadata block 索引号",
		"publisher 水务局 metadata block 发布机构",
		"published_on 2024-01-19 metadata block 发布日期",
		"publisher 原创 source line 来源",
		"published_on 2024-01-18 13:24 source line 发布时间",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if last := c.Lines[len(c.Lines)-1].Text; last != "一、总体情况" || strings.HasPrefix(c.Lines[0].Text, "标题") {
		t.Errorf("the text is %q", sketch(c))
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct {
		name, in, reason string
	}{
		{"nothing", "", "empty"},
		{"spaces only", " \r\n\t", "empty"},
		{"a PDF without an engine", "%PDF-1.4\n%\xe2\xe3", "unsupported_format"},
		{"a zip", "PK\x03\x04\x14\x00", "unknown_format"},
		{"junk", "\x00\x01\x02\x03\xff\xfe\x00\x10 text", "unknown_format"},
		{"more than the limit", strings.Repeat("一", Limit/3+1), "limit"},
	} {
		_, err := Read([]byte(c.in))
		var why *Refusal
		if !errors.As(err, &why) || why.Reason != c.reason {
			t.Errorf("%s: got %v, want %s", c.name, err, c.reason)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"规章\t0\t1\n", "| a | b |\n|---|---|\n", "甲\n|\n|||\n0\n|\n", "标题: x\n== 正文 ==\n", "a |\n|\nb | c |\n", "\n\n|\n", "商业\n企业\n|"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		if !plainText(b[:min(len(b), 4096)]) {
			return
		}
		c, err := readText(b)
		if err != nil {
			return
		}
		for _, g := range c.Grids {
			for _, cell := range g.Cells {
				if cell.Row < 1 || cell.Row > g.Rows || cell.Col < 1 || cell.Col > g.Cols {
					t.Fatalf("cell %+v outside its grid of %d × %d", cell, g.Rows, g.Cols)
				}
			}
		}
	})
}

// TestLongTextIsRefused: a text of more than any report has is refused whole, and
// at once.
func TestLongTextIsRefused(t *testing.T) {
	var refused *Refusal
	if _, err := Read([]byte(strings.Repeat("收到申请12件，", mostText/10))); !errors.As(err, &refused) || refused.Reason != "limit" {
		t.Errorf("got %v, want the refusal limit", err)
	}
}
