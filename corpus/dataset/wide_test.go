package dataset

import (
	"fmt"
	"strings"
	"testing"

	"nianbao/normalize"
)

// The wide views name every row of the forms. Their lines stand in schema.sql for
// people to read; this holds them to the forms.
func TestWideViewsNameEveryRow(t *testing.T) {
	for name, lines := range map[string]string{"requests_wide": wideLines(), "panel": panelLines()} {
		if !strings.Contains(schema, lines) {
			t.Errorf("%s in schema.sql does not follow the forms; want\n%s", name, lines)
		}
	}
}

// wideLines pivots requests by row.
func wideLines() string {
	var b strings.Builder
	for _, k := range inOrder(normalize.Requests) {
		if k.Column == normalize.Total {
			fmt.Fprintf(&b, "       max(value) FILTER (WHERE item = '%[1]s') AS %[1]s,\n", k.Row)
		}
	}
	return b.String()
}

// panelLines looks each printed total up where it is stored, so that a query of
// one column costs one look per report.
func panelLines() string {
	var b strings.Builder
	look := func(k *figureKey, name string) {
		fmt.Fprintf(&b, "       coalesce((SELECT p.v%d FROM printed_row p WHERE p.id = r.no * 128 + %d), (SELECT c.value FROM printed_cell c WHERE c.id = r.no * 1024 + %d)) AS %s,\n",
			k.slot, k.row, k.no, name)
	}
	for _, k := range inOrder(normalize.Disclosure) {
		look(k, k.Row+"_"+k.Column)
	}
	for _, k := range inOrder(normalize.Requests) {
		if k.Column == normalize.Total {
			look(k, k.Row)
		}
	}
	for _, k := range inOrder(normalize.Disputes) {
		look(k, k.Row+"_"+k.Column)
	}
	sum := func(name, table, rows string) {
		fmt.Fprintf(&b, "       (SELECT CASE WHEN sum(x.kind IN ('absent', 'unread', 'text', 'na')) = 0 AND sum(x.kind = 'number') > 0 THEN sum(coalesce(x.value, 0)) END\n"+
			"        FROM cells x WHERE x.report_id = r.no AND x.\"table\" = '%s' AND x.\"column\" = 'total' AND %s) AS %s,\n", table, rows, name)
	}
	sum("intake", "requests", `x.row_role = 'intake'`)
	sum("denied_sum", "requests", `x."row" GLOB 'denied_*'`)
	sum("unavailable_sum", "requests", `x."row" GLOB 'unavailable_*'`)
	sum("not_processed_sum", "requests", `x."row" GLOB 'not_processed_*'`)
	sum("other_sum", "requests", `x."row" GLOB 'other_*'`)
	sum("outcome_sum", "requests", `x.row_role = 'outcome'`)
	sum("suits", "disputes", `x."row" GLOB 'suit_*'`)
	return b.String()
}

// inOrder lists the keys of a table by their codes, which is the printed order.
func inOrder(table string) []*figureKey {
	var list []*figureKey
	for _, k := range printedOrder() {
		if k.Table == table {
			list = append(list, k)
		}
	}
	return list
}
