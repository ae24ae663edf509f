// Package roster is the list of units and sites that people keep in a spreadsheet:
// who should publish a report, where, and by when. It reads CSV (UTF-8, GB18030 or
// UTF-16; commas, semicolons or tabs) and workbooks, and writes CSV.
//
// Map of the package:
//
//	unit.go      a unit, and the list of them
//	column.go    the columns: their headings in both languages, how each is read and
//	             written; the words that offices use are data here
//	value.go     one cell → an address, a code, a day, yes or no
//	kind.go      words for kinds of units
//	sheet.go     a file → lines of cells
//	read.go      lines → units
//	twice.go     units that are there twice, and rows that contradict each other
//	problem.go   what is wrong in a list, one line each
//	write.go     the list as CSV that a spreadsheet opens
//
// To add a column: a line in columns. To add a word for a heading: its words there.
package roster
