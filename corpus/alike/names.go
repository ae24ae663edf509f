package alike

// Names: how a report writes its own agency and place.

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Names lists the forms of an agency's name and of its divisions, as 河南省,
// 三门峡市 and 卢氏县, that its own report may use: with and without the
// divisions before it, the divisions with and without what they are. The longest
// stand first, as Strip wants them.
func Names(agency string, divisions ...string) []string {
	var list []string
	add := func(s string) {
		if utf8.RuneCountInString(s) >= 2 && !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	add(agency)
	short := agency
	for _, d := range divisions {
		add(d)
		add(stem(d))
		short = strings.TrimPrefix(short, d)
		add(short)
	}
	for _, d := range divisions {
		add(strings.TrimPrefix(short, stem(d)))
	}
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return list
}

var kinds = []string{"壮族自治区", "回族自治区", "维吾尔自治区", "特别行政区", "自治区", "自治州", "自治县", "自治旗", "地区", "街道", "省", "市", "县", "区", "旗", "盟", "镇", "乡"}

// stem is a division's name without what it is: 卢氏 of 卢氏县. A name of two
// characters stays whole.
func stem(division string) string {
	for _, k := range kinds {
		if s, ok := strings.CutSuffix(division, k); ok && utf8.RuneCountInString(s) >= 2 {
			return s
		}
	}
	return division
}
