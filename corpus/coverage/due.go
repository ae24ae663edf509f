package coverage

import (
	"cmp"
	"fmt"
	"strings"

	"nianbao/checks"
	"nianbao/corpus/roster"
	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// deadline of a unit's report: what the list says, else what the law says of such an
// agency, else nothing.
func deadline(u *roster.Unit, a normalize.Agency, year int) (on, basis string) {
	if on := u.DeadlineFor(year); on != "" {
		return on, "list"
	}
	d := checks.StatutoryDeadline(leveled(a), year)
	return d.On, d.Basis
}

// leveled gives an agency of a city at least the level of a county.
func leveled(a normalize.Agency) normalize.Agency {
	if a.Level == "" && placeFirst.MatchString(a.Name) && strings.HasSuffix(placeFirst.FindString(a.Name), "市") {
		a.Level = divisions.County
	}
	return a
}

// lastDay is when a report is due at the latest; without a deadline of its own, when
// the latest of all is: nobody is asked for a report before.
func lastDay(deadline string, year int) string {
	if deadline == "" {
		return fmt.Sprintf("%04d-03-31", year+1)
	}
	return deadline
}

// timely holds a report in hand to its deadline. A day on the page may be that of a
// move to another site: where the signature is in time, or the day lies beyond the
// year after, nothing is said. A signature is no day of publication.
func (r *Row) timely(report *Report) {
	published, written := first(report.Published), first(report.Written)
	switch {
	case published != "":
		r.PublishedOn, r.DateOrigin = published, "page"
	case written != "":
		r.DateOrigin = "signature"
		r.say("仅有落款日期 "+written, "dated by its signature alone, "+written)
	case report.FirstSeen != "" && online(report.Source):
		r.DateOrigin = "first_seen"
	}
	if r.Deadline == "" {
		return
	}
	late, known := r.lateness(published, written, report)
	if known {
		r.Late = &late
	}
	switch {
	case !known || !late:
	case written > r.Deadline:
		r.LateBy = "signature"
	default:
		r.LateBy = "page"
	}
}

func (r *Row) lateness(published, written string, report *Report) (late, known bool) {
	end := fmt.Sprintf("%04d-12-31", r.Year+1)
	seen := firstTen(report.FirstSeen)
	switch {
	case online(report.Source) && seen != "" && seen <= r.Deadline, published != "" && published <= r.Deadline:
		return false, true
	case published == "" && written == "":
		return false, false
	case r.dayAfterRest(cmp.Or(published, written)):
		r.say("期限当日为休息日，其后第一个工作日公布，《条例》未规定可否顺延", "the deadline fell on a day of rest, and this is the first working day after it; the regulation does not say whether it moves")
		return false, false
	case published == "" && written > r.Deadline:
		return true, true // nothing is published before it is signed
	case published == "":
		return false, false
	case published > end:
		r.say("页面日期在次年之后，可能是迁移日期，请核实", "the page's day lies beyond the year after; it may be that of a move")
		return false, false
	case written != "" && written <= r.Deadline:
		r.say(fmt.Sprintf("页面日期晚于期限，落款 %s 在期限内，请核实", written), fmt.Sprintf("the page's day is late, the signature of %s is in time", written))
		return false, false
	case written == "":
		r.say("仅据页面日期，也可能是迁移日期", "by the page's day alone, which may be that of a move")
	}
	return true, true
}

// dayAfterRest: the law's deadline fell on a day of rest, and the day is at most the first
// working day after it. A list says its own.
func (r *Row) dayAfterRest(day string) bool {
	return r.DeadlineBasis != "list" && day > r.Deadline && day <= checks.NextWorking(r.Deadline)
}
