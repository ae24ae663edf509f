package checks

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"nianbao/extract"
	"nianbao/normalize"
)

// When a report came out, by everything that dates it. Dates are ISO, so that they
// compare as text.

// dating is what a document says of its dates, earliest first. A page prints the day
// of publication; a signature, or a date of writing, says that it was not out before.
type dating struct {
	published, written []string
}

func (p *Pass) dated() dating {
	if !p.datesKnown {
		p.dates, p.datesKnown = datesOf(p.Report), true
	}
	return p.dates
}

func datesOf(r *normalize.Report) (d dating) {
	for i := range r.Claims {
		switch c := &r.Claims[i]; {
		case !isDay(c.Value):
		case c.Field == "signed_on", c.Field == "published_on" && writingDate.MatchString(c.Origin):
			d.written = append(d.written, c.Value)
		case c.Field == "published_on":
			d.published = append(d.published, c.Value)
		}
	}
	if on := r.PublishedOn; on != "" && !slices.Contains(d.written, on) {
		d.published = append(d.published, on)
	}
	slices.Sort(d.published)
	slices.Sort(d.written)
	return d
}

var writingDate = regexp.MustCompile(`成\s*文|发\s*文|印\s*发`)

// isDay tells a day as 2024-01-15.
func isDay(s string) bool {
	if len(s) != len(time.DateOnly) {
		return false
	}
	for i := range len(s) {
		if mark := i == 4 || i == 7; mark && s[i] != '-' || !mark && !isDigit(s[i]) {
			return false
		}
	}
	return true
}

func (d dating) none() bool { return len(d.published) == 0 && len(d.written) == 0 }

// earliest is the first day of publication, else of writing. A page that was moved or
// put up again bears the later day beside the first one.
func (d dating) earliest() string {
	for _, days := range [][]string{d.published, d.written} {
		if len(days) > 0 {
			return days[0]
		}
	}
	return ""
}

// undatable counts a report without a date: what was published bears one, a draft
// has none yet.
func (p *Pass) undatable() {
	if p.published() {
		p.NotAssessable()
	}
}

// published tells that the document was met on the web, or saved by a browser.
func (p *Pass) published() bool {
	return p.online() || !p.FirstSeen.IsZero() || p.Report.Format == extract.MHT
}

// say names the dates as a page prints them.
func (d dating) say() Text {
	var zh, en []string
	if len(d.published) > 0 {
		zh, en = append(zh, "页面日期为"+dayZH(d.published[0])), append(en, "the page is dated "+d.published[0])
	}
	if len(d.written) > 0 {
		zh, en = append(zh, "落款或成文日期为"+dayZH(d.written[0])), append(en, "the report is signed "+d.written[0])
	}
	return Text{strings.Join(zh, "，"), strings.Join(en, " and ")}
}

// dayZH is an ISO day as people write it: 2024年1月5日.
func dayZH(iso string) string {
	var y, m, d int
	if n, _ := fmt.Sscanf(iso, "%d-%d-%d", &y, &m, &d); n < 3 {
		return iso
	}
	return fmt.Sprintf("%d年%d月%d日", y, m, d)
}

func sayDay(iso string) Text { return Text{dayZH(iso), iso} }

// yearPlus is a day MM-DD some years after the year of the report.
func yearPlus(r *normalize.Report, years int, day string) string {
	return fmt.Sprintf("%04d-%s", r.Year+years, day)
}
