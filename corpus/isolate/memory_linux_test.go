package isolate_test

import (
	"bytes"
	"errors"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"nianbao/corpus/isolate"
	"nianbao/extract"
)

// used is the memory of this process and its children, in bytes.
func used(t *testing.T) (sum int64) {
	for _, pid := range append(children(t, os.Getpid()), os.Getpid()) {
		b, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/statm")
		if fields := bytes.Fields(b); err == nil && len(fields) > 1 {
			pages, _ := strconv.ParseInt(string(fields[1]), 10, 64)
			sum += pages * int64(os.Getpagesize())
		}
	}
	return sum
}

// peak watches the memory until it is told to stop.
func peak(t *testing.T) (stop func() int64) {
	done, result := make(chan struct{}), make(chan int64)
	go func() {
		most := int64(0)
		for {
			select {
			case <-done:
				result <- most
				return
			case <-time.After(2 * time.Millisecond):
				most = max(most, used(t))
			}
		}
	}()
	return func() int64 { close(done); return <-result }
}

// TestBadDocuments: each sample of which nothing can be read says why, within its time,
// and all of them at once stay below the memory of the whole run.
func TestBadDocuments(t *testing.T) {
	const most = 1 << 30
	want := map[string]string{"m11_empty": "empty", "e05_userpw": "password", "m12_bomb": "limit", "m16_huge_size": "empty", "m02_truncated_70": "damaged"}
	pool := isolate.New()
	defer pool.Close()
	stop := peak(t)
	var group sync.WaitGroup
	for range 3 { // together, as a run over a folder has it
		for name, reason := range want {
			b := sample(t, "formats/"+name+".pdf")
			group.Go(func() {
				at := time.Now()
				_, err := pool.Engines().Read(b)
				var why *extract.Refusal
				if !errors.As(err, &why) || why.Reason != reason {
					t.Errorf("%s: %v, want %s", name, err, reason)
				}
				if took := time.Since(at); took > 20*time.Second {
					t.Errorf("%s took %v", name, took)
				}
			})
		}
	}
	group.Wait()
	if got := stop(); got > most {
		t.Errorf("%d MB in all processes", got>>20)
	} else {
		t.Logf("peak %d MB in all processes", got>>20)
	}
}

// TestHugeObjects: objects that unpack to more than there is, in their various ways.
func TestHugeObjects(t *testing.T) {
	pool := isolate.New()
	defer pool.Close()
	for name, c := range map[string]struct{ b, reason string }{
		"many pages":    {strings.ReplaceAll(strings.ReplaceAll(frame, "KIDS", strings.Repeat("3 0 R ", 201)), "COUNT", "201"), "limit"},
		"count of lies": {strings.ReplaceAll(strings.ReplaceAll(frame, "KIDS", "3 0 R"), "COUNT", "2000000000"), "limit empty"},
		"loop of kids":  {strings.ReplaceAll(strings.ReplaceAll(frame, "KIDS", "2 0 R"), "COUNT", "1"), "empty damaged"},
		"nothing":       {"%PDF-1.7\n%%EOF\n", "damaged"},
	} {
		at := time.Now()
		_, err := pool.Engines().Read([]byte(c.b))
		var why *extract.Refusal
		if !errors.As(err, &why) || !strings.Contains(c.reason, why.Reason) || time.Since(at) > 20*time.Second {
			t.Errorf("%s: %v after %v, want %s", name, err, time.Since(at), c.reason)
		}
	}
}

const frame = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[KIDS]/Count COUNT>>\nendobj\n" +
	"3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>\nendobj\ntrailer\n<</Size 4/Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
