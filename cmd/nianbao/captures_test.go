package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/corpus/archive"
)

// website serves a report, what a page is made of, and a page that is not there.
func website(t *testing.T) string {
	report, err := os.ReadFile("testdata/reports/sound.html")
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			fmt.Fprint(w, `<html><link rel="stylesheet" href="/a.css"><body>政务公开 <a href="/2024.html">年度报告</a> <a href="/gone.html">旧</a></body></html>`)
		case "/2024.html":
			w.Header().Set("Content-Type", "text/html")
			w.Write(report)
		case "/a.css":
			w.Header().Set("Content-Type", "text/css")
			fmt.Fprint(w, "body { color: black }")
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func TestIngestWhatWgetArchived(t *testing.T) {
	if _, err := exec.LookPath("wget"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	home, dir := website(t), t.TempDir()
	t.Chdir(dir)
	for _, args := range [][]string{{"--warc-file=packed"}, {"--warc-file=plain", "--no-warc-compression"}} {
		c := exec.Command("wget", append(args, "-q", "-r", "-l2", "-p", "-P", "out", "-e", "robots=off", "--no-proxy", home+"/")...)
		c.Run() // it ends with 8, for the page that is not there
	}
	for _, name := range []string{"packed.warc.gz", "plain.warc"} {
		db := name + ".db"
		code, out, speech := nianbao(t, "ingest", name, "--db", db)
		if code != 0 {
			t.Fatalf("exit code %d: %s%s", code, out, speech)
		}
		if got := says(t, db, `SELECT source, document_sha256 IS NOT NULL, host_class, agency FROM reports`); len(got) != 1 || !strings.HasPrefix(got[0], home+"/2024.html") || !strings.Contains(got[0], "other") {
			t.Errorf("%s: reports %v", name, got)
		}
		if got := says(t, db, `SELECT concat_ws(' ', count(*), count(document_sha256), min(archive_file), count(DISTINCT archive_offset), sum(http_status = 404)) FROM captures`); got[0] != "4 2 "+name+" 4 1" {
			t.Errorf("%s: captures %v\n%s", name, got, out)
		}
		if got := says(t, db, `SELECT count(*) FROM documents WHERE status = 'unreadable'`); got[0] != "0" {
			t.Errorf("%s: %s unreadable documents", name, got[0])
		}
		if got := says(t, db, `SELECT count(*) FROM captures c JOIN documents d ON d.sha256 = c.document_sha256 JOIN reports r ON r.document_sha256 = d.sha256 WHERE d.captured_at = c.fetched_at AND c.url = r.source`); got[0] != "1" {
			t.Errorf("%s: the report leads to %s captures", name, got[0])
		}
		for _, command := range []string{"find", "show"} {
			if code, out, _ := nianbao(t, command, "2024.html", "--db", db); code != 0 || strings.Count(out, "not a government host") != 1 {
				t.Errorf("%s: %s does not say whose host it was: %s", name, command, out)
			}
		}
		if code, out, _ := nianbao(t, "verify", "--db", db, "--json"); code != 0 || !strings.Contains(out, `"gone":0`) && !strings.Contains(out, `"gone": 0`) {
			t.Errorf("%s: verify ends with %d: %s", name, code, out)
		}
		code, out, _ = nianbao(t, "ingest", name, "--db", db, "--json")
		if code != 0 || !strings.Contains(out, "archives_unchanged") {
			t.Errorf("%s: the second ingest ends with %d: %s", name, code, out)
		}
		if got := says(t, db, `SELECT count(*) FROM captures`); got[0] != "4" {
			t.Errorf("%s: %s captures after the second ingest", name, got[0])
		}
	}
}

// answered is a page of an official host.
func answered(url, body string, day int) *archive.Capture {
	return &archive.Capture{URL: url, FetchedAt: time.Date(2026, 3, day, 8, 0, 0, 0, time.UTC), Status: 200, Reason: "OK",
		Header: http.Header{"Content-Type": {"text/html"}}, Body: []byte(body), Meta: archive.Meta{TLS: "verified", Vantage: "v"}}
}

func intoArchive(t *testing.T, dir string, list ...*archive.Capture) {
	t.Helper()
	w, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range list {
		if _, err := w.Write(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
}

// An address seen again and again: each time is a capture, other bytes are a version.
func TestIngestVersionsAndRevisits(t *testing.T) {
	b, err := os.ReadFile("testdata/reports/sound.html")
	if err != nil {
		t.Fatal(err)
	}
	first, dir := string(b), t.TempDir()
	second := strings.Replace(first, "</body>", "<p>六、其他需要报告的事项 补充说明一项。</p></body>", 1)
	if second == first {
		second = first + "<p>补充说明一项。</p>"
	}
	const url = "http://www.luming.gov.cn/nb/2024.html"
	t.Chdir(dir)
	list := []*archive.Capture{answered("http://www.luming.gov.cn/list", `{"rows":[]}`, 1), answered("http://www.luming.gov.cn/list", `{"rows":[]}`, 2)} // no documents, the second a revisit
	for _, c := range list {
		c.Header.Set("Content-Type", "application/json")
	}
	intoArchive(t, "in", append(list, answered(url, first, 1), answered(url, first, 2), answered("http://mirror.example/nb.html", first, 3), answered(url, second, 4))...)
	code, out, speech := nianbao(t, "ingest", "in", "--db", "a.db", "--json")
	if code != 0 || strings.Contains(out, "without_bytes") || strings.Contains(speech, "cdxj") { // the index of an archive is no document
		t.Fatalf("exit code %d: %s%s", code, out, speech)
	}
	if got := fmt.Sprint(says(t, "a.db", `SELECT count(*), count(document_sha256), count(DISTINCT document_sha256), count(DISTINCT host_class), max(tls), max(vantage) FROM captures`)); strings.ReplaceAll(got, " ", "") != "[6422verifiedv]" {
		t.Errorf("captures %s", got)
	}
	if got := fmt.Sprint(says(t, "a.db", `SELECT changes FROM sources WHERE source = '`+url+`'`)); got != "[2]" {
		t.Errorf("changes of the address: %s", got)
	}
	if got := says(t, "a.db", `SELECT host_class FROM reports`); strings.Contains(fmt.Sprint(got), "other") {
		t.Errorf("a report that an official host gave as well is marked %v", got)
	}
	if code, out, _ := nianbao(t, "verify", "--db", "a.db", "--json"); code != 0 || !strings.Contains(strings.ReplaceAll(out, " ", ""), `"gone":0`) {
		t.Errorf("verify ends with %d: %s", code, out)
	}
	// A revisit in a later file, whose original was ingested before.
	intoArchive(t, "in", answered("http://www.luming.gov.cn/nb/copy.html", first, 9))
	if code, out, speech := nianbao(t, "ingest", "in", "--db", "a.db"); code != 0 {
		t.Fatalf("exit code %d: %s%s", code, out, speech)
	}
	if got := fmt.Sprint(says(t, "a.db", `SELECT count(*) FROM captures c JOIN sources s ON s.source = c.url AND s.sha256 = c.document_sha256 WHERE c.url LIKE '%copy.html'`)); got != "[1]" {
		t.Errorf("the revisit gave %s", got)
	}
}

// Archives come in any order: what was seen last stays what stands there.
func TestIngestOfAnOlderArchive(t *testing.T) {
	b, err := os.ReadFile("testdata/reports/sound.html")
	if err != nil {
		t.Fatal(err)
	}
	const url = "http://www.luming.gov.cn/nb/2024.html"
	t.Chdir(t.TempDir())
	later := strings.Replace(string(b), "全年", "本年度全年", 1)
	if later == string(b) {
		later = strings.Replace(string(b), "</p>", "补充说明一项。</p>", 1)
	}
	intoArchive(t, "new", answered(url, later, 9))
	intoArchive(t, "old", answered(url, string(b), 1))
	var current []string
	for _, order := range [][]string{{"old", "new"}, {"new", "old"}} {
		db := strings.Join(order, "") + ".db"
		for _, dir := range order {
			if code, _, speech := nianbao(t, "ingest", dir, "--db", db); code != 0 {
				t.Fatalf("exit code %d: %s", code, speech)
			}
		}
		got := says(t, db, `SELECT r.document_sha256 || ' ' || (r.document_sha256 = c.document_sha256) FROM reports r, captures c WHERE r.is_current = 1 AND c.fetched_at LIKE '2026-03-09%'`)
		if len(got) != 1 || !strings.HasSuffix(got[0], " 1") {
			t.Errorf("%v: current is %v, not the page of the 9th", order, got)
		}
		current = append(current, got...)
		sound(t, db)
	}
	if len(current) == 2 && current[0] != current[1] {
		t.Errorf("the order of reading decides: %v", current)
	}
}

func TestIngestOfACutArchive(t *testing.T) {
	b, err := os.ReadFile("testdata/reports/sound.html")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	t.Chdir(dir)
	intoArchive(t, "in", answered("http://www.luming.gov.cn/1.html", string(b), 1), answered("http://www.luming.gov.cn/2.html", string(b)+" ", 2))
	names, _ := filepath.Glob("in/*.warc.gz")
	whole, _ := os.ReadFile(names[0])
	second := bytes.LastIndex(whole, []byte{0x1f, 0x8b, 8}) // the last metadata: the second answer ends there
	os.WriteFile("cut.warc.gz", whole[:second-20], 0o666)
	code, _, speech := nianbao(t, "ingest", "cut.warc.gz", "--db", "a.db")
	if code != exitSomeFailed || !strings.Contains(speech, "cut.warc.gz: from byte ") {
		t.Errorf("exit code %d: %s", code, speech)
	}
	if got := fmt.Sprint(says(t, "a.db", `SELECT url FROM captures`)); got != "[http://www.luming.gov.cn/1.html]" {
		t.Errorf("captures %s", got)
	}
	os.WriteFile("cut.warc.gz", whole, 0o666)
	if code, _, speech := nianbao(t, "ingest", "cut.warc.gz", "--db", "a.db"); code != 0 {
		t.Errorf("once whole: exit code %d: %s", code, speech)
	}
	if got := fmt.Sprint(says(t, "a.db", `SELECT count(*) FROM captures`)); got != "[2]" {
		t.Errorf("%s captures once whole", got)
	}
}

func TestIngestOfHARAndSavedPages(t *testing.T) {
	b, err := os.ReadFile("testdata/reports/sound.html")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	t.Chdir(dir)
	text, _ := json.Marshal(string(b))
	os.Mkdir("in", 0o777)
	os.WriteFile("in/a.har", fmt.Appendf(nil, `{"log":{"entries":[{"startedDateTime":"2026-03-01T08:00:00Z","request":{"method":"GET","url":"http://www.luming.gov.cn/har.html"},
		"response":{"status":200,"headers":[{"name":"Content-Type","value":"text/html"}],"content":{"mimeType":"text/html","text":%s}}}]}}`, text), 0o666)
	os.WriteFile("in/saved.html", append([]byte("<!-- saved from url=(0041)http://www.luming.gov.cn/saved.html -->\n"), b...), 0o666)
	os.WriteFile("in/saved.mhtml", fmt.Appendf(nil, "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://www.luming.gov.cn/mht.html\r\nDate: Sun, 1 Mar 2026 08:00:00 +0000\r\nMIME-Version: 1.0\r\n"+
		"Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: binary\r\nContent-Location: http://www.luming.gov.cn/mht.html\r\n\r\n%s\r\n--b--\r\n", b), 0o666)
	code, out, speech := nianbao(t, "ingest", "in", "--db", "a.db")
	if code != 0 {
		t.Fatalf("exit code %d: %s%s", code, out, speech)
	}
	want := "[http://www.luming.gov.cn/har.html in/a.har read http://www.luming.gov.cn/mht.html in/saved.mhtml read http://www.luming.gov.cn/saved.html in/saved.html read]"
	got := fmt.Sprint(says(t, "a.db", `SELECT c.url || ' ' || c.archive_file || ' ' || d.status FROM captures c JOIN documents d ON d.sha256 = c.document_sha256 ORDER BY 1`))
	if got != want {
		t.Errorf("got %s want %s", got, want)
	}
	if code, out, _ := nianbao(t, "verify", "--db", "a.db", "--json"); code != 0 || !strings.Contains(strings.ReplaceAll(out, " ", ""), `"gone":0`) {
		t.Errorf("verify ends with %d: %s", code, out)
	}
}
