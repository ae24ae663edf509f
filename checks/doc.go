// Package checks holds reports to their word: one normalize.Report in, outcomes
// and findings out. It is pure and deterministic, and it never repairs a figure.
//
// Map of the room:
//
//	check.go       a check as a record, and the catalogue of all of them
//	known.go       what is known beside a report: other years, agencies, captures
//	profile.go     local rules, out of a small table
//	years.go       last year's report beside this one; year_merged.go: those of several bodies that were joined
//	shingle.go     texts as sets of shingles, and the numbers that a text states
//	law.go, ground.go   articles in the words of the law, and whom they are named to
//	thresholds.go  the limits of all checks
//	run.go         every check over one report: outcomes, counts, what explains what
//	pass.go        one check looking at one report: sums and comparisons
//	ledger.go      the figures of a report by their keys
//	book_room.go   the memory of a look, which is the next report's
//	term.go        sums of figures: what counts as 0, what cannot be counted
//	evidence.go    whose fault it is, and how severe
//	finding.go     what comes out, and its JSON
//	say.go         labels and sentences in Chinese and English
//	layout.go      the forms' sums, laid out once for all reports
//	grid.go        the table requests as whole numbers, for the diagnoses
//	document.go    what a document shows beside its figures: sections, text, ends
//	repair.go      the fewest changes under which all sums hold, as a proposal;
//	repair_system.go, repair_search.go, repair_say.go   the sums as equations,
//	               the search, and its words
//	narrative.go   what the prose states, held against the tables
//	deadline.go          by when a report was due, for the register; not_published.go: and
//	               what a crawl sought of it in vain
//	dates.go, rest_days.go, names.go   what dates a report; deadlines on days of rest; names of agencies against each other
//	repeated.go    phrases that are printed twice, ruled out in one look
//	personal.go    personal data as spans that can be masked, and (personal_masked.go) a
//	               report without them; personal_numbers.go, personal_names.go   how they are told
//	copies.go      what reports of several agencies share, and who is to be told
//	CATALOGUE.md   all checks in words, generated
//
// The other files are the checks, one file for each or for a close family.
//
// To add a check: one file with a register call, and its fixture
// testdata/ID.txtar that shows it held, found and, where an operand can be
// missing, not assessable; then go test ./checks -update writes the catalogue.
package checks
