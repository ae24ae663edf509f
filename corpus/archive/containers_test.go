package archive_test

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/corpus/archive"
)

func wacz(t *testing.T) (name string, first *archive.Capture) {
	t.Helper()
	dir := t.TempDir()
	first = capture("http://x.gov.cn/1", "first")
	write(t, dir, archive.Options{}, capture("http://x.gov.cn/0", "zero"), first)
	warc, _ := os.ReadFile(filepath.Join(dir, first.Place.File))
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	sum := sha256.Sum256(warc)
	promised := hex.EncodeToString(sum[:])
	for _, f := range []struct {
		name    string
		method  uint16
		content []byte
	}{{"datapackage.json", zip.Deflate, []byte(`{"profile":"data-package","wacz_version":"1.2.0","resources":[{"path":"archive/data.warc.gz","hash":"sha256:` + promised + `"},{"path":"archive/again.warc.gz","hash":"sha256:` + promised + `"}]}`)},
		{"archive/data.warc.gz", zip.Store, warc}, {"archive/again.warc.gz", zip.Deflate, warc}, {"pages/pages.jsonl", zip.Deflate, []byte("{}\n")}} {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: f.method})
		if err != nil {
			t.Fatal(err)
		}
		w.Write(f.content)
	}
	z.Close()
	name = filepath.Join(dir, "a.wacz")
	os.WriteFile(name, b.Bytes(), 0o666)
	return name, first
}

// TestWACZBreaksItsWord: a file that is not the one of datapackage.json is damage, and what
// is whole in it is read.
func TestWACZBreaksItsWord(t *testing.T) {
	name, _ := wacz(t)
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	at := bytes.Index(b, []byte("archive/data.warc.gz")) + len("archive/data.warc.gz") + 9 // its gzip head says of which system it is
	b[at] ^= 1
	if err := os.WriteFile(name, b, 0o666); err != nil {
		t.Fatal(err)
	}
	n := 0
	damages, err := archive.ReadFile(context.Background(), name, "a.wacz", func(*archive.Capture) error { n++; return nil })
	if err != nil || n != 4 || len(damages) != 1 || !strings.Contains(damages[0].Why, "datapackage.json") || damages[0].File != "a.wacz!archive/data.warc.gz" {
		t.Errorf("%d captures, %v, %v", n, damages, err)
	}
}

func TestWACZ(t *testing.T) {
	name, first := wacz(t)
	var files []string
	damages, err := archive.ReadFile(context.Background(), name, "a.wacz", func(c *archive.Capture) error {
		files = append(files, c.Place.File)
		at, err := archive.At(filepath.Dir(name), c.Place)
		if err != nil || at.URL != c.URL || !bytes.Equal(at.Body, c.Body) {
			t.Errorf("at %+v: %v", c.Place, err)
		}
		if c.URL == first.URL && c.Place.Offset != first.Place.Offset {
			t.Errorf("place %+v, in the WARC alone %+v", c.Place, first.Place)
		}
		return nil
	})
	if err != nil || len(damages) > 0 || len(files) != 4 || files[0] != "a.wacz!archive/data.warc.gz" {
		t.Errorf("%v %v %v", files, damages, err)
	}
}

func har() string {
	entry := func(url, text string) string {
		return fmt.Sprintf(`{"startedDateTime":"2026-03-01T16:00:00.5+08:00","serverIPAddress":"[::1]","request":{"method":"GET","url":%q,"headers":[{"name":":authority","value":"x"}]},
			"response":{"status":200,"statusText":"OK","headers":[{"name":"content-encoding","value":"gzip"}],"content":{"mimeType":"text/html",%s}}}`, url, text)
	}
	return `{"log":{"version":"1.2","pages":[{"id":"p"}],"entries":[` + entry("http://x.gov.cn/1", `"text":"年报"`) + "," +
		entry("http://x.gov.cn/2", `"text":"`+base64.StdEncoding.EncodeToString([]byte("二进制"))+`","encoding":"base64"`) + "," + entry("http://x.gov.cn/3", `"size":0`) + `]}}`
}

func TestHAR(t *testing.T) {
	text := har()
	var got []*archive.Capture
	damages, err := archive.Read(context.Background(), strings.NewReader(text), "a.har", func(c *archive.Capture) error {
		got = append(got, c)
		if where := text[c.Place.Offset : c.Place.Offset+c.Place.Length]; !strings.Contains(where, c.URL) || strings.Count(where, "startedDateTime") != 1 {
			t.Errorf("%s is said to stand in %q", c.URL, where)
		}
		return nil
	})
	if err != nil || len(damages) > 0 || len(got) != 3 {
		t.Fatal(len(got), damages, err)
	}
	if b, err := got[0].Content(99); string(b) != "年报" || err != nil || got[0].FetchedAt.Format("15:04:05.0") != "08:00:00.5" || got[0].IP != "::1" {
		t.Errorf("%q %v %+v", b, err, got[0])
	}
	if string(got[1].Body) != "二进制" || got[2].Body != nil || got[2].Meta.Note == "" {
		t.Errorf("%q %+v", got[1].Body, got[2])
	}
	for cut := strings.Index(text, `{"startedDateTime"`); cut < strings.LastIndex(text, "]"); cut++ {
		n := 0
		damages, err := archive.Read(context.Background(), strings.NewReader(text[:cut]), "a.har", func(c *archive.Capture) error { n++; return nil })
		if want := strings.Count(text[:cut], "\"size\":0}}}") + strings.Count(text[:cut], "}}},"); err != nil || len(damages) != 1 || n < want {
			t.Fatalf("cut at %d: %d captures of %d, %v, %v", cut, n, want, damages, err)
		}
	}
}

func TestMHTML(t *testing.T) {
	text := "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x.gov.cn/nb.html\r\nDate: Sun, 1 Mar 2026 16:00:00 +0800\r\nContent-Type: multipart/related; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\nx\r\n--b--\r\n"
	n := 0
	_, err := archive.Read(context.Background(), strings.NewReader(text), "a.mhtml", func(c *archive.Capture) error {
		if n++; c.URL != "http://x.gov.cn/nb.html" || c.FetchedAt.Hour() != 8 || string(c.Body) != text || c.Meta.HostClass != "gov" {
			t.Errorf("%+v", c)
		}
		return nil
	})
	if n != 1 || err != nil {
		t.Error(n, err)
	}
}

func TestHostClass(t *testing.T) {
	for url, want := range map[string]string{"http://www.lushi.gov.cn/a": "gov", "https://GOV.CN": "gov", "http://x.gov.cn.evil.com/": "other",
		"http://notgov.cn/": "other", "http://x.gov.cn:8080/": "gov", "http://user@x.gov.cn@mirror.org/": "other", "::": "other"} {
		if got := archive.HostClass(url); got != want {
			t.Errorf("%s: got %s want %s", url, got, want)
		}
	}
}

// A record that is larger than any document is passed over in a stream, not held.
func TestLargeRecordIsPassedOver(t *testing.T) {
	const size = 300 << 20
	head := fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://x.gov.cn/big>\r\nWARC-Date: 2026-03-01T08:00:00Z\r\nContent-Length: %d\r\n\r\n", size)
	small := "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://x.gov.cn/small\r\nWARC-Date: 2026-03-01T08:00:00Z\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nok\r\n\r\n"
	http := "HTTP/1.1 200 OK\r\n\r\n"
	r := io.MultiReader(strings.NewReader(head+http), io.LimitReader(zeros{}, size-int64(len(http))), strings.NewReader("\r\n\r\n"+small))
	var got []string
	damages, err := archive.Read(context.Background(), r, "a.warc", func(c *archive.Capture) error {
		got = append(got, fmt.Sprint(c.URL, c.TooLarge, len(c.Body)))
		return nil
	})
	if want := "[http://x.gov.cn/bigtrue 0 http://x.gov.cn/smallfalse 2]"; err != nil || len(damages) > 0 || fmt.Sprint(got) != want {
		t.Errorf("got %v want %s; %v %v", got, want, damages, err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func fuzz(f *testing.F, name string, seeds ...[]byte) {
	for _, s := range seeds {
		f.Add(s)
		f.Add(s[:len(s)*2/3])
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		n := 0
		archive.Read(context.Background(), bytes.NewReader(b), name, func(c *archive.Capture) error {
			if c.Content(archive.Limit); len(c.Body) > archive.Limit {
				t.Fatal("a body is larger than the limit")
			}
			n++
			return nil
		})
		if n > len(b) {
			t.Fatalf("%d captures in %d bytes", n, len(b))
		}
	})
}

func FuzzWARC(f *testing.F) {
	s, _ := archive.NewSegment(archive.Options{}, 1)
	s.Write(capture("http://x.gov.cn/1", "one"))
	s.Write(capture("http://x.gov.cn/2", "one"))
	_, packed, _ := s.End()
	plain := []byte("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: <http://x.gov.cn/>\r\nWARC-Date: 2026-03-01T08:00:00Z\r\nContent-Length: 66\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n\r\n\r\n")
	fuzz(f, "a.warc", packed, plain)
}

func FuzzHAR(f *testing.F) { fuzz(f, "a.har", []byte(har())) }

func FuzzWACZ(f *testing.F) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, _ := z.CreateHeader(&zip.FileHeader{Name: "archive/a.warc", Method: zip.Store})
	io.WriteString(w, "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://x.gov.cn/\r\nContent-Length: 1\r\n\r\nx\r\n\r\n")
	z.Close()
	fuzz(f, "a.wacz", b.Bytes())
}

// commonCrawl is a record as Common Crawl writes them: WARC/1.0, a gzip member for each
// record, a body whose codings were undone, with what they were under other names.
func commonCrawl() []byte {
	var file bytes.Buffer
	add := func(kind, more, block string) {
		z := gzip.NewWriter(&file)
		fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Date: 2025-02-07T11:12:13Z\r\nWARC-Record-ID: <urn:uuid:%s>\r\n%sContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, kind, more, len(block), block)
		z.Close()
	}
	target := "WARC-Warcinfo-ID: <urn:uuid:warcinfo>\r\nWARC-Concurrent-To: <urn:uuid:request>\r\nWARC-Target-URI: http://www.luming.gov.cn/nb/2024.html\r\nWARC-IP-Address: 1.2.4.8\r\n"
	body := "<html>年报</html>"
	add("warcinfo", "Content-Type: application/warc-fields\r\n", "isPartOf: CC-MAIN-2025-08\r\npublisher: Common Crawl\r\n")
	add("request", target, "GET /nb/2024.html HTTP/1.1\r\nUser-Agent: CCBot/2.0\r\nHost: www.luming.gov.cn\r\n\r\n")
	add("response", target+"Content-Type: application/http; msgtype=response\r\nWARC-Payload-Digest: "+capture("", body).Digest()+"\r\nWARC-Identified-Payload-Type: text/html\r\n",
		fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nX-Crawl-Content-Encoding: gzip\r\nX-Crawl-Transfer-Encoding: chunked\r\nX-Crawl-Content-Length: 40\r\nContent-Length: %d\r\n\r\n%s", len(body), body))
	add("metadata", target+"Content-Type: application/warc-fields\r\n", "fetchTimeMs: 613\r\ncharset-detected: UTF-8\r\n")
	return file.Bytes()
}

func TestCommonCrawl(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "CC-MAIN-20250207.warc.gz")
	if err := os.WriteFile(name, commonCrawl(), 0o666); err != nil {
		t.Fatal(err)
	}
	var got []*archive.Capture
	damages, err := archive.ReadFile(context.Background(), name, "cc.warc.gz", func(c *archive.Capture) error { got = append(got, c); return nil })
	if err != nil || len(damages) > 0 || len(got) != 1 {
		t.Fatalf("%d captures, %v, %v", len(got), damages, err)
	}
	c := got[0]
	b, err := c.Content(1 << 20)
	if err != nil || string(b) != "<html>年报</html>" || c.Status != 200 || c.URL != "http://www.luming.gov.cn/nb/2024.html" || c.IP != "1.2.4.8" ||
		c.RequestHeader.Get("User-Agent") != "CCBot/2.0" || archive.HostClass(c.URL) != "gov" || c.FetchedAt.Year() != 2025 {
		t.Errorf("%+v: %q, %v", c, b, err)
	}
	again, err := archive.At(dir, archive.Place{File: filepath.Base(name), Offset: c.Place.Offset, Length: c.Place.Length})
	if err != nil || !bytes.Equal(again.Body, c.Body) {
		t.Errorf("at %+v: %v", c.Place, err)
	}
}
