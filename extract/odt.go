package extract

import (
	"nianbao/extract/odt"
	"nianbao/extract/parts"
)

// ODT: texts of LibreOffice and of the offices that are built on it.

var _ = register(reader{format: ODT, rank: 21, mine: parts.Is, holds: &container{odt.Is, "opendocument.text"}, read: func(b []byte, _ Engines) (*Content, error) { return readODT(b) }})

func readODT(b []byte) (*Content, error) { return readParts(b, ODT, odt.Read) }
