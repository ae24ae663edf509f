package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/extract/pattern"
)

// The signature under the report: a name with its date.

// signature is a name with the date under or behind it.
type signature struct {
	name, date, origin string
}

var (
	dayPrint   = `(?:[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日|[一二][` + numeralRunes + `]{3}年[` + numeralRunes + `]{1,3}月[` + numeralRunes + `]{1,3}日|[12][0-9]{3}[\-/.][0-9]{1,2}[\-/.][0-9]{1,2})`
	onlyDate   = pattern.MustCompile(`^[(]?` + dayPrint + `[)]?$`)
	nameOnDate = pattern.MustCompile(`^(.{2,120}?)[(]?(` + dayPrint + `)[)]?$`)
)

const signedLines = 60 // lines at the end that may hold the signature

// signatures finds names that a date follows: from the end of the document
// backwards, then the line under the title.
func (p pages) signatures() []signature {
	list := signedIn(p.all[max(0, len(p.all)-signedLines):])
	for i, j := 0, len(list)-1; i < j; i, j = i+1, j-1 {
		list[i], list[j] = list[j], list[i]
	}
	if len(p.all) > signedLines {
		list = append(list, signedIn(p.head)...)
	}
	return list
}

// signedIn reads lines in printed order, long ones word by word.
func signedIn(lines []*proseLine) []signature {
	var list []signature
	before := ""
	for _, l := range lines {
		whole := len(l.text) <= 150 && !wordEnds.In(l.text)
		switch {
		case whole:
			list = l.signed(list, before, l.raw)
			before = l.raw
		case !datePieces.In(l.text):
		case !mayHoldDay(l.text):
			if word := lastWord(l.raw); word != "" {
				before = word
			}
		default:
			for _, word := range wordsOfLine(l) {
				list = l.signed(list, before, word)
				before = word
			}
		}
	}
	return list
}

// signed adds the signature that a word of the line ends, its name in it or before.
func (l *proseLine) signed(list []signature, before, raw string) []signature {
	if !mayEndDay(raw) {
		return list
	}
	word, name := oneLine(raw), ""
	if onlyDate.MatchString(word) {
		name = oneLine(before)
	} else if m := nameOnDate.FindStringSubmatch(word); m != nil {
		name, word = m[1], m[2]
	}
	if date, ok := isoDate(word); ok && agencyName(Compact(name)) {
		list = append(list, signature{name, date, l.origin()})
	}
	return list
}

// oneLine is printed text without spaces and with ASCII brackets and digits.
func oneLine(raw string) string {
	return pressed(compose(strings.Trim(raw, "#* ")))
}

// mayHoldDay is a cheap look before a line is cut into words: 日, or a part of a
// short date. Numbers in circles compose to digits.
func mayHoldDay(text string) bool {
	if dayWord.In(text) {
		return true
	}
	for i := range dayMarks.All(text) {
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		if unicode.IsNumber(before) && unicode.IsNumber(firstRune(text[i+1:])) {
			return true
		}
	}
	return false
}

var (
	wordEnds   = pattern.SetOf("。；：")
	datePieces = pattern.SetOf("年-/.")

	dayWord  = pattern.WordsOf([]string{"日"})
	dayMarks = pattern.SetOf("-/.")
)

// mayEndDay is a cheap look at the last character of a word.
func mayEndDay(raw string) bool {
	raw = strings.TrimRightFunc(strings.TrimRight(raw, "#* "), invisible)
	last, _ := utf8.DecodeLastRuneInString(raw)
	last, plain := composed(last)
	return !plain || last == '日' || last == ')' || last >= '0' && last <= '9'
}

// wordsOfLine are the pieces between which a name and its date may stand, the last
// ones of very many.
func wordsOfLine(l *proseLine) []string {
	raw := l.raw
	if !datedText.MatchString(l.text) { // then only its last word matters
		raw = raw[max(0, len(raw)-longestWord):]
	}
	words := strings.FieldsFunc(raw, wordBorder)
	return words[max(0, len(words)-mostWords):]
}

func lastWord(raw string) string {
	raw = strings.TrimRightFunc(raw, wordBorder)
	at := strings.LastIndexFunc(raw, wordBorder)
	if at < 0 {
		return raw
	}
	_, size := utf8.DecodeRuneInString(raw[at:])
	return raw[at+size:]
}

func wordBorder(r rune) bool {
	if r >= 0x4E00 && r <= 0x9FFF {
		return false
	}
	return unicode.IsSpace(r) || strings.ContainsRune(wordBorders, r)
}

// datedText holds a year in digits or numerals, or a part of a short date.
var datedText = pattern.MustCompile(`[0-9` + numeralRunes + `]年|[0-9][\-/.][0-9]`)

// longestWord, in bytes: a longer one names nobody.
const longestWord = 600
