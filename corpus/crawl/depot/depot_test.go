package depot_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl/depot"
)

// store is one kind of storage, with a way to look at it and to spoil it from outside.
type store struct {
	address string
	names   func() []string
	spoil   func(name string, change func([]byte) []byte)
	broken  atomic.Bool // answers to uploads break off
}

func folder(t *testing.T) *store {
	dir := filepath.Join(t.TempDir(), "shared")
	s := &store{address: "file://" + dir}
	s.names = func() (list []string) {
		entries, _ := os.ReadDir(dir)
		for _, e := range entries {
			list = append(list, e.Name())
		}
		return list
	}
	s.spoil = func(name string, change func([]byte) []byte) {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err == nil {
			err = os.WriteFile(filepath.Join(dir, name), change(b), 0o666)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func bucket(t *testing.T) *store {
	memory, s := s3mem.New(), &store{}
	if err := memory.CreateBucket("reports"); err != nil {
		t.Fatal(err)
	}
	service := gofakes3.New(memory).Server()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPut && s.broken.Load() {
			_, _ = r.Body.Read(make([]byte, 100))
			panic(http.ErrAbortHandler)
		}
		service.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	t.Setenv("AWS_ACCESS_KEY_ID", "test")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "test")
	t.Setenv("AWS_MAX_ATTEMPTS", "1")
	s.address = "s3://reports?region=us-east-1&use_path_style=true&prefix=crawl/&endpoint=" + server.URL
	s.names = func() (list []string) {
		all, err := memory.ListBucket("reports", nil, gofakes3.ListBucketPage{})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range all.Contents {
			list = append(list, strings.TrimPrefix(c.Key, "crawl/"))
		}
		return list
	}
	s.spoil = func(name string, change func([]byte) []byte) {
		o, err := memory.GetObject("reports", "crawl/"+name, nil)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		_, _ = b.ReadFrom(o.Contents)
		changed := change(b.Bytes())
		if _, err := memory.PutObject("reports", "crawl/"+name, map[string]string{}, bytes.NewReader(changed), int64(len(changed)), nil); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// eachStore runs a test with an open depot of each kind.
func eachStore(t *testing.T, test func(*testing.T, *store, *depot.Depot)) {
	for name, make := range map[string]func(*testing.T) *store{"file": folder, "s3": bucket} {
		t.Run(name, func(t *testing.T) {
			s := make(t)
			d, err := depot.Open(t.Context(), s.address, depot.Options{Create: true})
			if err != nil {
				t.Fatal(err)
			}
			defer d.Close()
			test(t, s, d)
		})
	}
}

func page(n int, body string) *archive.Capture {
	return &archive.Capture{URL: fmt.Sprintf("http://a.gov.cn/%d.html", n), FetchedAt: time.Date(2026, 1, 2, 3, 4, n, 0, time.UTC), Method: "GET",
		Status: 200, Reason: "OK", Header: http.Header{"Content-Type": {"text/html"}}, Body: []byte(body)}
}

// fill writes pages and gives their places.
func fill(t *testing.T, s *depot.Slice, bodies ...string) (places []archive.Place) {
	for i, body := range bodies {
		p, err := s.Write(page(i, body))
		if err != nil {
			t.Fatal(err)
		}
		places = append(places, p)
	}
	return places
}

// TestStoreAndFetch: what one machine stored, another reads, from the storage once and then
// from its cache.
func TestStoreAndFetch(t *testing.T) {
	eachStore(t, func(t *testing.T, s *store, d *depot.Depot) {
		bodies := []string{"first", strings.Repeat("年报", 5000), "first"}
		slice := d.Slice(t.Context(), t.TempDir())
		places := fill(t, slice, bodies...)
		if err := slice.Convert(&archive.Conversion{URL: "http://a.gov.cn/0.html", ContentType: "text/html", Body: []byte("built"), Of: places[0]}); err != nil {
			t.Fatal(err)
		}
		if got := s.names(); len(got) != 0 {
			t.Fatalf("before the slice was stored there are %q", got)
		}
		if err := slice.Store(t.Context()); err != nil {
			t.Fatal(err)
		}
		if got := s.names(); len(got) != 2 {
			t.Fatalf("stored: %q", got)
		}
		elsewhere, cache := t.TempDir(), "cache"
		for round := range 2 {
			for i, p := range places {
				p.File = filepath.Join(cache, p.File)
				c, err := d.At(t.Context(), elsewhere, p)
				if err != nil || string(c.Body) != bodies[i] {
					t.Fatalf("round %d: page %d: %v", round, i, err)
				}
			}
			for _, name := range s.names() {
				s.spoil(name, func([]byte) []byte { return nil }) // the second round is read from the cache
			}
		}
		if mended, err := archive.Repair(filepath.Join(elsewhere, cache)); err != nil || len(mended) > 0 {
			t.Errorf("the cache needs mending: %v, %v", mended, err)
		}
	})
}

// TestEveryWriterHasItsNames: depots that open at once on one host store side by side.
func TestEveryWriterHasItsNames(t *testing.T) {
	eachStore(t, func(t *testing.T, s *store, one *depot.Depot) {
		two, err := depot.Open(t.Context(), s.address, depot.Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer two.Close()
		for _, d := range []*depot.Depot{one, two, one, two} {
			slice := d.Slice(t.Context(), t.TempDir())
			fill(t, slice, "x")
			if err := slice.Store(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if got := s.names(); len(got) != 8 {
			t.Errorf("four slices are %d objects: %q", len(got), got)
		}
	})
}

// TestBrokenUpload: an upload that breaks off leaves nothing under its name, and is told.
func TestBrokenUpload(t *testing.T) {
	eachStore(t, func(t *testing.T, s *store, d *depot.Depot) {
		slice := d.Slice(t.Context(), t.TempDir())
		places := fill(t, slice, strings.Repeat("0123456789", 1000))
		ctx, cancel := context.WithCancel(t.Context())
		if s.broken.Store(true); strings.HasPrefix(s.address, "file:") {
			cancel()
		}
		err := slice.Store(ctx)
		cancel()
		if got := s.names(); err == nil || len(got) != 0 {
			t.Fatalf("error %v, stored %q", err, got)
		}
		s.broken.Store(false)
		if err := slice.Store(t.Context()); err != nil { // tried again, it is whole
			t.Fatal(err)
		}
		if _, err := d.At(t.Context(), t.TempDir(), places[0]); err != nil {
			t.Error(err)
		}
	})
}

// TestSpoiledObject: bytes that are not those that were stored are not used, nor kept.
func TestSpoiledObject(t *testing.T) {
	spoilt := map[string]func([]byte) []byte{
		"cut":     func(b []byte) []byte { return b[:len(b)-10] },
		"changed": func(b []byte) []byte { copy(b[len(b)/2:], "0123456789abcdef0123456789"); return b },
		"empty":   func([]byte) []byte { return nil },
	}
	for name, change := range spoilt {
		t.Run(name, func(t *testing.T) {
			eachStore(t, func(t *testing.T, s *store, d *depot.Depot) {
				slice := d.Slice(t.Context(), t.TempDir())
				p := fill(t, slice, "one", "two", "three")[0]
				if err := slice.Store(t.Context()); err != nil {
					t.Fatal(err)
				}
				s.spoil(p.File, change)
				cache := t.TempDir()
				if _, err := d.At(t.Context(), cache, p); err == nil {
					t.Error("it was taken")
				}
				if left, _ := os.ReadDir(cache); len(left) > 0 {
					t.Errorf("the cache holds %v", left)
				}
			})
		})
	}
}

func TestAddresses(t *testing.T) {
	for _, address := range []string{"", "file://", "reports", "gs://bucket", "s3://", "s3://bucket/folder", "s3://key:secret@bucket", "http://a/"} {
		if d, err := depot.Open(t.Context(), address, depot.Options{}); !errors.Is(err, depot.ErrAddress) {
			t.Errorf("%q: %v, %v", address, d, err)
		}
	}
	if _, err := depot.Open(t.Context(), "file://"+filepath.Join(t.TempDir(), "none"), depot.Options{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
}
