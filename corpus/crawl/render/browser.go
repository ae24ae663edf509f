package render

// The program: found when it is needed, few at a time, each run with a folder of its own.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"nianbao/corpus/crawl/fetch"
)

// ErrNone: no Chromium is installed.
var ErrNone = errors.New("no Chromium is installed")

// names of the program, as distributions and makers have it.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge",
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium"}

const (
	patience  = 2 * time.Minute // for a page and all that it asks for, at the host's pace
	pageLimit = 16 << 20
	atOnce    = 2 // each takes some hundred megabytes
)

// Browser is an installed Chromium. It may be used by several goroutines; the
// others wait for their turn.
type Browser struct {
	Path string
	turn chan struct{}
}

// Find looks for the program.
func Find() (*Browser, error) {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return &Browser{path, make(chan struct{}, atOnce)}, nil
		}
	}
	return nil, ErrNone
}

// Ask makes a request of the host of a page.
type Ask = func(context.Context, fetch.Request) (*fetch.Answer, error)

// Build gives the page as it stands when its scripts have run. The page itself is not asked
// for again; what it loads from its own host is, by ask.
func (b *Browser) Build(ctx context.Context, page *fetch.Answer, ask Ask) ([]byte, error) {
	select {
	case b.turn <- struct{}{}:
		defer func() { <-b.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	p, err := newProxy(ctx, page, ask)
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	server := &http.Server{Handler: p}
	go server.Serve(l)
	defer server.Close()
	return b.run(ctx, "http://"+l.Addr().String(), p.pin, page.URL)
}

func (b *Browser) run(ctx context.Context, proxy, pin, address string) ([]byte, error) {
	home, err := os.MkdirTemp("", "nianbao-page-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(home)
	c := exec.CommandContext(ctx, b.Path, append(flags(home, proxy, pin), address)...)
	c.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + home, "LANG=C.UTF-8"}
	c.WaitDelay = 3 * time.Second
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := c.Start(); err != nil {
		return nil, err
	}
	dom, err := io.ReadAll(io.LimitReader(out, pageLimit+1))
	if err == nil && len(dom) > pageLimit {
		err = fmt.Errorf("%s: the built page is too large", address)
		_ = c.Process.Kill()
	}
	return dom, errors.Join(err, c.Wait())
}

// flags keep the browser from everything but the proxy.
func flags(home, proxy, pin string) []string {
	list := []string{"--headless", "--disable-gpu", "--no-first-run", "--mute-audio", "--user-data-dir=" + filepath.Join(home, "profile"),
		"--disable-background-networking", "--disable-component-update", "--disable-default-apps", "--disable-sync", "--disable-extensions",
		"--proxy-server=" + proxy, "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
		"--force-webrtc-ip-handling-policy=disable_non_proxied_udp", "--ignore-certificate-errors-spki-list=" + pin,
		"--blink-settings=imagesEnabled=false", "--virtual-time-budget=5000", "--dump-dom"}
	if os.Geteuid() == 0 { // its sandbox refuses to work for root
		list = append(list, "--no-sandbox")
	}
	return list
}
