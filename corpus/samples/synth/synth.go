// Package synth writes synthetic annual reports whose every figure is known. It
// shares nothing with the rooms that it tests: its labels, its sums and its words
// are its own, so that one mistake cannot stand on both sides.
//
//	report.go     a report: who, when, every figure as printed
//	fill.go       figures whose sums hold      print.go    how offices print them
//	years.go      two years that join          fault_years.go two that do not
//	agency.go     fictional places and offices
//	prose.go      six sections in own words    phrases.go  the words
//	counted.go    prose that states what the tables hold, and its slips
//	form.go       rows and columns of both published forms
//	grid.go       the three tables as grids of cells
//	subtotal.go   rows of 小计 that some offices add
//	truth.go      what a report states, as a file
//	style.go      the styles by name: html*.go, text*.go and mht.go
//	fault*.go     faults planted on request    damage*.go  damage done to bytes
//	dice.go       throws that depend on their seed alone
//
// The same seed gives the same bytes on every machine: the dice are this
// package's own, and nothing ranges over a map.
//
// To add a rendering (a format, a layout): one Style in a file of its own,
// registered there. It takes a Document and nothing else of a report.
package synth
