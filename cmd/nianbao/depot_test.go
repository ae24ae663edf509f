package main

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"nianbao/corpus/samples/farm"
)

// TestSharedStorage: two processes crawl into one storage, a third place with an empty
// cache builds the data set from it, and every figure is proven from it.
func TestSharedStorage(t *testing.T) {
	for name, address := range map[string]func(*testing.T) string{
		"file": func(t *testing.T) string { return "file://" + filepath.Join(t.TempDir(), "shared") },
		"s3":   func(t *testing.T) string { return fakeS3(t, &atomic.Bool{}) },
	} {
		t.Run(name, func(t *testing.T) {
			blob, dir := address(t), t.TempDir()
			var states []string
			var crews sync.WaitGroup
			for _, key := range []string{"epoint", "trs"} {
				db := filepath.Join(dir, key, "t.db")
				states = append(states, filepath.Join(dir, key, "t.state.db"))
				args := append(farmFlags(t, filepath.Dir(db), key), "--blob", blob, "--db", db, "--no-build")
				crews.Go(func() { succeeds(t, args...) })
			}
			crews.Wait()
			built := filepath.Join(dir, "elsewhere", "t.db")
			if err := os.Mkdir(filepath.Dir(built), 0o777); err != nil {
				t.Fatal(err)
			}
			for _, state := range states {
				succeeds(t, "build", "--db", built, "--state", state, "--blob", blob)
			}
			proven := provenBy(t, "--db", built)
			if proven.Documents < 6 || proven.Figures < 500 || proven.Gone+proven.Differences > 0 {
				t.Errorf("from the cache: %+v", proven)
			}
			if err := os.RemoveAll(filepath.Join(dir, "elsewhere", "t.archive")); err != nil {
				t.Fatal(err)
			}
			if none := provenBy(t, "--db", built); none.Gone != proven.Documents {
				t.Errorf("without cache and storage: %+v", none)
			}
			if again := provenBy(t, "--db", built, "--blob", blob); again.Figures != proven.Figures || again.Gone+again.Differences > 0 {
				t.Errorf("from the storage: %+v", again)
			}
		})
	}
}

// farmFlags are those of a crawl of one site of the farm, whose list stands in dir.
func farmFlags(t *testing.T, dir, key string) []string {
	f, err := farm.Start(farm.Options{Sites: []string{key}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	list, hosts := filepath.Join(dir, "sites.csv"), filepath.Join(dir, "hosts")
	for _, err := range []error{os.MkdirAll(dir, 0o777), os.WriteFile(list, f.Roster(), 0o666), os.WriteFile(hosts, []byte(f.Hosts()), 0o666)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return []string{"crawl", "--sites", list, "--resolve", hosts, "--allow-private", "--rate", "none", "--slice", "300ms"}
}

func succeeds(t *testing.T, args ...string) string {
	code, out, speech := nianbao(t, args...)
	if code != exitDone {
		t.Errorf("%q: exit code %d: %s%s", args, code, out, speech)
	}
	return out
}

func provenBy(t *testing.T, args ...string) (v verified) {
	if err := json.Unmarshal([]byte(succeeds(t, append([]string{"verify", "--json"}, args...)...)), &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// TestStorageRefuses: a crawl whose storage takes nothing ends and says so, and goes on
// when it does.
func TestStorageRefuses(t *testing.T) {
	var full atomic.Bool
	full.Store(true)
	blob, dir := fakeS3(t, &full), t.TempDir()
	args := append(farmFlags(t, dir, "trs"), "--blob", blob, "--db", filepath.Join(dir, "t.db"))
	code, _, speech := nianbao(t, args...)
	if code != exitDataset || !strings.Contains(speech, "the shared storage cannot be written") {
		t.Fatalf("exit code %d: %s", code, speech)
	}
	full.Store(false)
	succeeds(t, args...)
	if v := provenBy(t, "--db", filepath.Join(dir, "t.db")); v.Documents == 0 || v.Gone+v.Differences > 0 {
		t.Errorf("%+v", v)
	}
}

// fakeS3 serves a bucket on loopback, and gives its address. A full one takes nothing.
func fakeS3(t *testing.T, full *atomic.Bool) string {
	memory := s3mem.New()
	if err := memory.CreateBucket("reports"); err != nil {
		t.Fatal(err)
	}
	service := gofakes3.New(memory).Server()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPut && full.Load() {
			http.Error(w, "full", http.StatusForbidden)
			return
		}
		service.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	t.Setenv("AWS_ACCESS_KEY_ID", "test")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "test")
	return "s3://reports?region=us-east-1&use_path_style=true&prefix=2026/&endpoint=" + server.URL
}
