// Package pdf knows how PDF files are built, as far as their text need not be
// understood for it.
//
// Map of the package:
//
//	mend.go   Mend: a file whose frame is broken, made whole enough for its readers
//	chain.go    the tables of objects, each of which names the one before it
//	object.go   the heads of its objects
//	sound.go  Sound: whether its packed streams are what was packed
//	light.go  the file without the outlines of letters, which take long to follow
package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
)

const (
	// headRoom is how far into a file the header may stand; PDFium looks as far.
	headRoom = 1024
	// tailRoom is how far before the end of a file its last startxref may stand.
	tailRoom = 4096
)

// Mend gives the file a frame that readers accept: what stands before the header goes;
// a lost trailer is written again when the file still says where its document begins; a
// startxref that points to nothing is pointed to the last table of objects; tables that
// name each other in a circle, in which a reader may go round for ever, are cut where it
// closes. What the pages say is not touched, and nothing that is gone is invented: a file of which Mend
// can make no more stays as it is. The bytes that were given are not changed.
func Mend(b []byte) []byte {
	if at := bytes.Index(b[:min(len(b), headRoom)], []byte("%PDF-")); at > 0 {
		b = b[at:]
	}
	if !ends(b) {
		return withTrailer(b)
	}
	return uncircled(withStart(b))
}

// ends tells whether any trailer is there: the keyword, or a stream in its place.
func ends(b []byte) bool {
	return lastWord(b, "trailer") >= 0 || crossStream.Match(b)
}

var (
	crossStream = regexp.MustCompile(`/Type\s*/XRef\b`)
	catalog     = regexp.MustCompile(`/Type\s*/Catalog\b`)
	standard    = regexp.MustCompile(`/Filter\s*/Standard\b`)
	start       = regexp.MustCompile(`startxref\s+(\d{1,10})\s`)
)

// withTrailer writes a trailer for the last catalog of the file. An encrypted file has
// lost with its trailer what decrypts it.
func withTrailer(b []byte) []byte {
	found := catalog.FindAllIndex(b, -1)
	if found == nil || standard.Match(b) {
		return b
	}
	var root head
	for h := range heads(b[:found[len(found)-1][0]]) {
		root = h
	}
	if root.number == "" {
		return b
	}
	table := max(0, lastWord(b, "xref"))
	trailer := fmt.Sprintf("\ntrailer\n<</Size %d/Root %s %s R>>\nstartxref\n%d\n%%%%EOF\n", size(b), root.number, root.generation, table)
	return append(bytes.Clone(b), trailer...)
}

// withStart points a wrong startxref to the last table, where there is one.
func withStart(b []byte) []byte {
	if at, ok := startOf(b); ok && at < len(b) && startsTable(b[at:]) {
		return b
	}
	table := lastWord(b, "xref")
	if table < 0 {
		return b
	}
	return append(bytes.Clone(b), fmt.Sprintf("\nstartxref\n%d\n%%%%EOF\n", table)...)
}

// startOf is where the last startxref points to.
func startOf(b []byte) (at int, ok bool) {
	said := start.FindAllSubmatch(append(bytes.Clone(b[max(0, len(b)-tailRoom):]), '\n'), -1)
	if said == nil {
		return 0, false
	}
	at, err := strconv.Atoi(string(said[len(said)-1][1]))
	return at, err == nil
}

// startsTable tells whether a table of objects begins here, as a table or as a stream.
func startsTable(b []byte) bool {
	b = bytes.TrimLeft(b[:min(len(b), 64)], " \t\r\n")
	if bytes.HasPrefix(b, []byte("xref")) {
		return true
	}
	for h := range heads(b) {
		return h.at == 0
	}
	return false
}

// lastWord is where a keyword stands for the last time at the start of a line, -1 where
// it does not.
func lastWord(b []byte, word string) int {
	for end := len(b); ; {
		at := bytes.LastIndex(b[:end], []byte(word))
		if at <= 0 {
			return at
		}
		if c := b[at-1]; c == '\n' || c == '\r' {
			return at
		}
		end = at
	}
}
