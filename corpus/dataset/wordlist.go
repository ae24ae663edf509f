package dataset

// The words of a section, each once, as its index takes them. Every character of
// every section passes here, so Chinese is cut without being decoded into runs.

import (
	"unicode"
	"unicode/utf8"
)

// wordList collects words, each once. It may be used again after take.
type wordList struct {
	pairs  pairSet
	others map[string]bool // runs of letters or digits
	text   []byte          // the words found, a space behind each
	run    []byte          // the run of letters or digits in hand
}

// indexed gives the words of compact texts for the index, each once, spaces between: the
// pairs of each run of Chinese characters with its last character alone, and each
// run of letters or digits.
func (w *wordList) indexed(texts ...string) string {
	w.pairs.clear()
	clear(w.others)
	w.text = w.text[:0]
	for _, t := range texts {
		w.cut(t)
	}
	return string(w.text)
}

// cut adds the words of one text. Between runs, before is 0.
func (w *wordList) cut(s string) {
	before, at := rune(0), 0 // the Chinese character that a pair may begin with, and where it stands
	for i := 0; i < len(s); {
		c, size := common(s[i:])
		class := han
		if size == 0 {
			c, size = utf8.DecodeRuneInString(s[i:])
			c = unicode.ToLower(c)
			class = classOf(c)
		}
		if class != letter {
			w.endRun()
		}
		switch {
		case before == 0:
		case class == han:
			w.pair(before, c, s[at:i+size])
		default:
			w.pair(before, 0, s[at:i])
		}
		before, at = 0, i
		switch class {
		case han:
			before = c
		case letter:
			w.run = utf8.AppendRune(w.run, c)
		}
		i += size
	}
	if before != 0 {
		w.pair(before, 0, s[at:])
	}
	w.endRun()
}

// common decodes one of the characters U+4E00 to U+9FFF, which are nearly all; size
// is 0 for any other.
func common(s string) (c rune, size int) {
	if len(s) < 3 || s[0] < 0xE4 || s[0] > 0xE9 || s[1]&0xC0 != 0x80 || s[2]&0xC0 != 0x80 {
		return 0, 0
	}
	c = rune(s[0]&0xF)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F)
	if c < 0x4E00 {
		return 0, 0
	}
	return c, 3
}

func (w *wordList) pair(first, second rune, text string) {
	if w.pairs.add(uint64(first)<<21 | uint64(second)) {
		w.text = append(append(w.text, text...), ' ')
	}
}

func (w *wordList) endRun() {
	if len(w.run) == 0 {
		return
	}
	if !w.others[string(w.run)] {
		if w.others == nil {
			w.others = map[string]bool{}
		}
		w.others[string(w.run)] = true
		w.text = append(append(w.text, w.run...), ' ')
	}
	w.run = w.run[:0]
}

// pairSet is a set of numbers below 2^42 that is emptied at no cost: each slot
// holds a number and, above it, the round in which it came in.
type pairSet struct {
	slots []uint64 // a power of two, half of them free at least
	round uint64
	count int
}

const pairBits = 42

func (p *pairSet) clear() {
	p.round++
	p.count = 0
	if p.slots == nil || p.round>>(64-pairBits) != 0 {
		p.slots, p.round = make([]uint64, max(len(p.slots), 1<<12)), 1
	}
}

// add tells whether the number is new.
func (p *pairSet) add(n uint64) bool {
	held, mask := p.round<<pairBits|n, uint64(len(p.slots)-1)
	at := (n * 0x9E3779B97F4A7C15) >> 32 & mask
	for p.slots[at]>>pairBits == p.round {
		if p.slots[at] == held {
			return false
		}
		at = (at + 1) & mask
	}
	p.slots[at] = held
	if p.count++; 2*p.count > len(p.slots) {
		p.grow()
	}
	return true
}

func (p *pairSet) grow() {
	old := p.slots
	p.slots, p.count = make([]uint64, 2*len(old)), 0
	for _, held := range old {
		if held>>pairBits == p.round {
			p.add(held & (1<<pairBits - 1))
		}
	}
}
