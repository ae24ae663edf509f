package farm_test

// A visitor of the farm: finds names in its hosts file, and follows links.

import (
	"bytes"
	"context"
	"crypto/tls"
	"html"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/corpus/samples/farm"
)

type visitor struct {
	t      *testing.T
	client *http.Client
}

// ask is a request; its body is that of a POST.
type ask struct{ method, url, body, kind string }

func get(url string) ask { return ask{method: "GET", url: url} }

func newVisitor(t *testing.T, f *farm.Farm) *visitor {
	address := map[string]string{}
	for line := range strings.Lines(f.Hosts()) {
		a, name, _ := strings.Cut(strings.TrimSpace(line), " ")
		address[name] = a
	}
	dial := func(ctx context.Context, network, to string) (net.Conn, error) {
		name, port, _ := net.SplitHostPort(to)
		return (&net.Dialer{}).DialContext(ctx, network, net.JoinHostPort(address[name], port))
	}
	jar, _ := cookiejar.New(nil) // never errs
	return &visitor{t, &http.Client{
		Jar:           jar,
		Transport:     &http.Transport{DialContext: dial, MaxIdleConnsPerHost: 1, TLSClientConfig: ofAnyAge()},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// ofAnyAge takes what servers of all ages offer, and believes every certificate.
func ofAnyAge() *tls.Config {
	c := &tls.Config{InsecureSkipVerify: true, MinVersion: tls.VersionTLS10, CurvePreferences: []tls.CurveID{tls.CurveP256}}
	for _, s := range append(tls.CipherSuites(), tls.InsecureCipherSuites()...) {
		c.CipherSuites = append(c.CipherSuites, s.ID)
	}
	return c
}

// answer is what came, with the text as a person would see it.
type answer struct {
	status int
	header http.Header
	body   []byte
	text   string
}

func (v *visitor) do(a ask, referer string) answer {
	v.t.Helper()
	req, err := http.NewRequest(a.method, a.url, strings.NewReader(a.body))
	if err != nil {
		v.t.Fatal(err)
	}
	if referer != "" {
		req.Header.Set("Referer", referer)
	}
	if a.kind != "" {
		req.Header.Set("Content-Type", a.kind)
	}
	resp, err := v.client.Do(req)
	if err != nil {
		v.t.Fatalf("%s %s: %v", a.method, a.url, err)
	}
	defer resp.Body.Close()
	if resp.StatusCode == http.StatusTooManyRequests {
		seconds, _ := strconv.Atoi(resp.Header.Get("Retry-After"))
		time.Sleep(time.Duration(max(seconds, 1)) * time.Second)
		return v.do(a, referer)
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		v.t.Fatalf("%s %s: %v", a.method, a.url, err)
	}
	return answer{resp.StatusCode, resp.Header, body, decoded(body)}
}

func decoded(b []byte) string {
	if utf8.Valid(b) {
		return string(b)
	}
	if d, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b); err == nil {
		return string(d)
	}
	return string(b)
}

var (
	hrefs     = regexp.MustCompile(`(?i)\b(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')`)
	notPages  = regexp.MustCompile(`(?i)\.(css|js|png|jpg|gif|ico)$`)
	documents = regexp.MustCompile(`(?i)\.(docx?|pdf|ofd|xlsx?|wps)$|download\.jsp|downfile\.jsp`)
)

// walk goes everywhere that links lead to on the hosts of one site, and where the
// family's own steps lead. It returns what was answered with 200, by address.
func (v *visitor) walk(start string, own func(string) bool, steps func(page string, a answer) []ask) map[string]answer {
	seen, got := map[ask]bool{}, map[string]answer{}
	type stop struct {
		ask
		from string
	}
	for queue := []stop{{get(start), ""}}; len(queue) > 0; queue = queue[1:] {
		at := queue[0]
		if seen[at.ask] || !own(at.url) {
			continue
		}
		if seen[at.ask] = true; len(seen) > 3000 {
			v.t.Fatalf("%s has no end", start)
		}
		a := v.do(at.ask, at.from)
		if a.status == http.StatusOK {
			got[at.url] = a
		}
		for _, next := range append(linked(at.url, a), steps(at.url, a)...) {
			queue = append(queue, stop{next, at.url})
		}
	}
	return got
}

// linked are the links of a page as addresses.
func linked(page string, a answer) (list []ask) {
	if !bytes.Contains(a.body[:min(len(a.body), 4000)], []byte("<")) || documents.MatchString(page) {
		return nil
	}
	list = linksIn(page, a.text)
	if to := a.header.Get("Location"); to != "" {
		list = append(list, get(joined(page, to)))
	}
	return list
}

func joined(page, href string) string {
	base, err := url.Parse(page)
	if err != nil || strings.HasPrefix(strings.ToLower(href), "javascript:") {
		return ""
	}
	to, err := base.Parse(strings.TrimSpace(href))
	if err != nil {
		return ""
	}
	to.Fragment = ""
	return to.String()
}

func linksIn(page, text string) (list []ask) {
	for _, m := range hrefs.FindAllStringSubmatch(text, -1) {
		if to := joined(page, html.UnescapeString(m[1]+m[2])); to != "" && !notPages.MatchString(to) {
			list = append(list, get(to))
		}
	}
	return list
}

// conditional asks again with the tag of an answer, and returns the status.
func (v *visitor) conditional(address, tag string) int {
	req, err := http.NewRequest("GET", address, nil)
	if err != nil {
		v.t.Fatal(err)
	}
	req.Header.Set("If-None-Match", tag)
	resp, err := v.client.Do(req)
	if err != nil {
		v.t.Fatal(err)
	}
	resp.Body.Close()
	return resp.StatusCode
}
