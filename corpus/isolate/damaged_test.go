package isolate_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"nianbao/checks"
	"nianbao/corpus/isolate"
	"nianbao/corpus/samples"
	"nianbao/extract"
	"nianbao/normalize"
)

// harms are the ways in which a file is damaged on its way.
var harms = []struct {
	name string
	do   func(r *rand.Rand, b []byte) []byte
}{
	{"cut off", func(r *rand.Rand, b []byte) []byte { return b[:r.IntN(len(b))] }},
	{"cut a little", func(r *rand.Rand, b []byte) []byte { return b[:len(b)-r.IntN(min(len(b), 3000))] }},
	{"one bit", func(r *rand.Rand, b []byte) []byte { return flipped(r, b, 1) }},
	{"twenty bits", func(r *rand.Rand, b []byte) []byte { return flipped(r, b, 20) }},
	{"many bits", func(r *rand.Rand, b []byte) []byte { return flipped(r, b, 1+len(b)/500) }},
	{"zeros", func(r *rand.Rand, b []byte) []byte { clear(block(r, b)); return b }},
	{"hole", func(r *rand.Rand, b []byte) []byte {
		at, n := r.IntN(len(b)), 1+r.IntN(4096)
		return append(b[:at], b[min(len(b), at+n):]...)
	}},
	{"a part twice", func(r *rand.Rand, b []byte) []byte {
		at := r.IntN(len(b))
		return bytes.Join([][]byte{b[:at], bytes.Clone(block(r, b)), b[at:]}, nil)
	}},
	{"loop", looped},
	{"numbers", renumbered},
}

func flipped(r *rand.Rand, b []byte, n int) []byte {
	for range n {
		b[r.IntN(len(b))] ^= 1 << r.IntN(8)
	}
	return b
}

func block(r *rand.Rand, b []byte) []byte {
	at := r.IntN(len(b))
	return b[at:min(len(b), at+1+r.IntN(4096))]
}

var (
	reference = regexp.MustCompile(`\b\d+ 0 R\b`)
	figure    = regexp.MustCompile(`\b\d+\b`)
)

// looped lets one object point to another than it should, often to itself.
func looped(r *rand.Rand, b []byte) []byte {
	all := reference.FindAllIndex(b, -1)
	if len(all) < 2 {
		return flipped(r, b, 3)
	}
	to, from := all[r.IntN(len(all))], all[r.IntN(len(all))]
	return bytes.Join([][]byte{b[:to[0]], bytes.Clone(b[from[0]:from[1]]), b[to[1]:]}, nil)
}

// renumbered writes another number in place of one between the streams.
func renumbered(r *rand.Rand, b []byte) []byte {
	heads := regexp.MustCompile(`<<[^<>]*>>`).FindAllIndex(b, -1)
	if heads == nil {
		return flipped(r, b, 3)
	}
	head := heads[r.IntN(len(heads))]
	numbers := figure.FindAllIndex(b[head[0]:head[1]], -1)
	if numbers == nil {
		return flipped(r, b, 3)
	}
	at := numbers[r.IntN(len(numbers))]
	other := []string{"0", "1", "-1", "65536", "99999999", "2147483648", strconv.Itoa(r.IntN(5000))}[r.IntN(7)]
	return bytes.Join([][]byte{b[:head[0]+at[0]], []byte(other), b[head[0]+at[1]:]}, nil)
}

// told are the samples whose figures are known.
func told(t *testing.T) (list []samples.Sample, bytes map[string][]byte) {
	sample(t, "formats/README.md")
	bytes = map[string][]byte{}
	for _, dir := range []string{"real", "formats"} {
		folder := os.DirFS(filepath.Join(os.Getenv("NIANBAO_SAMPLES"), dir))
		all, err := samples.Load(folder, folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range all {
			if path.Ext(s.File) != ".pdf" {
				continue
			}
			b, err := fs.ReadFile(folder, s.File)
			if err != nil {
				t.Fatal(err)
			}
			if len(b) > 0 && len(b) < 2<<20 { // the scan gives nothing to damage
				list, bytes[s.File] = append(list, s), b
			}
		}
	}
	return list, bytes
}

// TestDamaged harms the sample files in every way: each variant ends in its state and its
// time, the children's memory stays bounded, and what is stored is what the file says.
// NIANBAO_DAMAGED is how many variants there are (5000 by make fuzz), or @ and the number
// of one of them.
func TestDamaged(t *testing.T) {
	first, count := 0, 60
	if n, err := strconv.Atoi(os.Getenv("NIANBAO_DAMAGED")); err == nil {
		count = n
	}
	if one, ok := strings.CutPrefix(os.Getenv("NIANBAO_DAMAGED"), "@"); ok {
		first, _ = strconv.Atoi(one)
		count = first + 1
	}
	list, files := told(t)
	pool := isolate.New()
	defer pool.Close()
	engines, tally := pool.Engines(), newTally()
	stop := peak(t)
	work := make(chan int)
	var group sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for i := range work {
				s, harm := list[i%len(list)], harms[i/len(list)%len(harms)]
				b := harm.do(rand.New(rand.NewPCG(uint64(i), 4)), bytes.Clone(files[s.File]))
				at := time.Now()
				content, err := engines.Read(b)
				took := time.Since(at)
				outcome := held(t, fmt.Sprintf("variant %d, %s, %s", i, s.File, harm.name), content, err, s.Truth)
				tally.add(harm.name, outcome, took)
				if took > 40*time.Second {
					t.Errorf("variant %d, %s, %s: %v", i, s.File, harm.name, took)
				}
			}
		})
	}
	for i := first; i < count; i++ {
		work <- i
	}
	close(work)
	group.Wait()
	most := stop()
	t.Logf("peak %d MB in all processes\n%s", most>>20, tally)
	if most > 1<<30 {
		t.Errorf("%d MB in all processes", most>>20)
	}
}

// held is what became of a variant, as a word for the tally.
func held(t *testing.T, name string, content *extract.Content, err error, truth samples.Truth) string {
	if err != nil {
		return "refused: " + err.(*extract.Refusal).Reason
	}
	report := normalize.Understand(content)
	truth.Partial = false
	got := samples.Compare(report, checks.Result{}, truth)
	switch {
	case len(got.Silent) > 0:
		t.Errorf("%s: %d silent errors beside %d right figures: %v", name, len(got.Silent), got.Right, got.Silent[:min(3, len(got.Silent))])
		return "silent error"
	case len(got.Wrong) > 0:
		return "wrong with a problem"
	case got.Right == got.Total:
		return "all right"
	}
	return "part, all right"
}

// tally counts outcomes by harm.
type tally struct {
	sync.Mutex
	counts  map[string]map[string]int
	slowest time.Duration
	took    time.Duration
	all     int
}

func newTally() *tally { return &tally{counts: map[string]map[string]int{}} }

func (y *tally) add(harm, outcome string, took time.Duration) {
	y.Lock()
	defer y.Unlock()
	if y.counts[harm] == nil {
		y.counts[harm] = map[string]int{}
	}
	y.counts[harm][outcome]++
	y.slowest, y.took, y.all = max(y.slowest, took), y.took+took, y.all+1
}

func (y *tally) String() string {
	var s strings.Builder
	fmt.Fprintf(&s, "%d variants, %v each, the slowest %v\n", y.all, (y.took / time.Duration(max(1, y.all))).Round(time.Millisecond), y.slowest.Round(time.Millisecond))
	for _, h := range harms {
		fmt.Fprintf(&s, "%-14s %v\n", h.name, y.counts[h.name])
	}
	return s.String()
}
