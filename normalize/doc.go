// Package normalize is the understanding room: content in, one Report in the one
// schema out. It is pure, and it stores figures as published or not at all.
//
// Map of the room:
//
//	report.go, figure.go, decimal.go   what comes out
//	form.go, form_2019.go, form_2021.go, form_shared.go   the published forms, data only
//	asked.go       the keys that a report's form asks for
//	understand.go  the walk through the steps below
//	fold.go        folding of printed text before it is compared
//	label.go       labels → rows, columns, blocks
//	grid*.go, stream*.go, flat.go   printed rows out of grids, running text and flat lines
//	place.go, gaps.go, decode*.go   rows → figures, where one reading alone stands
//	value.go       one cell → number, blank, dash, none, na or text
//	problem.go     what could not be read safely, in words
//	shown.go       the rows of the tables as printed, stored or not
//	sections.go, statements.go, subject.go   the prose, and whose report it is
//
// To add a form: one file form_YEAR.go, data only, and its fixture
// testdata/form_YEAR.txtar. To add a label variant: the row's Exact or Pattern.
package normalize
