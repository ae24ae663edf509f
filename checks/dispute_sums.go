package checks

// The totals of reviews and suits: four results and a total for each of three
// kinds of proceedings.

var (
	_ = register(disputeSum("review-sum", "I4", "review", Text{"行政复议", "Administrative reviews"}))
	_ = register(disputeSum("suit-direct-sum", "I5", "suit_direct", Text{"未经复议直接起诉", "Suits without prior review"}))
	_ = register(disputeSum("suit-after-review-sum", "I6", "suit_after_review", Text{"复议后起诉", "Suits after review"}))
)

// disputeSum is the record of one kind of proceedings; the three differ in
// nothing but the row.
func disputeSum(id, balance, row string, name Text) Check {
	total, sum := "disputes/"+row+"/total", ""
	for _, part := range []string{"upheld", "corrected", "other", "pending"} {
		if sum != "" {
			sum += " + "
		}
		sum += "disputes/" + row + "/" + part
	}
	return Check{
		ID: id, Group: "ARI", Severity: Error, Class: NationalForm,
		Title: Text{name.ZH + "各项之和与总计不符", name.EN + " do not add up to their total"},
		Says: Text{
			"行政复议、行政诉讼情况表“" + name.ZH + "”：结果维持{upheld}＋结果纠正{corrected}＋其他结果{other}＋尚未审结{pending}＝{expected}，“总计”列为{printed}，差{difference}。",
			name.EN + ": upheld {upheld} + corrected {corrected} + other {other} + pending {pending} = {expected}, the total says {printed}; difference {difference}.",
		},
		Basis: Text{"年报格式第四部分“总计”", "The totals of table four of the form"},
		Forms: bothForms, Scope: ScopeTable, Needs: []string{"disputes/" + row + "/*"},
		Formula: Text{name.ZH + "：总计≠结果维持＋结果纠正＋其他结果＋尚未审结", total + " ≠ " + sum},
		Traps: Text{
			"未填的分项按0计并降一级；总计未填的见legal-blank-total。",
			"Unfilled parts count as 0 and the severity falls; for blank totals see legal-blank-total.",
		},
		Run: func(p *Pass) {
			for _, s := range p.Sums(balance) {
				total, parts := p.Sides(s)
				p.Total(s.Place, total, parts)
			}
		},
	}
}
