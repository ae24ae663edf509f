package archive_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"nianbao/corpus/archive"
)

func capture(url, body string) *archive.Capture {
	return &archive.Capture{
		URL: url, FetchedAt: time.Date(2026, 3, 1, 8, 0, 0, 123456000, time.UTC), Method: "GET", IP: "127.0.0.1", Status: 200, Reason: "OK",
		RequestHeader: http.Header{"User-Agent": {"nianbao/1"}, "Host": {"www.lushi.gov.cn"}},
		Header:        http.Header{"Content-Type": {"text/html; charset=utf-8"}, "Transfer-Encoding": {"chunked"}},
		Body:          []byte(body), Meta: archive.Meta{HostClass: "gov", TLS: "verified", Vantage: "test", Column: "http://www.lushi.gov.cn/nb/"},
	}
}

func write(t *testing.T, dir string, o archive.Options, list ...*archive.Capture) {
	t.Helper()
	w, err := archive.Open(dir, o)
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

// readAll reads every WARC file of a folder, in the order of their names.
func readAll(t *testing.T, dir string) (list []*archive.Capture, damages []archive.Damage) {
	t.Helper()
	names, _ := filepath.Glob(filepath.Join(dir, "*.warc*"))
	for _, name := range names {
		more, err := archive.ReadFile(context.Background(), name, filepath.Base(name), func(c *archive.Capture) error {
			list = append(list, c)
			return nil
		})
		if err != nil {
			t.Fatal(name, err)
		}
		damages = append(damages, more...)
	}
	return list, damages
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	dir := t.TempDir()
	posted := capture("http://www.lushi.gov.cn/list.do?page=2", `{"rows":[]}`)
	posted.Method, posted.RequestBody = "POST", []byte("page=2")
	in := []*archive.Capture{capture("http://www.lushi.gov.cn/a.html", "年报"), posted, capture("http://www.lushi.gov.cn/b.html", "年报")}
	write(t, dir, archive.Options{}, in...)
	got, damages := readAll(t, dir)
	if len(got) != 3 || len(damages) != 0 {
		t.Fatalf("%d captures, damages %v", len(got), damages)
	}
	for i, c := range got {
		if c.URL != in[i].URL || !c.FetchedAt.Equal(in[i].FetchedAt) || c.Status != 200 || c.Reason != "OK" || c.IP != "127.0.0.1" || c.Method != in[i].Method {
			t.Errorf("capture %d: %+v", i, c)
		}
		if c.Meta.Column != in[i].Meta.Column || c.Meta.TLS != "verified" || c.Header.Get("X-Archive-Orig-Transfer-Encoding") != "chunked" {
			t.Errorf("capture %d: meta %+v, header %v", i, c.Meta, c.Header)
		}
		if c.Place != in[i].Place {
			t.Errorf("read at %+v, written at %+v", c.Place, in[i].Place)
		}
		at, err := archive.At(dir, in[i].Place)
		if err != nil || !bytes.Equal(at.Body, in[i].Body) || at.Meta.Vantage != "test" {
			t.Errorf("at %+v: %v, %v", in[i].Place, at, err)
		}
	}
	if string(got[1].RequestBody) != "page=2" || got[1].RequestHeader.Get("User-Agent") != "nianbao/1" {
		t.Errorf("request %q %v", got[1].RequestBody, got[1].RequestHeader)
	}
	if o := got[2].Original; o == nil || o.URL != in[0].URL || o.Place.Offset != in[0].Place.Offset || o.Digest != in[0].Digest() || got[2].Body != nil {
		t.Errorf("the same bytes at another address: %+v", o)
	}
	if got[0].Original != nil || got[1].Original != nil {
		t.Error("new bytes came as a revisit")
	}
}

func TestOriginalIsKnownAfterRestart(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, archive.Options{ID: "a"}, capture("http://x.gov.cn/1", "same"))
	later := capture("http://x.gov.cn/1", "same")
	write(t, dir, archive.Options{ID: "b"}, later)
	c, err := archive.At(dir, later.Place)
	if err != nil || c.Original == nil || string(c.Body) != "same" || c.Status != 200 {
		t.Fatalf("%+v %v", c, err)
	}
	names, _ := filepath.Glob(filepath.Join(dir, "*-a.warc.gz"))
	os.Remove(names[0])
	if _, err := archive.At(dir, later.Place); !errors.Is(err, archive.ErrNoOriginal) {
		t.Errorf("without the original: %v", err)
	}
}

func TestRotationAndIndex(t *testing.T) {
	dir := t.TempDir()
	var list []*archive.Capture
	for i := range 9 {
		list = append(list, capture(fmt.Sprintf("http://www.x%d.gov.cn/p?b=2&a=%d", 9-i, i), strings.Repeat("页", 400)+fmt.Sprint(i)))
	}
	write(t, dir, archive.Options{MaxBytes: 3000}, list...)
	warcs, _ := filepath.Glob(filepath.Join(dir, "*.warc.gz"))
	indexes, _ := filepath.Glob(filepath.Join(dir, "*.cdxj"))
	if len(warcs) < 3 || len(indexes) != len(warcs) {
		t.Fatalf("%d files, %d indexes", len(warcs), len(indexes))
	}
	lines := 0
	for _, name := range indexes {
		b, _ := os.ReadFile(name)
		before := ""
		for text := range strings.Lines(string(b)) {
			if lines++; text < before || !strings.HasPrefix(text, "cn,gov,x") || !strings.Contains(text, ")/p?a=") {
				t.Errorf("%q after %q", text, before)
			}
			before = text
		}
		made := archive.WriteIndex(context.Background(), strings.TrimSuffix(name, ".cdxj")+".warc.gz")
		if again, _ := os.ReadFile(name); made != nil || !bytes.Equal(again, b) {
			t.Errorf("%v: the index made from the file is another:\n%s\n%s", made, b, again)
		}
	}
	if lines != 9 {
		t.Errorf("%d lines for 9 captures", lines)
	}
}

func TestSeveralWritersShareAFolder(t *testing.T) {
	dir := t.TempDir()
	var all sync.WaitGroup
	for n := range 4 {
		w, err := archive.Open(dir, archive.Options{ID: fmt.Sprint("w", n), NoSync: true})
		if err != nil {
			t.Fatal(err)
		}
		for g := range 3 {
			all.Go(func() {
				for i := range 20 {
					if _, err := w.Write(capture(fmt.Sprintf("http://x.gov.cn/%d/%d/%d", n, g, i), fmt.Sprint(n, g, i))); err != nil {
						t.Error(err)
					}
				}
			})
		}
		t.Cleanup(func() { w.Close() })
	}
	all.Wait()
	if w, err := archive.Open(dir, archive.Options{}); err != nil || len(w.Mended) != 0 {
		t.Fatalf("files in use were mended: %+v %v", w.Mended, err)
	}
	got, damages := readAll(t, dir)
	seen := map[string]bool{}
	for _, c := range got {
		seen[c.URL] = true
	}
	if len(got) != 240 || len(seen) != 240 || len(damages) != 0 {
		t.Errorf("%d captures of %d addresses, damages %v", len(got), len(seen), damages)
	}
}

// A file cut at any byte of its last records gives the whole ones, and goes on.
func TestCutAnywhere(t *testing.T) {
	made := t.TempDir()
	var list []*archive.Capture
	for i := range 4 {
		list = append(list, capture(fmt.Sprintf("http://x.gov.cn/%d", i), fmt.Sprintf("%d %s", i, strings.Repeat("表", 30+i))))
	}
	write(t, made, archive.Options{}, list...)
	name := list[0].Place.File
	whole, err := os.ReadFile(filepath.Join(made, name))
	if err != nil {
		t.Fatal(err)
	}
	for cut := int(list[2].Place.Offset); cut < len(whole); cut++ {
		want := 0
		for _, c := range list {
			if c.Place.Offset+c.Place.Length <= int64(cut) {
				want++
			}
		}
		dir := filepath.Join(made, fmt.Sprint(cut))
		os.Mkdir(dir, 0o777)
		os.WriteFile(filepath.Join(dir, name), whole[:cut], 0o666)
		got, damages := readAll(t, dir)
		if len(got) != want || len(damages) > 1 || len(damages) == 1 && !damages[0].Cut {
			t.Fatalf("cut at %d: %d captures, want %d; %v", cut, len(got), want, damages)
		}
		w, err := archive.Open(dir, archive.Options{NoSync: true})
		if err != nil {
			t.Fatal(err)
		}
		if len(w.Mended) != 1 || (w.Mended[0].Cut > 0) != (len(damages) == 1) {
			t.Fatalf("cut at %d: mended %+v, damages %v", cut, w.Mended, damages)
		}
		w.Write(capture("http://x.gov.cn/after", "new"))
		again := capture("http://x.gov.cn/again", string(list[0].Body))
		w.Write(again)
		w.Close()
		got, damages = readAll(t, dir)
		if len(got) != want+2 || len(damages) != 0 || got[len(got)-1].Original == nil {
			t.Fatalf("cut at %d, then mended: %d captures, want %d; %v", cut, len(got), want+2, damages)
		}
		os.RemoveAll(dir)
	}
}

// unpacked is what a gzip member holds; nil where it is damaged.
func unpacked(member []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(member))
	if err != nil {
		return nil
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return nil
	}
	return b
}

// Damage in the middle costs the record that it is in.
func TestDamagedInTheMiddle(t *testing.T) {
	dir := t.TempDir()
	list := []*archive.Capture{capture("http://x.gov.cn/1", strings.Repeat("一二", 99)), capture("http://x.gov.cn/2", strings.Repeat("三", 70)), capture("http://x.gov.cn/3", "四")}
	write(t, dir, archive.Options{}, list...)
	path := filepath.Join(dir, list[0].Place.File)
	whole, _ := os.ReadFile(path)
	p := list[1].Place
	for at := p.Offset; at < p.Offset+p.Length; at++ {
		b := bytes.Clone(whole)
		b[at] ^= 0x5a
		os.WriteFile(path, b, 0o666)
		got, damages := readAll(t, dir)
		if harmless := at < p.Offset+10 && at >= p.Offset+3; harmless { // flags, time and system of the gzip head
			continue
		}
		if bytes.Equal(unpacked(b[p.Offset:p.Offset+p.Length]), unpacked(whole[p.Offset:p.Offset+p.Length])) { // bits that fill up a byte: nothing is damaged
			if len(got) != 3 || !bytes.Equal(got[1].Body, list[1].Body) {
				t.Fatalf("byte %d says nothing, and %d captures were read", at, len(got))
			}
			continue
		}
		if len(got) == 3 && bytes.Equal(got[1].Body, list[1].Body) { // the damage is behind the record's proven end
			got = append(got[:1], got[2])
		}
		if len(got) != 2 || got[0].URL != list[0].URL || got[1].URL != list[2].URL || len(damages) == 0 {
			t.Fatalf("byte %d of %d+%d: %d captures, %v", at, p.Offset, p.Length, len(got), damages)
		}
	}
}

func TestSegment(t *testing.T) {
	s, err := archive.NewSegment(archive.Options{ID: "w1"}, 7)
	if err != nil {
		t.Fatal(err)
	}
	a, b := capture("http://x.gov.cn/1", "same"), capture("http://x.gov.cn/2", "same")
	s.Write(a)
	s.Write(b)
	name, warc, index := s.End()
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, name), warc, 0o666)
	if !strings.HasSuffix(name, "-00007-w1.warc.gz") || bytes.Count(index, []byte("\n")) != 2 {
		t.Errorf("%s\n%s", name, index)
	}
	c, err := archive.At(dir, b.Place)
	if err != nil || string(c.Body) != "same" || c.Original == nil {
		t.Errorf("%+v %v", c, err)
	}
}

func TestContent(t *testing.T) {
	var z bytes.Buffer
	g := gzip.NewWriter(&z)
	g.Write(make([]byte, 1<<20))
	g.Close()
	c := archive.Capture{Header: http.Header{"Content-Encoding": {"gzip"}}, Body: z.Bytes()}
	if b, err := c.Content(1 << 20); err != nil || len(b) != 1<<20 {
		t.Errorf("%d bytes, %v", len(b), err)
	}
	if _, err := c.Content(1<<20 - 1); !errors.Is(err, archive.ErrTooLarge) {
		t.Errorf("one byte more than the limit: %v", err)
	}
	c.Body = []byte("unpacked already")
	if b, err := c.Content(100); err != nil || string(b) != "unpacked already" {
		t.Errorf("%q %v", b, err)
	}
	c.Header.Set("Content-Encoding", "br")
	if _, err := c.Content(100); err == nil {
		t.Error("br was taken")
	}
}
