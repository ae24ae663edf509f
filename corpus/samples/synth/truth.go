package synth

// The truth of a report as a file, in the format of the samples' NAME.truth.json.

import (
	"fmt"
	"strconv"
	"strings"
)

// Truth states what the report prints, figure by figure, and what a checker has to
// find on it.
func (r *Report) Truth() []byte {
	var figures, findings []string
	for _, k := range r.Keys() {
		c := r.Figures[k]
		value := "null"
		if c.Kind == Number {
			value = c.Number
		}
		figures = append(figures, fmt.Sprintf("    %q: {\"kind\": %q, \"value\": %s}", k, c.Kind, value))
	}
	if r.Form == F2019 && r.Year > 2020 {
		findings = append(findings, `"form-wrong-for-year"`)
	}
	if r.Fault != "" {
		findings = append(findings, strconv.Quote(r.Fault))
	}
	return []byte(fmt.Sprintf("{\n  \"agency\": %q,\n  \"year\": %d,\n  \"form\": %q,\n  \"figures\": {\n%s\n  },\n  \"undecidable\": [],\n  \"expect_findings\": [%s],\n  \"partial\": false,\n  \"notes\": %q\n}\n",
		r.Agency.Name, r.Year, r.Form, strings.Join(figures, ",\n"), strings.Join(findings, ", "), r.Habit))
}
