package extract

import (
	"bytes"
	"errors"

	"nianbao/extract/rtf"
)

// RTF: text with control words, which every word processor writes.

// RTF is a text in Rich Text Format.
const RTF Format = "rtf"

var _ = register(reader{format: RTF, rank: 20, mine: looksLikeRTF, read: func(b []byte, _ Engines) (*Content, error) { return readRTF(b) }})

func looksLikeRTF(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n"), []byte(`{\rtf`))
}

func readRTF(b []byte) (*Content, error) {
	doc, torn, err := rtf.Read(b)
	var why *rtf.Failure
	if errors.As(err, &why) {
		return nil, &Refusal{why.Reason, why.Detail}
	}
	return builtFlow(RTF, doc, torn)
}
