package main

// Documents that a worker reads for the data set that another process builds: what was
// extracted goes through the state, so that recognition and office files spread over
// machines. Understanding and checking are cheap, and done where the data set is built.

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/gob"
	"errors"

	"nianbao/checks"
	"nianbao/extract"
)

// extracted is what a worker hands on.
type extracted struct {
	Contents []*extract.Content
	Refused  *extract.Refusal // where there are none
}

// readAhead reads bytes as far as it is worth spreading.
func (a *app) readAhead(b []byte, ocr bool) (string, error) {
	r := reading{document: document{Format: kindOf(b)}}
	x := extracted{Contents: r.extract(b, a.engines(ocr))}
	if x.Contents == nil {
		r.unsupported(b)
		x.Refused = &extract.Refusal{Reason: r.reason, Detail: r.detail}
	}
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	err := errors.Join(gob.NewEncoder(z).Encode(x), z.Close())
	return base64.StdEncoding.EncodeToString(packed.Bytes()), err
}

// readBefore takes up what a worker handed on; false where it cannot be taken up.
func (a *app) readBefore(record, sha256, source string, b []byte) ([]reading, bool) {
	if record == "" {
		return nil, false
	}
	packed, err := base64.StdEncoding.DecodeString(record)
	if err != nil {
		return nil, false
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, false
	}
	var x extracted
	if err := gob.NewDecoder(z).Decode(&x); err != nil {
		return nil, false
	}
	whole := reading{document: document{sha256, source, kindOf(b), int64(len(b)), 1, 1}}
	if len(x.Contents) == 0 {
		if x.Refused == nil {
			return nil, false
		}
		whole.refuse(x.Refused.Reason, x.Refused.Detail)
		return []reading{whole}, true
	}
	return a.understood(whole, x.Contents), true
}

// understood makes a reading of each report in a file.
func (a *app) understood(whole reading, contents []*extract.Content) []reading {
	list := make([]reading, len(contents))
	for i, c := range contents {
		list[i] = whole
		list[i].document.Part, list[i].document.parts = i+1, len(contents)
		list[i].understand(c, checks.Known{Profile: a.rules})
	}
	return list
}
