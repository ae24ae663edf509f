package crawl_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl"
	"nianbao/corpus/crawl/fetch"
)

// site is a small site on loopback whose pages a test may change.
type site struct {
	*httptest.Server
	pages map[string]string
	asked []string

	broken  string // a path that answers 500
	revisit time.Duration
	wall    bool // in front of all
}

func newSite(t *testing.T, pages map[string]string) *site {
	s := &site{pages: pages}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page, ok := s.pages[r.URL.Path]
		if r.URL.Path == s.broken {
			w.WriteHeader(http.StatusInternalServerError)
			return
		}
		if s.wall {
			s.asked = append(s.asked, r.URL.Path)
			w.Header().Set("Set-Cookie", "__jsluid=1")
			w.WriteHeader(521)
			return
		}
		if !ok {
			http.NotFound(w, r)
			return
		}
		s.asked = append(s.asked, r.URL.Path)
		if to, ok := strings.CutPrefix(page, "-> "); ok {
			http.Redirect(w, r, to, http.StatusFound)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		tag := fmt.Sprintf(`"%x"`, len(page))
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, page)
	}))
	t.Cleanup(s.Close)
	return s
}

// report is a page that is a report by its content.
func report(t *testing.T, extra string) string {
	b, err := os.ReadFile("../../cmd/nianbao/testdata/reports/faulty.html")
	if err != nil {
		t.Fatal(err)
	}
	return string(b) + extra
}

// sweep walks the site once, taking up what an earlier sweep left.
func (s *site) sweep(t *testing.T, before []*crawl.Address, no int, start string) *crawl.Walk {
	w := &crawl.Walk{Site: crawl.Site{Key: "127.0.0.1", Starts: []crawl.Place{{URL: s.URL + start, Units: []string{"鹿鸣县水利局"}}}},
		Sweep: no, Frontier: crawl.NewFrontier(before), Fetcher: fetch.New(fetch.Options{AllowPrivate: true}), Archive: archiveOf(t), Options: crawl.Options{Revisit: s.revisit}}
	if no > 1 {
		w.Begin()
	}
	s.asked = nil
	done, _, err := w.Slice(t.Context(), time.Now().Add(time.Minute))
	if err != nil || !done {
		t.Fatalf("done %v, %v", done, err)
	}
	return w
}

// archiveOf is an archive that ends with the test.
func archiveOf(t *testing.T) *archive.Writer {
	w, err := archive.Open(t.TempDir(), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return w
}

func states(w *crawl.Walk) (list []string) {
	for _, a := range w.Frontier.List {
		if a.Kind == crawl.Article || a.Kind == crawl.File {
			list = append(list, fmt.Sprintf("%s %s %s %s", a.URL[strings.LastIndexByte(a.URL, '/'):], a.State, a.Class, a.Report))
		}
	}
	slices.Sort(list)
	return list
}

func TestWalkFromHomeToReports(t *testing.T) {
	s := newSite(t, map[string]string{
		"/":                     `<a href="/zwgk/">政务公开</a> <a href="/news/1.html">要闻</a> <a href="/old.html">旧站</a>`,
		"/zwgk/":                `<a href="/zwgk/zn/">公开指南</a><a href="/zwgk/nb/">政府信息公开年报</a>`,
		"/zwgk/nb/":             `<ul><li><a href="t1.html" title="鹿鸣县水利局2023年政府信息公开工作年度报告">鹿鸣县水利局2023年…</a> 2024-01-20</li></ul><script>createPageHTML(2, 0, "index", "html");</script><a href="w.html">2023年政府网站工作年度报表</a>`,
		"/zwgk/nb/index_1.html": `<ul><li><a href="t2.html">鹿鸣县水利局2022年政府信息公开工作年度报告</a></li></ul>`,
		"/zwgk/nb/t1.html":      report(t, ""),
		"/zwgk/nb/t2.html":      report(t, "<p>二</p>"),
		"/zwgk/nb/w.html":       "报表",
		"/news/1.html":          "要闻",
		"/zwgk/zn/":             "指南",
	})
	first := s.sweep(t, nil, 1, "/")
	want := []string{"/t1.html done  read", "/t2.html done  read"}
	if got := states(first); !slices.Equal(got, want) {
		t.Errorf("first sweep: got %q, want %q; asked %q", got, want, s.asked)
	}
	if slices.Contains(s.asked, "/news/1.html") || slices.Contains(s.asked, "/zwgk/nb/w.html") {
		t.Errorf("asked for what leads nowhere: %q", s.asked)
	}

	second := s.sweep(t, first.Frontier.List, 2, "/")
	want = []string{"/t1.html done unchanged read", "/t2.html done unchanged read"}
	if got := states(second); !slices.Equal(got, want) {
		t.Errorf("second sweep: got %q, want %q", got, want)
	}
	if want := []string{"/zwgk/nb/", "/zwgk/nb/t1.html", "/zwgk/nb/t2.html", "/zwgk/nb/index_1.html"}; !slices.Equal(s.asked, want) {
		t.Errorf("an unchanged site was asked for %q, want %q", s.asked, want)
	}

	s.pages["/zwgk/nb/t2.html"] = "-> /"
	third := s.sweep(t, second.Frontier.List, 3, "/")
	want = []string{"/t1.html done unchanged read", "/t2.html gone home read"}
	if got := states(third); !slices.Equal(got, want) {
		t.Errorf("third sweep: got %q, want %q", got, want)
	}

	delete(s.pages, "/zwgk/nb/")
	delete(s.pages, "/zwgk/nb/index_1.html")
	s.pages["/zwgk/"] = `<a href="/zwgk/nianbao/">信息公开年报</a>`
	s.pages["/zwgk/nianbao/"] = `<a href="t3.html">鹿鸣县水利局2024年政府信息公开工作年度报告</a>`
	s.pages["/zwgk/nianbao/t3.html"] = report(t, "<p>三</p>")
	fourth := s.sweep(t, third.Frontier.List, 4, "/")
	want = []string{"/t1.html done unchanged read", "/t2.html gone  read", "/t3.html done  read"}
	if got := states(fourth); !slices.Equal(got, want) {
		t.Errorf("fourth sweep: got %q, want %q; asked %q", got, want, s.asked)
	}
}

// TestASliceMakesProgress: however short a slice is, it asks for one address, and many of
// them walk the site.
func TestASliceMakesProgress(t *testing.T) {
	s := newSite(t, map[string]string{
		"/":          `<a href="/nb/">政府信息公开年报</a>`,
		"/nb/":       `<a href="1.html">鹿鸣县水利局2023年政府信息公开工作年度报告</a>`,
		"/nb/1.html": report(t, ""),
	})
	w := &crawl.Walk{Site: crawl.Site{Key: "127.0.0.1", Starts: []crawl.Place{{URL: s.URL + "/", Units: []string{"鹿鸣县水利局"}}}},
		Sweep: 1, Frontier: crawl.NewFrontier(nil), Fetcher: fetch.New(fetch.Options{AllowPrivate: true}), Archive: archiveOf(t)}
	for slice := 1; ; slice++ {
		done, _, err := w.Slice(t.Context(), time.Now().Add(-time.Hour))
		if err != nil {
			t.Fatal(err)
		}
		if done {
			break
		}
		if len(s.asked) != slice {
			t.Fatalf("after %d slices %d pages were asked for", slice, len(s.asked))
		}
	}
	if got := states(w); !slices.Equal(got, []string{"/1.html done  read"}) {
		t.Errorf("got %q", got)
	}
}

// TestAnAnswerThatOutlastsTheJob: where a job's time never suffices for an address, it has
// timed out after three of them.
func TestAnAnswerThatOutlastsTheJob(t *testing.T) {
	hangs := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/" {
			<-r.Context().Done()
		}
	}))
	defer hangs.Close()
	w := &crawl.Walk{Site: crawl.Site{Key: "127.0.0.1", Starts: []crawl.Place{{URL: hangs.URL + "/"}}},
		Sweep: 1, Frontier: crawl.NewFrontier(nil), Fetcher: fetch.New(fetch.Options{AllowPrivate: true}), Archive: archiveOf(t)}
	jobs := 0
	for done := false; !done; jobs++ {
		ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
		var err error
		if done, _, err = w.Slice(ctx, time.Now()); err != nil {
			t.Fatal(err)
		}
		stop()
	}
	if a := w.Frontier.List[0]; jobs != 4 || a.State != crawl.Failed || a.Class != "down:timeout" {
		t.Errorf("after %d jobs: %s %s", jobs, a.State, a.Class)
	}
}

// paged is a column of n pages, five rows each, in the way of TRS.
func paged(t *testing.T, n int) map[string]string {
	pages := map[string]string{"/": `<a href="/nb/">政府信息公开年报</a>`}
	for page := range n {
		path := "/nb/"
		if page > 0 {
			path = fmt.Sprintf("/nb/index_%d.html", page)
		}
		body := ""
		for i := range 5 {
			id := page*5 + i
			body += fmt.Sprintf(`<li><a href="t%d.html">鹿鸣县第%d局2023年政府信息公开工作年度报告</a></li>`, id, id)
			pages[fmt.Sprintf("/nb/t%d.html", id)] = report(t, strings.Repeat("。", id))
		}
		pages[path] = body + fmt.Sprintf(`<script>createPageHTML(%d, %d, "index", "html");</script>`, n, page)
	}
	return pages
}

// lists are the pages of the column that were asked for.
func (s *site) lists() (list []string) {
	for _, path := range s.asked {
		if path == "/nb/" || strings.HasPrefix(path, "/nb/index_") {
			list = append(list, path)
		}
	}
	return list
}

// TestBehindAnUnchangedList: a list of four pages costs two requests while nothing happens,
// and nothing that happens behind its first page is missed.
func TestBehindAnUnchangedList(t *testing.T) {
	s := newSite(t, paged(t, 4))
	s.revisit = month
	first := s.sweep(t, nil, 1, "/")
	ends := []string{"/nb/", "/nb/index_3.html"}
	second := s.sweep(t, first.Frontier.List, 2, "/")
	if got := s.lists(); !slices.Equal(got, ends) {
		t.Errorf("an unchanged list: asked for %q, want %q", got, ends)
	}
	for _, p := range second.Tell("").Documents {
		if !p.InList {
			t.Errorf("%s is listed still, and is told not to be", p.URL)
		}
	}

	t.Run("a report comes late", func(t *testing.T) { // between others: the last row goes on to the last page
		s.pages["/nb/index_1.html"] = `<li><a href="late.html">鹿鸣县文物局2021年政府信息公开工作年度报告</a></li>` + s.pages["/nb/index_1.html"]
		s.pages["/nb/index_3.html"] += "<!-- shifted -->"
		s.pages["/nb/late.html"] = report(t, "<p>late</p>")
		third := s.sweep(t, second.Frontier.List, 3, "/")
		if got := states(third); !slices.Contains(got, "/late.html done  read") {
			t.Errorf("it was not found; asked for %q", s.lists())
		}
		second = third
	})
	t.Run("a report is edited", func(t *testing.T) {
		s.pages["/nb/t7.html"] += "<p>更正后的全文</p>"
		third := s.sweep(t, second.Frontier.List, 4, "/")
		if got := states(third); !slices.Contains(got, "/t7.html done  read") || len(s.lists()) != 2 {
			t.Errorf("got %q, asked for %q", got, s.lists())
		}
		second = third
	})
	t.Run("a report stands in the place of another", func(t *testing.T) { // its page alone changes
		delete(s.pages, "/nb/t7.html")
		s.pages["/nb/index_1.html"] = strings.Replace(s.pages["/nb/index_1.html"], "t7.html", "new7.html", 1)
		s.pages["/nb/new7.html"] = report(t, "<p>new</p>")
		third := s.sweep(t, second.Frontier.List, 5, "/")
		if got := states(third); !slices.Contains(got, "/new7.html done  read") || !slices.Contains(got, "/t7.html gone status read") {
			t.Errorf("got %q, asked for %q", got, s.lists())
		}
		second = third
	})
	t.Run("a list that nobody read for a month", func(t *testing.T) {
		for _, a := range second.Frontier.List {
			if strings.HasSuffix(a.URL, "index_2.html") {
				a.FetchedAt = a.FetchedAt.AddDate(0, 0, -31)
			}
		}
		second = s.sweep(t, second.Frontier.List, 6, "/")
		if got := s.lists(); len(got) != 4 {
			t.Errorf("asked for %q", got)
		}
	})
}

const month = 30 * 24 * time.Hour

// TestDocumentsInTurns: of an unchanged site the newest report is asked for in each sweep,
// the others within a month, or when their list names them no more, or in other words.
func TestDocumentsInTurns(t *testing.T) {
	s := newSite(t, map[string]string{"/": `<a href="/nb/">政府信息公开年报</a>`})
	for year := 2020; year <= 2024; year++ {
		s.pages["/nb/"] += fmt.Sprintf(`<li><a href="t%d.html">鹿鸣县水利局%d年政府信息公开工作年度报告</a></li>`, year, year)
		s.pages[fmt.Sprintf("/nb/t%d.html", year)] = strings.ReplaceAll(report(t, ""), "2023", fmt.Sprint(year))
	}
	s.revisit = month
	no, list := 1, s.sweep(t, nil, 1, "/").Frontier.List
	again := func(want ...string) map[string]crawl.ToldPaper {
		t.Helper()
		no++
		w := s.sweep(t, list, no, "/")
		if got := s.asked[1:]; !slices.Equal(got, want) { // behind the list
			t.Errorf("sweep %d asked for %q, want %q", no, got, want)
		}
		list = w.Frontier.List
		told := map[string]crawl.ToldPaper{}
		for _, p := range w.Tell("").Documents {
			told[p.URL[strings.LastIndexByte(p.URL, '/'):]] = p
		}
		return told
	}
	s.pages["/nb/t2024.html"] += "<p>更正</p>"
	if told := again("/nb/t2024.html"); !told["/t2021.html"].There() || told["/t2024.html"].Class == "unchanged" {
		t.Errorf("got %+v", told)
	}
	s.pages["/nb/t2021.html"] += "<p>更正</p>"
	for _, a := range list {
		if strings.HasSuffix(a.URL, "t2021.html") {
			a.FetchedAt = a.FetchedAt.Add(-month)
		}
	}
	if told := again("/nb/t2021.html", "/nb/t2024.html"); told["/t2021.html"].Class != "" {
		t.Errorf("an old report was edited: got %+v", told["/t2021.html"])
	}
	s.pages["/nb/"] = strings.Replace(s.pages["/nb/"], "t2022.html", "x2022.html", 1)
	s.pages["/nb/x2022.html"] = s.pages["/nb/t2022.html"]
	delete(s.pages, "/nb/t2022.html")
	s.pages["/nb/"] = strings.Replace(s.pages["/nb/"], "水利局2020年政府信息公开工作年度报告", "水利局2020年政府信息公开工作年度报告（更新）", 1)
	if told := again("/nb/t2020.html", "/nb/t2024.html", "/nb/x2022.html"); told["/t2022.html"].State != crawl.Gone {
		t.Errorf("a report went: got %+v", told["/t2022.html"])
	}
	s.wall = true // and nobody knocks twice
	if told := again(); told["/t2021.html"].State != crawl.Refused {
		t.Errorf("behind a wall: got %+v", told["/t2021.html"])
	}
	s.wall, s.revisit = false, 0
	again("/nb/t2020.html", "/nb/t2021.html", "/nb/t2023.html", "/nb/t2024.html", "/nb/x2022.html")
}

// TestAPageOfAListThatFailed is asked for by the next sweep, though the first page did not
// change; until then the list was not read to its end.
func TestAPageOfAListThatFailed(t *testing.T) {
	s := newSite(t, paged(t, 3))
	s.broken = "/nb/index_1.html"
	first := s.sweep(t, nil, 1, "/")
	if c := first.Tell("").Starts[0].Columns; len(c) != 1 || c[0].Whole {
		t.Fatalf("got %+v, want a column that is not whole", c)
	}
	s.broken = ""
	second := s.sweep(t, first.Frontier.List, 2, "/")
	if c := second.Tell("").Starts[0].Columns; len(c) != 1 || !c[0].Whole || len(states(second)) != 15 {
		t.Errorf("got %+v and %d reports; asked for %q", c, len(states(second)), s.lists())
	}
}

const guessable = 20 // links from which on a list may have been cut

// TestAPagerThatNobodyKnows: a list that says to have more pages than were read proves
// nothing. One that counts a page too many does, where that page is not there.
func TestAPagerThatNobodyKnows(t *testing.T) {
	const row = `<li><a href="t1.html">鹿鸣县水利局2023年政府信息公开工作年度报告</a></li>`
	many := ""
	for i := range guessable {
		many += fmt.Sprintf(`<li><a href="other%d.html">通知公告%d</a></li>`, i, i)
	}
	for pager, want := range map[string]bool{
		many + `<span>共3页</span> <a onclick="turn('x', 2)">下页</a>`: false, // the address of page 2 is guessed, and not there
		`<span>共<b>3</b>页</span> <a onclick="turn('x', 2)">下页</a>`: false,
		`<span>第1/3页</span> <a onclick="turn('x', 2)">下页</a>`:      false,
		`<span>共1页</span> <a onclick="turn('x', 2)">下页</a>`:        true,
		`<span>第 1/2 页</span> <a href="/nb/2.html">下一页</a>`:        true,
		`<script>var words = "共 9 页"</script>`:                     true,
	} {
		s := newSite(t, map[string]string{"/": `<a href="/nb/">政府信息公开年报</a>`, "/nb/": row + pager, "/nb/t1.html": report(t, "")})
		w := s.sweep(t, nil, 1, "/")
		if c := w.Tell("").Starts[0].Columns; len(c) != 1 || c[0].Whole != want {
			t.Errorf("%s: got %+v, want whole: %v", pager, c, want)
		}
	}
}

// TestAColumnThatAScriptFills proves nothing, where no browser reads it; one that is empty
// and has no script does.
func TestAColumnThatAScriptFills(t *testing.T) {
	for body, want := range map[string]string{
		`<p>暂无信息</p>`: "true ",
		`<div id="app"></div><script src="/js/list.js"></script>`: "false scripted",
	} {
		s := newSite(t, map[string]string{"/": `<a href="/nb/">政府信息公开年报</a>`, "/nb/": body})
		var before []*crawl.Address
		for sweep := 1; sweep <= 2; sweep++ { // the second answers with 304
			w := s.sweep(t, before, sweep, "/")
			before = w.Frontier.List
			c := w.Tell("").Starts[0].Columns
			if len(c) != 1 || fmt.Sprint(c[0].Whole, " ", c[0].Class) != want {
				t.Errorf("sweep %d: %s: got %+v, want %s", sweep, body, c, want)
			}
		}
	}
}
