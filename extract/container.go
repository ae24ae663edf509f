package extract

// Containers: documents that are zip archives of parts, told apart by what they hold.

import (
	"bytes"
	"errors"

	"nianbao/extract/flow"
	"nianbao/extract/parts"
)

// container is how one kind of them is known: by its parts, or, where the directory of
// the archive is lost, by a name that stands in it in the clear.
type container struct {
	has  func(*parts.Parts) bool
	name string
}

// nameRoom is how far from either end such a name is looked for.
const nameRoom = 64 << 10

func (c *container) is(p *parts.Parts, b []byte) bool {
	if p != nil {
		return c.has(p)
	}
	name := []byte(c.name)
	return bytes.Contains(b[:min(len(b), nameRoom)], name) || bytes.Contains(b[max(0, len(b)-nameRoom):], name)
}

// readParts opens a container, and reads it as a document whose text flows.
func readParts(b []byte, format Format, read func(*parts.Parts) (*flow.Document, error)) (*Content, error) {
	doc, err := flowOf(b, read)
	if err != nil {
		return nil, err
	}
	f, err := readFlow(format, doc)
	if err != nil {
		return nil, err
	}
	return f.content, nil
}

func flowOf(b []byte, read func(*parts.Parts) (*flow.Document, error)) (*flow.Document, error) {
	p, err := parts.Open(b)
	if err != nil {
		return nil, refusedPart(err)
	}
	doc, err := read(p)
	if err != nil {
		return nil, refusedPart(err)
	}
	return doc, nil
}

// refusedPart takes the reason of a container over.
func refusedPart(err error) *Refusal {
	var why *parts.Failure
	if errors.As(err, &why) {
		return &Refusal{why.Reason, why.Detail}
	}
	return &Refusal{"damaged", err.Error()}
}
