package pattern

import "slices"

// Pairs are the pairs of neighbouring characters of a text without its spaces. A word
// of which one is not among them does not stand in the text: many words are ruled out
// so without looking through it for each.
type Pairs struct {
	set  [1024]uint64
	last uint32 // the character that the text ends in so far
	// Private: the text holds a character of the private area (U+E000–F8FF), or one
	// that could not be decoded.
	Private bool
	// Wide: the text holds a full-width digit.
	Wide bool
}

// Add takes in how a text goes on, and tells whether that holds spaces.
func (p *Pairs) Add(text string) (spaced bool) {
	last := p.last
	for i := 0; i < len(text); {
		for i+4 <= len(text) { // nearly all of a text is characters of three bytes, and no marks
			four := text[i : i+4]
			c := uint32(four[0]) | uint32(four[1])<<8 | uint32(four[2])<<16 | uint32(four[3])<<24
			if c&0xC0C0F0 != 0x8080E0 || odd[four[0]] && (c&0xFFFFFF == 0x8080E3 || isPrivate(four) || isWide(four)) {
				break
			}
			c &= 0xFFFFFF
			pair := pairOf(last, c)
			p.set[pair>>6&1023] |= 1 << (pair & 63)
			last = c
			i += 3
		}
		if i == len(text) {
			break
		}
		if odd[text[i]] {
			if n := spaceAt(text[i:]); n > 0 {
				spaced = true
				i += n
				continue
			}
			p.Private = p.Private || isPrivate(text[i:])
			p.Wide = p.Wide || isWide(text[i:])
		}
		c, size := charAt(text, i)
		pair := pairOf(last, c)
		p.set[pair>>6&1023] |= 1 << (pair & 63)
		last = c
		i += size
	}
	p.last = last
	return spaced
}

// charAt is a character, or a byte, and its size.
func charAt(text string, i int) (c uint32, size int) {
	if size = sizeOf(text, i); size == 3 {
		return uint32(text[i]) | uint32(text[i+1])<<8 | uint32(text[i+2])<<16, size
	}
	return uint32(text[i]), size
}

// pairOf gives a pair one of 65536 places.
func pairOf(first, second uint32) uint32 { return (first*37 + second) * 0x85EBCA6B >> 16 }

// odd are the bytes that begin a space or a private character.
var odd = [256]bool{' ': true, '\t': true, 0xC2: true, 0xE3: true, 0xEE: true, 0xEF: true}

// spaceAt is the size of the space that a text begins with: plain, tab, wide or fixed.
func spaceAt(text string) int {
	switch {
	case text[0] == ' ', text[0] == '\t':
		return 1
	case len(text) > 1 && text[:2] == "\u00a0":
		return 2
	case len(text) > 2 && text[:3] == "\u3000":
		return 3
	}
	return 0
}

// isPrivate tells by the bytes: EE 80 80 to EF A3 BF, and EF BF BD.
func isPrivate(text string) bool {
	return text[0] == 0xEE || text[0] == 0xEF && len(text) > 2 && (text[1] <= 0xA3 || text[1] == 0xBF && text[2] == 0xBD)
}

// isWide tells by the bytes: EF BC 90 to EF BC 99.
func isWide(text string) bool {
	return text[0] == 0xEF && len(text) > 2 && text[1] == 0xBC && text[2] >= 0x90 && text[2] <= 0x99
}

// may tells whether a word can stand in the text.
func (p *Pairs) may(word string) bool {
	last := uint32(0)
	for i := 0; i < len(word); {
		if n := spaceAt(word[i:]); n > 0 {
			i += n
			continue
		}
		c, size := charAt(word, i)
		if pair := pairOf(last, c); last != 0 && p.set[pair>>6]>>(pair&63)&1 == 0 {
			return false
		}
		last = c
		i += size
	}
	return true
}

// May is false where none of the words can stand in the text.
func (w *Words) May(p *Pairs) bool { return w.list.may(p) }

// May is false where the pattern cannot match in the text, nor in a part of it.
func (p *Pattern) May(pairs *Pairs) bool {
	where := p.look()
	return where.needs.may(pairs) && where.firsts.may(pairs)
}

// may is true of no list: nothing is known then.
func (w *wordList) may(p *Pairs) bool { return w == nil || slices.ContainsFunc(w.list, p.may) }
