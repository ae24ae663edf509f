package checks

// By when a report was due, and the days that date it, for those who ask without a
// document: the register of who published what.

import (
	"fmt"

	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// Deadline is the last day on which a report is in time; the law knows no extension
// for holidays.
type Deadline struct {
	On    string // ISO; "" where no national rule binds the agency
	Basis string // regulation_49_1, regulation_49_2, or regulation_2007 for years before 2019
	Law   Text
}

// StatutoryDeadline is that of an agency's report for a year. It is empty for all
// that late-department and late-government do not hold to a day: towns, zones,
// institutions, branches, government offices, and what may be no department.
func StatutoryDeadline(a normalize.Agency, year int) Deadline {
	department := a.Kind == normalize.KindDepartment && plainDepartment.MatchString(normalize.Compact(a.Name))
	government := a.Kind == normalize.KindGovernment
	next := func(day string) string { return fmt.Sprintf("%04d-%s", year+1, day) }
	switch {
	case year <= 0, a.Level == "", a.Level == divisions.Township, !department && !government:
		return Deadline{}
	case year < firstUnderNewLaw:
		return Deadline{next("03-31"), "regulation_2007", formerDeadline}
	case department:
		return Deadline{next("01-31"), "regulation_49_1", Text{"《条例》第四十九条第一款", "Article 49(1)"}}
	}
	return Deadline{next("03-31"), "regulation_49_2", Text{"《条例》第四十九条第二款", "Article 49(2)"}}
}

// Dates are the days on which a document says that it was published, and those on
// which it says that it was written, each ISO and earliest first.
func Dates(claims []normalize.Claim, publishedOn string) (published, written []string) {
	d := datesOf(&normalize.Report{Claims: claims, PublishedOn: publishedOn})
	return d.published, d.written
}
