package crawl

// Lists: rows become addresses of articles, calls become further rows.

import (
	"slices"
	"strings"

	"nianbao/extract/pattern"
)

// readList takes the rows of a list's page, and the calls for what it does not show.
func (w *Walk) readList(a *Address, p *Page) {
	rows := p.rows()
	fresh := w.addRows(a, rows, a.Kind == Column)
	a.Rows = reportRows(rows)
	f := FamilyOf(p)
	a.Pages = 0
	if f == nil || f.Name == "next" { // others read pages of their own size
		a.Pages = p.pagesSaid()
	}
	if f == nil {
		if a.Kind == Column && fresh > 0 {
			w.guess(a, p)
		}
		w.bare = a.Kind == Column && a.Rows == 0 && p.Doc.Find("script").Length() > 0 && !slices.ContainsFunc(rows, func(r Row) bool { return YearLink(r.Text) > 0 })
		return
	}
	l := f.First(p)
	a.Family = f.Name
	fresh += w.addRows(a, l.Rows, a.Kind == Column)
	a.Got, a.Total = fresh, l.Total
	if len(l.Rows) > 0 {
		a.Rows = len(l.Rows)
	}
	if a.Kind != Column && fresh == 0 && len(l.Rows) == 0 && !p.listLike() {
		return // a page on the way whose pager concerns something else
	}
	for _, c := range l.Calls {
		w.addCall(a, c)
	}
}

// listLike tells a page whose own title says that it lists annual reports.
func (p *Page) listLike() bool {
	title := p.meta("ColumnName") + p.Doc.Find("title").First().Text()
	return strings.Contains(title, "年报") || strings.Contains(title, "年度报告")
}

// reportRows counts the links that name a report: of a plain page nothing else tells rows
// from other links.
func reportRows(rows []Row) (n int) {
	for _, r := range rows {
		if sort, _ := TitleOf(r.Text); sort != NoReport {
			n++
		}
	}
	return n
}

// addCall notes a call. Pages behind the first are asked for again in a later sweep only
// where what stands before them has changed.
func (w *Walk) addCall(a *Address, c Call) {
	kind := Rows
	if c.Article {
		kind = Article
	}
	b := w.child(a, kind, c.URL)
	b.Method, b.Body, b.ContentType, b.Call = c.Method, c.Body, c.ContentType, &c
	b.Depth, b.Title = a.Depth, a.Title
	if a.Kind == Rows {
		b.Referer = a.Referer
	}
	if c.Article {
		b.Year, b.Sort, b.Listed, b.Publisher = a.Year, a.Sort, a.Listed, a.Publisher
	}
	if KeyOf(c.URL) != KeyOf(a.URL) {
		return
	}
	w.note(b)
	known := w.Frontier.byID[b.ID]
	if c.Page == 0 {
		w.await(known, a, c)
	}
	ended := known.State == Gone && known.Sweep != w.Sweep && c.Page > 1 // the list was shorter then
	if (known.State == Skipped || ended) && known.Call != nil && (known.Call.Page <= 1 || !w.same[a.ID]) {
		known.State, known.Tries = Todo, 0
		w.touch(known)
	}
}

// await keeps a call until the script that it needs is read; at once where it was.
func (w *Walk) await(script, by *Address, c Call) {
	x := Waiting{c, by.ID}
	if !slices.ContainsFunc(script.Waits, func(have Waiting) bool { return have.By == x.By }) {
		script.Waits = append(script.Waits, x)
		w.touch(script)
	}
	if script.Facts != nil {
		w.resume(script, x)
	}
}

func (w *Walk) resume(script *Address, x Waiting) {
	by := w.Frontier.byID[x.By]
	if f := familyNamed(x.Call.Family); by != nil && f != nil && f.With != nil {
		for _, c := range f.With(x.Call, script.Facts) {
			w.addCall(by, c)
		}
	}
}

// readRows reads an answer to a call.
func (w *Walk) readRows(a *Address, p *Page) {
	f := familyNamed(a.Call.Family)
	l := List{Rows: p.rows()}
	if a.Call.Page == 0 && f != nil && f.Facts != nil {
		a.Facts = f.Facts(p)
		for _, x := range slices.Clone(a.Waits) {
			w.resume(a, x)
		}
		return
	}
	if f != nil && f.Read != nil {
		l = f.Read(p, *a.Call)
	}
	if a.Call.State["guess"] != "" && !w.fits(a, l.Rows) {
		a.Class = "no list"
		return
	}
	a.Got, a.Total, a.Rows = w.addRows(a, l.Rows, true), l.Total, len(l.Rows)
	if f == nil || f.Read == nil || f.Name == "next" { // a whole page, of whose links nothing else tells which are rows
		a.Rows = reportRows(l.Rows)
	}
	for _, c := range l.Calls {
		w.addCall(a, c)
	}
}

// guess tries the usual addresses of page 2, where a column has no pager that anybody
// knows.
func (w *Walk) guess(a *Address, p *Page) {
	if len(p.rows()) < guessFrom {
		return
	}
	for _, address := range guesses(p.URL) {
		w.addCall(a, Call{Family: "guess", Method: "GET", URL: address, Page: 2, State: map[string]string{"guess": "yes"}})
	}
}

// guessFrom links make a page that may have been cut into several.
const guessFrom = 15

// fits tells whether a guessed page belongs to the column: it gives reports under the
// column's folder that nobody knew.
func (w *Walk) fits(a *Address, rows []Row) bool {
	for _, r := range rows {
		sort, _ := TitleOf(r.Text)
		if sort == AReport && under(r.URL, a.Referer) && w.Frontier.byID[idOf("GET", r.URL, "")] == nil {
			return true
		}
	}
	return false
}

// addRows notes the rows that may be reports, and tells how many were new. In the column
// itself a title that is cut short, or names the report alone, counts.
func (w *Walk) addRows(a *Address, rows []Row, column bool) (fresh int) {
	for _, r := range rows {
		if r.URL == "" || r.URL == a.URL {
			continue
		}
		sort, year := TitleOf(r.Text)
		if !(sort == AReport || sort == Collection || column && sort == MayReport) {
			continue
		}
		if RankOf(r.Link) < rankToken && sort == Collection {
			continue // a link to a column, which readLinks takes
		}
		if KeyOf(r.URL) != KeyOf(a.URL) {
			w.Jumps = append(w.Jumps, Jump{a.URL, r.URL, r.Text})
			continue
		}
		if w.addRow(a, r, sort, year) {
			fresh++
		}
	}
	return fresh
}

func (w *Walk) addRow(a *Address, r Row, sort Sort, year int) bool {
	kind := Article
	if IsAttachment(r.URL) {
		kind = File
	}
	b := w.child(a, kind, r.URL)
	b.Title, b.Sort, b.Year, b.Listed, b.Publisher = r.Text, sort, year, r.Date, r.Publisher
	return w.note(b)
}

var dayParts = pattern.MustCompile(`(20\d\d)[-./年](\d{1,2})[-./月](\d{1,2})`)

// isoDay writes a printed day as 2024-01-31.
func isoDay(s string) string {
	m := dayParts.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	return m[1] + "-" + pad(m[2]) + "-" + pad(m[3])
}

func pad(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
