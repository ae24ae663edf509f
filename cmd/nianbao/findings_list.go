package main

// A list of findings as values, as JSON, and counted.

import (
	"cmp"
	"encoding/json"
	"slices"

	"nianbao/checks"
	"nianbao/corpus/dataset"
)

type findingList struct {
	names      []string
	findings   []*finding
	reports    int64 // that were chosen, with findings or without
	unassessed int64 // of them, those with a check that could not be held
}

// finding is a row of the view findings with the cells that it rests on.
type finding struct {
	names  []string
	values []any
	kind   string // of the report's agency, for the sheet; "" where it is not known
	keys   []findingCell
	years  []findingCell // what other reports of the agency print
}

type findingCell struct {
	Year        int64   `json:"year,omitempty"` // of another report
	Key         string  `json:"key"`
	ZH          *string `json:"label_zh"`
	EN          *string `json:"label_en"`
	Text        *string `json:"text"` // as printed, null where nothing is
	Printed     any     `json:"printed"`
	Expected    any     `json:"expected"`
	AssumedZero bool    `json:"assumed_zero"`
	Doubtful    bool    `json:"doubtful"`
}

func cellOf(row []any) findingCell {
	return findingCell{0, text(row[1]), optional(row[2]), optional(row[3]), optional(row[4]), exactNumber(row[5]), exactNumber(row[6]), whole(row[7]) == 1, whole(row[8]) == 1}
}

func optional(v any) *string {
	if s, ok := v.(string); ok {
		return &s
	}
	return nil
}

// exactNumber is a number for JSON with the digits it has.
func exactNumber(v any) any {
	if digits, ok := v.(dataset.Exact); ok {
		return json.Number(digits)
	}
	return v
}

// at is a value by the name of its column.
func (f *finding) at(name string) any { return f.values[slices.Index(f.names, name)] }

func (f *finding) text(name string) string {
	if v, ok := f.at(name).(dataset.Exact); ok {
		return string(v)
	}
	return text(f.at(name))
}

// objects are the findings for JSON: the columns of the view by name, with keys and
// quotes as arrays (empty where there are none), repair as an object or null, and
// other_years where other reports speak.
func (l *findingList) objects() []map[string]any {
	list := make([]map[string]any, 0, len(l.findings))
	for _, f := range l.findings {
		o := map[string]any{"keys": append([]findingCell{}, f.keys...)}
		if len(f.years) > 0 {
			o["other_years"] = f.years
		}
		for i, name := range l.names {
			o[name] = exactNumber(f.values[i])
		}
		o["quotes"] = append([]checks.Quote{}, f.quotes()...)
		if repair, ok := o["repair"].(string); ok {
			o["repair"] = json.RawMessage(repair)
		}
		list = append(list, o)
	}
	return list
}

// repair is the proposal of a finding in both languages, if it has one.
func (f *finding) repair() (says checks.Text, ok bool) {
	var r struct {
		ZH string `json:"says_zh"`
		EN string `json:"says_en"`
	}
	if err := json.Unmarshal([]byte(f.text("repair")), &r); err != nil {
		return says, false
	}
	return checks.Text{ZH: r.ZH, EN: r.EN}, true
}

// checkCount counts the findings of one check.
type checkCount struct {
	Check     string `json:"check_id"`
	ZH        string `json:"title_zh"`
	EN        string `json:"title_en"`
	Publisher int    `json:"publisher"`
	Undecided int    `json:"undecided"`
	Reading   int    `json:"reading"`
	Findings  int    `json:"findings"`
	Reports   int    `json:"reports"`
}

// byCheck counts, the most frequent check first.
func (l *findingList) byCheck() []checkCount {
	counts := map[string]*checkCount{}
	seen := map[[2]string]bool{}
	for _, f := range l.findings {
		id := f.text("check_id")
		c := counts[id]
		if c == nil {
			known, _ := checks.ByID(id)
			c = &checkCount{Check: id, ZH: known.Title.ZH, EN: known.Title.EN}
			counts[id] = c
		}
		c.add(f.text("responsibility"))
		if at := [2]string{id, f.text("handle")}; at[1] != "" && !seen[at] {
			seen[at] = true
			c.Reports++
		}
	}
	list := make([]checkCount, 0, len(counts))
	for _, c := range counts {
		list = append(list, *c)
	}
	slices.SortFunc(list, func(a, b checkCount) int {
		return cmp.Or(cmp.Compare(b.Findings, a.Findings), cmp.Compare(a.Check, b.Check))
	})
	return list
}

func (c *checkCount) add(whose string) {
	c.Findings++
	switch checks.Responsibility(whose) {
	case checks.Publisher:
		c.Publisher++
	case checks.Undecided:
		c.Undecided++
	case checks.Reading:
		c.Reading++
	}
}
