package dataset

// What is saved: a document, and what was read from it.

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"nianbao/checks"
	"nianbao/extract"
	"nianbao/normalize"
)

// Document is bytes, where they came from and what they turned out to be.
type Document struct {
	SHA256     string // lower-case hex, "" where no bytes could be had
	Source     string // path or address
	Format     string
	Bytes      int64
	Modified   int64  // of a file: nanoseconds since 1970, else 0
	Part       int    // 1 … n in a file with several reports; 0 counts as 1
	CapturedAt string // ISO 8601 in UTC; of a file, when it was last modified
	Status     string // read, partial, not_a_report, unreadable
	Reason     string // unless Status is read
	Charset    extract.Charset
	Recognised string // engine and version that recognised its picture, "" for none
}

// Reading is a document with its report and what the checks say. Report is nil
// for an unreadable document, and kept for no other than a read or partial one.
type Reading struct {
	Document Document
	Report   *normalize.Report
	Result   checks.Result
}

// isReport tells whether there is a report to keep.
func (r *Reading) isReport() bool {
	s := normalize.Status(r.Document.Status)
	return r.Report != nil && (s == normalize.Read || s == normalize.Partial)
}

// hash is the document's hash; where no bytes could be had, one of its source,
// so that the document has a row all the same.
func (d *Document) hash() (sum []byte, hashed bool) {
	if b, err := hex.DecodeString(d.SHA256); err == nil && len(b) == sha256.Size {
		return b, true
	}
	s := sha256.Sum256([]byte("source:" + d.Source))
	return s[:], false
}

func (d *Document) part() int { return max(d.Part, 1) }

// parcel is a reading made ready for its rows before the file is touched.
type parcel struct {
	*Reading
	packed  *packed        // nil where there is no report
	compact []prose        // of the sections
	raw     map[int]string // texts of sections as printed, where personal data in them are masked
	sole    sole
}

// prose is a section's words as they are compared and indexed.
type prose struct{ heading, text string }

func compacted(sections []normalize.Section) []prose {
	list := make([]prose, len(sections))
	for i, s := range sections {
		list[i] = prose{normalize.Compact(s.Heading), normalize.Compact(s.Text)}
	}
	return list
}

func wrap(r *Reading) (parcel, error) {
	p := parcel{Reading: r}
	if !r.isReport() {
		return p, nil
	}
	if n := len(r.Report.Sections); n > sectionsOfReport {
		return p, fmt.Errorf("%d sections, there is room for %d", n, sectionsOfReport)
	}
	p.mask()
	p.compact = compacted(p.Report.Sections)
	p.sole = soleOf(p.Report, p.compact, p.raw != nil)
	var err error
	p.packed, err = pack(p.Report)
	return p, err
}

// mask takes personal data out of all that is shown, indexed and exported. The texts as
// printed are kept apart.
func (p *parcel) mask() {
	spans := checks.PersonalData(p.Report)
	if len(spans) == 0 {
		return
	}
	p.raw = map[int]string{}
	for _, s := range spans {
		p.raw[s.Section] = p.Report.Sections[s.Section].Text
	}
	shown := *p.Reading
	shown.Report = checks.Masked(p.Report, spans)
	p.Reading = &shown
}
