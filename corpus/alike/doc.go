// Package alike finds texts that say the same: sections of reports that were
// copied, lightly rewritten, or filled into one template. It is pure: texts go
// in, clusters come out, the same whatever the order of the texts.
//
// Map of the package:
//
//	strip.go    a text without what copying changes: names, numbers, headings
//	names.go    the names of an agency as its own report writes them
//	shingle.go  a stripped text as the set of its runs of five characters
//	sketch.go   a set in 125 bytes that estimate how much two sets share
//	common.go   wording of a whole county or country, which is nobody's copy
//	bands.go    sketches that agree in a band: the candidates
//	verify.go   candidates compared by their sets; nothing is estimated here
//	sets.go     sets joined as pairs are found
//	cluster.go  what belongs together, the earliest first
//
// It is a package of its own because it needs neither a data set nor a report:
// the benchmark feeds it a million generated texts. The sketch is one-permutation
// MinHash (Li, Owen, Zhang 2012) with optimal densification (Shrivastava 2017):
// one pass over a set rather than 125, at the same accuracy. SimHash was left
// aside: its distance says little about the share of text in common, and that
// share is what a finding has to state.
package alike
