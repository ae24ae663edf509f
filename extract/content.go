package extract

import "slices"

// Content is what a document shows to its reader: its lines in reading order,
// the grids that stand between them, and what the document says of itself.
type Content struct {
	Format  Format
	Charset Charset
	Lines   []Line
	Grids   []Grid
	Marks   []Mark // title, date, publisher …: every claim, none chosen
	Links   []Link // attachments, frames and pictures in the report's region
	// Recognised names the engine and version that recognised the pages of a picture,
	// "" for all that is read without recognition. Its lines may hold wrong characters.
	Recognised string
	// RecognisedPages are those that were, of a document whose other pages print their
	// text; nil where all were.
	RecognisedPages []int
	// Scanned: no page of it holds text, but for a stamp or a running head.
	Scanned bool
	// Excerpt: figures collected from reports whose text stands elsewhere; nobody may say
	// that it is missing.
	Excerpt bool
	Cut     bool       // the input stops in mid-table or mid-tag, by its own structure
	Closed  bool       // a border stands behind the last cell of a text: it is whole
	Changes int        // tracked changes that nobody has accepted: they are read as if all were
	Omitted []Omission // what is in the file and not seen

	// Reading names the way in which lines and grids were found, "" where the format
	// allows one only. Others are the same document, read independently in other ways;
	// they confirm or contradict, and hold no marks or links.
	Reading Reading
	Others  []*Content
	// Unconfirmed says why an independent reading is not there, by its name: a word
	// (timeout, no_rules, hidden_text …), and behind a colon what people may want to know.
	Unconfirmed map[Reading]string
}

// Printed tells whether what stands at a place was read as the document prints it, not
// recognised.
func (c *Content) Printed(at Pos) bool {
	return c.Recognised == "" || c.RecognisedPages != nil && !slices.Contains(c.RecognisedPages, at.Page)
}

// Reading is one of the independent ways to read a page.
type Reading string

const (
	ByRules  Reading = "rules"  // cells between painted lines
	ByRows   Reading = "rows"   // words on one baseline, columns by their place
	ByStream Reading = "stream" // the order in which the file paints its text
	BySecond Reading = "second" // the stream order as a second program reads it
)

// Line is one paragraph or printed line. Where Grid is not 0, the line stands for
// Content.Grids[Grid-1] and has no text of its own.
type Line struct {
	Text  string
	Pos   Pos
	Grid  int
	Level int // 1–6 for a heading that the markup declares, else 0
}

// Layout says how the cells of a grid were told apart, and so what can be
// trusted about it.
type Layout string

const (
	Ruled  Layout = "ruled"  // rows and columns by markup or drawn lines
	Tabs   Layout = "tabs"   // one line per row, cells between tabs
	Bars   Layout = "bars"   // one line per row, cells between bars
	Stream Layout = "stream" // cells in order, each certain; the rows are unknown

	Aligned Layout = "aligned" // rows by baselines, columns by the places of words on a page
)

// InPlace tells whether an empty cell leaves its place empty: no other cell moves there.
func (l Layout) InPlace() bool { return l == Ruled || l == Aligned }

// Grid is a table as printed. Cells stand in reading order, each once; a
// spanning cell stands at its first row and column.
type Grid struct {
	Layout     Layout
	Rows, Cols int
	Cells      []Cell
	Pos        Pos
	Breaks     []int // rows that stand first on a page: a page's end may cut a row in two
}

// Cell is one cell as printed, with its own text only. Row and Col count from 1;
// spans are at least 1 and end inside the grid.
type Cell struct {
	Row, Col         int
	RowSpan, ColSpan int
	Text             string
	Pos              Pos
	Seen             *Seen // of a recognised cell only
}

// Seen is how a cell was recognised from its picture.
type Seen struct {
	Agreed     bool     // all looks at it agree, and so does its ink: Text is what it says
	Words      bool     // Text is writing, recognised once
	Candidates []string // what the looks saw where they do not agree, likeliest first
	Looks      int      // how many looks saw the text that is agreed on
	Figures    int      // how many figures the ink shows side by side, 0 where it cannot be told
}

// Unrecognised is the text of a cell in which something is printed that no look, or
// not all looks, could make out.
const Unrecognised = "\uFFFD"

// Pos leads back to the source. All counts start at 1; 0 means unknown or not
// applicable. Box is in points with the origin at the top left. JSON leaves page and box
// out where they are unknown.
type Pos struct {
	Table int        `json:"table"`
	Row   int        `json:"row"`
	Col   int        `json:"col"`
	Page  int        `json:"page,omitzero"`
	Line  int        `json:"line"`
	Box   [4]float64 `json:"box,omitzero"`
}

// Mark is something the document says of itself, with the place that says it
// (`meta ArticleTitle`, `<title>`, `metadata block 发布机构`, `archive line 标题`).
type Mark struct {
	Kind   MarkKind
	Value  string
	Origin string
}

// MarkKind is the question that a Mark answers.
type MarkKind string

const (
	Title     MarkKind = "title"
	Published MarkKind = "published_on"
	Publisher MarkKind = "publisher"
	Site      MarkKind = "site"
	SiteCode  MarkKind = "site_code"
	Column    MarkKind = "column"
	IndexNo   MarkKind = "index_number"
	Address   MarkKind = "address"
)

// LinkKind tells a file to fetch from a picture of a table.
type LinkKind string

const (
	Attachment LinkKind = "attachment"
	Frame      LinkKind = "frame"
	Image      LinkKind = "image"
)

// Link is an address that the report's region points to, as printed.
type Link struct {
	Kind          LinkKind
	Target, Label string
	Width         int // of an image, in CSS pixels where given, else 0
}

// Charset is what the document declares and what its bytes were read as.
type Charset struct {
	Declared string
	Used     string // "utf-8", "gb18030", "utf-16le", …
	Replaced int    // bytes or characters that could not be decoded
}
