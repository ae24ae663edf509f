package extract

import (
	"nianbao/extract/docx"
	"nianbao/extract/parts"
)

// DOCX: the documents of Word, and the drafts of nearly every office.

var _ = register(reader{format: DOCX, rank: 20, mine: parts.Is, holds: &container{docx.Is, "word/"}, read: func(b []byte, _ Engines) (*Content, error) { return readDOCX(b) }})

func readDOCX(b []byte) (*Content, error) { return readParts(b, DOCX, docx.Read) }
