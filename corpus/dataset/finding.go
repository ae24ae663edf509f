package dataset

// Findings and outcomes: what the checks said, kept so that a person's verdict
// finds its finding again after every re-run.

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/checks"
	"nianbao/normalize"
)

// catalogue is the list of checks of this program, as the file numbers it.
type catalogue struct {
	no      int64
	version string
	place   map[string]int // of a check's letter, from 0
	none    string         // the letters where no check applies; no report is held to a check of units
}

// CatalogueVersion names a list of checks: other records, other version.
func CatalogueVersion() string {
	h := sha256.New()
	for _, c := range checks.All() {
		fmt.Fprintf(h, "%s\t%s\t%s\t%s\t%s\t%v\t%v\n", c.ID, c.Severity, c.Class, c.Formula, c.Basis, c.Forms, c.Needs)
	}
	return hex.EncodeToString(h.Sum(nil)[:6])
}

func (r *Run) saveCatalogue() (*catalogue, error) {
	c := &catalogue{version: CatalogueVersion(), place: map[string]int{}}
	all := checks.All()
	for i, k := range all {
		c.place[k.ID] = i
		letter := "-"
		if k.Scope == checks.ScopeUnits {
			letter = " "
		}
		c.none += letter
	}
	var known int
	if err := r.row(`SELECT count(*) FROM catalogue WHERE version = ?`, c.version).Scan(&known); err != nil {
		return nil, err
	}
	var err error
	c.no, err = r.number(`SELECT no FROM catalogue WHERE version = ?`, `INSERT INTO catalogue(version) VALUES (?)`, c.version)
	if err != nil || known > 0 {
		return c, err
	}
	for i, k := range all {
		err := r.exec(`INSERT INTO catalogue_check VALUES (?,?,?,?,?,?,?,?,?)`, c.no, i+1, k.ID, string(k.Severity), string(k.Class), k.Title.ZH, k.Title.EN, k.Basis.ZH, k.Basis.EN)
		if err != nil {
			return nil, err
		}
	}
	return c, nil
}

var letterOf = map[checks.Outcome]byte{checks.Held: 'h', checks.Failed: 'f', checks.NotAssessable: 'u', checks.NotApplicable: '-'}

// outcomes writes a letter per check, in the order of the catalogue.
func (c *catalogue) outcomes(result checks.Result) string {
	if len(result.Outcomes) == 0 {
		return ""
	}
	b := []byte(c.none)
	for _, v := range result.Outcomes {
		if i, ok := c.place[v.Check]; ok {
			b[i] = letterOf[v.Outcome]
		}
	}
	return string(b)
}

// trust orders responsibilities: where several findings touch a figure, the
// least number is shown.
var trust = map[checks.Responsibility]int{checks.Reading: 1, checks.Undecided: 2, checks.Publisher: 3}

// unmarked is the trust of a figure that a finding rests on and does not question.
const unmarked = 4

// trustOf is what a finding says of its figures. What is only odd beside another year,
// repeats it or was published in another version speaks against no figure.
func trustOf(f checks.Finding) int {
	c, _ := checks.ByID(f.Check)
	about := len(f.Places) > 0 && f.Places[0].Table != "report"
	if c.Beside(slices.Concat(copiedScopes, comparedScopes, childScopes)...) && (f.Severity == checks.Notice || !about) {
		return unmarked
	}
	return trust[f.Responsibility]
}

func (r *Run) saveFindings(report int64, handle string, result checks.Result) error {
	prints := fingerprintsOf(handle)
	for _, f := range result.Findings {
		_, printed := decimal(f.Printed)
		_, expected := decimal(f.Expected)
		id, err := r.insert(`INSERT INTO finding(report_no, fingerprint, check_id, severity, responsibility, says_zh, says_en, places, printed, expected, quotes, evidence, repair, explained_by)
			VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`, report, prints.of(f), f.Check, string(f.Severity), string(f.Responsibility), f.Says.ZH, f.Says.EN,
			asJSON(keyTexts(f.Places)), printed, expected, quotesJSON(f.Quotes), evidenceOf(f), repairJSON(f.Repair), orNull(f.ExplainedBy))
		if err != nil {
			return err
		}
		if err := r.saveFindingKeys(report, id, f); err != nil {
			return err
		}
		if err := r.saveFindingYears(id, f); err != nil {
			return err
		}
	}
	return nil
}

func quotesJSON(list []checks.Quote) any {
	if len(list) == 0 {
		return nil
	}
	return asJSON(list)
}

var findingKeyRows = rowsOf(`INSERT INTO finding_key VALUES (?,?,?,?,?,?,?,?,?,?)`)

func (r *Run) saveFindingKeys(report, id int64, f checks.Finding) error {
	values := r.values[:0]
	for i, op := range evidence(f) {
		var cell, key, text, printed any
		if k := keyOf[op.Key]; k != nil {
			cell = report*cellsOfReport + int64(k.no)
		} else {
			key = op.Key.String()
		}
		if i < len(f.Operands) {
			text, printed = op.Text, op.Value.String()
		}
		values = append(values, id, i+1, cell, key, text, printed, repaired(f.Repair, op.Key), op.AssumedZero, op.Doubtful, trustOf(f))
	}
	return r.putRows(findingKeyRows, values)
}

// evidence is the operands, and after them keys that are no operand.
func evidence(f checks.Finding) []checks.Operand {
	list := f.Operands[:len(f.Operands):len(f.Operands)]
	known := map[normalize.Key]bool{}
	for _, op := range list {
		known[op.Key] = true
	}
	for _, k := range f.Keys {
		if !known[k] {
			list = append(list, checks.Operand{Key: k})
		}
	}
	return list
}

// repaired is what a repair would put in the place of a figure.
func repaired(p *checks.Repair, key normalize.Key) any {
	if p != nil {
		for _, c := range p.Changes {
			if c.Key == key && c.To != nil {
				return c.To.String()
			}
		}
	}
	return nil
}

// fingerprints are those of one report's findings; two about the same are numbered.
type fingerprints struct {
	subject string
	seen    map[string]int
}

// fingerprintsOf those of a report: of its agency and year, whichever version, so that
// a verdict outlives the report's correction; of a report without a year, its own.
func fingerprintsOf(handle string) *fingerprints {
	subject := handle
	if agency, rest, _ := strings.Cut(handle, "/"); !strings.HasPrefix(rest, "0/") {
		year, _, _ := strings.Cut(rest, "/")
		subject = agency + "/" + year
	}
	return &fingerprints{subject, map[string]int{}}
}

func (p *fingerprints) of(f checks.Finding) string {
	print := fingerprint(p.subject, f)
	if p.seen[print]++; p.seen[print] > 1 {
		return fmt.Sprintf("%s-%d", print, p.seen[print])
	}
	return print
}

// fingerprint names a finding by what it is about: the check, the agency and year,
// and the keys. What is printed there may change: see evidenceOf. It begins with a
// letter, so that no spreadsheet takes it for a number.
func fingerprint(subject string, f checks.Finding) string {
	h := sha256.New()
	writeAll(h, f.Check, "\n", subject, "\n")
	if known, ok := checks.ByID(f.Check); ok && known.Single {
		return "f" + hex.EncodeToString(h.Sum(nil)[:8])[1:] // its list is what changes
	}
	for _, k := range keyTexts(f.Places) {
		writeAll(h, k, "\n")
	}
	for _, op := range evidence(f) {
		writeAll(h, op.Key.String(), "\n")
	}
	return "f" + hex.EncodeToString(h.Sum(nil)[:8])[1:]
}

// evidenceOf tells two findings of one fingerprint apart by the numbers and words that
// they rest on: a verdict on other evidence is stale.
func evidenceOf(f checks.Finding) string {
	h := sha256.New()
	for _, op := range f.Operands {
		writeAll(h, op.Key.String(), "=", op.Value.String(), "\n")
	}
	for _, op := range f.Years {
		writeAll(h, strconv.Itoa(op.Year), ":", op.Key.String(), "=", op.Value.String(), "\n")
	}
	for _, d := range []*normalize.Decimal{f.Expected, f.Printed} {
		if d != nil {
			writeAll(h, d.String())
		}
		writeAll(h, "\n")
	}
	for _, q := range f.Quotes {
		writeAll(h, q.Section, "\t", normalize.Compact(q.Text), "\n")
	}
	return "e" + hex.EncodeToString(h.Sum(nil)[:6])[1:]
}

func keyTexts(keys []normalize.Key) []string {
	var list []string
	for _, k := range keys {
		list = append(list, k.String())
	}
	return list
}
