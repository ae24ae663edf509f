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
	Part   int            `json:"part"` // 1 … parts
	parts  int            // reports in the file
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
	stranger   bool             // it came from a host that is nobody's of the list, nor a government's
	content    *extract.Content // of a draft, to find places in it
	bytes      []byte           // of a single document that is checked
	captured   bool             // it was at an address, not in a file
}

// read is readHashed of bytes whose hash is not known yet.
func (a *app) read(b []byte, source string, e extract.Engines) []reading {
	return a.readHashed(b, hashOf(b), source, e)
}

// readHashed walks a document through the three reading rooms: one reading for each report
// in it, and at least one. A panic in the rooms is a fault of ours that costs this report
// and no other.
func (a *app) readHashed(b []byte, sha256, source string, e extract.Engines) []reading {
	whole := reading{document: document{sha256, source, extract.Unknown, int64(len(b)), 1, 1}}
	contents := whole.extract(b, e)
	if contents == nil {
		whole.document.Format = kindOf(b)
		whole.unsupported(b)
		return []reading{whole}
	}
	return a.understood(whole, contents)
}

// caught turns a panic into a refusal.
func (r *reading) caught() {
	if p := recover(); p != nil {
		r.refuse("crash", fmt.Sprint(p))
	}
}

// extract gives the contents of the reports in a file, nil where it is refused.
func (r *reading) extract(b []byte, e extract.Engines) (contents []*extract.Content) {
	defer r.caught()
	contents, err := e.ReadAll(b)
	var why *extract.Refusal
	switch {
	case errors.As(err, &why):
		r.refuse(why.Reason, why.Detail)
	case err != nil:
		r.refuse("damaged", err.Error())
	}
	return contents
}

func (r *reading) understand(content *extract.Content, known checks.Known) {
	defer r.caught()
	r.document.Format, r.charset, r.recognised = content.Format, content.Charset, content.Recognised
	if r.isDraft() {
		r.content = content
	}
	report := normalize.Understand(content)
	found := checks.Run(report, known)
	r.report, r.status, r.reason, r.found = report, report.Status, report.Reason, found
	if r.status == normalize.Unreadable {
		r.report = nil
	}
}

// unread is a document whose bytes could not be had.
func unread(source string, size int64, why *extract.Refusal) reading {
	r := reading{document: document{"", source, extract.Unknown, size, 1, 1}}
	r.refuse(why.Reason, why.Detail)
	return r
}

func (r *reading) refuse(reason, detail string) {
	r.status, r.reason, r.detail = normalize.Unreadable, reason, detail
	r.report, r.found = nil, checks.Result{}
}

// unsupported tells formats that are known but not read from junk.
func (r *reading) unsupported(b []byte) {
	switch {
	case r.reason == "unknown_format" && r.document.Format != extract.Unknown:
		r.reason, r.detail = "unsupported_format", string(r.document.Format)
	case r.reason == "unknown_format" && isBundle(b):
		r.reason, r.detail = "packed", ""
	}
}

// isReport tells whether there is a report to show.
func (r *reading) isReport() bool {
	return r.status == normalize.Read || r.status == normalize.Partial
}

// sourceOf names a document for people: its source, and which report of several.
func (a *app) sourceOf(d document) string {
	if d.parts > 1 {
		return a.say("%[1]s（第 %[2]d 份，共 %[3]d 份）", "%[1]s (report %[2]d of %[3]d)", printable(d.Source), d.Part, d.parts)
	}
	return printable(d.Source)
}

func hashOf(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
