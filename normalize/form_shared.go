package normalize

// What both published forms share: applicants, disputes and the sums.

// Names of the tables, as keys use them.
const (
	Disclosure = "disclosure"
	Requests   = "requests"
	Disputes   = "disputes"
)

// Total is the column of row totals in requests and disputes.
const Total = "total"

// Rows of requests that checks and views name.
const (
	Received         = "received"
	BroughtForward   = "brought_forward"
	PartiallyGranted = "partially_granted"
	OtherHandling    = "other_handling"
	TotalHandled     = "total_handled"
	CarriedForward   = "carried_forward"
)

var applicants = []Column{
	{Name: "natural_person", Code: "np", Label: "自然人", EN: "Natural persons", Pattern: `自然人`, Unit: "件", Type: Count},
	{Name: "commercial_enterprise", Code: "ce", Label: "商业企业", EN: "Commercial enterprises", Pattern: `商业企业|企业`, Unit: "件", Type: Count},
	{Name: "research_institution", Code: "ri", Label: "科研机构", EN: "Research institutions", Pattern: `科研机构|科研`, Unit: "件", Type: Count},
	{Name: "public_interest_org", Code: "po", Label: "社会公益组织", EN: "Public interest organisations", Pattern: `社会公益组织|公益组织|社会组织`, Unit: "件", Type: Count},
	{Name: "legal_service_org", Code: "ls", Label: "法律服务机构", EN: "Legal service organisations", Pattern: `法律服务机构|法律服务`, Unit: "件", Type: Count},
	{Name: "other_org", Code: "oo", Label: "其他", EN: "Other organisations", Pattern: `其他|其它|其他组织`, Unit: "件", Type: Count},
	{Name: "total", Code: "tt", Label: "总计", EN: "Total", Pattern: `总计|合计`, Unit: "件", Type: Count},
}

var disputes = Table{Name: Disputes, Title: "政府信息公开行政复议、行政诉讼情况", EN: "Administrative review and suits", Blocks: []Block{{Columns: []Column{
	{Name: "upheld", Code: "upd", Label: "结果维持", EN: "Upheld", Pattern: `结果维持|维持`, Unit: "件", Type: Count},
	{Name: "corrected", Code: "cor", Label: "结果纠正", EN: "Corrected", Pattern: `结果纠正|纠正`, Unit: "件", Type: Count},
	{Name: "other", Code: "oth", Label: "其他结果", EN: "Other result", Pattern: `其(他|它)结果|其他`, Unit: "件", Type: Count},
	{Name: "pending", Code: "pen", Label: "尚未审结", EN: "Pending", Pattern: `尚未审结|未审结|尚未办结`, Unit: "件", Type: Count},
	{Name: "total", Code: "tt", Label: "总计", EN: "Total", Pattern: `总计|合计`, Unit: "件", Type: Count},
}, Rows: []Row{
	{Name: "review", Code: "l01", Label: "行政复议", EN: "Administrative review", Pattern: `行政复议`},
	{Name: "suit_direct", Code: "l02", Label: "未经复议直接起诉", EN: "Suit without prior review", Group: "行政诉讼", Pattern: `未经复议直接(起诉|诉讼)`},
	{Name: "suit_after_review", Code: "l03", Label: "复议后起诉", EN: "Suit after review", Group: "行政诉讼", Pattern: `经?复议后起诉`},
}}}}

// sums lists the identities of a form (domain.md 2.2, I1–I6). Only I1 is printed.
func sums(requests Table) []Balance {
	parts := []string{"natural_person", "commercial_enterprise", "research_institution", "public_interest_org", "legal_service_org", "other_org"}
	results := []string{"upheld", "corrected", "other", "pending"}
	list := []Balance{
		{ID: "I1", Table: Requests, Over: "column", Printed: true, Left: []string{Received, BroughtForward}, Right: []string{TotalHandled, CarriedForward}},
		{ID: "I2", Table: Requests, Over: "column", Left: []string{TotalHandled}, Right: outcomes(requests)},
		{ID: "I3", Table: Requests, Over: "row", Left: []string{Total}, Right: parts},
	}
	for i, row := range []string{"review", "suit_direct", "suit_after_review"} {
		id := []string{"I4", "I5", "I6"}[i]
		list = append(list, Balance{ID: id, Table: Disputes, Row: row, Over: "row", Left: []string{Total}, Right: results})
	}
	return list
}

func outcomes(requests Table) []string {
	var names []string
	for _, r := range requests.Blocks[0].Rows {
		if r.Outcome {
			names = append(names, r.Name)
		}
	}
	return names
}
