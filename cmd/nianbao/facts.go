package main

// What a report says, fact by fact: verify holds two readings of one document
// against each other.

import (
	"fmt"

	"nianbao/extract"
	"nianbao/normalize"
)

// factsOf lists everything that must come out of the same bytes again. Each fact
// has a name of its own within the report.
func factsOf(format extract.Format, status, reason string, r *normalize.Report) []fact {
	list := []fact{{"status", fmt.Sprint(format, " ", status, " ", reason)}}
	if r == nil {
		return list
	}
	g := r.Agency
	list = append(list,
		fact{"agency", quoted(g.Name, g.DivisionCode, g.Level, g.Kind, g.Scope) + fmt.Sprint(g.Candidates)},
		fact{"year", fmt.Sprint(r.Year)},
		fact{"form", fmt.Sprint(r.Form, " ", r.Forms, " ", r.PlainSix, " ", r.SumsUsed)},
		fact{"readings", witnessFact(r.Witnesses)},
		fact{"title", quoted(r.Title, r.PublishedOn, r.Publisher)})
	if r.Period != nil {
		list = append(list, fact{"period", r.Period.From + " " + r.Period.To})
	}
	for _, f := range r.Figures {
		list = append(list, fact{f.Key.String(), figureFact(f)})
	}
	list = append(list, subtotalFacts(r.Subtotals)...)
	for i, s := range r.Sections {
		list = append(list, fact{fmt.Sprintf("section %d", i+1), quoted(s.Key, s.Heading, s.Text) + fmt.Sprintf(" %q %v", s.Topics, s.At)})
	}
	for i, s := range r.Statements {
		list = append(list, fact{fmt.Sprintf("statement %d", i+1), statementFact(s)})
	}
	for i, p := range r.Problems {
		list = append(list, fact{fmt.Sprintf("problem %d", i+1), quoted(p.Code, p.Key, p.ZH) + fmt.Sprint(" ", p.At)})
	}
	return list
}

func figureFact(f normalize.Figure) string {
	exact := ""
	if f.Value.Kind == normalize.Number {
		exact = " " + f.Value.Number.String()
	}
	at := f.At
	place := fmt.Sprintf("%d.%d.%d:%d", at.Table, at.Row, at.Col, at.Line)
	if at.Page != 0 || at.Box != [4]float64{} {
		place += fmt.Sprintf(" page %d %v", at.Page, at.Box)
	}
	return fmt.Sprintf("%s%s %q %s %s×%d%v %s", f.Value.Kind, exact, f.Text, f.Unit, f.Method, f.Readings, f.Confirmed, place)
}

func witnessFact(list []normalize.Witness) (says string) {
	for _, w := range list {
		says += fmt.Sprint(w.Reading, " ", w.Figures, " ", w.Reason, "; ")
	}
	return says
}

func subtotalFacts(list []normalize.Subtotal) (facts []fact) {
	for i, s := range list {
		says := fmt.Sprint(s.Label, " ", s.Of)
		for _, f := range s.Values {
			says += " " + figureFact(f)
		}
		facts = append(facts, fact{fmt.Sprintf("subtotal %d", i+1), says})
	}
	return facts
}

func statementFact(s normalize.Statement) string {
	value := "none"
	if s.Value != nil {
		value = s.Value.String()
	}
	return fmt.Sprint(s.Measure, " ", s.Of, " ", value, s.Unit, " ", s.Approximate, " ", bound(s.Least), "–", bound(s.Most), " ", s.Parts, " ", s.Exhaustive, " ", s.Overlaps, " ", quoted(s.Whose, s.Channel), " ", s.Section, " ", quoted(s.Text), " ", s.At)
}

func bound(d *normalize.Decimal) string {
	if d == nil {
		return ""
	}
	return d.String()
}
