package fetch

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"
)

// TestCookiesOutliveASlice: what a host set is sent by the slice that takes its memory up,
// as long as the host wished and no longer.
func TestCookiesOutliveASlice(t *testing.T) {
	got := ""
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.Header.Get("Cookie")
		if r.URL.Path == "/first" {
			http.SetCookie(w, &http.Cookie{Name: "JSESSIONID", Value: "old", Path: "/", HttpOnly: true})
			http.SetCookie(w, &http.Cookie{Name: "JSESSIONID", Value: "new", Path: "/", HttpOnly: true})
			http.SetCookie(w, &http.Cookie{Name: "short", Value: "1", Path: "/", MaxAge: 60})
			http.SetCookie(w, &http.Cookie{Name: "long", Value: "1", Path: "/", MaxAge: 3600})
			http.SetCookie(w, &http.Cookie{Name: "folder", Value: "1", Path: "/first/"})
		}
	})
	f, clock := private(Options{})
	slice := func(m Memory, path string) Memory {
		h := f.Host(s.URL, Policy{}, m)
		defer h.Close()
		if _, err := h.Do(t.Context(), Request{URL: s.URL + path}); err != nil {
			t.Fatal(err)
		}
		b, err := json.Marshal(h.Memory())
		if err != nil {
			t.Fatal(err)
		}
		m = Memory{}
		if err := json.Unmarshal(b, &m); err != nil {
			t.Fatal(err)
		}
		return m
	}
	clock.now = time.Now().Add(-10 * time.Minute) // the jar goes by the system's clock
	m := slice(Memory{}, "/first")
	m = slice(m, "/second")
	if want := "JSESSIONID=new; long=1"; got != want {
		t.Errorf("got cookies %q, want %q", got, want)
	}
	if len(m.Cookies) != 4 {
		t.Errorf("got %d cookies in memory, want 4: %v", len(m.Cookies), m.Cookies)
	}
}
