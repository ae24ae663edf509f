package crawl

// The name under which a server hands a file out: in Content-Disposition, in one of the
// ways in which it is written there. Addresses of such files say nothing.

import (
	"mime"
	"net/http"
	"net/url"
	"path"
	"strings"
	"unicode/utf8"

	"nianbao/extract"
)

// fileName is the name that a header gives a file, "" for none.
func fileName(h http.Header) string {
	_, fields, err := mime.ParseMediaType(h.Get("Content-Disposition"))
	if err != nil {
		return ""
	}
	name := fields["filename"]
	if !utf8.ValidString(name) { // raw bytes, mostly of GBK
		name = extract.Decoded([]byte(name))
	}
	if plain, err := url.PathUnescape(name); err == nil && utf8.ValidString(plain) {
		name = plain
	}
	if name == "" {
		return ""
	}
	return path.Base("/" + strings.ReplaceAll(name, `\`, "/"))
}
