package divisions

// Searching is for people: 卢氏 finds 卢氏县, 延边 finds 延边朝鲜族自治州. What is
// found here decides no report's division.

import (
	"regexp"
	"slices"
	"strings"
	"sync"
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
	first, _ := utf8.DecodeRuneInString(word)
	for _, i := range byInitial()[first] {
		d := &table().list[i]
		if rest, ok := strings.CutPrefix(d.Name, word); ok && (rest == "" || suffix.MatchString(rest)) {
			found = append(found, *d)
		}
	}
	slices.SortStableFunc(found, func(a, b Division) int {
		return rank(a) - rank(b)
	})
	return found
}

// byInitial gives the divisions of today by the first character of their names, in the
// order of the table.
var byInitial = sync.OnceValue(func() map[rune][]int32 {
	list := map[rune][]int32{}
	for i := range table().list {
		if d := &table().list[i]; d.to == newest {
			first, _ := utf8.DecodeRuneInString(d.Name)
			list[first] = append(list[first], int32(i))
		}
	}
	return list
})

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
