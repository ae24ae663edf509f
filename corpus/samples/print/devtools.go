package print

// The DevTools protocol over a pair of pipes: messages of JSON, each ended by a
// zero byte. One question is open at a time; the browser's own news is passed over
// but for the one that is waited for.

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
)

type devtools struct {
	to      io.Writer
	from    *bufio.Reader
	last    int
	session string
}

type message struct {
	ID     int             `json:"id,omitempty"`
	Method string          `json:"method,omitempty"`
	Result json.RawMessage `json:"result,omitempty"`
	Error  *struct {
		Message string `json:"message"`
	} `json:"error,omitempty"`
}

// ask sends a command and reads its answer into result, which may be nil.
func (d *devtools) ask(method string, params map[string]any, result any) error {
	d.last++
	command := map[string]any{"id": d.last, "method": method, "params": params}
	if d.session != "" {
		command["sessionId"] = d.session
	}
	b, err := json.Marshal(command)
	if err != nil {
		return err
	}
	if _, err := d.to.Write(append(b, 0)); err != nil {
		return fmt.Errorf("chromium: %s: %w", method, err)
	}
	m, err := d.read(func(m message) bool { return m.ID == d.last })
	switch {
	case err != nil:
		return fmt.Errorf("chromium: %s: %w", method, err)
	case m.Error != nil:
		return fmt.Errorf("chromium: %s: %s", method, m.Error.Message)
	case result == nil:
		return nil
	}
	return json.Unmarshal(m.Result, result)
}

// await reads on until the browser tells of an event.
func (d *devtools) await(event string) error {
	_, err := d.read(func(m message) bool { return m.Method == event })
	return err
}

func (d *devtools) read(wanted func(message) bool) (message, error) {
	for {
		b, err := d.from.ReadBytes(0)
		if err != nil {
			return message{}, err
		}
		var m message
		if err := json.Unmarshal(b[:len(b)-1], &m); err != nil {
			return message{}, err
		}
		if wanted(m) {
			return m, nil
		}
	}
}
