package samples

import (
	"bytes"
	"testing"
	"time"

	"golang.org/x/net/html"

	"nianbao/checks"
	"nianbao/corpus/samples/synth"
	"nianbao/extract"
	"nianbao/normalize"
)

// speedPages are reports as the benchmark of the whole program has them: two in
// five from sites, one from Word, with prose of real length.
func speedPages() (pages [][]byte) {
	names := []string{"html/site", "html/word", "html/clean", "html/site", "html/gb18030"}
	for i := range 100 {
		seed := uint64(i)
		style, _ := synth.StyleOf(names[i%len(names)])
		pages = append(pages, style.Render(synth.New(seed, synth.Options{Long: true, Recent: true}), seed))
	}
	return pages
}

// BenchmarkReading measures each room on what the room before it gives, beside the
// floor: parsing the same pages and no more.
func BenchmarkReading(b *testing.B) {
	pages := speedPages()
	contents := make([]*extract.Content, len(pages))
	reports := make([]*normalize.Report, len(pages))
	for i, page := range pages {
		contents[i], _ = extract.Read(page)
		reports[i] = normalize.Understand(contents[i])
	}
	for _, room := range []struct {
		name string
		read func(i int)
	}{
		{"parse", func(i int) { _, _ = html.Parse(bytes.NewReader(pages[i])) }},
		{"extract", func(i int) { _, _ = extract.Read(pages[i]) }},
		{"normalize", func(i int) { normalize.Understand(contents[i]) }},
		{"checks", func(i int) { checks.Run(reports[i], checks.Known{}) }},
	} {
		b.Run(room.name, func(b *testing.B) {
			b.ReportAllocs()
			for n := 0; b.Loop(); n++ {
				room.read(n % len(pages))
			}
		})
	}
}

// BenchmarkChecksBesideReading prints what the checks cost for each 100 of reading.
func BenchmarkChecksBesideReading(b *testing.B) {
	pages := speedPages()
	var reading, checking time.Duration
	for n := 0; b.Loop(); n++ {
		began := time.Now()
		content, _ := extract.Read(pages[n%len(pages)])
		report := normalize.Understand(content)
		read := time.Now()
		checks.Run(report, checks.Known{})
		reading, checking = reading+read.Sub(began), checking+time.Since(read)
	}
	b.ReportMetric(100*float64(checking)/float64(reading), "%reading")
}
