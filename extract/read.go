package extract

import (
	"bytes"
	"fmt"
	"sort"

	"nianbao/extract/parts"
)

// Format is a kind of container, by its bytes and never by its name.
type Format string

const (
	HTML    Format = "html"
	PDF     Format = "pdf"
	DOCX    Format = "docx"
	ODT     Format = "odt"
	Text    Format = "text"
	Unknown Format = "unknown"
)

// Limit is the size of the largest document that is read, 64 MB.
const Limit = 64 << 20

// Refusal is why a document gives no content at all. Reason is one word of the
// contract (empty, limit, damaged, mojibake, unknown_format); Detail is for people.
type Refusal struct {
	Reason string
	Detail string
}

func (r *Refusal) Error() string { return fmt.Sprintf("%s: %s", r.Reason, r.Detail) }

// reader is a format with its signature. Rank orders the questions: containers
// with magic bytes come before those that are recognised by their text.
type reader struct {
	format Format
	rank   int
	mine   func(head []byte) bool
	holds  *container          // of a format that is a container of parts, else nil
	whole  func(b []byte) bool // asked of the whole file, where its head does not tell, else nil
	read   func(b []byte, e Engines) (*Content, error)
	// several reads a format in which one file may hold several reports; nil: it holds one.
	several func(b []byte, e Engines) ([]*Content, error)
}

var readers []reader

func register(r reader) bool {
	readers = append(readers, r)
	sort.SliceStable(readers, func(i, j int) bool { return readers[i].rank < readers[j].rank })
	return true
}

// Sniff names the format of a document by its first bytes.
func Sniff(b []byte) Format {
	if r, ok := readerOf(b); ok {
		return r.format
	}
	return Unknown
}

// Read turns bytes into content with no engine at hand: for the formats that need none.
func Read(b []byte) (*Content, error) { return Engines{}.Read(b) }

// Read turns bytes into content. The error is always a *Refusal; then there is
// no content. The same bytes give the same content on any machine. A file that holds
// several reports is refused: see ReadAll.
func (e Engines) Read(b []byte) (*Content, error) {
	list, err := e.ReadAll(b)
	switch {
	case err != nil:
		return nil, err
	case len(list) > 1:
		return nil, &Refusal{"several_reports", fmt.Sprintf("%d reports in one file", len(list))}
	}
	return list[0], nil
}

// ReadAll turns bytes into the contents of all reports that they hold, in their order;
// without an error there is at least one.
func (e Engines) ReadAll(b []byte) ([]*Content, error) {
	if len(bytes.TrimSpace(b)) == 0 {
		return nil, &Refusal{"empty", "the document has no content"}
	}
	if len(b) > Limit {
		return nil, &Refusal{"limit", fmt.Sprintf("%d bytes, more than %d", len(b), Limit)}
	}
	r, ok := readerOf(b)
	if !ok {
		return nil, &Refusal{"unknown_format", "neither text nor a known container"}
	}
	if e.Begin != nil {
		e = e.Begin(e)
	}
	if r.several != nil {
		return r.several(b, e)
	}
	c, err := r.read(b, e)
	if err != nil {
		return nil, err
	}
	return []*Content{c}, nil
}

func readerOf(b []byte) (reader, bool) {
	head := b[:min(len(b), 4096)]
	var p *parts.Parts
	if parts.Is(head) {
		p, _ = parts.Open(b)
	}
	for _, r := range readers {
		if r.mine(head) && (r.holds == nil || r.holds.is(p, b)) && (r.whole == nil || r.whole(b)) {
			return r, true
		}
	}
	return reader{}, false
}
