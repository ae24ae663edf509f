package main

// Where in a draft a finding stands: table, row and column, and the heading above, so
// that whoever wrote it finds the cell in Word.

import (
	"slices"
	"strings"

	"nianbao/checks"
	"nianbao/extract"
	"nianbao/normalize"
)

// drafts are the formats in which reports are written, not published.
var drafts = []extract.Format{extract.DOCX, extract.ODT, "doc", "rtf"}

func (r *reading) isDraft() bool { return slices.Contains(drafts, r.document.Format) }

// spot is a place that a finding is about: a cell with its key, or a line of text.
type spot struct {
	at   extract.Pos
	key  normalize.Key
	text string // of the line
}

const spotsShown = 3 // of one finding

// spotsOf are the places of a finding: the lines that hold the words which it quotes, and
// its cells; without any, a line that holds what its sentence has in quotation marks.
func (r *reading) spotsOf(f checks.Finding) []spot {
	list := append(r.worded(f.Quotes), r.cellsOf(f)...)
	if len(list) == 0 {
		list = r.quoted(f.Says.ZH)
	}
	return list[:min(len(list), spotsShown)]
}

// cellsOf are the cells that a repair would change, else those of the evidence, of a long
// one only the total.
func (r *reading) cellsOf(f checks.Finding) (list []spot) {
	for _, k := range concerned(f) {
		if figure, ok := r.report.Figure(k); ok && figure.At.Table > 0 {
			list = append(list, spot{at: figure.At, key: k})
		}
	}
	if len(list) == 0 {
		list = r.cellsUnder(f.Places)
	}
	return list
}

// concerned are the keys of a finding that somebody has to look at.
func concerned(f checks.Finding) (keys []normalize.Key) {
	if f.Repair != nil {
		for _, c := range f.Repair.Changes {
			keys = append(keys, c.Key)
		}
	}
	switch {
	case len(keys) > 0:
		return keys
	case len(f.Keys) <= spotsShown:
		return f.Keys
	}
	return f.Keys[len(f.Keys)-1:]
}

// cellsUnder finds the first cell of each row, column or table that is named.
func (r *reading) cellsUnder(places []normalize.Key) (list []spot) {
	for _, p := range places {
		prefix := normalize.Problem{Key: strings.TrimRight(p.String(), "/")}
		i := slices.IndexFunc(r.report.Figures, func(f normalize.Figure) bool { return f.At.Table > 0 && prefix.Covers(f.Key) })
		if i >= 0 { // its key would name one cell for all
			list = append(list, spot{at: r.report.Figures[i].At})
		}
	}
	return list
}

// headingAbove is the heading of the section that a place stands in, "" before the first.
func (r *reading) headingAbove(at extract.Pos) (heading string) {
	for _, s := range r.report.Sections {
		if s.Heading != "" && s.At.Line > 0 && s.At.Line <= at.Line {
			heading = s.Heading
		}
	}
	return heading
}

// spotWords says where a place is, for people.
func (a *app) spotWords(r *reading, s spot) string {
	where := ""
	switch {
	case s.at.Table > 0:
		where = a.say("第%d表第%d行第%d列", "table %d, row %d, column %d", s.at.Table, s.at.Row, s.at.Col)
	default:
		where = a.say("段落“%s”", "paragraph “%s”", shorten(printable(s.text), 40))
	}
	if heading := r.headingAbove(s.at); heading != "" && heading != s.text {
		where += a.say("（“%s”之下）", " (under “%s”)", shorten(printable(heading), 60))
	}
	if s.key != (normalize.Key{}) {
		where += a.say("：", ": ") + a.keyWords(s.key)
	}
	return where
}

// keyWords is what the form calls a figure: its row and its column.
func (a *app) keyWords(k normalize.Key) string {
	for _, use := range describe(k).Forms {
		return a.say("%[1]s — %[3]s", "%[2]s — %[4]s", use.RowZH, use.RowEN, use.ColZH, use.ColEN)
	}
	return k.String()
}

// placesOf says where a finding of a draft stands.
func (a *app) placesOf(r *reading, f checks.Finding) (list []string) {
	if !r.isDraft() {
		return nil
	}
	for _, s := range r.spotsOf(f) {
		list = append(list, a.spotWords(r, s))
	}
	return list
}
