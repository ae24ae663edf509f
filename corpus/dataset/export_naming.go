package dataset

// The columns of the wide tables go by the schema's names, by short codes, or by
// Chinese labels; and the data dictionary, which says what each column holds.

import (
	"context"
	"strings"

	"nianbao/normalize"
)

// Naming is how the columns of wide tables are called.
type Naming string

const (
	ByKey  Naming = "key"  // as in the views: received, rules_issued
	ByCode Naming = "code" // at most 12 characters, for statistics packages: r01_tt
	ByZH   Naming = "zh"   // 本年新收政府信息公开申请数量·总计
)

// Namings lists all of them.
func Namings() []string { return []string{string(ByKey), string(ByCode), string(ByZH)} }

// wideFigure is what a column of a wide table holds.
type wideFigure struct{ key, code, zh, meansZH, meansEN, unit string }

// wideFigures are keyed by table and column.
var wideFigures = map[string]map[string]wideFigure{"panel": panelFigures(), "requests_wide": rowFigures()}

func panelFigures() map[string]wideFigure {
	m := map[string]wideFigure{}
	for _, k := range figureKeys {
		if name := panelColumn(k); name != "" {
			means := define(k.Key)
			m[name] = wideFigure{k.String(), k.code, k.label[0], means.ZH, means.EN, k.unit}
		}
	}
	return m
}

// rowFigures name whole rows of table three: the kind of applicant stands in the
// row of the export.
func rowFigures() map[string]wideFigure {
	m := map[string]wideFigure{}
	for _, k := range figureKeys {
		if k.Table != normalize.Requests || k.Column != normalize.Total {
			continue
		}
		code, _, _ := strings.Cut(k.code, "_")
		label := k.label[0][:strings.LastIndex(k.label[0], "·")]
		means := definitions[k.Table+"/"+k.Row]
		m[k.Row] = wideFigure{k.Table + "/" + k.Row + "/*", code, label, means.ZH, means.EN, k.unit}
	}
	return m
}

// shortNames are codes of other columns of wide tables whose names are longer
// than 12 characters.
var shortNames = map[string]string{
	"division_code": "div_code", "division_path": "div_path", "unavailable_sum": "unavail_sum",
	"not_processed_sum": "notproc_sum", "n_publisher_errors": "n_pub_errors",
}

func (n Naming) heads(table string, columns []exportColumn) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = n.head(table, c.name)
	}
	return names
}

func (n Naming) head(table, column string) string {
	figures, wide := wideFigures[table]
	f, figure := figures[column]
	switch {
	case !wide, n != ByCode && n != ByZH:
		return column
	case n == ByCode && figure:
		return f.code
	case n == ByCode && shortNames[column] != "":
		return shortNames[column]
	case n == ByCode:
		return column
	case figure:
		return f.zh
	}
	return columnWordsOf(table, column).label
}

// dictionary gives the rows of the table columns.
func (e *Export) dictionary(ctx context.Context, head func([]string) error, row func([]any) error) error {
	names := []string{"table", "column", "code", "label_zh", "key", "type", "unit", "meaning_zh", "meaning_en"}
	if err := head(names); err != nil {
		return err
	}
	for _, t := range exportTables {
		columns := arrange(names)
		if t.Name != columnsTable {
			var err error
			if columns, err = e.columnsOf(ctx, t); err != nil {
				return err
			}
		}
		for _, c := range columns {
			if err := row(describeColumn(t.Name, c.name)); err != nil {
				return err
			}
		}
	}
	return nil
}

func describeColumn(table, column string) []any {
	code, label := any(nil), ByZH.head(table, column)
	if _, wide := wideFigures[table]; wide {
		code = ByCode.head(table, column)
	}
	if f, ok := wideFigures[table][column]; ok {
		return []any{table, column, code, label, f.key, "number", orNull(f.unit), f.meansZH, f.meansEN}
	}
	w := columnWordsOf(table, column)
	return []any{table, column, code, w.label, nil, w.kind, nil, w.zh, w.en}
}
