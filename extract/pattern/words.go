package pattern

import (
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
	lead   string        // how all of them begin
	rare   int           // which of its bytes is looked for
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
	w := &wordList{list: list, lead: common(list), ascii: true}
	w.rare = rarest(w.lead)
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
	if w.lead != "" {
		return w.nextLead(s, i)
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

// common is how all words of a list begin.
func common(list []string) string {
	lead := list[0]
	for _, word := range list {
		for !strings.HasPrefix(word, lead) {
			_, size := utf8.DecodeLastRuneInString(lead)
			lead = lead[:len(lead)-size]
		}
	}
	return lead
}

// nextLead is next for words that begin alike: it goes to the next of the rarest bytes
// of that beginning.
func (w *wordList) nextLead(s string, i int) int {
	for i += w.rare; i < len(s); i++ {
		found := strings.IndexByte(s[i:], w.lead[w.rare])
		if found < 0 {
			return -1
		}
		if i += found; strings.HasPrefix(s[i-w.rare:], w.lead) && (len(w.list) == 1 || w.at(s, i-w.rare)) {
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
