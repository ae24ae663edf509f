package pdfium

// PDFium's memory: reserved once to the limit, so that growing copies nothing (twice the
// memory for a moment), and outside of Go's heap, so that it delays no collection.

import "github.com/tetratelabs/wazero/experimental"

// reserve makes memories that may grow to a limit.
type reserve struct{ bytes uint64 }

func (r reserve) Allocate(_, most uint64) experimental.LinearMemory {
	return &linear{all: reserved(int(min(most, r.bytes)))}
}

type linear struct{ all []byte }

// Reallocate gives the first size bytes, nil where there are not as many.
func (l *linear) Reallocate(size uint64) []byte {
	if size > uint64(len(l.all)) {
		return nil
	}
	return l.all[:size:size]
}

func (l *linear) Free() {
	release(l.all)
	l.all = nil
}
