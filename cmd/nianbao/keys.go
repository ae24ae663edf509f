package main

// Keys in words: what the published forms call a figure, and who looks at it.

import (
	"slices"
	"strings"

	"nianbao/checks"
	"nianbao/normalize"
)

// keyUse is a key in one form.
type keyUse struct {
	Form   string `json:"form"`
	Source string `json:"source"`
	Block  string `json:"block,omitempty"`
	Group  string `json:"group,omitempty"`
	RowZH  string `json:"row_zh"`
	RowEN  string `json:"row_en"`
	ColZH  string `json:"column_zh"`
	ColEN  string `json:"column_en"`
	Unit   string `json:"unit"`
	Law    string `json:"law,omitempty"`
}

type keyJSON struct {
	Key    string   `json:"key"`
	Forms  []keyUse `json:"forms"`
	Sums   []string `json:"sums"`   // I1 … I6 that it takes part in
	Checks []string `json:"checks"` // that look at it
}

// keysUnder lists the keys of all forms that are the key or stand under the
// prefix (requests, requests/received), in printed order, newest form first.
func keysUnder(prefix string) []normalize.Key {
	var keys []normalize.Key
	forms := slices.Clone(normalize.Forms())
	slices.Reverse(forms)
	for _, f := range forms {
		for _, t := range f.Tables {
			for _, k := range t.Keys() {
				if (normalize.Problem{Key: strings.TrimSuffix(prefix, "/")}).Covers(k) && !slices.Contains(keys, k) {
					keys = append(keys, k)
				}
			}
		}
	}
	return keys
}

func describe(k normalize.Key) keyJSON {
	out := keyJSON{Key: k.String(), Sums: []string{}, Checks: []string{}}
	for _, f := range normalize.Forms() {
		t, _ := f.Table(k.Table)
		for _, b := range t.Blocks {
			r := slices.IndexFunc(b.Rows, func(r normalize.Row) bool { return r.Name == k.Row })
			c := slices.IndexFunc(b.Columns, func(c normalize.Column) bool { return c.Name == k.Column })
			if r < 0 || c < 0 {
				continue
			}
			row, col := b.Rows[r], b.Columns[c]
			out.Forms = append(out.Forms, keyUse{f.Version, f.Source, b.Title, row.Group, row.Label, row.EN, col.Label, col.EN, col.Unit, row.Law})
			out.sums(f, k)
		}
	}
	for _, c := range checks.All() {
		if covers(c, k) {
			out.Checks = append(out.Checks, c.ID)
		}
	}
	return out
}

func (out *keyJSON) sums(f normalize.Form, k normalize.Key) {
	for _, b := range f.Balances {
		along := k.Row
		if b.Over == "row" {
			along = k.Column
		}
		named := slices.Contains(b.Left, along) || slices.Contains(b.Right, along)
		if b.Table == k.Table && (b.Row == "" || b.Row == k.Row) && named && !slices.Contains(out.Sums, b.ID) {
			out.Sums = append(out.Sums, b.ID)
		}
	}
}

func (a *app) explainKeys(keys []normalize.Key) error {
	if a.json {
		var list []keyJSON
		for _, k := range keys {
			list = append(list, describe(k))
		}
		if len(list) == 1 {
			return a.printJSON(list[0], false)
		}
		return a.printJSON(list, false)
	}
	if len(keys) == 1 {
		a.printKey(describe(keys[0]))
		return nil
	}
	t := table{head: [][]string{{a.say("指标", "key"), a.say("行", "row"), a.say("列", "column"), a.say("格式", "forms")}}}
	for _, k := range keys {
		d := describe(k)
		u := d.Forms[len(d.Forms)-1]
		t.rows = append(t.rows, []string{d.Key, shorten(a.say("%[1]s", "%[2]s", u.RowZH, u.RowEN), 48), a.say("%[1]s", "%[2]s", u.ColZH, u.ColEN), formNames(d)})
	}
	a.printf("%s", t.String())
	return nil
}

func formNames(d keyJSON) string {
	var names []string
	for _, u := range d.Forms {
		names = append(names, u.Form)
	}
	return strings.Join(names, " ")
}

func (a *app) printKey(d keyJSON) {
	a.printf("%s\n", a.bold(d.Key))
	for _, u := range d.Forms {
		parts := []string{a.say("%[1]s", "%[2]s", u.RowZH, u.RowEN), a.say("%[1]s", "%[2]s", u.ColZH, u.ColEN)}
		if u.Group != "" && a.lang == "zh" {
			parts = append([]string{u.Group}, parts...)
		}
		a.printf("  %s\n    %s\n", a.say("%s（%s）", "%s (%s)", a.word(formWords, u.Form), u.Source), strings.Join(parts, " › "))
		if u.Unit != "" {
			a.printf("    %s\n", a.say("单位：%s", "unit: %s", u.Unit))
		}
		if u.Law != "" {
			a.printf("    %s\n", a.say("依据：%s", "law: %s", a.law(u.Law)))
		}
	}
	for _, id := range d.Sums {
		a.field("参与的等式", "sum it takes part in", a.word(sumWords, id))
	}
	a.field("相关核查", "checks that look at it", strings.Join(d.Checks, " "))
	a.field("可用于", "use it in", "nianbao explain nb:…/"+d.Key)
}
