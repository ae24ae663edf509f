package checks

// The thresholds of all checks that weigh rather than compare, each with its
// reason. The families stand in the order of the catalogue.

// Structure.
const (
	// fewHeadings: where we found hardly any, it is the headings that were lost.
	fewHeadings = 3
)

// Across tables.
const (
	// firstYearOfReviewFirst: since 2024-01-01 a refusal goes to administrative review
	// before it goes to court (行政复议法 2023, Article 23).
	firstYearOfReviewFirst = 2024
	// roundedFee, in yuan: 0.01万元, the smallest step that table two is printed in.
	roundedFee = 100
)

// Across years.

// Prose against tables.

// Plausibility.
const (
	// leastProcurement and mostProcurement, in yuan: below one thousand nobody buys
	// centrally and the print is likely in 万元; above a thousand million few bodies do.
	leastProcurement = 1_000
	mostProcurement  = 1_000_000_000
	// smallBesideYear: where the other cells of the table are below it, a cell that
	// equals the year stands out.
	smallBesideYear = 500
	// manyHandled and concentrated: of thirty requests a share above nine in ten is no
	// accident of small numbers.
	manyHandled  = 30
	concentrated = 90 // %
	// manyTaken and highCarried: of ten requests, more open at the year's end than 20+20
	// working days explain (条例33).
	manyTaken   = 10
	highCarried = 40 // %
	// manyExcessive and highExcessive: Article 35 is meant for single applicants.
	manyExcessive = 10
	highExcessive = 20 // %
	// mostRequests of a body below the province: the largest cities receive some ten
	// thousand in a year.
	mostRequests = 100_000
	// mostOfAll counts: a city has published eleven million decisions in a year, none a
	// thousand million of anything.
	mostOfAll = 1_000_000_000
	// timesPeers, over a median of at least fewPeers: ten decisions are too few to
	// multiply.
	timesPeers  = 200
	leastMedian = 10
	// enoughPeers: a median of fewer says little about the next one.
	enoughPeers = 20
	// farFromPeers, in median absolute deviations of log10(x+1), which count as
	// narrowPeers at least: less than a factor of ten is a good year.
	farFromPeers = 4
	narrowPeers  = 0.25
	// fewOfPeers: differences below it are small whatever their ratio.
	fewOfPeers = 30
	// coreMedian: decisions in which peers of a core power have their daily work.
	coreMedian = 50
	// yuanSuspected, in 万元: a hundred million yuan of a county's or a town's body.
	yuanSuspected = 10_000
	// feeOverPeers: the step from 万元 to 元 is ten thousand; peers differ by less than
	// a thousand.
	feeOverPeers = 1_000
	// unitStep and unitSlack, in per cent: last year's amount in the other unit.
	unitStep  = 10_000
	unitSlack = 5
)

// Time.

// Identity and duplication.

// Format and privacy.
const (
	// shortestPhrase, in characters: below it repetition is a figure of speech; beyond
	// longestPhrase nobody repeats a phrase at once, and looking costs.
	shortestPhrase = 4
	longestPhrase  = 20
	// muchGarbage in a section: one odd character may be a rare name.
	muchGarbage = 3
)
