package isolate

// The child's side. It answers one question at a time and ends when the program that
// started it has gone.

import (
	"bufio"
	"errors"
	"fmt"
	"image"
	"io"
	"math"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"

	"nianbao/corpus/isolate/pdfium"
	"nianbao/corpus/isolate/second"
	"nianbao/extract/page"
)

// Command is the hidden command by which the program starts itself as a child.
const Command = "__extract-worker"

// What a child is for. One that paints takes more memory.
const (
	reads  = "read"
	paints = "paint"
)

// Asked tells whether these arguments, without the program's name, make it a child.
func Asked(args []string) bool {
	return len(args) == 2 && args[0] == Command && (args[1] == reads || args[1] == paints)
}

// Serve is the whole life of a child: questions from in, answers to out. It returns the
// exit code; exit ends the process at once when the parent has gone in mid-work.
func Serve(args []string, in io.Reader, out io.Writer, exit func(int)) int {
	signal.Ignore(os.Interrupt) // Ctrl-C is for the parent, who may still want an answer
	runtime.GOMAXPROCS(2)
	purpose := args[1]
	hold(purpose)
	debug.SetMemoryLimit(softLimit)
	debug.SetGCPercent(garbage)
	w := &worker{out: bufio.NewWriterSize(out, 1<<16)}
	var err error
	if purpose == paints {
		w.engine, err = pdfium.NewPainter()
	} else {
		w.engine, err = pdfium.New()
	}
	if err != nil {
		_ = w.answer(failed, putFailure(&page.Failure{Reason: "crash", Detail: err.Error()}))
		return 1
	}
	if w.answer(ready) != nil {
		return 1
	}
	for q := range questions(in, exit) {
		if err := w.serve(q); err != nil {
			return 1
		}
	}
	return 0
}

// question is what the parent wants.
type question struct {
	kind kind
	body []byte
}

// questions reads ahead of the work, to see at once when the parent has gone.
func questions(in io.Reader, exit func(int)) <-chan question {
	next := make(chan question)
	go func() {
		for {
			k, body, err := readFrame(in)
			if err != nil {
				exit(0)
				close(next)
				return
			}
			next <- question{k, body}
		}
	}()
	return next
}

type worker struct {
	engine *pdfium.Engine
	out    *bufio.Writer
}

func (w *worker) answer(k kind, parts ...[]byte) error {
	if err := writeFrame(w.out, k, parts...); err != nil {
		return err
	}
	return w.out.Flush()
}

// serve answers one question. An engine that ended in a trap answers with its failure;
// the parent then lets this child go.
func (w *worker) serve(q question) error {
	body, err := w.work(q)
	if err == nil {
		return w.answer(answered, body)
	}
	var f *page.Failure
	if !errors.As(err, &f) {
		f = &page.Failure{Reason: "crash", Detail: err.Error()}
	}
	return w.answer(failed, putFailure(f))
}

func (w *worker) work(q question) (body []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			body, err = nil, &page.Failure{Reason: "crash", Detail: fmt.Sprint(p)}
		}
	}()
	switch q.kind {
	case askPages:
		d, err := w.engine.Pages(q.body)
		if err != nil {
			return nil, err
		}
		return putDocument(d), nil
	case askText:
		t, err := second.Read(q.body)
		if err != nil {
			return nil, err
		}
		return putStrings(t.Pages), nil
	case askPaint:
		m, err := w.paint(q.body)
		if err != nil {
			return nil, err
		}
		return putPicture(m), nil
	}
	return nil, errFrame
}

func (w *worker) paint(body []byte) (image.Image, error) {
	s := source{b: body}
	number, dpi := s.count(), s.number()
	if s.bad || math.IsNaN(dpi) {
		return nil, errFrame
	}
	return w.engine.Render(s.b, number, dpi)
}
