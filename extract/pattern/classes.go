package pattern

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

// classes part all characters by what the instructions of an expression make of them:
// those of one class lead to the same.
type classes struct {
	like   []rune  // a character of each class
	bounds []rune  // where stretches of one class begin, the first at 0
	of     []uint8 // their classes
	ascii  [128]uint8
	page   [1024]uint8 // of the characters of three bytes, by the first two
	pages  [][64]uint8 // by the last
}

// mostClasses is what a byte counts.
const mostClasses = 256

// classesOf gives them, nil where there are too many.
func classesOf(prog *syntax.Prog) *classes {
	taken := takenBy(prog)
	c := &classes{bounds: boundsOf(taken)}
	takers := make([][]byte, len(c.bounds)) // those that take each stretch
	for i, pairs := range taken {
		for ; len(pairs) > 0; pairs = pairs[2:] {
			for k := c.stretch(pairs[0]); k < len(c.bounds) && c.bounds[k] <= pairs[1]; k++ {
				takers[k] = binary.AppendUvarint(takers[k], uint64(i))
			}
		}
	}
	known := map[string]uint8{}
	for k, from := range c.bounds {
		class, ok := known[string(takers[k])]
		if !ok {
			if len(c.like) == mostClasses {
				return nil
			}
			class = uint8(len(c.like))
			known[string(takers[k])], c.like = class, append(c.like, from)
		}
		c.of = append(c.of, class)
	}
	return c.withPages()
}

// takenBy are the characters that the instructions take, in pairs of bounds. Those of a
// part that is repeated take the same.
func takenBy(prog *syntax.Prog) (list [][]rune) {
	known := map[*rune]bool{}
	for i := range prog.Inst {
		switch in := &prog.Inst[i]; in.Op {
		case syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			list = append(list, []rune{0, '\n' - 1, '\n' + 1, unicode.MaxRune})
		case syntax.InstRune, syntax.InstRune1:
			if len(in.Rune) > 0 && !known[&in.Rune[0]] {
				known[&in.Rune[0]] = true
				list = append(list, pairsOf(in))
			}
		}
	}
	return list
}

// pairsOf are the bounds of an instruction's characters; one alone may stand for all that
// differ from it in case only.
func pairsOf(in *syntax.Inst) []rune {
	if len(in.Rune) > 1 {
		return in.Rune
	}
	one := in.Rune[0]
	list := []rune{one, one}
	if syntax.Flags(in.Arg)&syntax.FoldCase != 0 {
		for r := unicode.SimpleFold(one); r != one; r = unicode.SimpleFold(r) {
			list = append(list, r, r)
		}
	}
	return list
}

// boundsOf are the places at which one of the pairs begins, or the next behind its end.
func boundsOf(taken [][]rune) []rune {
	list := []rune{0, '\n', '\n' + 1}
	for _, pairs := range taken {
		for i := 0; i < len(pairs); i += 2 {
			list = append(list, pairs[i], pairs[i+1]+1)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// withPages lays out the classes of the characters of one and three bytes; most pages
// are of one class.
func (c *classes) withPages() *classes {
	for r := range c.ascii {
		c.ascii[r] = c.search(rune(r))
	}
	var plain [mostClasses]int // the page of each class alone, counted from 1
	k := 0
	for at := range c.page {
		first := rune(at) << 6
		k = c.onTo(k, first)
		n := &plain[c.of[k]]
		if mixed := c.onTo(k, first+63) > k; mixed {
			n = new(int)
		}
		if *n == 0 {
			if len(c.pages) == mostClasses {
				return nil
			}
			c.pages = append(c.pages, c.pageAt(k, first))
			*n = len(c.pages)
		}
		c.page[at] = uint8(*n - 1)
	}
	return c
}

// pageAt are the classes of 64 characters, of which the first is in stretch k.
func (c *classes) pageAt(k int, first rune) (page [64]uint8) {
	for i := range page {
		k = c.onTo(k, first+rune(i))
		page[i] = c.of[k]
	}
	return page
}

// onTo is the stretch of a character, from stretch k on.
func (c *classes) onTo(k int, r rune) int {
	for k+1 < len(c.bounds) && c.bounds[k+1] <= r {
		k++
	}
	return k
}

// stretch is the place of that which holds a character.
func (c *classes) stretch(r rune) int {
	k, found := slices.BinarySearch(c.bounds, r)
	if !found {
		k--
	}
	return k
}

func (c *classes) search(r rune) uint8 { return c.of[c.stretch(r)] }

// at is the class and the size of the character at text[i]. A byte that is none counts
// as U+FFFD, as in package regexp.
func (c *classes) at(text string, i int) (class uint8, size int) {
	b := text[i]
	if b < utf8.RuneSelf {
		return c.ascii[b], 1
	}
	if i+2 < len(text) && b&0xF0 == 0xE0 && b != 0xE0 && b != 0xED && text[i+1]&0xC0 == 0x80 && text[i+2]&0xC0 == 0x80 {
		return c.pages[c.page[uint(b&0xF)<<6|uint(text[i+1]&0x3F)]][text[i+2]&0x3F], 3
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	return c.search(r), size
}
