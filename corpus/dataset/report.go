package dataset

// A report into rows, and out of them when a better reading replaces it.

import (
	"bytes"
	"encoding/json"
	"strconv"

	"nianbao/checks"
	"nianbao/extract"
	"nianbao/normalize"
)

// saveReport keeps what was read from a document. A document that was read before
// keeps its version and handle, whatever the new program sees in it; what other
// documents say is not looked at here but when the batch is settled.
func (r *Run) saveReport(x parcel, document int64, before past) error {
	sum, _ := x.Document.hash()
	content := contentHash(x.Report, x.compact, sum)
	v := version{document: document, content: content, origin: originFrom(content, x.Report.Year), content8: content8(content)}
	var old *identity
	if before.report != 0 {
		var err error
		if old, err = r.identityOf(before.report); err != nil {
			return err
		}
	}
	before.keepContent(&v, old)
	id, err := r.assign(&v, x.Report, old)
	if err != nil {
		return err
	}
	if old != nil {
		mine := &candidate{format: x.Document.Format, sha256: sum, part: x.Document.part()}
		if kept, err := r.succeed(&v, id, old, mine); kept || err != nil {
			return err
		}
	}
	v.handle = handle(id, x.Report.Year, v.content8)
	if err := r.insertReport(v, x); err != nil {
		return err
	}
	if old == nil && before.fellows == 0 {
		return nil
	}
	return r.follow(document)
}

// version is the identity of a report while it is being stored.
type version struct {
	group
	no       int64 // 0 for a new one
	document int64
	content  []byte
	origin   []byte
	shared   bool // the name does not tell whose report it is
	content8 string
	handle   string
}

// assign gives a report its agency and year. Under a shared name it stays with
// the agency that it had; who else is of it shows when the batch is settled.
func (r *Run) assign(v *version, p *normalize.Report, old *identity) (id string, err error) {
	id, canonical := agencyID(p.Agency, v.origin)
	v.year, v.shared = p.Year, !namesOne(p.Agency)
	if v.shared && old != nil && old.shared && old.canonical == canonical {
		v.agency = old.own
		return old.agencyID, nil
	}
	v.agency, id, err = r.agencyNamed(id, canonical, p.Agency.DivisionCode)
	return id, err
}

// succeed prepares the second reading of a document. What the same program has
// read from another document of the report is compared: where both say the same,
// the better document is kept, else this one becomes a report of its own. What
// another program has read is replaced, so that a better program makes no new
// version. kept tells that nothing is to be stored.
func (r *Run) succeed(v *version, id string, old *identity, mine *candidate) (kept bool, err error) {
	r.touched[old.group] = true
	if err := r.keepFellows(v.document, old); err != nil {
		return false, err
	}
	if old.document != v.document && old.program == r.program {
		switch same := old.own == v.agency && old.year == v.year && bytes.Equal(old.content, v.content); {
		case !same:
			return false, nil
		case bySource(&old.source, mine) <= 0:
			return true, nil
		}
	}
	v.no = old.no
	if old.agency != old.own || handle(old.agencyID, old.year, old.content8) != handle(id, v.year, v.content8) {
		if err := r.keepHandles(old); err != nil {
			return false, err
		}
	}
	return false, r.dropReport(old.no)
}

// insertReport stores a report as the only one of its agency and year, which it is
// most often; settling tells otherwise.
func (r *Run) insertReport(v version, x parcel) error {
	p := x.Report
	sumsHeld, sumsFailed := sums(x.Result)
	from, to := period(p)
	was, wasIn := formerDivision(p)
	no, err := r.insert(`INSERT INTO report(no, document_no, agency_no, year, words, content8, content_sha256, origin, shared, version, is_current, form, forms, plain_six,
		disclosure_form, requests_form, disputes_form, figures, title, name, division_code, division_name, division_path, candidates, level, is_zone, credit_code, site_code, kind, scope, scope_evidence,
		published_on, publisher, period_from, period_to, sums_used, witnesses, catalogue_no, outcomes, sums_held, sums_failed)
		VALUES (?,?,?,?,?,?,?,?,?,1,1,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
		orZero(v.no), v.document, v.agency, v.year, foldLines(p.Title), v.content8, v.content, v.origin, v.shared, orNull(p.Form), asJSON(p.Forms), p.PlainSix,
		orNull(askedForm(p, normalize.Disclosure)), orNull(askedForm(p, normalize.Requests)), orNull(askedForm(p, normalize.Disputes)),
		len(p.Figures), orNull(p.Title), orNull(p.Agency.Name), orNull(p.Agency.DivisionCode), orNull(was), orNull(wasIn), asJSON(p.Agency.Candidates),
		orNull(p.Agency.Level), p.Agency.IsZone, orNull(p.Agency.CreditCode), orNull(p.Agency.SiteCode), orNull(p.Agency.Kind), orNull(p.Agency.Scope), orNull(p.Agency.ScopeEvidence),
		orNull(p.PublishedOn), orNull(p.Publisher), from, to, asJSON(p.SumsUsed), asJSON(p.Witnesses), r.catalogue.no, r.catalogue.outcomes(x.Result), sumsHeld, sumsFailed)
	if err != nil {
		return err
	}
	if err := r.exec(`UPDATE document SET report_no = ?, content8 = coalesce(content8, ?) WHERE no = ?`, no, v.content8, v.document); err != nil {
		return err
	}
	if err := r.keepBareHandle(no, v, p); err != nil {
		return err
	}
	r.touched[v.group], r.sole[no] = true, x.sole
	for _, save := range []func() error{
		func() error { return r.savePacked(no, x.packed) },
		func() error { return r.saveSections(no, p.Sections, x.compact, x.raw) },
		func() error { return r.saveWords(no, p) },
		func() error { return r.saveDigest(no, p, x.compact) },
		func() error { return r.savePeer(no, p) },
		func() error { return r.exec(copiesDue, no) },
		func() error { return r.saveDivision(p) },
		func() error { return r.saveFindings(no, v.handle, x.Result) },
	} {
		if err := save(); err != nil {
			return err
		}
	}
	return nil
}

func period(p *normalize.Report) (from, to any) {
	if p.Period == nil {
		return nil, nil
	}
	return p.Period.From, p.Period.To
}

var (
	statementRows = rowsOf(`INSERT INTO statement VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`)
	claimRows     = rowsOf(`INSERT INTO claim VALUES (?,?,?,?,?,?,?)`)
)

// saveWords keeps what is neither figure nor section.
func (r *Run) saveWords(no int64, p *normalize.Report) error {
	values := r.values[:0]
	for i, s := range p.Statements {
		value, exact := decimal(s.Value)
		_, least := decimal(s.Least)
		_, most := decimal(s.Most)
		values = append(values, no, i+1, s.Measure, orNull(s.Of), value, exact, orNull(s.Unit),
			s.Approximate, least, most, orNull(s.Whose), orNull(s.Channel), asJSON(s.Parts), s.Overlaps, s.Exhaustive, s.Text, orNull(s.Section), placeJSON(s.At))
	}
	if err := r.putRows(statementRows, values); err != nil {
		return err
	}
	values = values[:0]
	for i, c := range p.Claims {
		values = append(values, no, i+1, c.Field, c.Value, c.Origin, c.Chosen, orNull(c.Reason))
	}
	if err := r.putRows(claimRows, values); err != nil {
		return err
	}
	for i, q := range p.Problems {
		if err := r.exec(`INSERT INTO problem VALUES (?,?,?,?,?,?,?)`, no, i+1, q.Code, q.Key, q.ZH, q.EN, placeJSON(q.At)); err != nil {
			return err
		}
	}
	for i, s := range p.Subtotals {
		if err := r.exec(`INSERT INTO subtotal VALUES (?,?,?,?,?,?)`, no, i+1, s.Label, asJSON(s.Of), asJSON(sumCells(s)), placeJSON(s.At)); err != nil {
			return err
		}
	}
	return nil
}

// dropReport takes a report and all that hangs on it out of the file.
func (r *Run) dropReport(no int64) error {
	if err := r.forgetWords(no); err != nil {
		return err
	}
	if err := r.forgetCopies(no); err != nil {
		return err
	}
	if err := r.othersTouched(no); err != nil {
		return err
	}
	for _, q := range []string{
		`DELETE FROM printed_row WHERE id BETWEEN ?1 * 128 AND ?1 * 128 + 127`,
		`DELETE FROM printed_cell WHERE id BETWEEN ?1 * 1024 AND ?1 * 1024 + 1023`,
		`DELETE FROM printed_place WHERE id BETWEEN ?1 * 1024 AND ?1 * 1024 + 1023`,
		`DELETE FROM topic WHERE section_id BETWEEN ?1 * 16 AND ?1 * 16 + 15`,
		`DELETE FROM personal_text WHERE section_id BETWEEN ?1 * 16 AND ?1 * 16 + 15`,
		`DELETE FROM section WHERE id BETWEEN ?1 * 16 AND ?1 * 16 + 15`,
		`DELETE FROM statement WHERE report_no = ?`,
		`DELETE FROM claim WHERE report_no = ?`,
		`DELETE FROM problem WHERE report_no = ?`,
		`DELETE FROM subtotal WHERE report_no = ?`,
		`DELETE FROM finding_key WHERE finding_id IN (SELECT id FROM finding WHERE report_no = ?)`,
		`DELETE FROM finding_year WHERE finding_id IN (SELECT id FROM finding WHERE report_no = ?)`,
		`DELETE FROM finding WHERE report_no = ?`,
		`DELETE FROM compared WHERE report_no = ?`,
		`DELETE FROM digest WHERE report_no = ?`,
		`DELETE FROM peer WHERE report_no = ?`,
		`DELETE FROM copied WHERE report_no = ?`,
		`DELETE FROM uncopied WHERE report_no = ?`,
		`DELETE FROM report WHERE no = ?`,
	} {
		if err := r.exec(q, no); err != nil {
			return err
		}
	}
	return nil
}

// decimal gives a number for asking and the same exactly; nil for none.
func decimal(d *normalize.Decimal) (value, exact any) {
	if d == nil {
		return nil, nil
	}
	return approximately(*d), d.String()
}

// asJSON is the JSON of a list or map, NULL when it is empty.
func asJSON(v any) any {
	b, err := json.Marshal(v)
	if err != nil || string(b) == "null" || string(b) == "[]" || string(b) == "{}" {
		return nil
	}
	return string(b)
}

// place is a position with only what is known of it.
type place struct {
	Table int         `json:"table,omitempty"`
	Row   int         `json:"row,omitempty"`
	Col   int         `json:"col,omitempty"`
	Page  int         `json:"page,omitempty"`
	Line  int         `json:"line,omitempty"`
	Box   *[4]float64 `json:"box,omitempty"`
}

func placeOf(at extract.Pos) place {
	p := place{Table: at.Table, Row: at.Row, Col: at.Col, Page: at.Page, Line: at.Line}
	if at.Box != [4]float64{} {
		p.Box = &at.Box
	}
	return p
}

func (p place) pos() extract.Pos {
	at := extract.Pos{Table: p.Table, Row: p.Row, Col: p.Col, Page: p.Page, Line: p.Line}
	if p.Box != nil {
		at.Box = *p.Box
	}
	return at
}

// placeJSON is asJSON of a place.
func placeJSON(at extract.Pos) any {
	if at.Box != [4]float64{} {
		return asJSON(placeOf(at))
	}
	b := make([]byte, 0, 64)
	for i, n := range [...]int{at.Table, at.Row, at.Col, at.Page, at.Line} {
		if n != 0 {
			b = strconv.AppendInt(append(b, placeNames[i]...), int64(n), 10)
		}
	}
	if len(b) == 0 {
		return nil
	}
	b[0] = '{'
	return string(append(b, '}'))
}

var placeNames = [...]string{`,"table":`, `,"row":`, `,"col":`, `,"page":`, `,"line":`}

// sums counts the places at which a sum of the form held or failed.
func sums(result checks.Result) (held, failed int) {
	for _, v := range result.Outcomes {
		if sumChecks[v.Check] {
			held, failed = held+v.Hold, failed+v.Broken
		}
	}
	return held, failed
}

// sumChecks compare the sums of the forms (domain rules 2.2, I1 to I6).
var sumChecks = map[string]bool{
	"req-balance": true, "req-outcome-sum": true, "req-row-total": true, "review-sum": true, "suit-direct-sum": true, "suit-after-review-sum": true,
}
