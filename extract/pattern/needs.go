package pattern

import (
	"cmp"
	"regexp/syntax"
	"slices"
	"strings"
)

// What an expression tells of its matches: the words of which each holds one, and those
// with which it begins.

// mostNeeded bounds what is looked for: with more, running the expression costs no
// more than looking.
const mostNeeded = 40

// needed gives words of which every match holds one, or none where that is not
// known.
func needed(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		return literal(re)
	case syntax.OpCharClass:
		return eachRune(re.Rune)
	case syntax.OpCapture, syntax.OpPlus:
		return needed(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needed(re.Sub[0])
		}
	case syntax.OpConcat:
		var best []string
		for _, sub := range re.Sub {
			best = rarer(best, needed(sub))
		}
		return best
	case syntax.OpAlternate:
		return neededByAll(re.Sub)
	}
	return nil
}

func literal(re *syntax.Regexp) []string {
	if re.Flags&syntax.FoldCase != 0 {
		return nil
	}
	return []string{string(re.Rune)}
}

// neededByAll are the words of all alternatives, without those that hold another.
func neededByAll(alternatives []*syntax.Regexp) []string {
	var all []string
	for _, sub := range alternatives {
		words := needed(sub)
		if len(words) == 0 {
			return nil
		}
		all = append(all, words...)
	}
	return least(all, strings.Contains)
}

// least leaves out the words that another word covers, and all when too many stay.
func least(all []string, covers func(word, other string) bool) []string {
	slices.SortFunc(all, func(a, b string) int { return len(a) - len(b) })
	var list []string
	for _, w := range all {
		if !slices.ContainsFunc(list, func(l string) bool { return covers(w, l) }) {
			list = append(list, w)
		}
	}
	if len(list) > mostNeeded {
		return nil
	}
	return list
}

// eachRune are the characters of a small class, given as pairs of bounds.
func eachRune(bounds []rune) []string {
	var list []string
	for i := 0; i < len(bounds); i += 2 {
		for r := bounds[i]; r <= bounds[i+1]; r++ {
			if len(list) == mostNeeded {
				return nil
			}
			list = append(list, string(r))
		}
	}
	return list
}

// rarer is the set that fewer texts hold: longer words before shorter ones, then those
// that usual texts hold less of, then fewer before more.
func rarer(a, b []string) []string {
	if len(a) == 0 || len(b) == 0 {
		return append(a, b...)
	}
	if cmp.Or(cmp.Compare(shortest(a), shortest(b)), cmp.Compare(usually(b), usually(a)), cmp.Compare(len(b), len(a))) >= 0 {
		return a
	}
	return b
}

// usually is how often words stand in usual texts.
func usually(words []string) (n int) {
	for _, word := range words {
		n += strings.Count(usual, word)
	}
	return n
}

func shortest(words []string) int {
	return len(slices.MinFunc(words, func(a, b string) int { return len(a) - len(b) }))
}

// firstsOf gives words of which every match begins with one, nil where that is
// not known; empty tells that nothing may match, too. The words are as long as
// their number allows: longer ones are rarer in a text.
func firstsOf(re *syntax.Regexp) (list []string, empty bool) {
	if list, empty = firsts(re, true); list == nil {
		return firsts(re, false)
	}
	return list, empty
}

func firsts(re *syntax.Regexp, long bool) (list []string, empty bool) {
	switch re.Op {
	case syntax.OpLiteral:
		return literal(re), false
	case syntax.OpCharClass:
		return eachRune(re.Rune), false
	case syntax.OpEmptyMatch, syntax.OpEndText, syntax.OpEndLine:
		return []string{}, true
	case syntax.OpCapture, syntax.OpPlus:
		return firsts(re.Sub[0], long)
	case syntax.OpStar, syntax.OpQuest:
		list, _ = firsts(re.Sub[0], long)
		return list, true
	case syntax.OpRepeat:
		list, empty = firsts(re.Sub[0], long)
		return list, empty || re.Min == 0
	case syntax.OpConcat:
		return firstsOfSequence(re.Sub, long)
	case syntax.OpAlternate:
		return firstsOfAny(re.Sub, long)
	}
	return nil, false
}

// firstsOfSequence joins the first words of parts up to the first that is never
// empty. Where that is spelled out, what follows makes its words longer.
func firstsOfSequence(parts []*syntax.Regexp, long bool) (all []string, empty bool) {
	all = []string{}
	for i, sub := range parts {
		list, none := firsts(sub, long)
		if list == nil {
			return nil, false
		}
		if !none {
			if longer := continued(sub, parts[i+1:]); long && longer != nil {
				list = longer
			}
			return least(append(all, list...), strings.HasPrefix), false
		}
		all = append(all, list...)
	}
	return least(append([]string{}, all...), strings.HasPrefix), true
}

// continued is a part that is spelled out with the first words of what follows, nil
// where nothing need follow or these are too many.
func continued(part *syntax.Regexp, rest []*syntax.Regexp) []string {
	whole := spelled(part)
	behind, empty := firstsOfSequence(rest, true)
	if whole == nil || empty {
		return nil
	}
	return joined(whole, behind)
}

// firstsOfAny are the first words of all alternatives.
func firstsOfAny(alternatives []*syntax.Regexp, long bool) (all []string, empty bool) {
	all = []string{}
	for _, sub := range alternatives {
		list, none := firsts(sub, long)
		if list == nil {
			return nil, false
		}
		all = append(all, list...)
		empty = empty || none
	}
	return least(all, strings.HasPrefix), empty
}

// behindStart takes the ^ away that an expression begins with.
func behindStart(re *syntax.Regexp) (rest *syntax.Regexp, anchored bool) {
	if re.Op == syntax.OpConcat && re.Sub[0].Op == syntax.OpBeginText {
		rest := *re
		rest.Sub = re.Sub[1:]
		return &rest, true
	}
	return re, false
}

func has(re *syntax.Regexp, ops ...syntax.Op) bool {
	return slices.Contains(ops, re.Op) || slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return has(sub, ops...) })
}
