package crawl

// What is done with an answer: kept in the archive, judged by its state, and looked at for
// what it names.

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"net/url"
	"strings"
	"time"

	"nianbao/corpus/crawl/fetch"
)

// ask makes one request. An error is our own trouble (the archive, the context); what a
// site does wrong is a state of the address.
func (w *Walk) ask(ctx context.Context, a *Address) error {
	host := hostOf(a.URL)
	if w.failing[host] >= maxTries {
		w.settle(a, Failed, w.lastClass(a))
		return nil
	}
	answer, err := w.host(a.URL).Do(ctx, w.request(a))
	if err != nil {
		return err
	}
	switch {
	case answer.Class == fetch.Budget:
		return ErrBudget
	case answer.Class == fetch.Later:
		return errLater
	}
	if answer.Asked {
		w.Requests++
	}
	answer.Meta.Column, answer.Meta.Vantage, answer.Meta.HostClass = a.Column, w.Options.Vantage, w.hostClass(a.URL)
	kind := a.Kind
	if a.SHA256 != "" {
		answer.Before = a.Place
	}
	if answer.Status > 0 {
		if a.Place, err = w.Archive.Write(&answer.Capture); err != nil {
			return err
		}
		a.Status, a.FetchedAt = answer.Status, answer.FetchedAt
	}
	a.Tries++
	w.bare = false
	w.receive(a, answer)
	if answer.Status == 200 && a.Kind == Column && a.State == Done && a.Class != "unchanged" {
		a.Bare = w.bare
	}
	if w.bare && w.Build != nil {
		if err := w.build(ctx, a, answer); err != nil {
			return err
		}
	}
	w.touch(a)
	if answer.Status > 0 {
		w.Captures = append(w.Captures, w.captured(a, kind, answer))
	}
	return nil
}

// request asks on condition for what is known; pages on the way are walked again only when
// their links are needed.
func (w *Walk) request(a *Address) fetch.Request {
	r := fetch.Request{Method: a.Method, URL: a.URL, Body: []byte(a.Body), ContentType: a.ContentType, Referer: a.Referer}
	if a.Kind != Start && a.Kind != Step && !a.Built {
		r.ETag, r.LastModified = a.ETag, a.Modified
	}
	return r
}

// captured is the answer's line in the index of captures.
func (w *Walk) captured(a *Address, kind Kind, answer *fetch.Answer) Captured {
	return Captured{Address: a.ID, Sweep: w.Sweep, URL: a.URL, Kind: kind, FetchedAt: a.FetchedAt, Status: a.Status, Class: a.Class,
		TLS: answer.Meta.TLS, HostClass: w.hostClass(a.URL), SHA256: a.SHA256, Place: a.Place}
}

// lastClass is why a host was given up.
func (w *Walk) lastClass(a *Address) string {
	for i := len(w.Frontier.List) - 1; i >= 0; i-- {
		if b := w.Frontier.List[i]; b.Class != "" && b.Sweep == w.Sweep && hostOf(b.URL) == hostOf(a.URL) {
			return b.Class
		}
	}
	return "down"
}

// receive judges an answer.
func (w *Walk) receive(a *Address, answer *fetch.Answer) {
	host, class := hostOf(a.URL), answer.Class
	switch {
	case class == fetch.CutTime: // a whole body's time is lost each time: twice is enough
		a.Tries++
		w.retry(a, string(fetch.DownTimeout))
		return
	case class.Down(), class.Cut() && a.Tries < maxTries: // a server that names a wrong length does so each time
		w.retry(a, string(class))
		return
	case class.Blocked():
		w.settle(a, Refused, string(class))
		if a.Kind != File && a.Kind != Picture { // a code before one file is no wall around the site
			w.block(host, string(class))
		}
		return
	case answer.Status == http.StatusForbidden && a.Kind == Start: // no folder, but the page that the list names
		w.settle(a, Refused, string(fetch.BlockedWAF))
		return
	case class == fetch.Robots, strings.HasPrefix(string(class), "refused"):
		w.settle(a, Refused, string(class))
		return
	}
	w.failing[host] = 0
	switch {
	case answer.NotModified:
		w.settle(a, Done, "unchanged")
		w.unchanged(a)
	case answer.Location != "":
		w.redirect(a, answer.Location)
	case answer.Status == http.StatusNotFound || answer.Status == http.StatusGone:
		w.settle(a, Gone, "status")
	case answer.Status != http.StatusOK:
		w.settle(a, Failed, string(fetch.DownClient))
	default:
		w.look(a, answer)
	}
}

// retry puts an address off; after some tries it has failed, and after some failures in a
// row its host has.
func (w *Walk) retry(a *Address, class string) {
	if a.Tries < maxTries {
		a.Wait, a.Class = time.Now().Add(w.Options.Backoff*time.Duration(a.Tries)), class
		return
	}
	w.failing[hostOf(a.URL)]++
	w.settle(a, Failed, class)
}

// block leaves a host alone for this sweep.
func (w *Walk) block(host, class string) {
	for _, b := range w.Frontier.List {
		if b.State == Todo && hostOf(b.URL) == host {
			w.settle(b, Refused, class)
		}
	}
}

// redirect follows an answer that names another place, as the same kind of address. One
// that was a report and now leads to the home page is gone.
func (w *Walk) redirect(a *Address, to string) {
	switch {
	case a.Kind != Start && a.Kind != Step && isHome(to):
		w.settle(a, Gone, "home")
		return
	case idOf("GET", to, "") == a.ID && a.Tries < maxTries:
		a.State, a.Class = Todo, "redirect" // it set a cookie, and wants to see it
		return
	case KeyOf(to) != KeyOf(a.URL):
		w.Jumps = append(w.Jumps, Jump{a.URL, to, a.Title})
		w.settle(a, Done, "elsewhere")
		return
	case a.Hops >= maxHops:
		w.settle(a, Failed, string(fetch.DownRedirects))
		return
	}
	b := w.child(a, a.Kind, to)
	if idOf(a.Method, to, a.Body) == a.ID { // back to itself, with a cookie: asked once more
		a.Hops++
		return
	}
	w.settle(a, Done, "redirect")
	b.Hops, b.Depth, b.Rank = a.Hops+1, a.Depth, a.Rank
	b.Title, b.Sort, b.Year, b.Listed, b.Publisher = a.Title, a.Sort, a.Year, a.Listed, a.Publisher
	if a.Kind == Rows {
		b.Method, b.Body, b.ContentType, b.Call = a.Method, a.Body, a.ContentType, a.Call
	}
	w.note(b)
	a.To = b.ID
}

// isHome tells the front page of a host.
func isHome(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	path := strings.ToLower(strings.Trim(u.Path, "/"))
	return u.RawQuery == "" && u.Fragment == "" && (path == "" || strings.HasPrefix(path, "index.") || strings.HasPrefix(path, "404") || strings.HasPrefix(path, "error"))
}

// look opens an answer of 200.
func (w *Walk) look(a *Address, answer *fetch.Answer) {
	sum := sha256.Sum256(answer.Content)
	before, now := a.SHA256, hex.EncodeToString(sum[:])
	same := before == now
	a.SHA256, w.same[a.ID] = now, same
	if !same {
		a.Changed = w.Sweep
	}
	a.ETag, a.Modified = answer.Header.Get("ETag"), answer.Header.Get("Last-Modified")
	if same && (a.Kind == Article || a.Kind == File || a.Kind == Picture) {
		w.settle(a, Done, "unchanged")
		w.unchanged(a)
		return
	}
	if a.Kind == File || a.Kind == Picture || !isText(answer.Content) {
		if !w.keepFile(a, answer) {
			a.SHA256 = before // a page about the file is not the file
		}
		return
	}
	p, err := Open(a.URL, answer.Content)
	if err != nil {
		w.settle(a, Failed, string(fetch.DownDamaged))
		return
	}
	if a.Kind == Rows {
		w.settle(a, Done, "")
		w.readRows(a, p)
		return
	}
	w.readPage(a, p, answer.Content)
}

// isText tells pages and lists from files, by their first bytes.
func isText(b []byte) bool {
	t := http.DetectContentType(b)
	if strings.HasPrefix(t, "text/") {
		return true
	}
	return t == "application/octet-stream" && strings.Contains(string(b[:min(len(b), 2048)]), "<")
}

// keepFile keeps an answer that is no page. A page that says that the file is gone may
// stand in its place.
func (w *Walk) keepFile(a *Address, answer *fetch.Answer) bool {
	if isText(answer.Content) {
		switch p, err := Open(a.URL, answer.Content); {
		case err != nil:
		case p.isGone():
			w.settle(a, Gone, "words")
			return false
		case p.asksCode():
			w.settle(a, Refused, "blocked:captcha")
			return false
		}
	}
	if a.Kind == Article || a.Kind == Column || a.Kind == Step || a.Kind == Start {
		a.Kind = File
	}
	if a.Name = fileName(answer.Header); a.Year == 0 { // neither link nor page named one
		_, a.Year = TitleOf(a.Name)
	}
	class := ""
	if answer.Meta.Truncated != "" {
		class = "truncated"
	}
	w.settle(a, Done, class)
	return true
}
