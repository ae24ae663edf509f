package archive

// HAR 1.2: what a browser's network panel saves. Bodies are decoded there, so that the
// bytes are the browser's, not the server's.

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

type harEntry struct {
	Started string `json:"startedDateTime"`
	IP      string `json:"serverIPAddress"`
	Request struct {
		Method   string     `json:"method"`
		URL      string     `json:"url"`
		Headers  []harField `json:"headers"`
		PostData struct {
			Text string `json:"text"`
		} `json:"postData"`
	} `json:"request"`
	Response struct {
		Status     int        `json:"status"`
		StatusText string     `json:"statusText"`
		Headers    []harField `json:"headers"`
		Content    struct {
			Mime     string  `json:"mimeType"`
			Text     *string `json:"text"`
			Encoding string  `json:"encoding"`
		} `json:"content"`
	} `json:"response"`
}

type harField struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// maxHAREntry bounds the text of one entry: a body of Limit in base64, and its heads.
const maxHAREntry = Limit/3*4 + 8<<20

func readHAR(r io.Reader, name string, yield func(*Capture) error) ([]Damage, error) {
	bounds := &bound{r: r, left: maxHAREntry}
	d := json.NewDecoder(bounds)
	if err := enterArray(d, "log", "entries"); err != nil {
		return nil, err
	}
	var damages []Damage
	for d.More() {
		var e harEntry
		offset := d.InputOffset()
		bounds.left = maxHAREntry
		err := d.Decode(&e)
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			damages = append(damages, Damage{name, offset, false, err.Error()})
			continue
		}
		if err != nil {
			return append(damages, Damage{name, offset, errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF), err.Error()}), nil
		}
		c, err := e.capture()
		if err != nil {
			damages = append(damages, Damage{name, offset, false, err.Error()})
			continue
		}
		c.Place = Place{name, offset, d.InputOffset() - offset}
		if err := yield(c); err != nil {
			return damages, err
		}
	}
	if _, err := d.Token(); err != nil {
		damages = append(damages, Damage{name, d.InputOffset(), true, "the file ends in the middle"})
	}
	return damages, nil
}

// bound gives up a single value that is larger than any document may be.
type bound struct {
	r    io.Reader
	left int
}

func (b *bound) Read(p []byte) (int, error) {
	if b.left <= 0 {
		return 0, ErrTooLarge
	}
	n, err := b.r.Read(p)
	b.left -= n
	return n, err
}

// enterArray goes to the array that stands under these names, passing over all else.
func enterArray(d *json.Decoder, names ...string) error {
	for _, name := range names {
		if t, err := d.Token(); err != nil || t != json.Delim('{') {
			return errors.Join(err, errors.New("no HAR file"))
		}
		for {
			t, err := d.Token()
			if err != nil {
				return err
			}
			if t == json.Delim('}') {
				return fmt.Errorf("no HAR file: it has no %q", name)
			}
			if t == name {
				break
			}
			var other json.RawMessage
			if err := d.Decode(&other); err != nil {
				return err
			}
		}
	}
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return errors.Join(err, errors.New("no HAR file"))
	}
	return nil
}

func (e *harEntry) capture() (*Capture, error) {
	at, err := time.Parse(time.RFC3339, e.Started)
	if err != nil {
		return nil, err
	}
	c := &Capture{URL: e.Request.URL, FetchedAt: at.UTC(), Method: e.Request.Method, RequestHeader: harHeader(e.Request.Headers),
		RequestBody: []byte(e.Request.PostData.Text), IP: strings.Trim(e.IP, "[]"), Status: e.Response.Status,
		Reason: e.Response.StatusText, Header: harHeader(e.Response.Headers)}
	for _, undone := range []string{"Content-Encoding", "Transfer-Encoding"} {
		c.Header.Del(undone)
	}
	if c.Header.Get("Content-Type") == "" {
		c.Header.Set("Content-Type", e.Response.Content.Mime)
	}
	switch text := e.Response.Content.Text; {
	case text == nil:
		c.Meta.Note = "the HAR file holds no body"
	case e.Response.Content.Encoding == "base64":
		c.Body, err = base64.StdEncoding.DecodeString(*text)
	default:
		c.Body = []byte(*text)
		c.Meta.CharsetUsed = "utf-8" // the browser decoded it, whatever the page says of itself
	}
	if len(c.Body) > Limit {
		c.Body, c.TooLarge = nil, true
	}
	return c, err
}

func harHeader(list []harField) http.Header {
	h := http.Header{}
	for _, f := range list {
		if !strings.HasPrefix(f.Name, ":") {
			h.Add(f.Name, f.Value)
		}
	}
	return h
}
