package normalize

import (
	"strconv"

	"nianbao/extract"
)

// Understand reads the content of one document as an annual report. It always
// gives a Report; its Status says how much of one the document is.
func Understand(c *extract.Content) *Report {
	c = withWords(c)
	found, text := collect(c)
	others := readAlone(c.Others)
	lines := proseOf(text)
	spareLines.give(text)
	defer lines.release()
	defer found.release()
	r := &Report{Status: Read, Format: c.Format, Links: c.Links, Excerpt: c.Excerpt}
	r.subject(identify(c, lines))
	r.Sections, r.Statements = lines.read()
	if why := classify(r.Title, lines, r.Sections, mostRows(found, others)); why != "" {
		if c.Recognised != "" && why == "no_report_content" {
			return &Report{Status: Unreadable, Reason: "ocr_failed", Claims: r.Claims, Recognised: c.Recognised}
		}
		return &Report{Status: NotReport, Reason: why, Title: r.Title, Claims: r.Claims, Recognised: c.Recognised}
	}
	if several(c) {
		return &Report{Status: Unreadable, Reason: "several_reports", Title: r.Title, Claims: r.Claims}
	}
	r.form(found.withEvidence(others), r.Year, pageUnread(c))
	r.place(found)
	r.agree(c, found, others)
	r.recognised(c)
	r.completeness(c, found)
	r.revised(c)
	r.unseen(c)
	r.Rows = found.shown()
	r.shownElsewhere(others)
	return r
}

// revised says that the document is a draft whose changes nobody has settled.
func (r *Report) revised(c *extract.Content) {
	if c.Changes > 0 {
		r.Problems = append(r.Problems, problem("tracked-changes", "", strconv.Itoa(c.Changes), extract.Pos{}))
	}
}

// unseen says what the document holds and does not show. No figure is in doubt for that:
// a row that is hidden in mid-table is missing from it, and that is said where it is.
func (r *Report) unseen(c *extract.Content) {
	for _, n := range c.Omitted {
		r.Problems = append(r.Problems, problem(string(n.Code), "", n.Detail, n.At))
	}
}

func (r *Report) subject(id identity) {
	r.Title, r.Agency, r.Year = id.Title, id.Agency, id.Year
	r.PublishedOn, r.Publisher, r.Period = id.PublishedOn, id.Publisher, id.Period
	r.Claims, r.Problems = id.Claims, append(r.Problems, id.Problems...)
}

// mostRows is how many rows of the tables the best of the readings found.
func mostRows(found *collection, others []*voice) int {
	n := len(found.rows)
	for _, o := range others {
		n = max(n, len(o.found.rows))
	}
	return n
}

// place puts every printed row into the tables of the report's form.
func (r *Report) place(found *collection) {
	p := placer{report: r, last: found.lastRow(), dropped: blanksDropped(r.TableForm, found), displaced: found.displaced}
	for _, name := range []string{Disclosure, Requests, Disputes} {
		p.table(r.TableForm(name), found.of(name))
	}
	p.disputesLines(found.lines)
	p.subtotals(found.subtotals)
	for _, s := range found.strays {
		p.problem(s.code, s.key, s.text, s.at)
	}
}
