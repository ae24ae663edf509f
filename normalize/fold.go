package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold prepares printed text for comparison (domain rules 6.1): NFKC, radicals and
// traditional characters to the simplified ones, and no spaces, quotes, brackets
// or punctuation. What is stored is never folded.
func Fold(s string) string {
	if _, ok := plainDigits(s); ok || folding.three.to(s, 0) == len(s) {
		return s
	}
	if len(s) > longestFolded {
		return folding.fold(s)
	}
	return foldedWords.of(s)
}

// longestFolded, in bytes: longer words are lines of prose, which come once.
const longestFolded = 96

// foldedWords remembers the words that do not fold to themselves.
var foldedWords = &memo[string]{ask: func(s string) string { return folding.fold(strings.Clone(s)) }}

// Compact is the lighter folding for prose: NFKC and no spaces, with punctuation
// kept, so that numbers stay apart.
func Compact(s string) string { return compacting.fold(s) }

// folder is a way to fold: what it drops, and of what is common what it leaves alone.
type folder struct {
	drop  func(rune) bool
	ascii [utf8.RuneSelf]bool
	three characters
}

var folding, compacting = newFolder(droppedInFold), newFolder(invisible)

func newFolder(drop func(rune) bool) *folder {
	f := &folder{drop: drop}
	for _, span := range [][2]rune{{'!', '~'}, {'–', '”'}, {0x3001, 0x3029}, {0x4E00, lastSimplified}} {
		for r := span[0]; r <= span[1]; r++ {
			switch to, known := composed(r); {
			case !known || simplify(to) != r || drop(r):
			case r < utf8.RuneSelf:
				f.ascii[r] = true
			default:
				f.three.add(r)
			}
		}
	}
	return f
}

func (f *folder) fold(s string) string {
	if _, ok := plainDigits(s); ok {
		return s
	}
	if b, ok := f.known(s); ok {
		return b
	}
	return strings.Map(func(r rune) rune {
		if f.drop(r) {
			return -1
		}
		return simplify(r)
	}, compose(s))
}

// known folds text whose characters are all known, as it nearly always is; text
// that folds to itself is not copied.
func (f *folder) known(s string) (string, bool) {
	var b strings.Builder
	from := 0 // s[from:i] stays as it is, and is not in b yet
	for i := 0; i < len(s); {
		if i = f.three.to(s, i); i == len(s) {
			break
		}
		if c := s[i]; c < utf8.RuneSelf && f.ascii[c] {
			i++
			continue
		}
		r, size := chinese(s, i), len("一")
		if r == 0 {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		to, ok := composed(r)
		if !ok {
			return "", false
		}
		if to = simplify(to); to != r || f.drop(to) {
			if b.Cap() == 0 {
				b.Grow(len(s))
			}
			b.WriteString(s[from:i])
			if !f.drop(to) {
				b.WriteRune(to)
			}
			from = i + size
		}
		i += size
	}
	if from == 0 {
		return s, true
	}
	b.WriteString(s[from:])
	return b.String(), true
}

// chinese is the character at s[i:] where that is one of the common Chinese ones, else 0.
func chinese(s string, i int) rune {
	if i+2 >= len(s) || s[i]&0xF0 != 0xE0 || s[i+1]&0xC0 != 0x80 || s[i+2]&0xC0 != 0x80 {
		return 0
	}
	r := rune(s[i]&0x0F)<<12 | rune(s[i+1]&0x3F)<<6 | rune(s[i+2]&0x3F)
	if r < 0x4E00 || r > 0x9FFF {
		return 0
	}
	return r
}

// characters has a bit for each character of three bytes that belongs to it.
type characters [1024]uint64

// to is the end of the characters of the set from s[i:] on.
func (set *characters) to(s string, i int) int {
	for ; i+3 < len(s); i += 3 { // with one byte more four are read at once
		four := s[i : i+4]
		c := uint32(four[0]) | uint32(four[1])<<8 | uint32(four[2])<<16 | uint32(four[3])<<24
		if c&0xC0C0F0 != 0x8080E0 || set[c&0xF<<6|c>>8&0x3F]>>(c>>16&0x3F)&1 == 0 {
			return i
		}
	}
	if i+3 == len(s) && s[i]&0xF0 == 0xE0 && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 && set[uint32(s[i]&0xF)<<6|uint32(s[i+1]&0x3F)]>>(s[i+2]&0x3F)&1 != 0 {
		return i + 3
	}
	return i
}

func (set *characters) add(r rune) { set[r>>6] |= 1 << (r & 63) }

// simple are the characters from 一 on that are simplified.
var simple = func() (set characters) {
	for r := rune(0x4E00); r <= lastSimplified; r++ {
		if r == simplify(r) {
			set.add(r)
		}
	}
	return set
}()

// compose is NFKC. Text of these reports is nearly all made of characters whose
// form is known, and then costs one look.
func compose(s string) string {
	changes := false
	for _, r := range s {
		to, ok := composed(r)
		if !ok {
			return norm.NFKC.String(s)
		}
		changes = changes || to != r
	}
	if !changes {
		return s
	}
	return strings.Map(func(r rune) rune { to, _ := composed(r); return to }, s)
}

// composed gives the NFKC form of a character that joins no other. Whatever may
// join, and all that is rare, is left to the library.
func composed(r rune) (rune, bool) {
	switch {
	case r < utf8.RuneSelf, r >= 0x4E00 && r <= 0x9FFF, r >= 0x3001 && r <= 0x3029, r >= 0x2018 && r <= 0x201E, r == '—', r == '–':
		return r, true
	case r >= 0xFF01 && r <= 0xFF5E: // full-width forms of ASCII
		return r - 0xFEE0, true
	case r == 0x3000, r == 0xA0:
		return ' ', true
	}
	return r, false
}

func invisible(r rune) bool {
	if r > ' ' && r < 0x80 || r >= 0x4E00 && r <= 0x9FFF {
		return false
	}
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad':
		return true
	}
	return unicode.IsSpace(r)
}

// trimmed is a text without what is invisible around it.
func trimmed(s string) string {
	if s == "" || visibleAt(s, 0) && (s[len(s)-1] < utf8.RuneSelf && visibleAt(s, len(s)-1) || len(s) >= 3 && s[len(s)-3] >= 0xE3 && visibleAt(s, len(s)-3)) {
		return s
	}
	return strings.TrimFunc(s, invisible)
}

// visibleAt is a cheap look at s[i:]: a printed character of ASCII, or one of three bytes
// from U+3001 on, but U+FEFF.
func visibleAt(s string, i int) bool {
	if s[i] < utf8.RuneSelf {
		return s[i] > ' ' && s[i] < 0x7F
	}
	return i+2 < len(s) && s[i] >= 0xE3 && s[i] <= 0xEF && s[i+1]&0xC0 == 0x80 && s[i+2]&0xC0 == 0x80 && s[i:i+3] != "\u3000" && s[i:i+3] != "\ufeff"
}

// dropped is what Fold takes away beside spaces, up to the full-width forms.
var dropped = func() (of [1024]uint64) {
	for _, r := range `“”"'‘’「」『』()[]{}<>《》〈〉【】〔〕、,，。.．·:：;；/／\-—–－_*#|` {
		of[r>>6] |= 1 << (r & 63)
	}
	return of
}()

func droppedInFold(r rune) bool {
	if r >= '0' && r <= '9' || r >= 0x4E00 && r <= 0x9FFF {
		return false
	}
	return uint32(r) < 0x10000 && dropped[r>>6]>>(r&63)&1 != 0 || invisible(r)
}

// simplify maps the traditional characters and CJK radicals that occur in labels
// and headings of these reports to simplified ones, for comparison only.
func simplify(r rune) rune {
	if r < firstSimplified {
		return r
	}
	if i := int(r - firstSimplified); i < len(simplified) && simplified[i] != 0 {
		return rune(simplified[i])
	}
	return r
}

const firstSimplified, lastSimplified = 0x2E80, 0x9FFF

// simplified holds the simplified character at the place of its traditional one.
var simplified = func() []uint16 {
	to := make([]uint16, lastSimplified-firstSimplified+1)
	for _, p := range strings.Fields(traditional) {
		r := []rune(p)
		to[r[0]-firstSimplified] = uint16(r[1])
	}
	return to
}()

// traditional lists pairs: the character that a mirror or a font prints, and the
// simplified one.
const traditional = "體体 總总 況况 動动 開开 請请 處处 復复 複复 議议 訴诉 訟讼 問问 題题 進进 報报 項项 務务 條条 規规 範范 製制 發发 廢废 現现 決决 數数 許许 罰罚 強强 業业 費费 額额 單单 萬万 購购 團团 會会 組组 織织 機机 構构 與与 關关 係系 結结 轉转 繼续 續续 辦办 屬属 國国 漢汉 實实 無无 後后 複复 經经 審审 維维 糾纠 對对 產产 縣县 區区 鄉乡 鎮镇 員员 衛卫 農农 財财 環环 資资 礦矿 勞劳 應应 急急 氣气 統统 計计 門门 據据 個个 類类 戶户 書书 內内 劃划 擬拟 聯联 電电 話话 遞递 寫写 時时 間间 號号 頁页 華华 風风 東东 龍龙 門门 灣湾 廣广 島岛 貴贵 陽阳 寧宁 遼辽 濟济 滬沪 蘇苏 魯鲁 豫豫 贛赣 黨党 專专 獎奖 勵励 適适 險险 憑凭 證证 執执 檔档 監监 督督 責责 紀纪 導导 領领 籌筹 圖图 協协 調调 學学 習习 傳传 遲迟 斷断 鑒鉴 於于 並并 為为 將将 從从 來来 這这 該该 還还 沒没 徵征 賬账 錄录 補补 過过 詢询 確确 舉举 獲获 當当 護护 權权 訪访 認认 優优 備备 參参 嚴严 態态 擔担 擴扩 檢检 驗验 測测 標标 準准 ⺠民 ⻚页 ⻔门 ⻢马 ⻓长 ⻋车 ⻅见 ⻉贝 ⻛风 ⻜飞 ⻰龙 ⻘青 ⻝食 ⺟母 ⻄西 ⼾户 ⻆角 ⻬齐 ⻩黄"
