package pattern

import (
	"cmp"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
)

// words are looked for all at once, by the characters that they begin with.
type words = *wordList

type wordList struct {
	list   []string
	begins [128]uint64   // a bit for the place of each first character
	shelf  [16][]shelved // the words by the end of that place
	rare   int           // of one word, which of its bytes is looked for
	ascii  bool          // all of them begin with ASCII characters
}

// shelved is a word with the bit of its place in the list, 0 behind the first 64.
type shelved struct {
	word string
	bit  uint64
}

func wordsOf(list []string) words {
	if len(list) == 0 || slices.Contains(list, "") {
		return nil
	}
	w := &wordList{list: list, rare: rarest(list[0]), ascii: true}
	for i, word := range list {
		at := placeOf(word, 0)
		w.begins[at>>6] |= 1 << (at & 63)
		w.shelf[at&15] = append(w.shelf[at&15], shelved{word, 1 << i})
		w.ascii = w.ascii && word[0] < utf8.RuneSelf
	}
	return w
}

// placeOf gives the character at s[i] one of 8192 places, by its last two bytes.
func placeOf(s string, i int) uint {
	if s[i] < 0xE0 || i+2 >= len(s) {
		return uint(s[i])
	}
	return 4096 | uint(s[i+1]&63)<<6 | uint(s[i+2]&63)
}

// at tells whether a word stands at s[i:].
func (w *wordList) at(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	at := placeOf(s, i)
	return w.begins[at>>6]&(1<<(at&63)) != 0 && w.stands(s[i:], at)
}

// stands tells whether a text begins with a word, by the place of its first character.
func (w *wordList) stands(s string, at uint) bool {
	for _, word := range w.shelf[at&15] {
		if strings.HasPrefix(s, word.word) {
			return true
		}
	}
	return false
}

// bits are those of the words that a text begins with.
func (w *wordList) bits(s string) (set uint64) {
	for _, word := range w.shelf[placeOf(s, 0)&15] {
		if strings.HasPrefix(s, word.word) {
			set |= word.bit
		}
	}
	return set
}

// next finds the first word in s[i:], or gives -1. It goes from character to
// character; most are three bytes long.
func (w *wordList) next(s string, i int) int {
	if len(w.list) == 1 {
		return w.nextOne(s, i)
	}
	for i < len(s) {
		i = w.skip(s, i)
		if i == len(s) {
			break
		}
		if w.stands(s[i:], placeOf(s, i)) {
			return i
		}
		i += sizeOf(s, i)
	}
	return -1
}

// nextOne is next for one word: it goes to the next of its rarest bytes.
func (w *wordList) nextOne(s string, i int) int {
	word := w.list[0]
	for i += w.rare; i < len(s); i++ {
		found := strings.IndexByte(s[i:], word[w.rare])
		if found < 0 {
			return -1
		}
		if i += found; strings.HasPrefix(s[i-w.rare:], word) {
			return i - w.rare
		}
	}
	return -1
}

// usual is how the texts read that words are looked for in.
const usual = "政府信息公开工作年度报告2023年，我局认真贯彻落实《中华人民共和国政府信息公开条例》，主动公开行政许可、处罚等信息120条，收到申请3件，" +
	"均按期答复；加强组织领导，健全制度，规范流程，强化监督，提升服务水平。存在的主要问题：内容不够丰富，下一步将进一步完善平台建设，及时更新。"

// rarest is the place of the byte of a word that usual texts have least of.
func rarest(word string) (place int) {
	least := len(usual)
	for i := range len(word) {
		if n := strings.Count(usual, word[i:i+1]); n < least {
			place, least = i, n
		}
	}
	return place
}

// skip finds the next place from s[i:] on at which a word may begin, or the end.
func (w *wordList) skip(s string, i int) int {
	if w.ascii {
		return skipASCII(&w.begins, s, i)
	}
	return skip(&w.begins, s, i)
}

// skipASCII is skip for ASCII characters: most bytes of a text are none, and eight are
// looked at together.
func skipASCII(begins *[128]uint64, s string, i int) int {
	const high = 0x8080808080808080
	for ; i < len(s); i++ {
		for i+8 <= len(s) {
			b := s[i : i+8]
			if (uint64(b[0])|uint64(b[1])<<8|uint64(b[2])<<16|uint64(b[3])<<24|uint64(b[4])<<32|uint64(b[5])<<40|uint64(b[6])<<48|uint64(b[7])<<56)&high != high {
				break
			}
			i += 8
		}
		if i < len(s) && s[i] < utf8.RuneSelf && begins[s[i]>>6]>>(s[i]&63)&1 != 0 {
			return i
		}
	}
	return len(s)
}

// skip finds the next character from s[i:] on whose place has a bit, or the end.
func skip(begins *[128]uint64, s string, i int) int {
	for i < len(s) {
		for i+8 <= len(s) { // nearly all of a text is characters of three bytes
			b := s[i : i+8]
			two := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 | uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
			if two&0xC0C0E0C0C0E0 != 0x8080E08080E0 || begins[64|two>>8&63]&(1<<(two>>16&63)) != 0 || begins[64|two>>32&63]&(1<<(two>>40&63)) != 0 {
				break
			}
			i += 6
		}
		for i+4 <= len(s) {
			four := s[i : i+4]
			c := uint32(four[0]) | uint32(four[1])<<8 | uint32(four[2])<<16 | uint32(four[3])<<24
			if c&0xC0C0E0 != 0x8080E0 || begins[64|c>>8&63]>>(c>>16&63)&1 != 0 {
				break
			}
			i += 3
		}
		if i == len(s) {
			break
		}
		if at := placeOf(s, i); begins[at>>6]>>(at&63)&1 != 0 {
			return i
		}
		i += sizeOf(s, i)
	}
	return i
}

// sizeOf is three for a character of three bytes, else one.
func sizeOf(s string, i int) int {
	if i+2 < len(s) && s[i] >= 0xE0 && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 {
		return 3
	}
	return 1
}

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

// bound is the most bytes that a match has, 0 where there is no bound or the
// expression asks for the end of the text.
func bound(re *syntax.Regexp) int {
	if has(re, syntax.OpStar, syntax.OpPlus, syntax.OpEndText, syntax.OpEndLine) {
		return 0
	}
	return most(re)
}

func most(re *syntax.Regexp) int {
	n := 0
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune) * utf8.UTFMax
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return utf8.UTFMax
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			n = max(n, most(sub))
		}
		return n
	}
	for _, sub := range re.Sub {
		n += most(sub)
	}
	if re.Op == syntax.OpRepeat {
		if re.Max < 0 {
			return 1 << 20
		}
		n *= re.Max
	}
	return n
}
