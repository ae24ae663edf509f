package normalize

import (
	"strings"
	"sync"

	"nianbao/extract/pattern"
)

// rowLabel recognises one row of a table by its printed label, over all forms.
type rowLabel struct {
	row   string
	exact map[string]bool
	re    *pattern.Pattern
}

// labels of each table: the union of all forms, in printed order.
// They are made once, when every form has registered itself.
var labels = sync.OnceValue(func() map[string][]rowLabel {
	return map[string][]rowLabel{
		Disclosure: rowLabels(Disclosure, `^(?:%s)(?:[指含即].*|包括.*|[件项宗])?$`),
		Requests:   rowLabels(Requests, `%s`),
		Disputes:   rowLabels(Disputes, `^(?:行政诉讼)?(?:%s)$`),
	}
})

// exactLabels finds the rows of each table by their printed labels.
var exactLabels = sync.OnceValue(func() map[string]map[string]string {
	all := map[string]map[string]string{}
	for table, list := range labels() {
		all[table] = map[string]string{}
		for _, l := range list {
			for text := range l.exact {
				all[table][text] = l.row
			}
		}
	}
	return all
})

// exactRow is the row whose label, or a listed variant of it, is printed in full,
// with the label of its group before it or without.
func exactRow(table, folded string) string {
	if row := exactLabels()[table][folded]; row != "" {
		return row
	}
	return exactLabels()[table][stripGroup(folded)]
}

func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF }

func rowLabels(table, frame string) []rowLabel {
	var list []rowLabel
	at := map[string]int{}
	for _, f := range Forms() {
		t, _ := f.Table(table)
		for _, b := range t.Blocks {
			for _, r := range b.Rows {
				if i, seen := at[r.Name]; seen {
					list[i].exact[Fold(r.Label)] = true
					continue
				}
				at[r.Name] = len(list)
				list = append(list, newRowLabel(r, frame))
			}
		}
	}
	return list
}

func newRowLabel(r Row, frame string) rowLabel {
	l := rowLabel{row: r.Name, exact: map[string]bool{Fold(r.Label): true}}
	l.exact[Fold(bareLabel(r.Label))] = true
	for _, v := range r.Exact {
		l.exact[Fold(v)] = true
	}
	l.re = pattern.MustCompile(strings.Replace(frame, "%s", r.Pattern, 1))
	return l
}

var numbering = pattern.MustCompile(`^(?:[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]+、|\d[.．、])\s*`)

// bareLabel is a printed label without its numbering.
func bareLabel(s string) string { return numbering.ReplaceAllString(s, "") }

// match is what a label turned out to be.
type match struct {
	row       string
	exact     bool
	ambiguous bool
}

// matchRow finds the row of a table that a folded label names. A label that fits
// two rows names neither, except 大量重复申请, which contains the words of
// another row and means excessive requests (domain 6.2).
func matchRow(table, folded string) match { return rowsMatched().of(table, folded, findRow) }

var rowsMatched = sync.OnceValue(func() *ofTable[match] { return askTables(findRow) })

func findRow(table, folded string) match {
	if folded == "" || isSum(folded) {
		return match{}
	}
	if row := exactRow(table, folded); row != "" {
		return match{row: row, exact: true}
	}
	folded = stripGroup(folded)
	if !strings.ContainsFunc(folded, isHan) {
		return match{}
	}
	var found []string
	for _, l := range labels()[table] {
		if l.re.MatchString(folded) {
			found = append(found, l.row)
		}
	}
	switch {
	case len(found) == 0:
		return match{}
	case len(found) == 1:
		return match{row: found[0]}
	case len(found) == 2 && found[0] == "not_processed_repeat" && found[1] == "not_processed_excessive":
		return match{row: found[1]}
	}
	return match{ambiguous: true}
}

// Group labels of requests carry no values of their own (domain 6.2).
var (
	groupLabel  = pattern.MustCompile(`^(?:三{0,2}本年度?办理结果|三?不予公开|四?无法提供|五?不予处理|六?其[他它](?:处理)?)$`)
	groupPrefix = pattern.MustCompile(`^(?:三{0,2}本年度?办理结果)?(?:三不予公开|四无法提供|五不予处理|六其[他它]处理|不予公开|无法提供|不予处理)?`)
)

var (
	groupLabels = &memo[bool]{ask: groupLabel.MatchString}
	groupStarts = pattern.SetOf("三本不四无五六其")
)

// longestGroup is the length in bytes of the longest group label.
const longestGroup = len("三三本年度办理结果")

// stripGroup takes group labels away that stand before a row's label in one cell.
func stripGroup(folded string) string {
	rest := folded[len(groupPrefix.FindString(folded)):]
	if rest == "" {
		return folded
	}
	return rest
}

// isSum finds the label of a subtotal that an agency added: 小计, 不予公开合计.
func isSum(folded string) bool {
	return strings.Contains(folded, "小计") || addedSum.MatchString(folded)
}

var addedSum = pattern.MustCompile(`(?:不予公开|无法提供|不予处理|其[他它]处理).{0,2}(?:合计|总计|共计)$`)

func isGroup(folded string) bool {
	return len(folded) <= longestGroup && groupStarts.At(folded, 0) && folded != "其他" && folded != "其它" && groupLabels.of(folded)
}

// groupRows are the rows under a group label, for subtotals that agencies add.
func groupRows(folded string) []string {
	prefix := ""
	switch {
	case strings.Contains(folded, "不予公开"):
		prefix = "denied_"
	case strings.Contains(folded, "无法提供"):
		prefix = "unavailable_"
	case strings.Contains(folded, "不予处理"):
		prefix = "not_processed_"
	case strings.Contains(folded, "其他处理"), strings.Contains(folded, "其它处理"):
		prefix = "other_"
	default:
		return nil
	}
	var rows []string
	for _, r := range requests2021.Blocks[0].Rows {
		if strings.HasPrefix(r.Name, prefix) {
			rows = append(rows, r.Name)
		}
	}
	return rows
}

var blockTitle = pattern.MustCompile(`^第?(?:二十|20)条第?[一五六八九15689]项?$`)

func isBlockTitle(folded string) bool {
	return len(folded) >= len("20条一") && startsWith(folded, "第", "二", "2") && blockTitles.of(folded)
}

var blockTitles = &memo[bool]{ask: blockTitle.MatchString}
