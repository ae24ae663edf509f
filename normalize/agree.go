package normalize

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"nianbao/extract"
)

// Some documents are read in several independent ways. Each reading is understood
// alone; then they are reconciled figure by figure, and what they do not say alike
// is stored only where the sums leave one answer.

// Sums stands behind the readings in Figure.Confirmed: the readings of this figure
// disagreed, and the sums of the form decided.
const Sums extract.Reading = "sums"

// BySums tells that sums decided what this figure is: they say nothing about the
// publisher any more.
func (f Figure) BySums() bool {
	return f.Method == Decoded || f.Method == OCRDecode || slices.Contains(f.Confirmed, Sums)
}

// Witness is one of the readings of a document, and what it was worth. Reason says
// why it confirms nothing, "" for one that counts: the word of the engine (timeout, …),
// or no_figures, other_form, mostly_unread, refuted. Detail is for people.
type Witness struct {
	Reading extract.Reading `json:"reading"`
	Figures int             `json:"figures"`
	Reason  string          `json:"reason,omitempty"`
	Detail  string          `json:"detail,omitempty"`
}

// voice is one reading of the document, understood alone.
type voice struct {
	reading extract.Reading
	found   *collection
	figures map[Key]Figure
	implied map[string]bool // table/row: its blanks are inferred, nothing is printed
	reason  string          // why it is no witness
}

// readAlone finds the printed rows of every other reading. Their prose is skipped.
func readAlone(others []*extract.Content) []*voice {
	var list []*voice
	for _, o := range others {
		found, _ := collect(o)
		list = append(list, &voice{reading: o.Reading, found: found})
	}
	return list
}

// withEvidence lends a reading the words of tables that it did not find, and the rows
// of （六） that it does not print: they are needed to tell the form.
func (c *collection) withEvidence(others []*voice) *collection {
	if len(others) == 0 {
		return c
	}
	seen := &collection{tokens: maps.Clone(c.tokens), found: maps.Clone(c.found), rows: c.rows}
	for _, o := range others {
		for table := range o.found.found {
			if !seen.found[table] {
				seen.found[table], seen.tokens[table] = true, o.found.tokens[table]
			}
		}
		if !seen.printsSix() && o.found.printsSix() {
			seen.rows = o.found.rows
		}
	}
	return seen
}

// printsSix: （六）其他处理 or one of its three rows is printed.
func (c *collection) printsSix() bool {
	return slices.ContainsFunc(c.rows, func(p printed) bool {
		switch p.row {
		case OtherHandling, "other_no_correction", "other_fee_unpaid", "other_misc":
			return !p.implied
		}
		return false
	})
}

// testify places the rows of another reading in the form of the report. A table whose
// words are those of another form says nothing here.
func (t *voice) testify(r *Report) {
	o := &Report{Year: r.Year, Form: r.Form, Forms: r.Forms, PlainSix: r.PlainSix}
	if t.found.printsSix() {
		o.PlainSix = o.plainSix(t.found)
	}
	o.place(t.found)
	own := formsOf(t.found)
	t.takes(o.Figures, func(f Figure) bool {
		form := own[f.Key.Table]
		return form == "" || form == r.formOfTable(f.Key.Table)
	})
	switch {
	case len(o.Figures) == 0:
		t.reason = "no_figures"
	case len(t.figures) == 0:
		t.reason = "other_form"
	}
}

func (t *voice) takes(figures []Figure, fits func(Figure) bool) {
	t.figures, t.implied = make(map[Key]Figure, len(figures)), map[string]bool{}
	for _, f := range figures {
		if fits(f) {
			t.figures[f.Key] = f
		}
	}
	for _, p := range t.found.rows {
		if p.implied {
			t.implied[p.table+"/"+p.row] = true
		}
	}
	for _, p := range t.found.rows {
		if !p.implied {
			delete(t.implied, p.table+"/"+p.row)
		}
	}
}

// agree reconciles the report, as its primary reading gives it, with the others.
func (r *Report) agree(c *extract.Content, found *collection, others []*voice) {
	if c.Reading == "" {
		return
	}
	primary := &voice{reading: c.Reading, found: found}
	primary.takes(r.Figures, func(Figure) bool { return true })
	for _, o := range others {
		o.testify(r)
	}
	a := &agreement{report: r, primary: primary, others: others, settled: map[Key]bool{}}
	a.letBordersSpeak()
	a.dismiss()
	a.reconcile()
	r.witnesses(primary, others, c.Unconfirmed)
}

// witnesses records all readings, those that could not be had last, by name.
func (r *Report) witnesses(primary *voice, others []*voice, missing map[extract.Reading]string) {
	for _, t := range append([]*voice{primary}, others...) {
		r.Witnesses = append(r.Witnesses, Witness{Reading: t.reading, Figures: len(t.figures), Reason: t.reason})
	}
	for _, reading := range slices.Sorted(maps.Keys(missing)) {
		why, detail, _ := strings.Cut(missing[reading], ": ")
		r.Witnesses = append(r.Witnesses, Witness{Reading: reading, Reason: why, Detail: presentable(detail)})
	}
}

// presentable keeps what people can read of a message: it may quote bytes of a file.
func presentable(detail string) string {
	const most = 120
	s := strings.ToValidUTF8(detail, "")
	s = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, s)
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}
