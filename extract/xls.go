package extract

import (
	"strings"

	"nianbao/extract/xls"
)

// XLS: workbooks of Excel 97 to 2003, which many offices still collect figures in.

// XLS is a workbook in an OLE2 container.
const XLS Format = "xls"

var _ = register(reader{format: XLS, rank: 19, mine: func(head []byte) bool {
	return strings.HasPrefix(string(head[:min(8, len(head))]), "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
}, whole: xls.Is, several: readXLS})

func readXLS(b []byte, _ Engines) ([]*Content, error) {
	book, err := xls.Read(b)
	if err != nil {
		return nil, bookRefusal(err)
	}
	return readBook(XLS, Charset{Used: "unicode"}, book)
}
