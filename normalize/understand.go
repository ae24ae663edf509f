package normalize

import "nianbao/extract"

// Understand reads the content of one document as an annual report. It always
// gives a Report; its Status says how much of one the document is.
func Understand(c *extract.Content) *Report {
	found, text := collect(c)
	r := &Report{Status: Read}
	_ = text
	r.tables(found)
	r.completeness(c, found)
	return r
}

// tables settles the form and places every printed row.
func (r *Report) tables(found *collection) {
	r.form(found, r.Year)
	p := placer{report: r, last: found.lastRow()}
	for _, name := range []string{Disclosure, Requests, Disputes} {
		p.table(r.TableForm(name), found.of(name))
	}
	for _, line := range found.lines {
		p.decodeDisputes(line)
	}
	p.subtotals(found.subtotals)
	for _, s := range found.strays {
		p.problem(s.code, s.key, s.text, s.at)
	}
}
