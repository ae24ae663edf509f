package dataset

// Identity, derived from what a report says and never from row numbers.

import (
	"bufio"
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"io"
	"strconv"
	"strings"

	"nianbao/normalize"
)

// Handle names a version of a report: nb:AGENCY/YEAR/CONTENT8.
func handle(agency string, year int, content8 string) string {
	return "nb:" + agency + "/" + strconv.Itoa(year) + "/" + content8
}

// HandleOf gives the handle of a report as it will be in a data set. It is ""
// where that depends on where the document was found: see agencyID. The hash is
// the document's, in hex.
func HandleOf(r *normalize.Report, sha256 string) string {
	document, err := hex.DecodeString(sha256)
	if err != nil || !namesOne(r.Agency) {
		return ""
	}
	id, _ := agencyID(r.Agency, nil)
	return handle(id, r.Year, content8(contentHash(r, compacted(r.Sections), document)))
}

// SplitHandle takes a figure's handle apart: the report's handle, and the key
// behind it or the zero Key. ok is false for what is no handle.
func SplitHandle(s string) (report string, key normalize.Key, ok bool) {
	p := strings.Split(s, "/")
	if !strings.HasPrefix(s, "nb:") || len(p) != 3 && len(p) != 6 {
		return "", normalize.Key{}, false
	}
	if len(p) == 6 {
		key = normalize.Key{Table: p[3], Row: p[4], Column: p[5]}
	}
	return strings.Join(p[:3], "/"), key, true
}

var letters = base32.NewEncoding("abcdefghijkmnpqrstuvwxyz23456789").WithPadding(base32.NoPadding)

// agencyID is the division's code (0 where unknown) and eight letters of the
// hash of the name within it. A name that many agencies bear does not say whose
// report it is: see origin.go for what follows it in the hash. A report that names
// no agency has an id that begins with doc.
func agencyID(a normalize.Agency, origin []byte) (id, canonical string) {
	canonical = normalize.OrganName(a)
	if !namesOne(a) {
		return sharedID(canonical, origin), canonical
	}
	code := cmp.Or(a.DivisionCode, "0")
	return code + "-" + hashLetters(5, code, canonical), canonical
}

func hashLetters(bytes int, parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\n")))
	return letters.EncodeToString(sum[:bytes])
}

// contentHash says whether two documents say the same: the figures as printed
// and the sections, without white space, so that a page whose visit counter or
// layout changed makes no new version. A report without figures and words is
// told from others by its bytes.
func contentHash(r *normalize.Report, sections []prose, document []byte) []byte {
	h := sha256.New()
	w := bufio.NewWriterSize(h, 1<<10)
	for i := range r.Figures {
		f := &r.Figures[i]
		w.Write(joined(w.AvailableBuffer(), f.Key.Table, "/", f.Key.Row, "/", f.Key.Column, "\t", string(f.Value.Kind), "\t", figureContent(f), "\t", f.Unit, "\n"))
	}
	words := 0
	for i, s := range sections {
		words += len(s.text)
		writeAll(w, r.Sections[i].Key, "\t", s.heading, "\t", s.text, "\n")
	}
	if len(r.Figures) == 0 && words == 0 {
		w.Write(document)
	}
	w.Flush() // a hash takes everything
	return h.Sum(nil)
}

func joined(b []byte, parts ...string) []byte {
	for _, p := range parts {
		b = append(b, p...)
	}
	return b
}

func figureContent(f *normalize.Figure) string {
	if f.Value.Kind == normalize.Number {
		return f.Value.Number.String()
	}
	return normalize.Compact(f.Text)
}

func writeAll(w io.Writer, parts ...string) {
	for _, p := range parts {
		io.WriteString(w, p)
	}
}

// contentBytes is how much of a content's hash stands in a handle.
const contentBytes = 4

func content8(content []byte) string { return hex.EncodeToString(content[:contentBytes]) }
