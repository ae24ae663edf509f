package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
	"testing"
)

// withStream is an object whose dictionary says head, around packed text.
func withStream(head string, harm func([]byte) []byte) []byte {
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	fmt.Fprint(w, strings.Repeat("BT (1830) Tj ET 0 0 m ", 50))
	w.Close()
	data := harm(z.Bytes())
	return fmt.Appendf(nil, "%%PDF-1.4\n4 0 obj\n<<%s/Length %d>>\nstream\r\n%s\nendstream\nendobj\n", head, len(data), data)
}

// TestSound: a flipped bit is found where text may depend on it.
func TestSound(t *testing.T) {
	same := func(b []byte) []byte { return b }
	flip := func(b []byte) []byte { b[len(b)/2] ^= 4; return b }
	short := func(b []byte) []byte { return b[:len(b)-4] }
	for name, c := range map[string]struct {
		b    []byte
		want bool
	}{
		"sound":            {withStream("/Filter/FlateDecode", same), true},
		"array":            {withStream("/Filter [ /FlateDecode ]", same), true},
		"flipped":          {withStream("/Filter/FlateDecode", flip), false},
		"flipped in array": {withStream("/Filter[/FlateDecode]", flip), false},
		"wrong checksum":   {withStream("/Filter/FlateDecode", func(b []byte) []byte { b[len(b)-1]++; return b }), false},
		"no checksum":      {withStream("/Filter/FlateDecode", short), true},
		"picture":          {withStream("/Subtype/Image/Filter/FlateDecode", flip), true},
		"not packed":       {withStream("", flip), true},
		"encrypted":        {append(withStream("/Filter/FlateDecode", flip), "trailer\n<</Encrypt 9 0 R>>"...), true},
		"nothing":          {nil, true},
	} {
		if _, err := Sound(c.b); (err == nil) != c.want {
			t.Errorf("%s: %v", name, err)
		}
	}
}
