package normalize

import "nianbao/extract"

// printed is one row of printed values with the label that was found for it. It
// is what every route of reading makes, before form and columns are known.
type printed struct {
	table, row string
	label      string // as printed
	exact      bool   // the label is the form's own or a listed variant
	cells      []extract.Cell
	layout     extract.Layout
	head       header
	strong     bool           // its grid carries anchors of the table, or the row stands in a stream
	glued      bool           // digits run together: nothing is stored
	abutting   bool           // the only value of the row touches its label, so it was cut free
	short      bool           // it has fewer cells than most lines of its grid: one of them is lost
	implied    bool           // no value printed where an empty cell leaves no trace
	unread     bool           // something stands behind the label that is neither label nor value
	totalLeft  bool           // its total alone is empty: the sums of the columns prove it
	open       bool           // the input ends in this row, which may be cut
	closed     bool           // a border stands behind its last printed cell
	named      bool           // a header line names each of its fifteen cells
	inPlace    bool           // its grid is rectangular and shows that empty cells keep their places
	line       []extract.Cell // of disputes: all fifteen cells that the row shares
	at         extract.Pos
}

// method: a value that touches its label stands in no delimited cell, but a row
// of one cell can be cut in one way only.
func (p printed) method() Method {
	if p.abutting {
		return Decoded
	}
	return ByCell
}

// strays are values that no row could take, and labels that fit two.
type stray struct {
	code, key, text string
	at              extract.Pos
}

// collection is all that the routes found in one document.
type collection struct {
	rows      []printed
	strays    []stray
	subtotals []printed
	odd       []printed         // rows of a table whose label or number of cells fits nothing
	lines     []printed         // lines of disputes whose digits run together
	tokens    map[string][]byte // table → folded words of its header cells and labels
	matter    map[int]bool      // index in Content.Lines → table matter, not prose
	last      string            // table that was open when the input ended
	found     map[string]bool   // tables with anchors
	displaced map[string]bool   // tables in which values stand where no label can own them
}

func newCollection() *collection {
	return &collection{tokens: map[string][]byte{}, matter: map[int]bool{}, found: map[string]bool{}, displaced: map[string]bool{}}
}

func (c *collection) token(table, folded string) {
	words := c.tokens[table]
	if words == nil {
		words = spareWords.take(usualWords)
	}
	c.tokens[table] = append(append(words, ' '), folded...)
}

// usualWords is room for the words of a table, in bytes, and usualRows for the rows of all.
const (
	usualWords = 1024
	usualRows  = 48
)

func (c *collection) add(p printed) {
	c.found[p.table] = true
	c.token(p.table, Fold(p.label))
	if c.rows == nil {
		c.rows = spareRows.take(usualRows)
	}
	c.rows = append(c.rows, p)
}

var (
	spareRows  spare[printed]
	spareWords spare[byte]
)

// release leaves the room of a collection to the next: nobody looks at it any more.
func (c *collection) release() {
	spareRows.give(c.rows)
	for _, words := range c.tokens {
		spareWords.give(words)
	}
	c.rows, c.tokens = nil, nil
}

// of gives the printed rows of one table, to be read only.
func (c *collection) of(table string) []printed {
	n, first, last := 0, 0, 0
	for i := range c.rows {
		if c.rows[i].table != table {
			continue
		}
		if last = i + 1; n == 0 {
			first = i
		}
		n++
	}
	if n == last-first { // one behind the other, as they nearly always are
		return c.rows[first:last:last]
	}
	rows := make([]printed, 0, n)
	for i := range c.rows {
		if c.rows[i].table == table {
			rows = append(rows, c.rows[i])
		}
	}
	return rows
}

// lastRow is the last row read, where a table was still open when the input ended.
func (c *collection) lastRow() *printed {
	if n := len(c.rows); n > 0 && c.rows[n-1].table == c.last {
		return &c.rows[n-1]
	}
	return nil
}
