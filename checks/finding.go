package checks

import (
	"encoding/json"

	"nianbao/normalize"
)

// Finding says that a report breaks a rule, with everything needed to see it.
type Finding struct {
	Check          string
	Severity       Severity
	Responsibility Responsibility
	Says           Text
	// Places are the rows or columns it is about, with * for the open part:
	// requests/*/natural_person is a column, requests/granted/* a row.
	Places   []normalize.Key
	Operands []Operand       // the evidence, in the order of the sentence
	Quotes   []Quote         // the words concerned, where words are the evidence
	Keys     []normalize.Key // the keys of the operands
	Years    []Operand       // evidence out of the agency's reports of other years, and other versions
	// Expected is what the other figures ask for and Printed what stands there:
	// the sum of the parts and the printed total, or the intake and the outcome.
	Expected, Printed *normalize.Decimal
	Repair            *Repair
	ExplainedBy       string // the check whose finding implies this one, "" for none
}

// Responsibility is whose fault a finding is, by evidence.
type Responsibility string

const (
	Publisher Responsibility = "publisher"
	Reading   Responsibility = "reading"   // the figures could not be read safely
	Undecided Responsibility = "undecided" // the page or our reading of it
)

// Quote is a stretch of the document's words: a statement, a heading, a slip.
// Personal data in it is masked.
type Quote struct {
	Section string `json:"section,omitempty"` // key of the section, "" before the first heading
	Text    string `json:"text"`              // as printed
	Line    int    `json:"line,omitempty"`    // from 1; 0 where it is not known
}

// Operand is one figure of the evidence. Year is 0 for the report itself, else that
// of the report which prints it.
type Operand struct {
	Key         normalize.Key
	Year        int
	Text        string            // as printed, "" where nothing is
	Value       normalize.Decimal // what it counted as
	AssumedZero bool              // printed without a number, counted as 0
	Doubtful    bool              // covered by a problem, decoded, or seemingly misplaced
}

// Repair is a proposal beside the print, never over it. Where several equally
// small ones would do, Changes is empty and Alternatives holds them all: nobody
// can tell them apart.
type Repair struct {
	Says         Text
	Changes      []Change
	Alternatives [][]Change
}

// Change is one figure of a repair. From is nil where no number is printed.
type Change struct {
	Key      normalize.Key
	From, To *normalize.Decimal
}

// MarshalJSON writes the public shape of a finding: keys as text, numbers exact.
func (f Finding) MarshalJSON() ([]byte, error) {
	keys := make([]string, len(f.Keys))
	for i, k := range f.Keys {
		keys[i] = k.String()
	}
	return json.Marshal(struct {
		Check          string             `json:"check"`
		Severity       Severity           `json:"severity"`
		Responsibility Responsibility     `json:"responsibility"`
		ZH             string             `json:"says_zh"`
		EN             string             `json:"says_en"`
		Keys           []string           `json:"keys"`
		Expected       *normalize.Decimal `json:"expected"`
		Printed        *normalize.Decimal `json:"printed"`
		Years          []yearOperand      `json:"other_years,omitempty"`
		Quotes         []Quote            `json:"quotes"`
		Repair         *Repair            `json:"repair"`
		ExplainedBy    string             `json:"explained_by,omitempty"`
	}{f.Check, f.Severity, f.Responsibility, f.Says.ZH, f.Says.EN, keys, f.Expected, f.Printed, yearOperands(f.Years), append([]Quote{}, f.Quotes...), f.Repair, f.ExplainedBy})
}

// yearOperand is the public shape of evidence that another report prints.
type yearOperand struct {
	Year  int                `json:"year"`
	Key   string             `json:"key"`
	Text  string             `json:"text"`
	Value *normalize.Decimal `json:"value"` // null where no number is printed
}

func yearOperands(list []Operand) (out []yearOperand) {
	for _, op := range list {
		o := yearOperand{Year: op.Year, Key: op.Key.String(), Text: op.Text}
		if !op.AssumedZero {
			o.Value = &op.Value
		}
		out = append(out, o)
	}
	return out
}

// MarshalJSON writes the public shape of a repair: of many alternatives the first
// few, and how many there are.
func (r Repair) MarshalJSON() ([]byte, error) {
	changes := r.Changes
	if changes == nil {
		changes = []Change{}
	}
	return json.Marshal(struct {
		ZH           string     `json:"says_zh"`
		EN           string     `json:"says_en"`
		Changes      []Change   `json:"changes"`
		Alternatives [][]Change `json:"alternatives,omitempty"`
		Ties         int        `json:"ties,omitempty"`
	}{r.Says.ZH, r.Says.EN, changes, r.Alternatives[:min(named, len(r.Alternatives))], len(r.Alternatives)})
}

// MarshalJSON writes the public shape of a change.
func (c Change) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Key  string             `json:"key"`
		From *normalize.Decimal `json:"from"`
		To   *normalize.Decimal `json:"to"`
	}{c.Key.String(), c.From, c.To})
}
