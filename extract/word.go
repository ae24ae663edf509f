package extract

import (
	"bytes"
	"errors"

	"nianbao/extract/flow"
	"nianbao/extract/ole"
	"nianbao/extract/word"
)

// DOC: the binary files of Word 97 and later, and WPS files that are the same container.

// DOC is a text document in an OLE2 container.
const DOC Format = "doc"

var _ = register(reader{format: DOC, rank: 20, mine: looksLikeOLE, whole: word.Is, read: func(b []byte, _ Engines) (*Content, error) { return readDOC(b) }})

func looksLikeOLE(head []byte) bool { return bytes.HasPrefix(head, []byte(ole.Magic)) }

func readDOC(b []byte) (*Content, error) {
	doc, torn, err := word.Read(b)
	var why *word.Failure
	switch {
	case errors.As(err, &why) && why.Reason == "old":
		return nil, &Refusal{"unsupported_format", why.Detail}
	case errors.As(err, &why):
		return nil, &Refusal{why.Reason, why.Detail}
	}
	return builtFlow(DOC, doc, torn)
}

// builtFlow is the content of a text whose tables were found in its marks.
func builtFlow(format Format, doc *flow.Document, torn bool) (*Content, error) {
	f, err := readFlow(format, doc)
	if err != nil {
		return nil, err
	}
	c := f.content
	if len(c.Lines) == 0 {
		return nil, &Refusal{"empty", "the document has no text"}
	}
	if why := garbled(c.words()); why != "" {
		return nil, &Refusal{"mojibake", why}
	}
	c.Cut = torn
	return c, nil
}

// words is all text of a content, for judging its characters.
func (c *Content) words() string {
	var b bytes.Buffer
	for _, l := range c.Lines {
		b.WriteString(l.Text + "\n")
	}
	for _, g := range c.Grids {
		for _, cell := range g.Cells {
			b.WriteString(cell.Text + "\n")
		}
	}
	return b.String()
}
