package main

// Answers for programs: CSV and JSON.

import (
	"encoding/json"
)

func (a *app) printReplyCSV(r *reply, limit int) error {
	to := a.rowsTo(true)
	names, rows, more := r.forMachines(limit)
	if err := to.head(names); err != nil {
		return err
	}
	for _, row := range rows {
		if err := to.row(row); err != nil {
			return err
		}
	}
	if more > 0 {
		a.note("另有 %d 行未输出（--limit）", "%d more rows are not printed (--limit)", more)
	}
	for _, line := range a.below(r, limit) {
		a.note("%[1]s", "%[1]s", line)
	}
	return to.end()
}

// forMachines gives all columns but those that part or order the rows.
func (r *reply) forMachines(limit int) (names []string, rows [][]any, more int) {
	keep := func(i int) bool { return r.names[i] != "left_out" && r.names[i] != "place" }
	pick := func(row []any) []any {
		var out []any
		for i, v := range row {
			if keep(i) {
				out = append(out, v)
			}
		}
		return out
	}
	for i, name := range r.names {
		if keep(i) {
			names = append(names, name)
		}
	}
	for _, g := range r.groups() {
		shown := cutTo(g.rows, limit)
		more += len(g.rows) - len(shown)
		for _, row := range shown {
			rows = append(rows, pick(row))
		}
	}
	return names, rows, more
}

type replyJSON struct {
	Question   string            `json:"question"`
	Title      string            `json:"title"`
	Parameters map[string]any    `json:"parameters"`
	Rows       []json.RawMessage `json:"rows"`
	More       int               `json:"more"` // rows that --limit leaves away
	Compared   int               `json:"compared"`
	LeftOut    []leftOut         `json:"left_out"`
	Ties       []tie             `json:"ties"`
	Notes      []string          `json:"notes"`
	SQL        string            `json:"sql"`
}

func (a *app) printReplyJSON(r *reply, limit int) error {
	out := replyJSON{Question: r.question.Name, Title: a.pick(r.question.Title), Parameters: map[string]any{}, Rows: []json.RawMessage{}, Compared: r.compared(),
		LeftOut: append([]leftOut{}, r.left...), Ties: append([]tie{}, r.ties...), Notes: append([]string{}, r.notes...), SQL: r.sql}
	for _, name := range r.question.Takes {
		out.Parameters[name] = r.values[name]
	}
	names, rows, more := r.forMachines(limit)
	for _, row := range rows {
		out.Rows = append(out.Rows, jsonObject(names, row))
	}
	out.More = more
	return a.printJSON(out, false)
}
