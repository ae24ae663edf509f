package tags

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

// walk prints the tokens of a document.
func walk(src string) (string, error) {
	s := New(src, map[string]string{"urn:w": "w", "urn:m": "m"})
	var b strings.Builder
	for s.Next() {
		switch s.Kind {
		case Open:
			fmt.Fprintf(&b, "<%s:%s %s>", s.Space, s.Local, s.Value("val"))
		case Close:
			fmt.Fprintf(&b, "</%s:%s>", s.Space, s.Local)
		case Text:
			b.WriteString(s.Text())
		}
	}
	return b.String(), s.Err()
}

func TestScanner(t *testing.T) {
	cases := []struct{ in, want string }{
		{`<w:p xmlns:w="urn:w"><w:t w:val="1&amp;2">a&lt;b</w:t></w:p>`, "<w:p ><w:t 1&2>a<b</w:t></w:p>"},
		{`<p xmlns='urn:w'><t val = 'x>y'/></p>`, "<w:p ><w:t x>y></w:t></w:p>"},
		{`<?xml version="1.0"?><!-- <a> --><x:p xmlns:x="urn:w"><![CDATA[<&amp;]]></x:p >`, "<w:p ><&amp;</w:p>"},
		{`<a:p xmlns:a="urn:w"><a:q xmlns:a="urn:m"/><a:r/></a:p>`, "<w:p ><m:q ></m:q><w:r ></w:r></w:p>"},
		{`<p><q xmlns="urn:w"><r/></q><s/></p>`, "<:p ><w:q ><w:r ></w:r></w:q><:s ></:s></:p>"},
		{`<p>&#19968;&#x4e8c;&nbsp;&</p>`, "<:p >一二&nbsp;&</:p>"},
	}
	for _, c := range cases {
		if got, err := walk(c.in); got != c.want || err != nil {
			t.Errorf("%s: got %q, %v want %q", c.in, got, err, c.want)
		}
	}
}

func TestRefused(t *testing.T) {
	for in, want := range map[string]error{
		`<p>`:                              ErrDamaged,
		`<p></q>`:                          ErrDamaged,
		`</p>`:                             ErrDamaged,
		`<p a="1>`:                         ErrDamaged,
		`<p><!-- `:                         ErrDamaged,
		`<>`:                               ErrDamaged,
		`<!DOCTYPE p []><p/>`:              ErrDoctype,
		strings.Repeat("<p>", mostDepth+1): ErrDeep,
	} {
		if _, err := walk(in); !errors.Is(err, want) {
			t.Errorf("%.20s: got %v want %v", in, err, want)
		}
	}
}

func TestDecode(t *testing.T) {
	for in, want := range map[string]string{"一": "一", "\ufeff一": "一", "\xff\xfe\x00\x4e": "一", "\xfe\xff\x4e\x00": "一"} {
		if got, ok := Decode(in); got != want || !ok {
			t.Errorf("%q: got %q, %v want %q", in, got, ok, want)
		}
	}
	if _, ok := Decode("\xb5\xda"); ok {
		t.Error("bytes of GB18030 are taken for UTF-8")
	}
}

// TestSkip: places and skipping agree with the source.
func TestSkip(t *testing.T) {
	src := `<a><b><c/>x</b><d/></a>`
	s := New(src, nil)
	s.Next()
	s.Each(func() {
		if s.Local == "b" {
			s.Skip()
			if src[s.Start:s.After] != "</b>" {
				t.Errorf("skipped to %q", src[s.Start:s.After])
			}
			return
		}
		if s.Local != "d" || src[s.Start:s.After] != "<d/>" {
			t.Errorf("got %s at %q", s.Local, src[s.Start:s.After])
		}
		s.Skip()
	})
	if s.Err() != nil || s.Next() {
		t.Errorf("got %v and more", s.Err())
	}
}

// TestMemo: an element is read once, as long as its prefixes mean the same.
func TestMemo(t *testing.T) {
	src := `<p xmlns:a="urn:w"><a:r><a:b/></a:r><a:r><a:b/></a:r><q xmlns:a="urn:m"><a:r><a:b/></a:r></q><a:r><a:b/>x</a:r><a:r><a:b/></a:r><a:r/><a:r/></p>`
	s := New(src, map[string]string{"urn:w": "w", "urn:m": "m"})
	var m Memo[string]
	var got []string
	reads := 0
	for s.Next() {
		if s.Kind != Open || s.Local != "r" {
			continue
		}
		at := s.Start
		said := m.Read(s, func() (children string) {
			reads++
			s.Each(func() { children += s.Space + s.Local; s.Skip() })
			return children
		})
		got = append(got, said)
		if s.Kind != Close || !strings.HasSuffix(src[at:s.After], "r>") && !strings.HasSuffix(src[at:s.After], "r/>") {
			t.Errorf("went to %q", src[at:s.After])
		}
	}
	if s.Err() != nil || fmt.Sprint(got) != "[wb wb mb wb wb  ]" || reads != 5 {
		t.Errorf("got %q after %d readings, %v", got, reads, s.Err())
	}
}
