package archive_test

// Independent programs: what wget writes is read, and what is written here gzip, python
// and sha1sum find sound.

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/corpus/archive"
)

func need(t *testing.T, program string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
}

func run(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// site answers plainly, in chunks, packed, and with pages that are not there.
func site(t *testing.T) string {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		switch r.URL.Path {
		case "/":
			fmt.Fprint(w, `<a href="/chunked">a</a><a href="/packed">b</a><a href="/gone">c</a>`)
		case "/chunked":
			for i := range 3 {
				fmt.Fprintf(w, "第%d块", i)
				w.(http.Flusher).Flush()
			}
		case "/packed":
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			fmt.Fprint(z, strings.Repeat("压缩", 500))
			z.Close()
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL
}

func TestWgetIsRead(t *testing.T) {
	need(t, "wget")
	for _, o := range []struct {
		name, file string
		args       []string
	}{
		{"one member per record", "w.warc.gz", nil},
		{"uncompressed", "w.warc", []string{"--no-warc-compression"}},
	} {
		t.Run(o.name, func(t *testing.T) {
			dir, home := t.TempDir(), site(t)
			args := append([]string{"-q", "-r", "-l1", "-nd", "-e", "robots=off", "--no-proxy", "--header=Accept-Encoding: gzip", "--warc-file=w"}, o.args...)
			cmd := exec.Command("wget", append(args, home+"/", home+"/chunked", home+"/packed")...)
			cmd.Dir = dir
			cmd.Run() // it ends with 8, for the page that is not there
			got := map[string]*archive.Capture{}
			damages, err := archive.ReadFile(context.Background(), filepath.Join(dir, o.file), o.file, func(c *archive.Capture) error {
				got[strings.TrimPrefix(c.URL, home)] = c
				at, err := archive.At(dir, c.Place)
				if err != nil || !bytes.Equal(at.Body, c.Body) || at.URL != c.URL {
					t.Errorf("at %+v: %v", c.Place, err)
				}
				return nil
			})
			if err != nil || len(damages) > 0 {
				t.Fatal(err, damages)
			}
			if c := got["/chunked"]; c == nil || string(c.Body) != "第0块第1块第2块" || c.Meta.TransferEncoding != "chunked" || c.IP != "127.0.0.1" || c.FetchedAt.IsZero() || !strings.HasPrefix(c.RequestHeader.Get("User-Agent"), "Wget") {
				t.Errorf("chunked: %+v", c)
			}
			if c := got["/packed"]; c == nil {
				t.Error("no packed page")
			} else if b, err := c.Content(1 << 20); err != nil || string(b) != strings.Repeat("压缩", 500) {
				t.Errorf("packed: %d bytes, %v", len(b), err)
			}
			if c := got["/"]; c == nil || c.Status != 200 || !strings.Contains(string(c.Body), "/packed") {
				t.Errorf("home: %+v", c)
			}
		})
	}
}

// The whole file as one member, as some crawlers and `gzip file.warc` leave it.
func TestOneMemberPerFile(t *testing.T) {
	dir := t.TempDir()
	a, b := capture("http://x.gov.cn/1", "first"), capture("http://x.gov.cn/2", "second")
	write(t, dir, archive.Options{}, a, b)
	packed, _ := os.ReadFile(filepath.Join(dir, a.Place.File))
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		t.Fatal(err)
	}
	var plain, one bytes.Buffer
	plain.ReadFrom(z)
	w := gzip.NewWriter(&one)
	w.Write(plain.Bytes())
	w.Close()
	for name, content := range map[string][]byte{"one.warc.gz": one.Bytes(), "plain.warc": plain.Bytes(),
		"old.warc": bytes.ReplaceAll(plain.Bytes(), []byte("WARC/1.1"), []byte("WARC/1.0"))} {
		os.WriteFile(filepath.Join(dir, name), content, 0o666)
		var got []string
		_, err := archive.ReadFile(context.Background(), filepath.Join(dir, name), name, func(c *archive.Capture) error {
			at, err := archive.At(dir, c.Place)
			if err != nil || at.URL != c.URL {
				t.Errorf("%s: at %+v: %v", name, c.Place, err)
			}
			got = append(got, string(c.Body))
			return nil
		})
		if err != nil || strings.Join(got, " ") != "first second" {
			t.Errorf("%s: %q %v", name, got, err)
		}
	}
}

// python walks the members with nothing but zlib, and holds every digest.
const walk = `
import sys, zlib, hashlib, base64
data = open(sys.argv[1], 'rb').read()
at, kinds = 0, []
while at < len(data):
    z = zlib.decompressobj(31)
    rec = z.decompress(data[at:]) + z.flush()
    assert z.eof, at
    at = len(data) - len(z.unused_data)
    head, rest = rec.split(b'\r\n\r\n', 1)
    lines = head.decode().split('\r\n')
    assert lines[0] == 'WARC/1.1', lines
    f = dict(l.split(': ', 1) for l in lines[1:])
    assert len(f) == len(lines) - 1
    n = int(f['Content-Length'])
    block, end = rest[:n], rest[n:]
    assert end == b'\r\n\r\n', end
    sha = lambda b: 'sha1:' + base64.b32encode(hashlib.sha1(b).digest()).decode()
    assert f['WARC-Block-Digest'] == sha(block)
    if f['WARC-Type'] == 'response':
        body = block.split(b'\r\n\r\n', 1)[1]
        assert f['WARC-Payload-Digest'] == sha(body)
        assert f['Nianbao-Payload-SHA256'] == 'sha256:' + hashlib.sha256(body).hexdigest()
    kinds.append(f['WARC-Type'])
print(' '.join(kinds))
`

func TestOursIsSoundForOthers(t *testing.T) {
	need(t, "python3")
	need(t, "gzip")
	need(t, "sha1sum")
	dir := t.TempDir()
	a := capture("http://x.gov.cn/1", "年报 one")
	write(t, dir, archive.Options{}, a, capture("http://x.gov.cn/2", "年报 one"), capture("http://x.gov.cn/3", "other"))
	run(t, dir, "gzip", "-t", a.Place.File)
	want := "warcinfo request response metadata request revisit metadata request response metadata\n"
	if got := run(t, dir, "python3", "-c", walk, a.Place.File); got != want {
		t.Errorf("got %q want %q", got, want)
	}
	digest := run(t, dir, "bash", "-c", `printf '%b' "$(printf '年报 one' | sha1sum | cut -c1-40 | sed 's/../\\x&/g')" | base32`)
	if text := run(t, dir, "zcat", a.Place.File); !strings.Contains(text, "WARC-Payload-Digest: sha1:"+strings.TrimSpace(digest)+"\r\n") {
		t.Errorf("no payload digest %q in\n%s", digest, text)
	}
}
