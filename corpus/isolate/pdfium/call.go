package pdfium

// Calling PDFium: arguments and results are numbers, and what does not fit into one
// stands in its memory.

import (
	"context"
	"fmt"
	"math"
	"strings"

	"nianbao/extract/page"
)

// roomBytes is enough for a matrix, a rectangle or four numbers.
const roomBytes = 64

// call calls a function of PDFium. After a trap nothing is called any more and
// every answer is 0: callers look at broken when they are done with a step.
func (e *Engine) call(which function, arguments ...uint64) uint64 {
	if e.broken != nil {
		return 0
	}
	f := e.calls[which]
	if f == nil {
		if f = e.module.ExportedFunction(functionNames[which]); f == nil {
			e.broken = fmt.Errorf("PDFium has no function %s", functionNames[which])
			return 0
		}
		e.calls[which] = f
	}
	n := copy(e.stack[:], arguments)
	if err := f.CallWithStack(context.Background(), e.stack[:max(n, 1)]); err != nil {
		e.broken = fmt.Errorf("%s: %w", functionNames[which], err)
		return 0
	}
	return e.stack[0]
}

// yes is call for functions that answer with a truth value.
func (e *Engine) yes(which function, arguments ...uint64) bool {
	return int32(e.call(which, arguments...)) > 0
}

// at is the address of the i-th number of 4 bytes in the room for results.
func (e *Engine) at(i int) uint64 { return uint64(e.room) + uint64(4*i) }

// number reads the i-th number of 4 bytes in the room as an unsigned one.
func (e *Engine) number(i int) uint32 {
	v, _ := e.module.Memory().ReadUint32Le(uint32(e.at(i)))
	return v
}

func (e *Engine) float(i int) float64 { return float64(math.Float32frombits(e.number(i))) }

// double reads a number of 8 bytes, of which the i-th of 4 is the first half.
func (e *Engine) double(i int) float64 {
	v, _ := e.module.Memory().ReadUint64Le(uint32(e.at(i)))
	return math.Float64frombits(v)
}

// full says that its memory has grown to nearly all that it may take.
func (e *Engine) full() bool {
	const nearly = 9. / 10
	most, _ := e.module.Memory().Definition().Max()
	return float64(e.module.Memory().Size()) > nearly*float64(most)*65536
}

// document is an open file; its bytes stay in PDFium's memory until it is closed.
type document struct{ handle, bytes uint64 }

func (e *Engine) open(b []byte) (document, error) {
	if len(b) > MaxBytes {
		return document{}, &page.Failure{Reason: "limit", Detail: fmt.Sprintf("%d bytes, more than %d", len(b), MaxBytes)}
	}
	if len(b) == 0 {
		return document{}, &page.Failure{Reason: "empty", Detail: "the file has no bytes"}
	}
	d := document{bytes: e.call(malloc, uint64(len(b)))}
	if d.bytes == 0 || !e.module.Memory().Write(uint32(d.bytes), b) {
		return document{}, e.failure()
	}
	d.handle = e.call(loadMemDocument64, d.bytes, uint64(len(b)), 0)
	if d.handle == 0 {
		failure := e.refusal()
		e.close(d)
		return document{}, failure
	}
	return d, nil
}

func (e *Engine) close(d document) {
	if d.handle != 0 {
		e.call(closeDocument, d.handle)
	}
	e.call(free, d.bytes)
}

// refusal is why a file could not be opened, by PDFium's last error.
func (e *Engine) refusal() *page.Failure {
	if e.broken != nil {
		return e.failure()
	}
	switch e.call(getLastError) {
	case 4:
		return &page.Failure{Reason: "password", Detail: "the file opens only with a password"}
	case 5:
		return &page.Failure{Reason: "password", Detail: "the file is encrypted in a way that is not known"}
	}
	return &page.Failure{Reason: "damaged", Detail: "no pages can be found in the file"}
}

// meta is one text of the document's information.
func (e *Engine) meta(d document, tag string) string {
	const most = 512
	name := e.call(malloc, most+32)
	if name == 0 {
		return ""
	}
	defer e.call(free, name)
	e.module.Memory().Write(uint32(name), append([]byte(tag), 0))
	text := name + 32
	n := min(e.call(getMetaText, d.handle, name, text, most), most)
	b, _ := e.module.Memory().Read(uint32(text), uint32(n))
	return wide(b)
}

func firstLine(err error) string {
	line, _, _ := strings.Cut(err.Error(), "\n")
	return line
}
