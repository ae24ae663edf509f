package main

// What a walk finds, in which order, and what it refuses.

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// visited walks and lists sources with the reason of refused ones.
func visited(t *testing.T, paths ...string) []string {
	t.Helper()
	var list []string
	w := walker{visit: func(it item) error {
		line := it.source
		if it.why != nil {
			line += ": " + it.why.Reason
		} else if b, why := it.open(new(bytes.Buffer)); why != nil {
			line += ": " + why.Reason
		} else {
			line += " = " + string(b[:min(len(b), 20)])
		}
		it.done()
		list = append(list, line)
		return nil
	}}
	if err := w.walk(paths); err != nil {
		t.Fatal(err)
	}
	return list
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// zipped makes an archive; each entry is NAME=TEXT.
func zipped(t *testing.T, entries ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		name, text, _ := strings.Cut(e, "=")
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWalkInOrder(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "in/b.html", "b")
	write(t, "in/a/2.html", "a2")
	write(t, "in/a/10.html", "a10")
	write(t, "in/.git/config", "hidden")
	write(t, "in/.hidden.html", "hidden")
	write(t, "other.txt", "other")
	for _, link := range [][2]string{{"..", "in/a/loop"}, {"../other.txt", "in/link.txt"}, {"nowhere", "in/broken"}} {
		if err := os.Symlink(link[0], link[1]); err != nil {
			t.Skip("no symbolic links here")
		}
	}
	want := []string{
		"in/a/10.html = a10", "in/a/2.html = a2", "in/b.html = b", "in/broken: not_found", "in/link.txt = other",
		"gone: not_found",
	}
	if diff := cmp.Diff(want, visited(t, "in", "in/", "gone")); diff != "" {
		t.Error(diff)
	}
}

func TestWalkZip(t *testing.T) {
	t.Chdir(t.TempDir())
	write(t, "a.zip", zipped(t, "2023/b.html=b", "a.html=a", "../../etc/passwd=root", "/abs.html=abs", "__MACOSX/._a=x", ".git/x=x",
		"\xc4\xea\xb1\xa8.txt=gbk", "in.zip="+zipped(t, "deep.html=deep")))
	write(t, "c.docx", zipped(t, "[Content_Types].xml=", "word/document.xml=w"))
	write(t, "cut.zip", zipped(t, "a.html=a")[:30])
	got := visited(t, "a.zip", "c.docx", "cut.zip")
	for i, line := range got {
		if strings.HasPrefix(line, "a.zip!in.zip = PK") {
			got[i] = "a.zip!in.zip = PK"
		} else if strings.HasPrefix(line, "c.docx = PK") {
			got[i] = "c.docx = PK"
		}
	}
	want := []string{
		"a.zip!2023/b.html = b", "a.zip!a.html = a", "a.zip!../../etc/passwd = root", "a.zip!/abs.html = abs",
		"a.zip!年报.txt = gbk", "a.zip!in.zip = PK", "c.docx = PK", "cut.zip: damaged",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestZipBomb: an archive that expands beyond all measure is given up, after
// what came before it.
func TestZipBomb(t *testing.T) {
	t.Chdir(t.TempDir())
	zeros := strings.Repeat("0", 40<<20)
	write(t, "bomb.zip", zipped(t, "a.html=a", "1="+zeros, "2="+zeros, "3="+zeros, "z.html=z"))
	want := []string{"bomb.zip!a.html = a", "bomb.zip!1 = 00000000000000000000", "bomb.zip!2 = 00000000000000000000", "bomb.zip!3: bomb"}
	if diff := cmp.Diff(want, visited(t, "bomb.zip")); diff != "" {
		t.Error(diff)
	}
	write(t, "large.zip", zipped(t, "big="+strings.Repeat("0", 65<<20)))
	if got := visited(t, "large.zip"); len(got) != 1 || got[0] != "large.zip!big: limit" && got[0] != "large.zip!big: bomb" {
		t.Errorf("got %v, want the entry refused", got)
	}
}

// FuzzZip: any bytes with the head of a zip are walked without a panic.
func FuzzZip(f *testing.F) {
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, b []byte) {
		name := filepath.Join(t.TempDir(), "x.zip")
		if err := os.WriteFile(name, b, 0o666); err != nil {
			t.Fatal(err)
		}
		n := 0
		w := walker{visit: func(it item) error {
			n++
			if it.why == nil {
				if got, why := it.open(new(bytes.Buffer)); why == nil && len(got) > 64<<20 {
					t.Errorf("an entry of %d bytes was read", len(got))
				}
			}
			it.done()
			return nil
		}}
		if err := w.walk([]string{name}); err != nil {
			t.Errorf("got %v, want no error", err)
		}
	})
}
