package checks

import "math/big"

// The thresholds of all checks that weigh rather than compare, each with its
// reason. The families stand in the order of the catalogue.

// Structure.
const (
	// fewHeadings: where we found hardly any, it is the headings that were lost.
	fewHeadings = 3
	// longLede, in characters: text before the first heading that is more than the
	// sentence which says what the report is made by.
	longLede = 300
	// shortProblems, in characters: fewer are trivial unless they name a problem and what
	// is done about it all the same.
	shortProblems = 30
	// widePicture, in CSS pixels: a smaller one is an icon or an ornament.
	widePicture = 400
	// manyNumbers make a row of values out of a line that may be a note.
	manyNumbers = 5
)

// Sums.
const (
	// twinRows, twinManyRows, twinValue: a single request fills three rows (received, its
	// result, handled), as does any number that ends alike. Five rows, or three with a
	// number of two digits, are no chance.
	twinRows, twinManyRows, twinValue = 3, 5, 10
)

// Across tables.
const (
	// firstYearOfReviewFirst: since 2024-01-01 a refusal goes to administrative review
	// before it goes to court (行政复议法 2023, Article 23).
	firstYearOfReviewFirst = 2024
	// roundedFee, in yuan: 0.01万元, the smallest step that table two is printed in.
	roundedFee = 100
	// childSlack, and childShare in per cent: a request that two bodies handled, or one that
	// was counted where it was passed on.
	childSlack, childShare = 2, 1
)

// Across years.
const (
	// identicalCells, identicalValue: small agencies print the same few zeros and ones
	// every year; that many figures, and one of two digits, are no chance.
	identicalCells, identicalValue = 4, 10
	// identicalNumbers: so many numbers in the prose, one of two digits among them.
	identicalNumbers = 8
	// similarText is the share of shingles from which two texts are alike (法治蓝皮书2017
	// counts 90%); short texts hold little but what every report says.
	similarText, similarShortText = 0.90, 0.95
	shortText, leastText          = 300, 100 // letters; below the second nothing is compared
	// similarProblems, leastProblems: two sentences say the same by chance.
	similarProblems, leastProblems = 0.95, 80
	// jumpFactor, jumpLeast: small counts leap every year.
	jumpFactor, jumpLeast = 10, 50
	// powerLeast: below, ten times is no slip but a busier year. powerTolerance: money is
	// rounded when its unit is changed.
	powerLeast, powerTolerance = 10, 0.001
	// fewDifferences: copies and versions of one report differ in a few figures; a document
	// with more may be another report.
	fewDifferences = 20
	// bridgeShare: two stocks of different meaning that lie so far apart.
	bridgeShare = 0.5
)

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
	// separateSweeps: one sweep may have met a column that was being rebuilt.
	separateSweeps = 2
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
	// likeText is the share of a text that stands elsewhere from which it is told: one
	// sentence in seven rewritten stays above it (法治蓝皮书2017 speaks of 90%).
	likeText = 0.85
	// leastCompared, in characters: less Chinese text tells nobody apart.
	leastCompared = 100
	// TellingCells, TellingValues, TellingLeast: a table that few figures are in is the same
	// by chance: a request received and granted makes six cells already. What tells is
	// parts, not sums, and so many numbers of two digits.
	TellingCells, TellingValues, TellingLeast = 6, 3, 10
	// TellingProse is how many characters of prose two reports must share to be one file.
	TellingProse = 300
)

// Format and privacy.
const (
	// shortestPhrase, in characters: below it repetition is a figure of speech; beyond
	// longestPhrase nobody repeats a phrase at once, and looking costs.
	shortestPhrase = 4
	longestPhrase  = 20
	// muchGarbage in a section: one odd character may be a rare name.
	muchGarbage = 3
)
