package fetch

// Reading a body within its limits, and taking its coding off.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// Words of WARC-Truncated, and one for a content coding.
const (
	cutByLength     = "length"     // the limit on bytes
	cutByTime       = "time"       // the limit on time
	cutByDisconnect = "disconnect" // the server stopped early
)

// errCoding: the body is whole, what is in it could not be taken out.
var errCoding = errors.New("content coding")

// readBody fills Body and Content. What came before an error is kept, and the error
// says what is missing.
func (h *Host) readBody(a *Answer, resp *http.Response) (err error) {
	limit := h.f.o.MaxBody
	a.Body, err = io.ReadAll(io.LimitReader(resp.Body, limit+1))
	switch {
	case int64(len(a.Body)) > limit:
		a.Body, a.Meta.Truncated = a.Body[:limit], cutByLength
		err = fmt.Errorf("more than %d bytes", limit)
	case errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		a.Meta.Truncated = cutByTime
	case err != nil:
		a.Meta.Truncated = cutByDisconnect
	}
	a.Meta.TransferEncoding = strings.Join(resp.TransferEncoding, ", ") // undone by net/http
	if len(a.Body) == 0 {                                               // a 304 may name a coding and send none
		return err
	}
	var undone error
	if a.Content, undone = a.Capture.Content(limit); undone != nil && err == nil {
		return fmt.Errorf("%w: %w", errCoding, undone)
	}
	return err
}

func cutClass(why error, truncated string) Class {
	switch {
	case errors.Is(why, errCoding):
		return CutCoding
	case truncated == cutByLength:
		return CutSize
	case truncated == cutByTime:
		return CutTime
	}
	return CutLength
}
