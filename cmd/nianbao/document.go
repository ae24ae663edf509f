package main

// One document from bytes to findings. Whatever happens on the way, the document
// comes out in exactly one state.

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"nianbao/checks"
	"nianbao/extract"
	"nianbao/normalize"
)

// document is where bytes came from and what they are.
type document struct {
	SHA256 string         `json:"sha256"` // "" where no bytes could be had
	Source string         `json:"source"`
	Format extract.Format `json:"format"`
	Bytes  int64          `json:"bytes"`
	Part   int            `json:"part"`
}

// reading is a document with what became of it. Report is nil for an unreadable
// one; reason is set unless the status is read.
type reading struct {
	document   document
	status     normalize.Status
	reason     string
	detail     string // for people, where the reason needs it
	report     *normalize.Report
	found      checks.Result
	charset    extract.Charset
	recognised string           // engine and version that recognised its picture, "" for none
	handle     string           // of a report that a data set holds, else ""
	content    *extract.Content // of a draft, to find places in it
	bytes      []byte           // of a single document that is checked
}

// read is readHashed of bytes whose hash is not known yet.
func (a *app) read(b []byte, source string, e extract.Engines) reading {
	return a.readHashed(b, hashOf(b), source, e)
}

// readHashed walks a document through the three reading rooms. A panic in them is a
// fault of ours that costs this document and no other.
func (a *app) readHashed(b []byte, sha256, source string, e extract.Engines) (r reading) {
	r.document = document{sha256, source, kindOf(b), int64(len(b)), 1}
	defer func() {
		if p := recover(); p != nil {
			r.refuse("crash", fmt.Sprint(p))
		}
	}()
	content, err := e.Read(b)
	if err != nil {
		var why *extract.Refusal
		if errors.As(err, &why) {
			r.refuse(why.Reason, why.Detail)
		} else {
			r.refuse("damaged", err.Error())
		}
		r.unsupported()
		return r
	}
	r.document.Format, r.charset, r.recognised = content.Format, content.Charset, content.Recognised
	if r.isDraft() {
		r.content = content
	}
	report := normalize.Understand(content)
	found := checks.Run(report, nil)
	r.report, r.status, r.reason, r.found = report, report.Status, report.Reason, found
	if r.status == normalize.Unreadable {
		r.report = nil
	}
	return r
}

// unread is a document whose bytes could not be had.
func unread(source string, size int64, why *extract.Refusal) reading {
	r := reading{document: document{"", source, extract.Unknown, size, 1}}
	r.refuse(why.Reason, why.Detail)
	return r
}

func (r *reading) refuse(reason, detail string) {
	r.status, r.reason, r.detail = normalize.Unreadable, reason, detail
	r.report, r.found = nil, checks.Result{}
}

// unsupported tells formats that are known but not read from junk.
func (r *reading) unsupported() {
	if r.reason == "unknown_format" && r.document.Format != extract.Unknown {
		r.reason, r.detail = "unsupported_format", string(r.document.Format)
	}
}

// isReport tells whether there is a report to show.
func (r *reading) isReport() bool {
	return r.status == normalize.Read || r.status == normalize.Partial
}

func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
