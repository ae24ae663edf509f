package main

// The JSON of one reading. It is a public interface: extend, never break.

import (
	"cmp"
	"encoding/json"

	"nianbao/checks"
	"nianbao/corpus/dataset"
	"nianbao/extract"
	"nianbao/normalize"
)

type readingJSON struct {
	Document   documentJSON     `json:"document"`
	Status     normalize.Status `json:"status"`
	Reason     *string          `json:"reason"`
	Report     *reportJSON      `json:"report"`
	Figures    []figureJSON     `json:"figures"`
	Sections   []sectionJSON    `json:"sections"`
	Statements []statementJSON  `json:"statements"`
	Problems   []problemJSON    `json:"problems"`
	Findings   []checks.Finding `json:"findings"`
	Checks     checks.Counts    `json:"checks"`
}

type documentJSON struct {
	SHA256 *string        `json:"sha256"` // null where no bytes could be had
	Source string         `json:"source"`
	Format extract.Format `json:"format"`
	Bytes  int64          `json:"bytes"`
	Part   int            `json:"part"`
	// RecognisedBy is the engine with its version that recognised a picture.
	RecognisedBy string `json:"recognised_by,omitempty"`
}

type reportJSON struct {
	Agency       *string           `json:"agency"`
	DivisionCode *string           `json:"division_code"`
	Candidates   []string          `json:"division_candidates,omitempty"`
	Level        *string           `json:"level"`
	IsZone       bool              `json:"is_zone,omitempty"`
	Kind         *string           `json:"kind"`
	Scope        *string           `json:"scope"`
	Handle       *string           `json:"handle"`
	Year         *int              `json:"year"`
	Form         *string           `json:"form"`
	Title        *string           `json:"title"`
	PublishedOn  *string           `json:"published_on"`
	Period       *normalize.Period `json:"period"`
	// Readings are the ways in which the document was read, where there are several, and
	// why one of them confirms nothing.
	Readings []normalize.Witness `json:"readings,omitempty"`
}

type figureJSON struct {
	Key      string             `json:"key"`
	Kind     normalize.Kind     `json:"kind"`
	Value    *normalize.Decimal `json:"value"`
	Text     string             `json:"text"`
	Unit     string             `json:"unit"`
	Method   normalize.Method   `json:"method"`
	Readings int                `json:"readings"`
	// ConfirmedBy names the readings, where the document is read in several ways, and
	// "sums" behind them where they disagreed and the sums decided.
	ConfirmedBy []extract.Reading `json:"confirmed_by,omitempty"`
	At          extract.Pos       `json:"at"`
}

type sectionJSON struct {
	Key     string `json:"key"`
	Heading string `json:"heading"`
	Text    string `json:"text"`
	Method  string `json:"method,omitempty"` // ocr: recognised from a picture, characters may be wrong
}

type statementJSON struct {
	Measure     string             `json:"measure"`
	Of          string             `json:"of,omitempty"`
	Value       *normalize.Decimal `json:"value"`
	Unit        string             `json:"unit,omitempty"`
	Approximate bool               `json:"approximate"`
	Least       *normalize.Decimal `json:"least,omitempty"`   // what a rounded number may stand for
	Most        *normalize.Decimal `json:"most,omitempty"`    //
	Whose       string             `json:"whose,omitempty"`   // area, own, part, or another body as printed
	Channel     string             `json:"channel,omitempty"` // the only way that is counted
	Text        string             `json:"text"`
	Section     string             `json:"section"`
}

type problemJSON struct {
	Code string      `json:"code"`
	Key  string      `json:"key"`
	ZH   string      `json:"says_zh"`
	EN   string      `json:"says_en"`
	At   extract.Pos `json:"at"`
}

// MarshalJSON writes the contract's object.
func (r reading) MarshalJSON() ([]byte, error) { return json.Marshal(r.contract()) }

func (r reading) contract() readingJSON {
	d := r.document
	out := readingJSON{
		Document: documentJSON{stated(d.SHA256), d.Source, d.Format, d.Bytes, d.Part, r.recognised},
		Status:   r.status, Reason: stated(r.reason),
		Figures: []figureJSON{}, Sections: []sectionJSON{}, Statements: []statementJSON{},
		Problems: []problemJSON{}, Findings: []checks.Finding{},
	}
	if r.isReport() {
		out.fill(r.report)
		out.Report.Handle = stated(cmp.Or(r.handle, dataset.HandleOf(r.report, d.SHA256)))
		out.Findings = append(out.Findings, r.found.Findings...)
		out.Checks = r.found.Counts()
	}
	return out
}

func (out *readingJSON) fill(r *normalize.Report) {
	g := r.Agency
	out.Report = &reportJSON{
		Agency: stated(g.Name), DivisionCode: stated(g.DivisionCode), Candidates: g.Candidates, Level: stated(g.Level), IsZone: g.IsZone,
		Kind: stated(g.Kind), Scope: stated(g.Scope), Year: stated(r.Year), Form: stated(r.Form), Title: stated(r.Title),
		PublishedOn: stated(r.PublishedOn), Period: r.Period, Readings: r.Witnesses,
	}
	for _, f := range r.Figures {
		out.Figures = append(out.Figures, figureJSON{f.Key.String(), f.Value.Kind, number(f.Value), f.Text, f.Unit, f.Method, f.Readings, f.Confirmed, f.At})
	}
	for _, s := range r.Sections {
		out.Sections = append(out.Sections, sectionJSON{s.Key, s.Heading, s.Text, ocrMethod(r)})
	}
	for _, s := range r.Statements {
		out.Statements = append(out.Statements, statementJSON{
			s.Measure, s.Of, s.Value, s.Unit, s.Approximate, s.Least, s.Most, s.Whose, s.Channel, s.Text, s.Section,
		})
	}
	for _, p := range r.Problems {
		out.Problems = append(out.Problems, problemJSON{p.Code, p.Key, p.ZH, p.EN, p.At})
	}
}

// stated is null where nothing was stated: unknown is never "" or 0.
func stated[T comparable](v T) *T {
	var none T
	if v == none {
		return nil
	}
	return &v
}

func number(v normalize.Value) *normalize.Decimal {
	if v.Kind != normalize.Number {
		return nil
	}
	return &v.Number
}

// ocrMethod marks what was recognised.
func ocrMethod(r *normalize.Report) string {
	if r.Recognised == "" {
		return ""
	}
	return string(normalize.ByOCR)
}
