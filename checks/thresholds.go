package checks

import "math/big"

// The thresholds of all checks that weigh rather than compare, each with its
// reason. The families stand in the order of the catalogue.

// Structure.
const (
	// fewHeadings: where we found hardly any, it is the headings that were lost.
	fewHeadings = 3
)

// Across tables.

// Across years.

// Prose against tables.
var (
	// shareTolerance, in points of a hundred: two rounded decimals, with a little to
	// spare for shares that were cut rather than rounded.
	shareTolerance = big.NewRat(6, 100)
	// shareSumTolerance: shares of whole points may miss a hundred by rounding.
	shareSumTolerance = big.NewRat(1, 2)
)

const (
	// usualFee, in 元: a fee above it is rarer than a wrong unit. Whole provinces collect less.
	usualFee = 100_000
)

// Plausibility.

// Time.

// Identity and duplication.

// Format and privacy.
