package pattern

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// spelled gives all that an expression matches, in the order of its preference,
// where that are few words and nothing else: such an expression need not run. It is
// nil where the expression has groups.
func spelled(re *syntax.Regexp) []string {
	list := spellings(re)
	if slices.ContainsFunc(list, func(w string) bool { return w == "" || strings.ContainsRune(w, utf8.RuneError) }) {
		return nil
	}
	return list
}

func spellings(re *syntax.Regexp) (list []string) {
	switch re.Op {
	case syntax.OpLiteral:
		return literal(re)
	case syntax.OpCharClass:
		return eachRune(re.Rune)
	case syntax.OpEmptyMatch:
		return []string{""}
	case syntax.OpQuest:
		if list = spellings(re.Sub[0]); list == nil {
			return nil
		}
		if re.Flags&syntax.NonGreedy != 0 {
			return append([]string{""}, list...)
		}
		return append(list, "")
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			some := spellings(sub)
			if some == nil || len(list)+len(some) > mostNeeded {
				return nil
			}
			list = append(list, some...)
		}
		return list
	case syntax.OpConcat:
		list = []string{""}
		for _, sub := range re.Sub {
			if list = joined(list, spellings(sub)); list == nil {
				return nil
			}
		}
		return list
	}
	return nil
}

// joined has every first part with every second one behind it, nil when these are
// none or too many.
func joined(before, behind []string) (list []string) {
	if len(before)*len(behind) > mostNeeded {
		return nil
	}
	for _, a := range before {
		for _, b := range behind {
			list = append(list, a+b)
		}
	}
	return list
}
