// Package coverage says, for each unit of a list and each year, whether its report
// was published, seen, read, and in time. It is pure: the list, the agencies and
// reports of a data set, and what a crawl met come in as values.
//
// Map of the package:
//
//	row.go       one unit and year on its axes, and the state that sums them up
//	cover.go     the list × the years → rows
//	crawled.go   what the sweeps of a crawl told → visits; paper.go: the documents behind
//	             them, and whose they are; answered.go: what they add to a visit
//	visit.go     what a crawl met, and when that means missing or removed
//	report.go    a report in hand: carrier, reading, in time or not
//	sought.go    what was sought of a report that is not there, for the check not-published
//	due.go       deadlines: those of the list, else those of the law
//	match.go     which agencies of a data set a unit is; the key of a name
//	near.go      names that are only alike: proposals, never joined
//	count.go     sums by level and kind
//
// Silence is never zero: what was not looked for, looked for once, and not found are
// different states, and nothing is missing before two separate sweeps said so.
package coverage
