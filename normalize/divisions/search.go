package divisions

// Searching is for people: 卢氏 finds 卢氏县, 延边 finds 延边朝鲜族自治州. What is
// found here decides no report's division.

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// suffix is what a short form may leave out.
var suffix = regexp.MustCompile(`^(?:[\p{Han}]+族)*(?:特别行政区|自治区|自治州|自治县|自治旗|地区|街道办事处|街道|苏木|省|市|县|区|旗|盟|镇|乡|林区)$`)

// Search lists the divisions whose name, or short form of it, is the given word;
// the higher levels come first, then the order of codes; those of today only. A chain of names
// (河南 卢氏) is searched a word at a time with Within.
func Search(word string) []Division {
	if word == "" {
		return nil
	}
	var found []Division
	t := table()
	head, _ := utf8.DecodeRuneInString(word)
	for i := t.heads[head]; i > 0; i = t.nextOne[i-1] {
		rest, ok := strings.CutPrefix(t.nameOf(int(i-1)), word)
		if ok && int(t.list[i-1].to) == newest && (rest == "" || suffix.MatchString(rest)) {
			found = append(found, t.of(int(i-1)))
		}
	}
	slices.SortStableFunc(found, func(a, b Division) int {
		return rank(a) - rank(b)
	})
	return found
}

// rank orders the levels; zones stand behind the counties.
func rank(d Division) int {
	if d.IsZone {
		return 7
	}
	return 2 * slices.Index([]string{Province, Prefecture, County, "", Township}, d.Level)
}

func sortByCode(list []Division) {
	slices.SortFunc(list, func(a, b Division) int { return strings.Compare(a.Code, b.Code) })
}
