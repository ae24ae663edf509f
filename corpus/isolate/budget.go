package isolate

// The time of one document: its questions to all engines share it, those that are asked
// again of a new child among them. What it waits for others, and for a child to start, is
// not its own.

import (
	"image"
	"sync"
	"time"

	"nianbao/extract"
	"nianbao/extract/page"
)

// documentTime is what a document may take to be read in all engines together. It is less
// than the 20 seconds that it may take in all.
const documentTime = 18 * time.Second

// budget is what is left to a document.
type budget struct {
	sync.Mutex
	left time.Duration
}

func newBudget(all time.Duration) *budget { return &budget{left: all} }

// grant is the time for one question: what it may take at most, or what is left.
func (d *budget) grant(most time.Duration) time.Duration {
	d.Lock()
	defer d.Unlock()
	return min(most, d.left)
}

func (d *budget) spend(took time.Duration) {
	d.Lock()
	defer d.Unlock()
	d.left -= took
}

// begin gives one document the engines and the time that it has with them: for its text,
// and for its pictures, whose time grows with its pages.
func (p *Pool) begin(e extract.Engines) extract.Engines { return p.within(e, documentTime) }

func (p *Pool) within(e extract.Engines, all time.Duration) extract.Engines {
	reading, painting := newBudget(all), newBudget(all)
	e.Begin = nil
	e.Pages = func(b []byte) (*page.Document, error) { return p.pages(reading, b) }
	e.Second = func(b []byte) (*page.Text, error) { return p.second(reading, b) }
	e.Render = func(b []byte, number int, dpi float64) (image.Image, error) {
		painting.spend(-pageTime)
		return p.render(painting, b, number, dpi)
	}
	return e
}
