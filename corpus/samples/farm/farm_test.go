package farm_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"nianbao/checks"
	"nianbao/corpus/isolate"
	"nianbao/corpus/samples"
	"nianbao/corpus/samples/farm"
	"nianbao/normalize"
)

func start(t *testing.T, o farm.Options) *farm.Farm {
	t.Helper()
	f, err := farm.Start(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	return f
}

// TestReportsAreReached walks every site, in both states, from its home page: each
// report that stands and that nothing bars is reached, and each document read as the
// generator made it.
func TestReportsAreReached(t *testing.T) {
	for _, key := range farm.Keys() {
		t.Run(key, func(t *testing.T) {
			f := start(t, farm.Options{Sites: []string{key}})
			for _, state := range []int{farm.Before, farm.After} {
				f.Turn(state)
				reached(t, f, key, state)
			}
		})
	}
}

func reached(t *testing.T, f *farm.Farm, key string, state int) {
	v, walks := newVisitor(t, f), map[string]map[string]answer{}
	steps := families[key]
	if steps == nil {
		steps = func(string, answer) []ask { return nil }
	}
	for _, e := range f.Truth(state) {
		if e.Access != "ok" || e.Publication != "published" {
			continue
		}
		home := listed(f, e.Unit)
		if walks[home] == nil {
			walks[home] = v.walk(home, within(f), steps)
		}
		for _, place := range []string{e.Source, e.Document} {
			if _, ok := walks[home][place]; !ok {
				t.Errorf("state %d: %s %d: no link leads to %s", state, e.Unit, e.Year, place)
			}
		}
		if a, ok := walks[home][e.Document]; ok && e.Carrier != "image" && e.Reading == "read" {
			exact(t, e, inside(t, a.body, e.Inside))
		}
	}
}

// inside is the text that stands in JSON under a path of names.
func inside(t *testing.T, body []byte, path string) []byte {
	if path == "" {
		return body
	}
	var v any
	if err := json.Unmarshal(body, &v); err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Split(path, ".") {
		v = v.(map[string]any)[name]
	}
	return []byte(v.(string))
}

// within tells addresses of the farm's own hosts.
func within(f *farm.Farm) func(string) bool {
	return func(address string) bool {
		u, err := url.Parse(address)
		return err == nil && strings.HasPrefix(u.Scheme, "http") && u.Host == fmt.Sprint(u.Hostname(), ":", f.Port()) && !strings.HasPrefix(u.Hostname(), "neibu") && strings.Contains(f.Hosts(), " "+u.Hostname()+"\n")
	}
}

// listed is where the list says that the unit is.
func listed(f *farm.Farm, unit string) string {
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(string(f.Roster()), "\ufeff"))).ReadAll()
	if err != nil {
		panic(err)
	}
	for _, r := range rows {
		if r[0] == unit {
			return strings.Replace(r[1], "https://www.qingmo", "http://www.qingmo", 1) // listed so, and served by http alone
		}
	}
	panic("not in the list: " + unit)
}

// engines are those that PDFs need; they start with the first of them.
var engines = sync.OnceValue(isolate.InProcess)

// exact reads a document as the program does.
func exact(t *testing.T, e farm.Expected, body []byte) {
	t.Helper()
	content, err := engines().Read(body)
	if err != nil {
		t.Errorf("%s: %v", e.Document, err)
		return
	}
	r := normalize.Understand(content)
	found := checks.Run(r, checks.Known{})
	files := fstest.MapFS{"x.html": {}, "x.truth.json": {Data: e.Report.Truth()}}
	list, err := samples.Load(files, files)
	if err != nil {
		t.Fatal(err)
	}
	s := samples.Compare(r, found, list[0].Truth)
	if format := string(content.Format); format != e.Carrier {
		t.Errorf("%s: format %s, want %s", e.Document, format, e.Carrier)
	}
	if s.Right != s.Total || len(s.Silent) > 0 || len(s.Unexpected) > 0 {
		t.Errorf("%s: %d of %d figures, silent %v, wrong %v, accused %v", e.Document, s.Right, s.Total, s.Silent, s.Wrong, s.Unexpected)
	}
	for what, said := range map[string]samples.Said{"agency": s.Agency, "year": s.Year, "form": s.Form, "status": s.Status} {
		if !said.OK() {
			t.Errorf("%s: %s: got %q want %q", e.Document, what, said.Got, said.Want)
		}
	}
}

// TestStatesDiffer: between the states a year appears, a report is edited, one goes.
func TestStatesDiffer(t *testing.T) {
	f := start(t, farm.Options{})
	before, after := f.Truth(farm.Before), f.Truth(farm.After)
	if len(before) != len(after) {
		t.Fatalf("%d units and years before, %d after", len(before), len(after))
	}
	changes := map[string]int{}
	for i, b := range before {
		a := after[i]
		switch {
		case a.Unit != b.Unit || a.Year != b.Year:
			t.Fatalf("%s %d before, %s %d after", b.Unit, b.Year, a.Unit, a.Year)
		case b.Publication == "missing" && a.Publication == "published":
			changes["appeared"]++
		case b.Publication == "published" && a.Publication == "removed":
			changes["removed"]++
		case string(a.Truth) != string(b.Truth):
			changes["edited"]++
		case a.Source != b.Source:
			changes["moved"]++
		}
	}
	for _, what := range []string{"appeared", "edited", "removed"} {
		if changes[what] == 0 {
			t.Errorf("nothing %s between the states: %v", what, changes)
		}
	}
	t.Log(slices.Sorted(maps.Keys(changes)), fmt.Sprint(changes))
}

// TestLog: every request is in it, and conditional ones are told.
func TestLog(t *testing.T) {
	f := start(t, farm.Options{Sites: []string{"trs"}})
	v := newVisitor(t, f)
	home := fmt.Sprintf("http://www.qingya.gov.cn:%d/", f.Port())
	v.do(get(home), "")
	v.do(get(home+"nowhere/"), home)
	log := f.Log()
	if len(log) != 2 || log[0].Status != 200 || log[0].Host != "www.qingya.gov.cn" || log[1].Path != "/nowhere/" || log[1].Status != 404 || log[1].Referer != home {
		t.Errorf("got %+v", log)
	}
	if most := f.Most(); most["www.qingya.gov.cn"] != 1 {
		t.Errorf("at once: %v", most)
	}
}

// TestStepsAreNeeded: who follows links alone does not find every report of a family
// whose lists are called for.
func TestStepsAreNeeded(t *testing.T) {
	for key := range families {
		if key == "w-429" { // its lists are those of trs
			continue
		}
		f := start(t, farm.Options{Sites: []string{key}})
		v, missed := newVisitor(t, f), 0
		walks := map[string]map[string]answer{}
		for _, e := range f.Truth(farm.Before) {
			home := listed(f, e.Unit)
			if walks[home] == nil {
				walks[home] = v.walk(home, within(f), func(string, answer) []ask { return nil })
			}
			for _, place := range []string{e.Source, e.Document} {
				if _, ok := walks[home][place]; e.Publication == "published" && e.Access == "ok" && !ok {
					missed++
				}
			}
		}
		if missed == 0 {
			t.Errorf("%s: links alone lead to every report", key)
		}
	}
}

// TestWalls: what stands before a site is what the truth says of it.
func TestWalls(t *testing.T) {
	f := start(t, farm.Options{})
	v := newVisitor(t, f)
	v.client.Timeout = time.Second
	for _, c := range []struct {
		unit, path string
		status     int
		says       string
	}{
		{"霜樵县人民政府", "/", 521, "__jsluid_s"}, {"岚屿县人民政府", "/", 412, "<script"}, {"砚渚县人民政府", "/zfxxgk/", 302, "C3VK"}, {"棠陌县人民政府", "/", 200, "验证码"},
		{"蓼砚县人民政府", "/", 403, "防火墙"}, {"辰屿县人民政府", "/", 403, "nginx"}, {"萤濯县人民政府", "/robots.txt", 200, "Disallow: /"}, {"柳蔚县人民政府", "/robots.txt", 500, ""}, {"柳蔚县人民政府", "/", 200, "政府信息公开"},
	} {
		a := v.do(get(strings.TrimSuffix(listed(f, c.unit), "/")+c.path), "")
		if got := a.text + fmt.Sprint(a.header); a.status != c.status || !strings.Contains(got, c.says) {
			t.Errorf("%s%s: got %d %.200s want %d with %q", c.unit, c.path, a.status, got, c.status, c.says)
		}
	}
	for _, unit := range []string{"翠笙县人民政府", "槐涘县人民政府", "辰渚县人民政府"} {
		resp, err := v.client.Get(listed(f, unit))
		if err == nil {
			_, err = io.ReadAll(resp.Body)
			resp.Body.Close()
		}
		if err == nil {
			t.Errorf("%s answers within a second", unit)
		}
	}
	for _, e := range f.Truth(farm.Before) {
		if strings.HasPrefix(e.Site, "t-") {
			continue
		}
		if strings.HasPrefix(e.Site, "w-") != (e.Access != "ok" && e.Unit != "栖霁县林业局") && e.Site != "w-429" {
			t.Errorf("%s %d: access %s", e.Unit, e.Year, e.Access)
		}
	}
}

// TestPatience: who asks again too early is sent away again, and Retry-After holds.
func TestPatience(t *testing.T) {
	f := start(t, farm.Options{Sites: []string{"w-429"}})
	newVisitor(t, f).walk(listed(f, "墨霁县人民政府"), within(f), trsSteps)
	sent := 0
	for _, a := range f.Log() {
		if a.Status == 429 {
			sent++
		}
	}
	if sent == 0 || sent > 20 {
		t.Errorf("sent away %d times", sent)
	}
}

// TestMany: plain sites by the hundred are as true as the others, each under its own name.
func TestMany(t *testing.T) {
	f := start(t, farm.Options{Many: 300})
	f.Turn(farm.After)
	v, names, read := newVisitor(t, f), map[string]bool{}, 0
	for _, e := range f.Truth(farm.After) {
		names[e.Unit] = true
		if n := len(names); n%60 != 1 || e.Publication != "published" {
			continue
		}
		a, ok := v.walk(listed(f, e.Unit), within(f), trsSteps)[e.Document]
		if !ok {
			t.Errorf("%s %d: no link leads to %s", e.Unit, e.Year, e.Document)
			continue
		}
		exact(t, e, a.body)
		read++
	}
	if len(names) != 300 || read < 15 {
		t.Errorf("%d names, %d reports read", len(names), read)
	}
}

// TestDelay: every answer waits.
func TestDelay(t *testing.T) {
	f := start(t, farm.Options{Many: 1, Delay: 20 * time.Millisecond})
	began := time.Now()
	newVisitor(t, f).do(get(fmt.Sprintf("http://www.w0000.gov.cn:%d/", f.Port())), "")
	if took := time.Since(began); took < 20*time.Millisecond {
		t.Errorf("an answer after %v", took)
	}
}

// TestUnreadable: what the truth calls unreadable is refused.
func TestUnreadable(t *testing.T) {
	f := start(t, farm.Options{Sites: []string{"boda"}})
	v, met := newVisitor(t, f), 0
	for _, e := range f.Truth(farm.Before) {
		if e.Reading == "unreadable" {
			met++
			if content, err := engines().Read(v.do(get(e.Document), "").body); err == nil {
				t.Errorf("%s gives %d lines", e.Document, len(content.Lines))
			}
		}
	}
	if met == 0 {
		t.Error("nothing is unreadable")
	}
}

// TestConditional: a page that did not change is not sent again, one that changed is.
func TestConditional(t *testing.T) {
	f := start(t, farm.Options{Sites: []string{"lonsun", "trs"}})
	v, edited, same := newVisitor(t, f), 0, 0
	before, after := f.Truth(farm.Before), f.Truth(farm.After)
	for i, e := range before {
		if e.Publication != "published" || after[i].Publication != "published" {
			continue
		}
		f.Turn(farm.Before)
		tag := v.do(get(e.Document), "").header.Get("ETag")
		f.Turn(farm.After)
		want := 304
		if string(e.Truth) != string(after[i].Truth) {
			want = 200
			edited++
		} else {
			same++
		}
		if got := v.conditional(e.Document, tag); got != want {
			t.Errorf("%s: %d, want %d", e.Document, got, want)
		}
	}
	if edited != 2 || same < 30 {
		t.Errorf("%d edited, %d the same", edited, same)
	}
	log := f.Log()
	if last := log[len(log)-1]; !last.Conditional || log[0].Conditional {
		t.Errorf("the log does not tell conditional requests")
	}
}
