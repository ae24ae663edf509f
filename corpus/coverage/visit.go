package coverage

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Visit is what one sweep of a crawl met for one unit and year.
type Visit struct {
	Sweep  int       // sweeps are separate runs; a resumed one keeps its number
	At     time.Time // of the answer that decided
	Answer string    // ok, blocked:KIND, robots or down:KIND: of the site
	Column bool      // the column of annual reports was found, and read to its end
	Found  bool      // a report of the year was listed there and led to a document
	Gone   bool      // the document that was found before answers no more: 404, 410, a page that says so

	URL     string // where it was looked for, or found
	Report  string // handle of the report that the document became; "" where it became none
	Carrier string // of a document that became none
	Day     string // that the list printed beside it
	Signed  string // whose the report says it is, where that is not the unit in whose column it lies
	Refused bool   // a report was listed, and it is the document that was refused, not the site
	Short   string // why a column that answered proves nothing: cut_short, shared_only, left_out
}

// Why a column proves nothing.
const (
	CutShort   = "cut_short"   // it was not read to its end
	SharedOnly = "shared_only" // several units share it, and it never gave a report of this one
	LeftOut    = "left_out"    // reports of the year were not asked for
)

// access is the class of an answer, without its kind.
func (v Visit) access() string {
	class, _, _ := strings.Cut(v.Answer, ":")
	return class
}

// lookedFor: the whole column was seen, and the report was not in it. Only such a
// visit says that something is not there.
func (v Visit) lookedFor() bool {
	return v.access() == Reached && v.Column && !v.Found
}

// visits are those of one unit and year.
type visits []Visit

func (list visits) inOrder() visits {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b Visit) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Sweep, b.Sweep)) })
	return list
}

// judge fills publication and access. due is the last day on which the report need
// not be there yet: what was not found until then says nothing. Missing takes two
// separate sweeps after it; so does removed, unless the document itself is gone.
func (list visits) judge(r *Row, due string) {
	list = list.inOrder()
	if len(list) == 0 {
		r.Publication = Unvisited
		return
	}
	last := list[len(list)-1]
	r.Access = last.access()
	found := lastFound(list)
	since := list[found+1:].absent(due)
	if found >= 0 { // the sweep that found it does not deny it
		since = slices.DeleteFunc(since, func(v Visit) bool { return v.Sweep == list[found].Sweep })
	}
	switch {
	case found >= 0:
		r.Publication = Published
		list[found:].stillThere(r, len(since))
	case len(since) > 1:
		r.Publication = Missing
	case len(since) == 1:
		r.Publication = NotFoundOnce
	default:
		r.Publication = Unvisited
		list.whyUnvisited(r)
	}
	list.sayTrouble(r, last)
}

func lastFound(list visits) int {
	for i := len(list) - 1; i >= 0; i-- {
		if list[i].Found {
			return i
		}
	}
	return -1
}

// absent lists the visits that looked for the report after it was due, one of each sweep.
func (list visits) absent(due string) (late visits) {
	for _, v := range list {
		if v.lookedFor() && day(v.At) > due && !slices.ContainsFunc(late, func(w Visit) bool { return w.Sweep == v.Sweep }) {
			late = append(late, v)
		}
	}
	return late
}

// stillThere asks what came after the visit that found the report last, which is
// the first of the list.
func (list visits) stillThere(r *Row, absent int) {
	for _, v := range list[1:] {
		if v.Gone && v.access() == Reached {
			r.Publication = Removed
			r.say(fmt.Sprintf("%s 起不能再打开", day(v.At)), "cannot be opened since "+day(v.At))
			return
		}
	}
	first := slices.IndexFunc(list, func(v Visit) bool { return v.lookedFor() && v.Sweep != list[0].Sweep })
	switch {
	case absent > 1:
		r.Publication = Removed
		r.say(fmt.Sprintf("%s 起栏目中不再列出", day(list[first].At)), "not listed any more since "+day(list[first].At))
	case absent == 1:
		r.say(fmt.Sprintf("%s 栏目中未见到，仅一次", day(list[first].At)), "not listed on "+day(list[first].At)+", once")
	}
}

func (list visits) whyUnvisited(r *Row) {
	reached := slices.ContainsFunc(list, func(v Visit) bool { return v.access() == Reached })
	column := slices.ContainsFunc(list, func(v Visit) bool { return v.access() == Reached && v.Column })
	short := func(why string) bool {
		return slices.ContainsFunc(list, func(v Visit) bool { return v.access() == Reached && v.Short == why })
	}
	switch {
	case short(LeftOut):
		r.say("采集时未要求该年度（--years、--since）", "reports of this year were left out by --years or --since")
	case column:
		r.say("到期后尚未访问", "not visited since it fell due")
	case short(CutShort):
		r.say("年报栏目未能读完", "the column of annual reports was not read to its end")
	case short(SharedOnly):
		r.say("只找到与其他单位共用的栏目，其中从未见过该单位的报告", "the column that was found is shared with others, and never gave a report of this unit")
	case reached:
		r.say("未找到年报栏目", "the column of annual reports was not found")
	}
}

// sayTrouble names the kind of a refusal, and since when the site has been so.
func (list visits) sayTrouble(r *Row, last Visit) {
	if r.Access == Reached {
		return
	}
	first := last
	for _, v := range slices.Backward(list) {
		if v.access() != r.Access {
			break
		}
		first = v
	}
	word := map[string][2]string{Blocked: {"网站拒绝自动访问", "the site refuses automatic access"}, Robots: {"robots.txt 不允许访问", "robots.txt forbids it"}, Down: {"网站无法访问", "the site does not answer"}}[r.Access]
	kind := ""
	if _, k, ok := strings.Cut(last.Answer, ":"); ok {
		kind = " (" + k + ")"
	}
	if last.Refused {
		word = [2]string{"栏目中列有该报告，其文件不予自动访问", "the report is listed, its document refuses automatic access"}
	}
	r.say(fmt.Sprintf("%s%s，%s 起", word[0], kind, day(first.At)), fmt.Sprintf("%s%s since %s", word[1], kind, day(first.At)))
}

func day(t time.Time) string { return t.Format(time.DateOnly) }

// wasLate: a page's day after the deadline may be that of a move; where a sweep after the
// deadline had looked for the report in vain, it is not.
func (list visits) wasLate(r *Row) {
	if r.Late != nil || r.Deadline == "" || r.PublishedOn <= r.Deadline || r.dayAfterRest(r.PublishedOn) {
		return
	}
	for _, v := range list.inOrder() {
		if v.Found {
			return
		}
		if v.lookedFor() && day(v.At) > r.Deadline {
			late := true
			r.Late, r.LateBy = &late, "sweep"
			r.say(day(v.At)+" 查找时栏目中尚无", "not in the column on "+day(v.At))
			return
		}
	}
}
