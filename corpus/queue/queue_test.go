package queue_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl"
	"nianbao/corpus/crawl/fetch"
	"nianbao/corpus/queue"
	"nianbao/corpus/samples/postgres"
)

// farm serves small sites that differ by their path alone; each counts as a site.
type farm struct {
	*httptest.Server
	mu    sync.Mutex
	asked map[string]int
	gate  chan struct{} // where set, answers wait until it is closed
}

func (f *farm) times(path string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.asked[path]
}

func newFarm(t *testing.T) *farm { return newFarmAt(t, "127.0.0.1") }

func newFarmAt(t *testing.T, address string) *farm {
	l, err := net.Listen("tcp", address+":0")
	if err != nil {
		t.Fatal(err)
	}
	f := &farm{asked: map[string]int{}}
	f.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		f.mu.Lock()
		f.asked[r.URL.Path]++
		f.mu.Unlock()
		if f.gate != nil {
			select {
			case <-f.gate:
			case <-r.Context().Done():
			}
		}
		fmt.Fprint(w, `<a href="a.html">甲局2023年政府信息公开工作年度报告</a><a href="b.html">甲局2022年政府信息公开工作年度报告</a>`)
	}))
	f.Server.Listener.Close()
	f.Server.Listener = l
	f.Start()
	t.Cleanup(f.Close)
	return f
}

func (f *farm) sites(n int) (list []crawl.Site) {
	for i := range n {
		start := fmt.Sprintf("%s/s%d/nb/", f.URL, i)
		list = append(list, crawl.Site{Key: fmt.Sprintf("s%d", i), Starts: []crawl.Place{{URL: start, Column: true, Units: []string{"甲局"}}}})
	}
	return list
}

func crew(t *testing.T) *queue.Crew {
	w, err := archive.Open(t.TempDir(), archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Close() })
	return &queue.Crew{Fetcher: fetch.New(fetch.Options{AllowPrivate: true}), Archive: w, Workers: 8, Slice: 2 * time.Second, Poll: 20 * time.Millisecond}
}

// sweep works until the sweep is done.
func sweep(t *testing.T, s *queue.State, no int) { sweepBy(t, s, crew(t), no) }

func sweepBy(t *testing.T, s *queue.State, c *queue.Crew, no int) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	e, err := s.Start(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	if err := e.Queue(ctx, no); err != nil {
		t.Fatal(err)
	}
	for {
		p, err := s.Progress(ctx, no)
		if err != nil {
			t.Fatal(err)
		}
		if p.Done == p.Sites {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	if err := e.Stop(ctx); err != nil {
		t.Fatal(err)
	}
	if err := s.Finish(ctx, no); err != nil {
		t.Fatal(err)
	}
}

// TestSweeps: the same work on both engines; a finished site is walked again by the next
// sweep (uniqueness without completed jobs), and no page is asked for twice in one.
func TestSweeps(t *testing.T) {
	t.Run("SQLite", func(t *testing.T) { twoSweeps(t, filepath.Join(t.TempDir(), "state.db")) })
	t.Run("PostgreSQL", func(t *testing.T) { twoSweeps(t, postgres.Start(t)) })
}

func twoSweeps(t *testing.T, where string) {
	f := newFarm(t)
	for no := 1; no <= 2; no++ {
		s, err := queue.Open(t.Context(), where, false)
		if err != nil {
			t.Fatal(err)
		}
		got, err := s.Take(t.Context(), f.sites(20), crawl.Options{})
		if err != nil || got.No != no || got.Resumed {
			t.Fatalf("sweep %+v, %v; want number %d, not resumed", got, err, no)
		}
		sweep(t, s, no)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		for i := range 20 {
			for page, want := range map[string]int{"": no, "a.html": 1, "b.html": 1} {
				if path := fmt.Sprintf("/s%d/nb/%s", i, page); f.asked[path] != want {
					t.Errorf("after sweep %d %s was asked for %d times, want %d", no, path, f.asked[path], want)
				}
			}
		}
	}
}

func TestOneProcessWorksOnAStateFile(t *testing.T) {
	where := filepath.Join(t.TempDir(), "state.db")
	s, err := queue.Open(t.Context(), where, false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := queue.Open(t.Context(), where, false); err == nil {
		t.Error("a second process could work on the file")
	}
	look, err := queue.Open(t.Context(), where, true)
	if err != nil {
		t.Fatalf("nobody may look at the file while it is worked on: %v", err)
	}
	look.Close()
}

// shelf keeps a slice's captures, and looks at what the index knows when it is to store them.
type shelf struct {
	*archive.Segment
	store func(name string) error
}

func (s shelf) Store(context.Context) error {
	name, _, _ := s.End()
	return s.store(name)
}

// TestStoredBeforeNamed: a slice is stored before the index names its bytes, and what could
// not be stored is asked for again.
func TestStoredBeforeNamed(t *testing.T) {
	f := newFarm(t)
	s, err := queue.Open(t.Context(), filepath.Join(t.TempDir(), "s.db"), false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	taken, err := s.Take(t.Context(), f.sites(1), crawl.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c, serial, tried, stored := crew(t), 0, 0, map[string]bool{}
	c.Open = func(context.Context) (queue.Storing, error) {
		serial++
		segment, err := archive.NewSegment(archive.Options{}, serial)
		return shelf{segment, func(name string) error {
			if named := files(t, s); named[name] {
				t.Errorf("%s is named before it is stored", name)
			}
			if tried++; tried == 1 {
				return errors.New("the storage is away")
			}
			stored[name] = true
			return nil
		}}, err
	}
	sweepBy(t, s, c, taken.No)
	named := files(t, s)
	if len(named) == 0 || tried < 2 {
		t.Fatalf("%d files named, stored %d times", len(named), tried)
	}
	for name := range named {
		if !stored[name] {
			t.Errorf("%s is named and was not stored", name)
		}
	}
}

// files are those that the index of captures names.
func files(t *testing.T, s *queue.State) map[string]bool {
	names := map[string]bool{}
	if err := s.Each(context.Background(), func(story queue.Story) error {
		for _, c := range story.Captures {
			names[c.Place.File] = true
		}
		return nil
	}); err != nil {
		t.Error(err)
	}
	return names
}

// TestAFolderThatCannotBeWritten: what is wrong is said, and it is not that somebody else
// crawls.
func TestAFolderThatCannotBeWritten(t *testing.T) {
	_, err := queue.Open(t.Context(), filepath.Join(t.TempDir(), "none", "state.db"), false)
	if err == nil || errors.Is(err, queue.ErrBusy) {
		t.Errorf("got %v, want trouble with the file", err)
	}
}
