package normalize

import "nianbao/extract"

// Status says how far a document could be understood.
type Status string

const (
	Read       Status = "read"         // all three tables, refused cells apart
	Partial    Status = "partial"      // a table or its end is missing or could not be read
	NotReport  Status = "not_a_report" // something else; Reason says what
	Unreadable Status = "unreadable"   // Reason says why
)

// Report is one annual report in the one schema, as published.
type Report struct {
	Status Status
	Reason string // set unless Status is read: "notice", "mojibake", "table_cut", …

	Title       string
	Agency      Agency
	Year        int // 0 where the document names none
	PublishedOn string
	Publisher   string
	Period      *Period
	Claims      []Claim // every statement about identity, with the one chosen

	Form     string            // f2019, f2021, mixed, legacy or "" (not a report)
	Forms    map[string]string // table → form, for the tables that were found
	PlainSix bool              // （六）其他处理 stands as one plain row in the form of 2021

	Figures    []Figure  // in the order of the form
	SumsUsed   []string  // identities (I1 …) that decided between cuts of glued digits, or between readings
	Witnesses  []Witness // the readings of a document that is read in several ways, the primary first
	Subtotals  []Subtotal
	Rows       []PrintedRow // of the statutory tables, stored or not, in reading order
	Sections   []Section
	Statements []Statement
	Problems   []Problem

	Format     extract.Format
	Recognised string         // engine and version that recognised its picture, "" where none did
	Scanned    bool           // no page of it holds text
	Excerpt    bool           // figures alone, collected from a report that stands elsewhere
	Links      []extract.Link // pictures, frames and attachments: what is missing may stand there
}

// Agency is whose report it is. Ambiguous names stay ambiguous: DivisionCode is
// empty and Candidates holds the codes.
type Agency struct {
	Name          string // as printed, "" where nothing names it
	DivisionCode  string // GB/T 2260, 6 digits, or 9 for townships
	DivisionName  string
	Candidates    []string
	Level         string // national, province, prefecture, county, township or ""
	IsZone        bool   // a development zone or the like, or an agency of one; its level is its rank, or its place's
	CreditCode    string // 统一社会信用代码 of the publisher by the page, see subject_code.go
	SiteCode      string // 政府网站标识码 of the page's site
	Kind          string // domain: government, department, township_government, …
	Scope         string // own_body, own_and_subordinate, whole_area, unknown
	ScopeEvidence string
}

// Period is the statistics period as printed, ISO dates.
type Period struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Claim is one source's answer to "whose", "which year", "what title", "when".
type Claim struct {
	Field  string // agency, year, title, published_on, publisher
	Value  string
	Origin string
	Chosen bool
	Reason string // why it was chosen
}

// Section is one of the six sections, or the text before them.
type Section struct {
	Key     string // overview, active_disclosure, requests, review_litigation, problems, other_matters
	Heading string // as printed
	Text    string // without tables
	Topics  []Topic
	At      extract.Pos
}

// Topic is a sub-heading of a section with the text under it.
type Topic struct {
	Heading, Text string
}

// Statement is a number, or a "none", that the prose states.
type Statement struct {
	Measure     string // domain.md 2.5: received, none_received, handled, info_fee, …
	Of          string // what it is a part of, a row or a result, or ""
	Value       *Decimal
	Unit        string // 件, 元, 万元, %
	Approximate bool
	Least, Most *Decimal  // what a rounded number may stand for (100余: 100 to 199), nil for no bound
	Whose       string    // "", WholeArea, OwnLevel, SomeParts, or another body as printed
	Channel     string    // the site, platform or way that alone is counted, "" for no limit
	Parts       []Decimal // of a list, in printed order
	Exhaustive  bool      // the list says that its parts are all of the total
	Overlaps    bool      // the parts of a list may count one thing twice: channels, kinds
	Text        string    // the words that say it
	Section     string
	At          extract.Pos
}

// Whose count a statement gives, where it says so and it is not simply the report's own.
const (
	WholeArea = "area" // 全市, 全系统, 各部门
	OwnLevel  = "own"  // 市本级, 局机关
	SomeParts = "part" // 各区县, 下属单位, 市政府部门: some of the bodies of an area
)

// Problem is a cell, row, table or document that could not be read safely. It is
// our trouble, never the publisher's fault.
type Problem struct {
	Code   string // kebab-case, see problem.go
	Key    string // a key, a prefix at a slash, or with * for one part; "" for the document
	ZH, EN string
	At     extract.Pos
}

// Subtotal is a sum row that the agency added to a table; it is no figure of the form.
type Subtotal struct {
	Label  string
	Of     []string // rows of requests that it sums, in order
	Values []Figure // Key.Row is "subtotal"
	At     extract.Pos
}
