package normalize

import "nianbao/extract/pattern"

// Shares: percentages of one whole that are listed together (信函占40%，当面占35%，
// 其他占25%).

var (
	shareWords = pattern.MustCompile(`占(?:比|全部|总数|总量|答复|办结|申请|的|比例|比重|为|到|了|：)*$`)
	restWords  = pattern.MustCompile(`(?:其[他它]|其余|剩余)[^，；。]{0,16}$`)
)

// shares gives the percentages of a sentence, if they are said to be all of one
// whole: the last is of the rest, or the counts beside them are all parts of a
// total. 分别占 alone may leave something out.
func (s *sentence) shares(all []mention) (stated, bool) {
	var list, counts []mention
	for i, n := range all {
		switch {
		case n.compared || n.rounded != exactly || containsAny(n.left, "约", "近", "超"):
			return stated{}, false
		case n.unit == "%" && shareWords.MatchString(n.left):
			list = append(list, n)
			if i > 0 && all[i-1].unit != "%" && all[i-1].end+len("，") >= n.clause {
				counts = append(counts, all[i-1])
			}
		}
	}
	if len(list) < 2 || !allOf(all, list, counts) {
		return stated{}, false
	}
	first, last := list[0], list[len(list)-1]
	if len(counts) > 0 {
		first = counts[0]
	}
	st := s.statement("shares", first.clause, last.end)
	st.Unit, st.Exhaustive, st.from = "%", true, first.from
	for _, n := range list {
		st.Parts = append(st.Parts, n.value)
	}
	return st, true
}

// allOf tells whether the shares are said to be all of one whole. Numbers of the
// sentence that are neither a share nor counted beside one leave it open, except the
// total before them.
func allOf(all, list, counts []mention) bool {
	last := list[len(list)-1]
	if len(counts) == 0 {
		return len(all) <= len(list)+1 && restWords.MatchString(shareWords.ReplaceAllString(last.left, ""))
	}
	if len(counts) != len(list) || len(all) != 2*len(list)+1 || all[0].unit != counts[0].unit {
		return false
	}
	var sum Decimal
	for _, n := range counts {
		sum = sum.Add(n.value)
	}
	return sum.Cmp(all[0].value) == 0
}
