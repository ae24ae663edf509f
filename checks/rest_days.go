package checks

import "time"

// Days of rest: a deadline that falls on one. The regulation neither extends it nor
// says that it does not, so that a report of the first working day after is not blamed.

// springHolidays are those that cover 31 January, as the State Council set them (国办发明电
// 〔2020〕1号, 〔2021〕11号, 〔2024〕12号). The next that may cover it is that of 2028.
var springHolidays = [][2]string{
	{"2020-01-24", "2020-02-02"},
	{"2022-01-31", "2022-02-06"},
	{"2025-01-28", "2025-02-04"},
}

// NextWorking is the day itself, or the first working day after it.
func NextWorking(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	for resting(t) {
		t = t.AddDate(0, 0, 1)
	}
	return t.Format(time.DateOnly)
}

// resting tells of weekends and the holidays above. No weekend at the end of January
// or March was made a day of work in the years that the law covers.
func resting(t time.Time) bool {
	day := t.Format(time.DateOnly)
	for _, h := range springHolidays {
		if h[0] <= day && day <= h[1] {
			return true
		}
	}
	return t.Weekday() == time.Saturday || t.Weekday() == time.Sunday
}
