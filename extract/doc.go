// Package extract is the reading room: bytes in, lines and grids of text out.
//
// It knows how documents are written, not what annual reports mean. It opens no
// file, asks no clock, starts no goroutine and never repairs what it reads.
//
// Map of the room:
//
//	content.go   what a reading yields: Content, Line, Grid, Cell, Pos
//	read.go      Read: finds the format by its bytes and calls its reader
//	charset.go   bytes → text: BOM, UTF-8, GB18030, then what is declared
//	html.go …    one file per format; it registers itself
//	text.go …    plain text and markdown in all their layouts
//
// To add a format: one file that calls register with a Format, its signature and
// its reader, and one fixture in testdata. A test fails when either is missing.
package extract
