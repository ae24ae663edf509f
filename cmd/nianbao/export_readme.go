package main

// The README of an exported folder: what the tables are, how to read a value, and
// the dictionary of all columns. It holds no date, so that the same data set gives
// the same bytes.

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"nianbao/corpus/dataset"
)

const readmeName = "README.md"

func (x *exporting) readme(ctx context.Context, to io.Writer) error {
	w := bufio.NewWriter(to)
	w.WriteString(readmeHead)
	x.readmeFiles(w)
	w.WriteString(readmeBody)
	if x.format == "csv" && x.excel {
		w.WriteString(readmeExcel)
	} else if x.format == "csv" {
		w.WriteString(readmeCSV)
	} else {
		w.WriteString(readmeLines)
	}
	if err := x.readmeColumns(ctx, w); err != nil {
		return err
	}
	return w.Flush()
}

func (x *exporting) readmeFiles(w io.Writer) {
	fmt.Fprintf(w, "报告 %[1]d 份 · %[1]d reports", x.export.Reports())
	if c := x.chosen; len(c.years)+len(c.region)+len(c.agency) > 0 {
		fmt.Fprintf(w, "；筛选 · selection: %s", strings.Join(strings.Fields(strings.Join(c.years, ", ")+" "+c.region+" "+c.agency), " "))
	}
	versions := "现行版本 · current versions"
	if x.chosen.all {
		versions = "全部版本 · every version (is_current = 1 keeps the current ones; panel and requests_wide hold current ones only)"
	}
	fmt.Fprintf(w, "；%s.\n\n| 文件 file | 行数 rows | 内容 content |\n|---|---:|---|\n", versions)
	for i, t := range x.tables {
		fmt.Fprintf(w, "| %s.%s | %d | %s · %s |\n", t.Name, x.format, x.counts[i].Rows, t.About.ZH, t.About.EN)
	}
}

// readmeColumns writes the dictionary of the tables that were exported.
func (x *exporting) readmeColumns(ctx context.Context, w io.Writer) error {
	written := map[any]bool{}
	for _, t := range x.tables {
		written[t.Name] = true
	}
	dictionary, _ := dataset.ExportTableNamed("columns")
	last := any(nil)
	fmt.Fprint(w, "\n## 数据字典 · Dictionary\n")
	return x.export.Table(ctx, dictionary, func([]string) error { return nil }, func(row []any) error {
		if !written[row[0]] {
			return nil
		}
		if row[0] != last {
			last = row[0]
			fmt.Fprintf(w, "\n### %s\n\n| 列 column | 类型 type | 含义 | meaning |\n|---|---|---|---|\n", row[0])
		}
		_, err := fmt.Fprintf(w, "| %s | %s | %s | %s |\n", x.columnName(row), row[5], inZH(row), barred(row[8]))
		return err
	}, func() {})
}

// columnName is the column as it stands in the files.
func (x *exporting) columnName(row []any) string {
	switch {
	case x.names == string(dataset.ByCode) && row[2] != nil:
		return fmt.Sprint(row[2])
	case x.names == string(dataset.ByZH) && row[2] != nil:
		return fmt.Sprint(row[3])
	}
	return fmt.Sprint(row[1])
}

// inZH is the label with its meaning, once where both are the same.
func inZH(row []any) string {
	label, means := barred(row[3]), barred(row[7])
	if label == means || label == barred(row[1]) {
		return means
	}
	return label + "：" + means
}

func barred(v any) string { return strings.ReplaceAll(fmt.Sprint(v), "|", `\|`) }

const readmeHead = `# 政府信息公开工作年度报告数据 · Annual reports on government information disclosure

由 nianbao 导出。数据照报告原样：不改、不猜、不补零。
Exported by nianbao. Figures are as published: nothing is repaired, guessed or filled in.

`

const readmeBody = `
## kind 的含义 · What kind means

requests、disclosure、disputes 每行是表中一个单元格，不论是否印出。**空值不等于 0**：先看 kind。
A row of these tables is one cell, whether it was printed or not. **Empty is not 0**: look at kind first.

| kind | 含义 | meaning |
|---|---|---|
| number | 数字，见 value | a number, in value |
| blank | 空白 | printed empty |
| dash | 横线、斜线 | printed / - — and the like |
| none | “无” | printed 无, 没有 |
| na | 不适用 | printed 不适用 |
| text | 文字，不是数字 | printed, but no number |
| absent | 表式要求而文中没有 | asked for by the form, not printed |
| unread | 印出而未能可靠读出，见 problems | printed, but not read safely: see problems |

## 求和须知 · Adding up

- 分项与总计同表：只取 applicant_role = part 或只取 total，二者相加即重复计算；item_role、result_role 同理。
  Parts and totals stand side by side: keep applicant_role = part or total, never both; the same for item_role and result_role.
- scope 不同的单位不可相加：政府的汇总报告（whole_area）已含其部门。
  Do not add agencies of different scope: a government's aggregate holds its departments.
- 跨年比较先看 breaks 和 figure_keys.comparable_with。
  Before comparing years see breaks and figure_keys.comparable_with.
- 宽表（panel、requests_wide）中空值可能是空白、横线、未印或未读出，到 requests 等表查 kind。
  In wide tables an empty value may be a blank, a dash, absent or unread: its kind stands in the long tables.

## 可信程度 · Trust

in_failed_check 和 findings.responsibility：publisher 单位填报，reading 识别存疑，undecided 待核。
只有 publisher 可归于填报单位；其余先核对原文。method 为 decoded 的数据不宜用于统计填报差错。
Only publisher is the agency's fault; compare the others with the source first. Leave decoded figures out of statistics of errors.
每个数据的出处见 provenance；report_id 在重建数据集后会变，长期引用请用 handle。
provenance says where each figure stands. report_id changes when the data set is made anew; handle does not.

## 格式 · Format

`

const readmeCSV = `CSV（RFC 4180），UTF-8，逗号分隔，换行为 LF。无值（NULL）为空，空文字为 ""。数值照原文位数。
文字一字不改：在 Excel 中打开请改用 --excel 导出，否则以 = + - @ 开头的文字会被当作公式，中文可能乱码。
CSV (RFC 4180), UTF-8, commas, lines end with LF. NULL is an empty field, an empty text is "". Numbers have the digits as
printed. No text is changed: for a spreadsheet export with --excel, or texts that begin with = + - @ are taken for formulas.
`

const readmeExcel = `CSV（RFC 4180），UTF-8 带 BOM，换行为 CRLF，供 Excel、WPS 打开。为使表格软件不改动内容，下列单元格前加了一个 '：
以 = + - @（含全角）、制表符或回车开头的文字（数字如 -3 和单独的横线除外）；超过 15 位的数字；会被当作数字或日期的文字，如 007、3/4。
用程序处理请导出不带 --excel 的 CSV。
CSV (RFC 4180), UTF-8 with a byte order mark, lines end with CRLF. So that a spreadsheet changes nothing, a ' stands before:
texts that begin with = + - @ (full width, too), tab or CR, but for numbers such as -3 and lone dashes; numbers of more than
15 digits; texts that would become another number or a date, such as 007 and 3/4. For programs export without --excel.
`

const readmeLines = `JSON Lines，UTF-8，每行一个对象。无值为 null，数值照原文位数（可能超过双精度，请按十进制读取）。
JSON lines, UTF-8, an object a line. NULL is null; numbers have the digits as printed, which may be more than a double holds.
`
