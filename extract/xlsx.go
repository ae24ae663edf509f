package extract

import (
	"nianbao/extract/parts"
	"nianbao/extract/xlsx"
)

// XLSX: workbooks of Excel, WPS and LibreOffice.

// XLSX is the format of Office Open XML workbooks.
const XLSX Format = "xlsx"

var _ = register(reader{format: XLSX, rank: 22, mine: parts.Is, holds: &container{xlsx.Is, "xl/"}, several: readXLSX})

func readXLSX(b []byte, _ Engines) ([]*Content, error) {
	p, err := parts.Open(b)
	if err != nil {
		return nil, refusedPart(err)
	}
	book, err := xlsx.Read(p)
	if err != nil {
		return nil, bookRefusal(err)
	}
	return readBook(XLSX, Charset{Used: "unicode"}, book)
}
