package main

// Where in a draft the words of a finding stand: the paragraph of the section that holds
// them.

import (
	"regexp"
	"slices"
	"strings"

	"nianbao/checks"
	"nianbao/extract"
	"nianbao/normalize"
)

// worded finds the lines that hold the words which a finding quotes. Personal data is
// masked in both.
func (r *reading) worded(quotes []checks.Quote) (list []spot) {
	if len(quotes) == 0 {
		return nil
	}
	masks := checks.Masks(r.report, checks.PersonalData(r.report))
	if masks == nil {
		masks = strings.NewReplacer()
	}
	for _, q := range quotes {
		l, ok := r.lineOf(q, masks)
		if ok && !slices.ContainsFunc(list, func(s spot) bool { return s.at == l.Pos }) {
			list = append(list, spot{at: l.Pos, text: masks.Replace(l.Text)})
		}
	}
	return list
}

// lineOf is the line of a quote: that which the check names, if it holds the words, else
// the first of the section that does. Words of no section stand anywhere; a few of them
// are looked for before the first heading only.
func (r *reading) lineOf(q checks.Quote, masks *strings.Replacer) (found extract.Line, ok bool) {
	words := piecesOf(q.Text)
	few := q.Section == "" && len([]rune(strings.Join(words, ""))) < enough
	if len(words) == 0 {
		return found, false
	}
	for _, l := range r.content.Lines {
		named := l.Pos.Line == q.Line && q.Line > 0
		if !r.within(q.Section, l.Pos.Line) || few && !named && r.sectionAt(l.Pos.Line) != "" || !holds(masks.Replace(l.Text), words) {
			continue
		}
		if named {
			return l, true
		}
		if !ok {
			found, ok = l, true
		}
	}
	return found, ok
}

// within tells whether a line belongs to the section of a key, its heading among it; to
// "" belongs every line.
func (r *reading) within(key string, line int) bool { return key == "" || key == r.sectionAt(line) }

// sectionAt is the key of the section that a line belongs to, "" before the first heading.
func (r *reading) sectionAt(line int) (key string) {
	for _, s := range r.report.Sections {
		if s.At.Line > 0 && s.At.Line <= line {
			key = s.Key
		}
	}
	return key
}

// piecesOf are the words between the marks of what was left out. They are parted first:
// folded, the mark is three full stops.
func piecesOf(quote string) (list []string) {
	for _, piece := range strings.Split(quote, "…") {
		if piece = normalize.Compact(piece); piece != "" {
			list = append(list, piece)
		}
	}
	return list
}

// holds tells whether a line holds all pieces in their order.
func holds(line string, pieces []string) bool {
	line = normalize.Compact(line)
	for _, p := range pieces {
		_, after, ok := strings.Cut(line, p)
		if !ok {
			return false
		}
		line = after
	}
	return true
}

var quotation = regexp.MustCompile(`“([^”]{2,})”`)

// enough words to find a place by, where they are no heading: a word or two stand anywhere.
const enough = 12

// quoted finds the first line of the document that holds words in quotation marks, or is
// a heading of these words.
func (r *reading) quoted(says string) []spot {
	for _, m := range quotation.FindAllStringSubmatch(says, -1) {
		words := strings.TrimRight(m[1], "…")
		for _, l := range r.content.Lines {
			if heading, ok := strings.CutSuffix(l.Text, words); ok && len([]rune(heading)) <= 3 || len([]rune(words)) >= enough && strings.Contains(l.Text, words) {
				return []spot{{at: l.Pos, text: l.Text}}
			}
		}
	}
	return nil
}
