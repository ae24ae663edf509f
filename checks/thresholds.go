package checks

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

// Plausibility.

// Time.

// Identity and duplication.

// Format and privacy.
