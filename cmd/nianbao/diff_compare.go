package main

// What two reports have in common and where they differ. Sentences are aligned by
// znkr.io/diff.

import (
	"slices"
	"strings"

	"znkr.io/diff"

	"nianbao/normalize"
)

// reportDiff is the comparison as --json prints it.
type reportDiff struct {
	A        diffSide      `json:"a"`
	B        diffSide      `json:"b"`
	Figures  figureDiff    `json:"figures"`
	Sections []sectionDiff `json:"sections"`
}

type diffSide struct {
	Agency string `json:"agency"`
	Year   int    `json:"year"`
	Form   string `json:"form"`
	Source string `json:"source"`
	Handle string `json:"handle,omitempty"`
}

// figureDiff counts the figures that are the same and lists the others by key.
type figureDiff struct {
	Same    int            `json:"same"`
	Changed []figureChange `json:"changed"`
}

// figureChange is one figure on both sides; nil where one does not state it.
type figureChange struct {
	Key string        `json:"key"`
	A   *figureStated `json:"a"`
	B   *figureStated `json:"b"`
	key normalize.Key
}

type figureStated struct {
	Kind  normalize.Kind     `json:"kind"`
	Text  string             `json:"text"`
	Value *normalize.Decimal `json:"value"`
}

// sectionDiff is one section on both sides: the headings as printed, "" where a side
// has none, and the sentences in order.
type sectionDiff struct {
	Key       string         `json:"key"`
	A         string         `json:"heading_a"`
	B         string         `json:"heading_b"`
	State     string         `json:"state"` // same, changed, only_a, only_b
	Same      int            `json:"same_sentences"`
	Sentences []sentenceDiff `json:"sentences"`
}

// sentenceDiff is a sentence that both have, or one on either side in its place.
type sentenceDiff struct {
	Op string `json:"op"` // same, changed, only_a, only_b
	A  string `json:"a,omitempty"`
	B  string `json:"b,omitempty"`
}

func compareReports(a, b *reading) reportDiff {
	return reportDiff{sideOf(a), sideOf(b), compareFigures(a.report, b.report), compareSections(a.report, b.report)}
}

func sideOf(r *reading) diffSide {
	return diffSide{r.report.Agency.Name, r.report.Year, r.report.Form, r.document.Source, r.handle}
}

// compareFigures goes through the keys of all forms in printed order.
func compareFigures(a, b *normalize.Report) figureDiff {
	left, right := figuresByKey(a), figuresByKey(b)
	d := figureDiff{Changed: []figureChange{}}
	keys := slices.Concat(keysUnder(normalize.Disclosure), keysUnder(normalize.Requests), keysUnder(normalize.Disputes))
	for _, k := range keys {
		x, y := left[k], right[k]
		switch {
		case x == nil && y == nil:
		case x != nil && y != nil && x.Kind == y.Kind && (x.Text == y.Text || x.Value != nil && x.Value.Cmp(*y.Value) == 0):
			d.Same++
		default:
			d.Changed = append(d.Changed, figureChange{k.String(), x, y, k})
		}
	}
	return d
}

func figuresByKey(r *normalize.Report) map[normalize.Key]*figureStated {
	m := map[normalize.Key]*figureStated{}
	for _, f := range r.Figures {
		s := &figureStated{Kind: f.Value.Kind, Text: f.Text}
		if f.Value.Kind == normalize.Number {
			n := f.Value.Number
			s.Value = &n
		}
		m[f.Key] = s
	}
	return m
}

// compareSections pairs sections by key, in the order of the first report; what only
// the second has stands at the end.
func compareSections(a, b *normalize.Report) []sectionDiff {
	list, used := []sectionDiff{}, map[int]bool{}
	for _, s := range a.Sections {
		i := 0
		for i < len(b.Sections) && (used[i] || b.Sections[i].Key != s.Key) {
			i++
		}
		other := normalize.Section{}
		found := i < len(b.Sections)
		if found {
			used[i], other = true, b.Sections[i]
		}
		list = append(list, compareSection(s, other, true, found))
	}
	for i, t := range b.Sections {
		if !used[i] {
			list = append(list, compareSection(normalize.Section{Key: t.Key}, t, false, true))
		}
	}
	return list
}

func compareSection(a, b normalize.Section, hasA, hasB bool) sectionDiff {
	d := sectionDiff{Key: a.Key, A: a.Heading, B: b.Heading, State: "same", Sentences: alignSentences(sentencesOf(a.Text), sentencesOf(b.Text))}
	changed := false
	for _, s := range d.Sentences {
		if s.Op == "same" {
			d.Same++
		} else {
			changed = true
		}
	}
	switch {
	case !hasB:
		d.State = "only_a"
	case !hasA:
		d.State = "only_b"
	case changed:
		d.State = "changed"
	}
	return d
}

// sentencesOf parts a text at its full stops, semicolons and lines.
func sentencesOf(text string) (list []string) {
	add := func(s string) {
		if s = strings.TrimSpace(s); s != "" {
			list = append(list, s)
		}
	}
	from := 0
	for i, r := range text {
		if strings.ContainsRune("。；！？\n", r) {
			end := i + len(string(r))
			add(text[from:end])
			from = end
		}
	}
	add(text[from:])
	return list
}

// alignSentences puts sentences that are the same beside each other; what stands between
// two of them on either side is paired in order.
func alignSentences(a, b []string) []sentenceDiff {
	list := []sentenceDiff{}
	var left, right []string
	flush := func() {
		for i := range max(len(left), len(right)) {
			s := sentenceDiff{Op: "changed"}
			switch {
			case i >= len(right):
				s.Op, s.A = "only_a", left[i]
			case i >= len(left):
				s.Op, s.B = "only_b", right[i]
			default:
				s.A, s.B = left[i], right[i]
			}
			list = append(list, s)
		}
		left, right = nil, nil
	}
	same := func(x, y string) bool { return normalize.Compact(x) == normalize.Compact(y) }
	for _, e := range diff.EditsFunc(a, b, same) {
		switch e.Op {
		case diff.Delete:
			left = append(left, e.X)
		case diff.Insert:
			right = append(right, e.Y)
		default:
			flush()
			list = append(list, sentenceDiff{"same", e.X, e.Y})
		}
	}
	flush()
	return list
}
