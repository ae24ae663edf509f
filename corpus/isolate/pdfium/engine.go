// Package pdfium reads PDF files with PDFium, which runs as WebAssembly inside the
// program: what is painted on each page, and where. It is engine A.
//
// An Engine can hang and can take all the memory that it is given. Whoever calls it
// on documents of others does so in a process that may be killed (package isolate).
//
// Map of the package:
//
//	engine.go   Engine: starting PDFium, with its limits; Pages
//	call.go, function.go   calling its functions, and reading what they leave
//	memory.go, memory_unix.go, memory_other.go   the memory that it has
//	fonts.go, measure.go   the file system it sees: one font that has every
//	            character and draws none of them
//	page.go     one page: the walk over its objects
//	annotation.go   form fields and comments, which lie on it
//	place.go, clip.go   where they stand as the page is shown, and what of them is seen
//	text.go, blind.go   characters, and those that it leaves out; path.go, stroke.go   lines and filled areas
//	render.go   a page as a picture
package pdfium

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	gopdfium "github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"

	"nianbao/extract/page"
)

const (
	// MaxBytes is the largest file that is opened, MaxPages the most pages that it may have.
	MaxBytes = 64 << 20
	MaxPages = 200
	// maxGlyphs and maxSegments bound one page; what is beyond is left out, and the page says so.
	maxGlyphs   = 50_000
	maxSegments = 20_000
	// total bounds the glyphs and segments of a whole document: 200 full pages have 400,000.
	total = 600_000
	// memoryPages, of 64 KB, is what PDFium may take to read: 128 MB. A stream that
	// unpacks to 1 GB ends there with an error.
	memoryPages = 2048
)

// Engine is one running PDFium. It serves one document at a time.
type Engine struct {
	pool   gopdfium.Pool
	module api.Module
	calls  [functions]api.Function
	stack  [12]uint64 // the arguments of a call and its result
	room   uint32     // a few bytes in its memory for what its functions return
	left   int        // of the total, for the document in hand
	font   string     // the file that painted pages take characters from
	broken error      // a trap: nothing in its memory can be trusted any more
}

// New starts PDFium. The compiled program is kept in the user's cache folder, where
// there is one: the first start takes seconds, later ones a tenth of a second.
func New() (*Engine, error) { return start(memoryPages, measureOnly()) }

func start(pages uint32, fonts wazero.FSConfig) (*Engine, error) {
	e := &Engine{}
	settings := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(pages)
	if cache := compiled(); cache != nil {
		settings = settings.WithCompilationCache(cache)
	}
	ctx := experimental.WithFunctionListenerFactory(context.Background(), atStart{e})
	pool, err := webassembly.Init(webassembly.Config{
		Context:       experimental.WithMemoryAllocator(ctx, reserve{uint64(pages) << 16}),
		MinIdle:       1,
		MaxIdle:       1,
		MaxTotal:      1,
		RuntimeConfig: settings,
		FSConfig:      fonts,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
		ReuseWorkers:  true,
	})
	if err != nil {
		return nil, fmt.Errorf("starting PDFium: %w", err)
	}
	e.pool = pool
	if _, err := pool.GetInstance(time.Minute); err != nil || e.module == nil {
		return nil, fmt.Errorf("starting PDFium: %w", errors.Join(err, pool.Close()))
	}
	e.room = uint32(e.call(malloc, roomBytes))
	return e, e.broken
}

// compiled is the cache of compiled programs, nil where no folder can hold it.
func compiled() wazero.CompilationCache {
	dir, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "nianbao", "pdfium"))
	if err != nil {
		return nil
	}
	return cache
}

// Close ends PDFium and gives its memory back.
func (e *Engine) Close() error { return e.pool.Close() }

// Broken says that PDFium ended in a trap and must be started anew.
func (e *Engine) Broken() bool { return e.broken != nil }

// atStart takes the module when its first function is called: its other functions
// are then called directly, because objects must be compared by their address, which
// the wrapper replaces by random names.
type atStart struct{ engine *Engine }

func (s atStart) NewFunctionListener(f api.FunctionDefinition) experimental.FunctionListener {
	for _, name := range f.ExportNames() {
		if name == "FPDF_InitLibrary" {
			return s
		}
	}
	return nil
}

func (s atStart) Before(_ context.Context, m api.Module, _ api.FunctionDefinition, _ []uint64, _ experimental.StackIterator) {
	s.engine.module = m
}
func (atStart) After(context.Context, api.Module, api.FunctionDefinition, []uint64) {}
func (atStart) Abort(context.Context, api.Module, api.FunctionDefinition, error)    {}

// Pages reads all pages of a PDF. The error is always a *page.Failure: password,
// damaged, empty, limit or crash.
func (e *Engine) Pages(b []byte) (*page.Document, error) {
	d, err := e.open(b)
	if err != nil {
		return nil, err
	}
	defer e.close(d)
	count := int(int32(e.call(getPageCount, d.handle)))
	switch {
	case e.broken != nil:
		return nil, e.failure()
	case count <= 0:
		return nil, &page.Failure{Reason: "empty", Detail: "the file has no pages"}
	case count > MaxPages:
		return nil, &page.Failure{Reason: "limit", Detail: fmt.Sprintf("%d pages, more than %d", count, MaxPages)}
	}
	e.left = total
	doc := &page.Document{Producer: e.meta(d, "Producer"), Creator: e.meta(d, "Creator")}
	fonts, opened := map[uint64]int{}, false
	for i := range count {
		p := e.page(d, i, fonts)
		if e.broken != nil {
			return nil, e.failure()
		}
		doc.Pages = append(doc.Pages, p)
		opened = opened || p.Width > 0
	}
	if !opened {
		return nil, &page.Failure{Reason: "damaged", Detail: "none of its pages can be opened"}
	}
	return doc, nil
}

// failure is a trap in words: out of memory inside a limit, or a crash.
func (e *Engine) failure() *page.Failure {
	if e.full() {
		return &page.Failure{Reason: "limit", Detail: "reading it takes more memory than is allowed"}
	}
	return &page.Failure{Reason: "crash", Detail: firstLine(e.broken)}
}
