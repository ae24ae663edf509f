package isolate

import (
	"errors"
	"image"
	"runtime"
	"sync"
	"time"

	"nianbao/extract"
	"nianbao/extract/page"
)

// mostChildren bounds the readers, so that all of them together stay in memory.
const mostChildren = 4

// Pool is a number of children that are started when they are needed. It may be used
// by several goroutines; a document waits until a child is free.
type Pool struct {
	reading, painting *group
}

// New makes a pool. Nothing is started before the first PDF is read.
func New() *Pool {
	return &Pool{newGroup(reads, min(runtime.GOMAXPROCS(0), mostChildren)), newGroup(paints, 1)}
}

// Engines are the pool, as a reader of documents sees it. What they answer is what the
// same engines in this process would. Each question that is asked outside of a document
// has a time of its own.
func (p *Pool) Engines() extract.Engines {
	return extract.Engines{
		Begin:  p.begin,
		Pages:  func(b []byte) (*page.Document, error) { return p.pages(newBudget(documentTime), b) },
		Second: func(b []byte) (*page.Text, error) { return p.second(newBudget(documentTime), b) },
		Render: func(b []byte, number int, dpi float64) (image.Image, error) {
			return p.render(newBudget(paintTime), b, number, dpi)
		},
	}
}

// Close ends all children. A document in work ends as a crash.
func (p *Pool) Close() {
	p.reading.close()
	p.painting.close()
}

// Wait returns when all children that ever were have gone; Close comes before it.
func (p *Pool) Wait() {
	p.reading.alive.Wait()
	p.painting.alive.Wait()
}

func (p *Pool) pages(d *budget, b []byte) (*page.Document, error) {
	return asked(p.reading, askPages, d, documentTime, takeDocument, b)
}

func (p *Pool) second(d *budget, b []byte) (*page.Text, error) {
	return asked(p.reading, askText, d, textTime, takeText, b)
}

func (p *Pool) render(d *budget, b []byte, number int, dpi float64) (image.Image, error) {
	return asked(p.painting, askPaint, d, paintTime, takePicture, putNumber(putCount(nil, number), dpi), b)
}

// asked asks a group and decodes the answer.
func asked[T any](g *group, k kind, d *budget, most time.Duration, decode func([]byte) (T, error), parts ...[]byte) (T, error) {
	body, err := g.ask(k, d, most, parts...)
	if err != nil {
		var none T
		return none, err
	}
	answer, err := decode(body)
	if err != nil {
		err = &page.Failure{Reason: "crash", Detail: err.Error()}
	}
	return answer, err
}

// group is the children of one purpose.
type group struct {
	purpose string
	slots   chan struct{} // one for each that may work

	alive    sync.WaitGroup
	starting sync.Mutex // one starts at a time: the first compiles, the others find it done

	sync.Mutex
	idle   []*child
	busy   map[*child]bool
	closed bool
}

func newGroup(purpose string, most int) *group {
	return &group{purpose: purpose, slots: make(chan struct{}, most), busy: map[*child]bool{}}
}

var errClosed = errors.New("the readers have been closed")

// ask gets a child and asks it. One that had served before and crashed may have been
// broken by an earlier document: then the question goes to a new one, in the time that
// is left.
func (g *group) ask(k kind, d *budget, most time.Duration, parts ...[]byte) ([]byte, error) {
	g.slots <- struct{}{}
	defer func() { <-g.slots }()
	for {
		within := d.grant(most)
		if within <= 0 {
			return nil, &page.Failure{Reason: "timeout", Detail: "the time of the document is over"}
		}
		c, err := g.take()
		if err != nil {
			return nil, &page.Failure{Reason: "crash", Detail: err.Error()}
		}
		fresh, at := c.served == 0, time.Now()
		body, spent, err := c.ask(k, within, parts...)
		d.spend(time.Since(at))
		g.give(c, spent)
		var f *page.Failure
		if errors.As(err, &f) && f.Reason == "crash" && !fresh && !g.isClosed() {
			continue
		}
		return body, err
	}
}

// take gives an idle child, or a new one.
func (g *group) take() (*child, error) {
	if c, err := g.pick(); c != nil || err != nil {
		return c, err
	}
	g.starting.Lock()
	defer g.starting.Unlock()
	if c, err := g.pick(); c != nil || err != nil { // one that came back meanwhile
		return c, err
	}
	c, err := startChild(g.purpose, &g.alive)
	if err != nil {
		return nil, err
	}
	g.Lock()
	defer g.Unlock()
	if g.closed {
		c.kill()
		return nil, errClosed
	}
	g.busy[c] = true
	return c, nil
}

// pick gives an idle child, nil where there is none.
func (g *group) pick() (*child, error) {
	g.Lock()
	defer g.Unlock()
	last := len(g.idle) - 1
	switch {
	case g.closed:
		return nil, errClosed
	case last < 0:
		return nil, nil
	}
	c := g.idle[last]
	g.idle = g.idle[:last]
	g.busy[c] = true
	return c, nil
}

// give takes a child back, or lets it go.
func (g *group) give(c *child, spent bool) {
	g.Lock()
	defer g.Unlock()
	delete(g.busy, c)
	if spent || g.closed {
		c.kill()
		return
	}
	g.idle = append(g.idle, c)
}

func (g *group) isClosed() bool {
	g.Lock()
	defer g.Unlock()
	return g.closed
}

func (g *group) close() {
	g.Lock()
	defer g.Unlock()
	g.closed = true
	for _, c := range g.idle {
		c.kill()
	}
	for c := range g.busy {
		c.kill()
	}
	g.idle = nil
}
