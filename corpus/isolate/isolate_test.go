package isolate_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianbao/corpus/isolate"
	"nianbao/extract/page"
)

// The test binary is its own child, as the program is.
func TestMain(m *testing.M) {
	if isolate.Asked(os.Args[1:]) {
		os.Exit(isolate.Serve(os.Args[1:], os.Stdin, os.Stdout, os.Exit))
	}
	os.Exit(m.Run())
}

func sample(t testing.TB, name string) []byte {
	t.Helper()
	dir := os.Getenv("NIANBAO_SAMPLES")
	if dir == "" {
		t.Skip("NIANBAO_SAMPLES is not set")
	}
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// pdfs are all sample PDFs by name.
func pdfs(t testing.TB) map[string][]byte {
	sample(t, "formats/README.md")
	files, _ := filepath.Glob(filepath.Join(os.Getenv("NIANBAO_SAMPLES"), "*", "*.pdf"))
	all := map[string][]byte{}
	for _, f := range files {
		all[filepath.Base(f)] = sample(t, filepath.Join(filepath.Base(filepath.Dir(f)), filepath.Base(f)))
	}
	return all
}

// hangs are files on which the second reader never ends or takes all memory; the bomb
// it unpacks in about the time that it has.
var hangs = map[string]string{"m05_xref_prev_loop.pdf": "timeout", "m16_huge_size.pdf": "limit", "m12_bomb.pdf": ""}

// TestSameAsInProcess: what comes out of a child is what the engine gave, to the last bit.
func TestSameAsInProcess(t *testing.T) {
	pool, here := isolate.New(), isolate.InProcess()
	defer pool.Close()
	there := pool.Engines()
	for name, b := range pdfs(t) {
		want, wantErr := here.Pages(b)
		got, err := there.Pages(b)
		if diff := cmp.Diff(want, got); diff != "" || !same(wantErr, err) {
			t.Errorf("%s: %v, want %v\n%s", name, err, wantErr, diff)
		}
		if _, hang := hangs[name]; hang {
			continue
		}
		wantText, wantErr := here.Second(b)
		gotText, err := there.Second(b)
		if diff := cmp.Diff(wantText, gotText); diff != "" || !same(wantErr, err) {
			t.Errorf("%s: second %v, want %v\n%s", name, err, wantErr, diff)
		}
	}
}

func same(a, b error) bool { return reason(a) == reason(b) }

func reason(err error) string {
	var f *page.Failure
	if errors.As(err, &f) {
		return f.Reason
	}
	if err != nil {
		return "not a failure: " + err.Error()
	}
	return ""
}

// TestHangs: a document that never ends costs its time and nothing else.
func TestHangs(t *testing.T) {
	pool := isolate.New()
	defer pool.Close()
	e := pool.Engines()
	for name, want := range hangs {
		if want == "" {
			continue
		}
		at := time.Now()
		_, err := e.Second(sample(t, "formats/"+name))
		t.Logf("%s: %v after %v", name, err, time.Since(at).Round(time.Millisecond))
		if reason(err) != want || time.Since(at) > 10*time.Second {
			t.Errorf("%s: %v after %v, want %s", name, err, time.Since(at), want)
		}
		if _, err := e.Second(sample(t, "formats/r10_identity_tounicode.pdf")); err != nil {
			t.Errorf("after %s: %v", name, err)
		}
	}
}

// TestTogether: many at once each get their own answer.
func TestTogether(t *testing.T) {
	pool := isolate.New()
	defer pool.Close()
	e := pool.Engines()
	names := []string{"r10_identity_tounicode.pdf", "e05_userpw.pdf", "m12_bomb.pdf", "l01_libreoffice_noto.pdf", "m11_empty.pdf", "s01_scan_200_clean.pdf"}
	want := map[string]string{"e05_userpw.pdf": "password", "m12_bomb.pdf": "limit", "m11_empty.pdf": "empty"}
	var group sync.WaitGroup
	for i := range 60 {
		name := names[i%len(names)]
		b := sample(t, "formats/"+name)
		group.Go(func() {
			d, err := e.Pages(b)
			if reason(err) != want[name] {
				t.Errorf("%s: %v, want %q", name, err, want[name])
			}
			if err == nil && strings.HasPrefix(name, "r10") && len(d.Pages) != 3 {
				t.Errorf("%s: %d pages", name, len(d.Pages))
			}
		})
	}
	group.Wait()
}

// TestClosed: a pool that was closed refuses, and does not hang.
func TestClosed(t *testing.T) {
	pool := isolate.New()
	pool.Close()
	if _, err := pool.Engines().Pages([]byte("%PDF-1.7")); reason(err) != "crash" {
		t.Errorf("%v", err)
	}
}
