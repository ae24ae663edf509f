package archive_test

import (
	"fmt"
	"runtime"
	"testing"

	"nianbao/corpus/archive"
)

// TestForgottenPayload: a payload that the writer knows no more is a revisit all the same
// where the address says where it stands; and what was a revisit leads to the first.
func TestForgottenPayload(t *testing.T) {
	dir := t.TempDir()
	first := capture("http://x.gov.cn/1", "same")
	list := []*archive.Capture{first}
	for i := range 5 {
		list = append(list, capture(fmt.Sprint("http://x.gov.cn/other", i), fmt.Sprint("other", i)))
	}
	write(t, dir, archive.Options{ID: "a", Payloads: 2}, list...)
	again, alone := capture("http://x.gov.cn/1", "same"), capture("http://x.gov.cn/1", "same")
	again.Before = first.Place
	write(t, dir, archive.Options{ID: "b", Payloads: 2}, capture("http://x.gov.cn/other", "other9"), again)
	third := capture("http://x.gov.cn/1", "same")
	third.Before = again.Place
	write(t, dir, archive.Options{ID: "c", Payloads: 1}, third)
	write(t, dir, archive.Options{ID: "d", Payloads: 1}, alone)
	for _, c := range []*archive.Capture{again, third} {
		got, err := archive.At(dir, c.Place)
		if err != nil || got.Original == nil || got.Original.Place.File != first.Place.File || got.Original.Place.Offset != first.Place.Offset || string(got.Body) != "same" {
			t.Errorf("got %+v, %v; want a revisit of %+v", got, err, first.Place)
		}
	}
	if got, err := archive.At(dir, alone.Place); err != nil || got.Original != nil {
		t.Errorf("got %+v, %v; nobody knew where the payload stands", got.Original, err)
	}
}

// TestMemoryOfAWriter stays bounded, however many answers are written and however many
// stand in the folder.
func TestMemoryOfAWriter(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 20,000 captures")
	}
	dir := t.TempDir()
	o := archive.Options{NoSync: true, Payloads: 1000, MaxLines: 1000}
	heap := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	const captures, most = 20_000, 3 << 20
	w, err := archive.Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	for i := range captures {
		if _, err := w.Write(capture(fmt.Sprintf("http://www.x.gov.cn/zfxxgk/nb/202401/t20240131_%d.html", i), fmt.Sprint("report ", i))); err != nil {
			t.Fatal(err)
		}
	}
	grown := int64(heap()) - int64(before)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := archive.Open(dir, o)
	if err != nil {
		t.Fatal(err)
	}
	reopened := int64(heap()) - int64(before)
	t.Logf("after %d captures the writer holds %d KB, opened anew %d KB", captures, grown>>10, reopened>>10)
	if grown > most || reopened > most {
		t.Errorf("got %d and %d bytes, want less than %d", grown, reopened, most)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	runtime.KeepAlive(w)
}
