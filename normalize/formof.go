package normalize

import (
	"math/bits"
	"slices"
	"strings"
	"sync"

	"nianbao/extract"
	"nianbao/extract/pattern"
)

// formsOf finds the form of each table from the words of its cells, never from
// the year (domain 1.8). A table whose words no form claims alone has none.
func formsOf(c *collection) map[string]string {
	found := map[string]string{}
	for _, table := range []string{Disclosure, Requests} {
		best, most, words := "", 0, string(c.tokens[table])
		for _, f := range Forms() {
			if n := tokensIn(f, words); n > most {
				best, most = f.Version, n
			}
		}
		if best != "" {
			found[table] = best
		}
	}
	return found
}

func tokensIn(f Form, words string) int {
	return bits.OnesCount64(formTokens()[f.Version].All(words))
}

// formTokens are the words of each form, folded.
var formTokens = sync.OnceValue(func() map[string]*pattern.Words {
	all := map[string]*pattern.Words{}
	for _, f := range Forms() {
		folded := make([]string, len(f.Tokens))
		for i, t := range f.Tokens {
			folded[i] = Fold(t)
		}
		all[f.Version] = pattern.WordsOf(folded)
	}
	return all
})

// form settles the report's form and each table's own. The plain （六） row alone
// tells nothing: both forms are printed with it (domain 0.13). Where a page could not be
// read, nobody may say that there are no tables.
func (r *Report) form(c *collection, year int, unread bool) {
	own := formsOf(c)
	d, q := own[Disclosure], own[Requests]
	switch {
	case d == "" && q == "" && len(c.found) == 0 && !unread && r.freeLayout(year):
		r.Form = "legacy"
		return
	case d != "" && q != "" && d != q:
		r.Form = "mixed"
	case d != "":
		r.Form = d
	case q != "":
		r.Form = q
	default:
		r.Form = expectedForm(year)
	}
	r.Forms = map[string]string{}
	for table := range c.found {
		r.Forms[table] = r.Form
		if r.Form == "mixed" {
			r.Forms[table] = own[table]
		}
	}
	r.PlainSix = r.plainSix(c)
}

// pageUnread: a page, or more, on which tables may stand.
func pageUnread(c *extract.Content) bool {
	return slices.ContainsFunc(c.Omitted, func(o extract.Omission) bool {
		return o.Code == extract.PageUnread || o.Code == extract.PagePicture
	})
}

// freeLayout: a report without tables is one of the time before the forms, unless its
// headings are theirs or its year is one in which they were the rule; then its tables
// are lost, or stand in pictures or files.
func (r *Report) freeLayout(year int) bool {
	old, new := false, false
	for _, s := range r.Sections {
		h := Fold(s.Heading)
		old = old || strings.Contains(h, "概述") || strings.Contains(h, "收费及减免") || strings.Contains(h, "主动公开政府信息的情况")
		new = new || strings.Contains(h, "收到和处理") || strings.Contains(h, "复议行政诉讼")
	}
	return old || year > 0 && year < 2019 || year < 2020 && !new
}

// plainSix: （六） carries values and none of its three rows does.
func (r *Report) plainSix(c *collection) bool {
	plain, parts := false, false
	for _, p := range c.rows {
		switch p.row {
		case OtherHandling:
			plain = plain || !p.implied
		case "other_no_correction", "other_fee_unpaid", "other_misc":
			parts = true
		}
	}
	return plain && !parts && r.TableForm(Requests).Name != "" && r.formOfTable(Requests) != "f2019"
}

func (r *Report) formOfTable(table string) string {
	if v := r.Forms[table]; v != "" && v != "mixed" {
		return v
	}
	return r.Form
}

// expectedForm is the form prescribed for a report year; it is used only where
// the tables hold no word that tells the forms apart.
func expectedForm(year int) string {
	version := "f2021"
	for _, f := range Forms() {
		if year >= f.From && (f.To == 0 || year <= f.To) {
			version = f.Version
		}
	}
	return version
}
