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
const (
	// firstUnderNewLaw is the first report year that fell due under the regulation of
	// 15 May 2019; reports for 2018 were due on 31 March 2019, before it.
	firstUnderNewLaw = 2019
	// backdatedDays: columns are filled and crawled with some weeks of delay.
	backdatedDays = 45
	// movedDays: an address newer by more than a year is that of a page which moved.
	movedDays = 365
	// goneTries: one attempt that fails may be the network.
	goneTries = 2
)

// Identity and duplication.
const (
	// foreignMentions: one mention of a place may be anything.
	foreignMentions = 2
	// genericPhrases: one such phrase stands in honest reports, too.
	genericPhrases = 2
	// staleBy: the plan of the year before is in force early in a year.
	staleBy = 2
	// ownWords, in characters of prose: shorter reports are alike all over the country.
	ownWords = 200
)

// Format and privacy.
