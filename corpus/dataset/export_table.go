package dataset

// The public tables as they are exported. To add one: a line in exportTables, and
// the words of its new columns in export_words.go.

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/checks"
	"nianbao/normalize"
)

// ExportTable is a public table: what it holds, and how its rows are asked for.
type ExportTable struct {
	Name  string
	About checks.Text
	// query gives the rows of one report (?1) when perReport, else all. A column
	// named =x holds the exact digits of x, and takes its place.
	query     string
	perReport bool
	of        string // else: the column that names a report or an agency
}

// inPrint orders cells as the forms print them.
const inPrint = ` ORDER BY (SELECT no FROM figure_key k WHERE k.key = v.key)`

var exportTables = []ExportTable{
	{Name: "agencies", of: "id", query: `SELECT * FROM agencies ORDER BY id`,
		About: checks.Text{ZH: "单位", EN: "agencies"}},
	{Name: "agency_names", of: "agency_id", query: `SELECT * FROM agency_names ORDER BY agency_id, from_year, name`,
		About: checks.Text{ZH: "单位在各年报告中使用的名称", EN: "the names under which agencies reported"}},
	{Name: "reports", perReport: true, query: `SELECT * FROM reports WHERE id = ?1`,
		About: checks.Text{ZH: "报告，每份一行", EN: "reports, a row for each"}},
	{Name: "report_documents", perReport: true, query: `SELECT * FROM report_documents WHERE report_id = ?1 ORDER BY role = 'copy', document_sha256`,
		About: checks.Text{ZH: "报告由哪些文件读出", EN: "which documents a report was read from"}},
	{Name: "documents", of: "report_id", query: `SELECT * FROM documents ORDER BY source, sha256, part`,
		About: checks.Text{ZH: "读过的全部文件及其状态，含不是报告的", EN: "every document that was looked at, with its state; also those that are no reports"}},
	{Name: "disclosure", perReport: true, query: `SELECT v.*, v.value_exact AS "=value" FROM disclosure_all v WHERE v.report_id = ?1` + inPrint,
		About: checks.Text{ZH: "二、主动公开政府信息情况，每个单元格一行", EN: "table two, information disclosed on own initiative: a row for each cell"}},
	{Name: "requests", perReport: true, query: `SELECT v.*, v.value_exact AS "=value" FROM requests_all v WHERE v.report_id = ?1` + inPrint,
		About: checks.Text{ZH: "三、收到和处理政府信息公开申请情况，每个单元格一行", EN: "table three, requests received and handled: a row for each cell"}},
	{Name: "disputes", perReport: true, query: `SELECT v.*, v.value_exact AS "=value" FROM disputes_all v WHERE v.report_id = ?1` + inPrint,
		About: checks.Text{ZH: "四、政府信息公开行政复议、行政诉讼情况，每个单元格一行", EN: "table four, reviews and suits: a row for each cell"}},
	{Name: "requests_wide", perReport: true, query: wideQuery(),
		About: checks.Text{ZH: "表三按申请人类型展开，每份现行报告七行", EN: "table three in wide form: seven rows for each current report, one for each kind of applicant and one for the total"}},
	{Name: "panel", perReport: true, query: panelQuery(),
		About: checks.Text{ZH: "单位×年度面板，每份现行报告一行", EN: "panel: a row for each agency and year, from current reports"}},
	{Name: "sections", perReport: true, query: `SELECT * FROM sections WHERE report_id = ?1 ORDER BY id`,
		About: checks.Text{ZH: "报告正文的六个部分", EN: "the sections of the text"}},
	{Name: "clusters", query: `SELECT * FROM clusters ORDER BY id`,
		About: checks.Text{ZH: "文字雷同的部分，每组一行", EN: "sections that say the same: a row for each cluster"}},
	{Name: "cluster_members", perReport: true, query: `SELECT * FROM cluster_members WHERE report_id = ?1 ORDER BY section, cluster_id, place`,
		About: checks.Text{ZH: "雷同组的成员，发布最早者居首", EN: "the sections of each cluster, the earliest first"}},
	{Name: "statements", perReport: true, query: `SELECT v.report_no AS report_id, v.measure, v.exact AS "=value", v.approximate, v.section, v.text, v.of_what, v.unit, v.exact AS value_exact FROM statement v WHERE v.report_no = ?1 ORDER BY v.seq`,
		About: checks.Text{ZH: "正文中的数字表述", EN: "numbers that the prose states"}},
	{Name: "problems", perReport: true, query: `SELECT report_no AS report_id, key, code, says_zh, says_en, at FROM problem WHERE report_no = ?1 ORDER BY seq`,
		About: checks.Text{ZH: "未能可靠读出之处，不是填报问题", EN: "what could not be read safely: our trouble, not the publisher's fault"}},
	{Name: "claims", perReport: true, query: `SELECT report_no AS report_id, field, value, origin, chosen, reason FROM claim WHERE report_no = ?1 ORDER BY seq`,
		About: checks.Text{ZH: "单位、年度、标题、日期的出处", EN: "where agency, year, title and date come from"}},
	{Name: "checks", query: `SELECT * FROM checks ORDER BY id`,
		About: checks.Text{ZH: "核查项目", EN: "the checks"}},
	{Name: "check_results", perReport: true, query: `SELECT * FROM check_results WHERE report_id = ?1 ORDER BY check_id`,
		About: checks.Text{ZH: "每份报告每项核查的结果", EN: "the outcome of each check on each report"}},
	{Name: "findings", perReport: true, query: `SELECT v.*, f.printed AS "=printed", f.expected AS "=expected" FROM findings v JOIN finding f ON f.id = v.id WHERE v.report_id = ?1 AND f.report_no = ?1 ORDER BY v.id`,
		About: checks.Text{ZH: "核查发现的问题", EN: "findings of the checks"}},
	{Name: "unit_findings", query: `SELECT * FROM unit_findings ORDER BY agency, year, fingerprint`,
		About: checks.Text{ZH: "对名单单位的核查结果：逾期未发现的年度报告", EN: "findings on units of the list of which no report is there"}},
	{Name: "finding_keys", perReport: true, query: `SELECT f.finding_id, coalesce(f.key, k.key) AS key, f.printed AS "=printed", f.expected AS "=expected", f.text, f.assumed_zero, f.doubtful
		FROM finding g JOIN finding_key f ON f.finding_id = g.id LEFT JOIN figure_key k ON k.no = f.cell_id & 1023 WHERE g.report_no = ?1 ORDER BY g.id, f.seq`,
		About: checks.Text{ZH: "问题所涉的单元格", EN: "the cells that findings rest on"}},
	{Name: "finding_years", perReport: true, query: `SELECT y.finding_id, y.year, y.key, y.printed AS "=printed", y.text, y.assumed_zero, y.doubtful
		FROM finding g JOIN finding_year y ON y.finding_id = g.id WHERE g.report_no = ?1 ORDER BY g.id, y.seq`,
		About: checks.Text{ZH: "问题所依据的其他年度或版本的数据", EN: "what other years or versions print that findings rest on"}},
	{Name: "figure_keys", query: `SELECT v.* FROM figure_keys v JOIN figure_key k ON k.key = v.key ORDER BY CASE k."table" WHEN 'disclosure' THEN 1 WHEN 'requests' THEN 2 ELSE 3 END, k.no`,
		About: checks.Text{ZH: "指标：每个单元格的编码、名称和含义", EN: "the key, code, labels and meaning of every cell of the forms"}},
	{Name: "provenance", perReport: true, query: `SELECT v.* FROM provenance v WHERE v.report_id = ?1` + inPrint,
		About: checks.Text{ZH: "每个数据在原文件中的位置", EN: "where each figure stands in its document"}},
	{Name: "breaks", query: `SELECT * FROM breaks ORDER BY from_year, measure, kind`,
		About: checks.Text{ZH: "口径变化：自何年起不可直接比较", EN: "years from which a figure does not mean what it meant before"}},
	{Name: "runs", query: `SELECT * FROM runs ORDER BY id`,
		About: checks.Text{ZH: "建库记录", EN: "the record of the runs that made the data set"}},
	{Name: columnsTable,
		About: checks.Text{ZH: "数据字典：以上各表的列", EN: "the data dictionary: the columns of all tables"}},
}

// columnsTable is the data dictionary, made by this program and not by a query.
const columnsTable = "columns"

// ExportTables lists the public tables in the order of their export.
func ExportTables() []ExportTable { return slices.Clone(exportTables) }

// ExportTableNamed finds a table.
func ExportTableNamed(name string) (ExportTable, bool) {
	i := slices.IndexFunc(exportTables, func(t ExportTable) bool { return t.Name == name })
	if i < 0 {
		return ExportTable{}, false
	}
	return exportTables[i], true
}

// wideQuery is the view requests_wide for one report, with exact digits.
func wideQuery() string {
	var b strings.Builder
	b.WriteString(`SELECT v.report_id, v.agency, v.year, v.applicant`)
	for _, k := range printedOrder() {
		if k.Table == normalize.Requests && k.Column == normalize.Total {
			fmt.Fprintf(&b, `, max(v.value_exact) FILTER (WHERE v.item = '%[1]s') AS "=%[1]s"`, k.Row)
		}
	}
	b.WriteString(`, v.agency_id FROM requests v WHERE v.report_id = ?1 GROUP BY v.applicant ORDER BY min((SELECT no FROM figure_key k WHERE k.key = v.key))`)
	return b.String()
}

// panelQuery adds to the view what its decimals are exactly.
func panelQuery() string {
	var b strings.Builder
	b.WriteString(`SELECT v.*`)
	for _, k := range printedOrder() {
		if name := panelColumn(k); name != "" {
			fmt.Fprintf(&b, `, (SELECT c.exact FROM printed_cell c WHERE c.id = v.report_id * %d + %d AND c.kind = 'number') AS "=%s"`, cellsOfReport, k.no, name)
		}
	}
	b.WriteString(` FROM panel v WHERE v.report_id = ?1`)
	return b.String()
}

// panelColumn names a figure in the panel; "" where the panel has it not.
func panelColumn(k *figureKey) string {
	switch {
	case k.Table != normalize.Requests:
		return k.Row + "_" + k.Column
	case k.Column == normalize.Total:
		return k.Row
	}
	return ""
}
