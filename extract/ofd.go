package extract

import (
	"nianbao/extract/ofd"
	"nianbao/extract/page"
	"nianbao/extract/parts"
)

// OFD: pages as painted, read as those of a PDF are.

// OFD is the format of GB/T 33190, a zip archive of pages.
const OFD Format = "ofd"

var _ = register(reader{format: OFD, rank: 11, mine: parts.Is, holds: &container{func(p *parts.Parts) bool { return p.Has("OFD.xml") }, "OFD.xml"}, read: readOFD})

func readOFD(b []byte, _ Engines) (*Content, error) {
	p, err := parts.Open(b)
	if err != nil {
		return nil, refusedPart(err)
	}
	doc, err := ofd.Read(p)
	if err != nil {
		return nil, refusalOf(err)
	}
	sheets := page.Sheets(doc)
	if why := page.Gate(sheets); why.Reason != "" {
		return nil, &Refusal{why.Reason, why.Detail}
	}
	return printedContent(OFD, sheets), nil
}
