package pattern

import (
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// endsOf gives the characters of which every match ends in one, where the expression
// matches at the end of a text only: a text that ends otherwise holds no match. It is nil
// where that is not known.
func endsOf(re *syntax.Regexp) []string {
	if re.Op != syntax.OpConcat || re.Sub[len(re.Sub)-1].Op != syntax.OpEndText {
		return nil
	}
	list, empty := lastsOfSequence(re.Sub[:len(re.Sub)-1])
	if empty || slices.Contains(list, string(utf8.RuneError)) {
		return nil
	}
	return list
}

// lasts are the characters that a part may end in, nil where that is not known; empty
// tells that it may match nothing, too.
func lasts(re *syntax.Regexp) (list []string, empty bool) {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			return nil, false
		}
		return []string{string(re.Rune[len(re.Rune)-1])}, false
	case syntax.OpCharClass:
		return eachRune(re.Rune), false
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText:
		return []string{}, true
	case syntax.OpCapture, syntax.OpPlus:
		return lasts(re.Sub[0])
	case syntax.OpStar, syntax.OpQuest:
		list, _ = lasts(re.Sub[0])
		return list, true
	case syntax.OpRepeat:
		list, empty = lasts(re.Sub[0])
		return list, empty || re.Min == 0
	case syntax.OpConcat:
		return lastsOfSequence(re.Sub)
	case syntax.OpAlternate:
		list = []string{}
		for _, sub := range re.Sub {
			some, none := lasts(sub)
			if some == nil {
				return nil, false
			}
			list, empty = append(list, some...), empty || none
		}
		return list, empty
	}
	return nil, false
}

// lastsOfSequence joins the last characters of parts back to the one that is never empty.
func lastsOfSequence(parts []*syntax.Regexp) (all []string, empty bool) {
	all = []string{}
	for _, sub := range slices.Backward(parts) {
		list, none := lasts(sub)
		if list == nil {
			return nil, false
		}
		if all = append(all, list...); !none {
			return all, false
		}
	}
	return all, true
}

// endsIn tells whether a text ends in one of the characters of the list.
func (w *wordList) endsIn(s string) bool {
	_, size := utf8.DecodeLastRuneInString(s)
	return w.at(s, len(s)-size)
}
