// Package normalize is the understanding room: content in, one Report in the one
// schema out. It is pure, and it stores figures as published or not at all.
//
// Map of the room:
//
//	report.go, figure.go, decimal.go   what comes out
//	form.go, form_2019.go, form_2021.go, form_shared.go   the published forms, data only
//	formof.go      which form each table of a document has, from its words
//	asked.go       the keys that a report's form asks for
//	understand.go  the walk through the steps below
//	classify.go    is it an annual report at all?
//	several.go     several reports in one file
//	complete.go    what of the three tables is missing, and why
//	fold.go, numeral.go, date.go   folding of printed text before it is compared, numbers
//	               in Chinese characters, dates
//	anchor.go, label.go, header.go, columns.go   labels → tables, rows, columns, blocks
//	grid_break.go  rows and groups that the end of a page cut in two
//	memo.go        what a word of a table means, worked out once
//	collect.go     all printed rows of a document, in reading order, out of
//	grid*.go, stream*.go, flat.go   grids, running text and flat lines
//	item.go, printed.go   pieces that read as one word; a printed row with its label
//	place.go, gaps.go, window.go, misplaced.go, decode*.go   rows → figures, where one reading alone stands
//	agree*.go      several readings of one document → one figure each, or a problem
//	value.go       one cell → number, blank, dash, none, na or text
//	problem.go     what could not be read safely, in words
//	ocr.go, ocr_words.go, ocr_settle.go   recognised pages: labels by their likeness, figures
//	               that sums vouch for, settle or refuse
//	shown.go       the rows of the tables as printed, stored or not
//	heading.go, sections*.go   the prose, cut at its headings
//	prose.go, traced.go   the running text folded, which knows where it was printed
//	spare.go       lists that one document leaves to the next
//	statements*.go  what the prose states in numbers
//	subject*.go    whose report it is and for which year
//	named.go       what a name alone tells
//	organ.go       what an agency is called within its division, and its field of work
//	divisions/     administrative divisions, and agencies' names
//
// To add a form: one file form_YEAR.go, data only, and its fixture
// testdata/form_YEAR.txtar. To add a label variant: the row's Exact or Pattern.
package normalize
