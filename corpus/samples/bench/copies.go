package main

// Copies: sections with planted copies, sketched, compared and clustered as a data
// set does it; what was found of what was planted, the time and the memory.

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"sync"
	"time"

	"nianbao/corpus/alike"
	"nianbao/corpus/alike/planted"
)

const (
	perCounty = planted.Agencies * planted.Years * planted.Parts
	perReport = planted.Parts
)

// copyBench is a planted collection whose texts lie in a file.
type copyBench struct {
	planted.Collection
	file   *os.File
	at     []int64 // where the text of each section begins, and where the last ends
	common *alike.Wording
	set    *alike.Collection
}

// measureCopies makes n sections and clusters them.
func measureCopies(n int) error {
	file, err := os.CreateTemp("", "nianbao-copies-")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	defer file.Close()
	b := &copyBench{Collection: planted.Collection{N: n}, file: file}
	if err := b.write(); err != nil {
		return err
	}
	fmt.Printf("copies: %d sections, %.0f MB of text\n", n, float64(b.at[n])/1e6)
	begun := time.Now()
	b.nation()
	b.step("wording of the country", &begun)
	b.sketch()
	b.step("sketches, wording of counties", &begun)
	clusters := b.set.Clusters()
	b.step("candidates, verification, clusters", &begun)
	b.told(b.Score(clusters), len(clusters))
	return nil
}

func (b *copyBench) step(name string, begun *time.Time) {
	fmt.Printf("  %-36s %7.1f s, %7.1f s of processor time so far, %5d MB at most\n", name, time.Since(*begun).Seconds(), ownTime().Seconds(), ownMemory()>>20)
	*begun = time.Now()
}

func (b *copyBench) told(s planted.Score, clusters int) {
	fmt.Printf("  %d clusters; recall %.4f, precision %.4f of %d pairs named\n", clusters, s.Recall(), s.Precision(), s.Named)
	for _, sort := range []planted.Sort{planted.Exact, planted.Renamed, planted.Changed5, planted.Changed10, planted.Changed15, planted.Handed} {
		fmt.Printf("    %-12s %6d planted, %6d found\n", sort, s.Planted[sort], s.Found[sort])
	}
}

// write keeps the texts in the file, so that they cost no memory.
func (b *copyBench) write() error {
	w := bufio.NewWriterSize(b.file, 1<<20)
	b.at = make([]int64, b.N+1)
	const batch = 4096
	texts := make([]string, batch)
	for from := 0; from < b.N; from += batch {
		n := min(batch, b.N-from)
		parallel(n, func(i int) { texts[i] = b.Collection.Text(from + i) })
		for i, text := range texts[:n] {
			b.at[from+i+1] = b.at[from+i] + int64(len(text))
			if _, err := w.WriteString(text); err != nil {
				return err
			}
		}
	}
	return w.Flush()
}

// stripped reads a text and strips it.
func (b *copyBench) stripped(i int) string {
	text := make([]byte, b.at[i+1]-b.at[i])
	if _, err := b.file.ReadAt(text, b.at[i]); err != nil {
		panic(err)
	}
	return alike.Strip(string(text), b.Names(i))
}

// nation takes the wording of the country from a sample of reports.
func (b *copyBench) nation() {
	names := make([]string, (b.N+perReport-1)/perReport)
	for i := range names {
		names[i] = fmt.Sprintf("%08d", i)
	}
	var nation alike.Nation
	for _, report := range alike.Sample(names) {
		var all [][]uint32
		for i := report * perReport; i < min(b.N, (report+1)*perReport); i++ {
			all = append(all, alike.Hashes(b.stripped(i), nil))
		}
		nation.Add(uint32(report*perReport/perCounty), all...)
	}
	b.common = nation.Wording()
}

// sketch goes through the collection county by county.
func (b *copyBench) sketch() {
	b.set = &alike.Collection{Sections: make([]alike.Section, b.N), County: map[string]*alike.Wording{}}
	b.set.Shingles = func(i int) alike.Set { return alike.Shingles(b.stripped(i), b.common) }
	var mu sync.Mutex
	parallel((b.N+perCounty-1)/perCounty, func(county int) {
		agencies := map[string]alike.Set{}
		for i := county * perCounty; i < min(b.N, (county+1)*perCounty); i++ {
			s, text := b.Section(i), b.stripped(i)
			hashes := alike.Hashes(text, b.common)
			s.Sketch = alike.NewSketch(alike.HashText(text), hashes)
			agencies[s.Agency] = append(agencies[s.Agency], hashes...)
			b.set.Sections[i] = s
		}
		words := alike.OfCounty(agencies)
		mu.Lock()
		defer mu.Unlock()
		b.set.County[b.set.Sections[county*perCounty].County] = words
	})
}

// parallel runs a task for each number on all cores.
func parallel(n int, task func(int)) {
	var all sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := range next {
				task(i)
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	all.Wait()
}
